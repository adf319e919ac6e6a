import { Injectable } from '@nestjs/common';
import type { Role } from '@yizhan/identity/vocabulary';
import { UnitsService } from '../cases/units.service';
import { type ImportedPerson, PeopleImport } from '../identity/people.import';
import { JobsService } from '../jobs/jobs.service';
import { StationsService } from '../stations/stations.service';
import type { RawRow, RowFault } from './files/row';
import { type ImportOptions, type ImportOutcome, imported, refused } from './outcome';
import { readRowsInSlices, repeated } from './rows/fields';
import { type PersonRow, personRow } from './rows/people';

type Scopes = ReadonlyMap<string, string>;

/** Reads a file of people and finds the stations, units and employers that their roles are held in. */
@Injectable()
export class PeopleRows {
  constructor(
    private readonly people: PeopleImport,
    private readonly stations: StationsService,
    private readonly jobs: JobsService,
    private readonly units: UnitsService,
  ) {}

  async import(rows: readonly RawRow[], options: ImportOptions): Promise<ImportOutcome> {
    const { values, faults } = await readRowsInSlices(rows, personRow);
    if (faults.length > 0) return refused(faults);
    const scopes = await this.scopesOf(values);
    const found = values.map((person, index) => withScopes(person, index + 1, scopes));
    const wrong = [...repeated(values), ...found.flatMap((each) => each.faults)];
    if (wrong.length > 0) return refused(wrong);
    return imported(
      await this.people.import(
        found.map(({ person }) => person),
        options,
      ),
    );
  }

  private async scopesOf(people: readonly PersonRow[]): Promise<Map<Role, Scopes>> {
    const codes = (role: Role) =>
      people.flatMap(({ grants }) =>
        grants.flatMap((grant) => (grant.role === role && grant.scope ? [grant.scope] : [])),
      );
    return new Map<Role, Scopes>([
      ['station_staff', await this.stations.idsByCode(codes('station_staff'))],
      ['handler', await this.units.idsByCode(codes('handler'))],
      ['employer', await this.jobs.employerIdsByCode(codes('employer'))],
    ]);
  }
}

/** Roles that make sense only within a station, a unit or an employer. */
function withScopes(person: PersonRow, row: number, scopes: ReadonlyMap<Role, Scopes>) {
  const faults: RowFault[] = [];
  const grants = person.grants.map(({ role, scope }): ImportedPerson['grants'][number] => {
    const within = scopes.get(role);
    const id = scope ? within?.get(scope) : undefined;
    if (within && !id)
      faults.push({
        row,
        column: 'grants',
        message: `没有编号为 ${scope ?? '（空）'} 的站点、单位或雇主`,
      });
    return { role, scopeId: id ?? null };
  });
  return { person: { ...person, grants }, faults };
}
