import { Injectable } from '@nestjs/common';
import type { CaseCommand } from '@yizhan/cases';
import { type CaseImportRow, CasesImport } from '../cases/import.service';
import { UnitsService } from '../cases/units.service';
import { PeopleImport } from '../identity/people.import';
import { JobsService } from '../jobs/jobs.service';
import type { RawRow, RowFault } from './files/row';
import { type ImportOptions, type ImportOutcome, imported, refused } from './outcome';
import type { CaseStep } from './rows/case-steps';
import { type CaseRow, caseRow } from './rows/cases';
import { readRowsInSlices, repeated } from './rows/fields';

type Ids = ReadonlyMap<string, string>;

interface Known {
  readonly units: Ids;
  readonly employers: Ids;
  readonly employerNames: Ids;
  readonly accounts: Ids;
}

interface Numbered {
  readonly row: number;
  readonly value: CaseRow;
}

/** Reads a file of cases and finds the units, employers, people and cases that it names by code. */
@Injectable()
export class CaseRows {
  constructor(
    private readonly cases: CasesImport,
    private readonly units: UnitsService,
    private readonly jobs: JobsService,
    private readonly people: PeopleImport,
  ) {}

  async import(rows: readonly RawRow[], options: ImportOptions): Promise<ImportOutcome> {
    const { values, faults } = await readRowsInSlices(rows, caseRow(options.now));
    const wrong = faults.length > 0 ? faults : repeated(values);
    if (wrong.length > 0) return refused(wrong);
    const known = await this.known(values);
    const missing = values.flatMap((value, index) => missingIn(value, index + 1, known));
    if (missing.length > 0) return refused(missing);
    const numbered = values.map((value, index) => ({ row: index + 1, value }));
    // A case can be merged only into one that is there.
    const merged = numbered.filter(({ value }) => mergesInto(value) !== undefined);
    const first = await this.write(
      numbered.filter((each) => !merged.includes(each)),
      known,
      options,
    );
    if (!first.ok || merged.length === 0) return first;
    const second = await this.write(merged, known, options);
    if (!second.ok) return second;
    return imported({ created: first.counts.created + second.counts.created });
  }

  private async write(
    rows: readonly Numbered[],
    known: Known,
    { sample }: ImportOptions,
  ): Promise<ImportOutcome> {
    const targets = await this.cases.idsByCode(
      rows.flatMap(({ value }) => mergesInto(value) ?? []),
    );
    const lost = rows.filter(({ value }) => {
      const into = mergesInto(value);
      return into !== undefined && !targets.has(into);
    });
    if (lost.length > 0)
      return refused(
        lost.map(({ row }) => ({ row, column: 'history', message: '要并入的诉求不在文件里' })),
      );
    const given = rows.map(({ value }) => importRow(value, known, targets));
    const result = await this.cases.importCases(given, { sample });
    if (result.ok) return imported(result.value);
    const faults = (result.error.details?.faults ?? []) as readonly RowFault[];
    return refused(faults.map((fault) => ({ ...fault, row: rows[fault.row - 1]?.row ?? 0 })));
  }

  private async known(values: readonly CaseRow[]): Promise<Known> {
    const units = values.flatMap(({ history }) => history.flatMap(unitsOf));
    const employers = values.flatMap(({ employerCode }) => employerCode ?? []);
    const phones = values.flatMap(({ reporter }) => reporter?.phone ?? []);
    const employerIds = await this.jobs.employerIdsByCode([...new Set(employers)]);
    return {
      units: await this.units.idsByCode([...new Set(units)]),
      employers: employerIds,
      employerNames: await this.jobs.employerNames([...employerIds.values()]),
      accounts: await this.people.idsByPhone([...new Set(phones)]),
    };
  }
}

function mergesInto({ history }: CaseRow): string | undefined {
  for (const { command } of history) if (command.action === 'merge') return command.intoCode;
  return undefined;
}

function unitsOf({ unitCode, command }: CaseStep): string[] {
  const named =
    command.action === 'dispatch' ? [command.leadUnitCode, ...command.jointUnitCodes] : [];
  return unitCode ? [unitCode, ...named] : named;
}

function missingIn({ history, employerCode }: CaseRow, row: number, known: Known): RowFault[] {
  const units = [...new Set(history.flatMap(unitsOf))].filter((code) => !known.units.has(code));
  const faults = units.map((code) => ({
    row,
    column: 'history',
    message: `没有编号为 ${code} 的承办单位`,
  }));
  if (!employerCode || known.employers.has(employerCode)) return faults;
  const message = `没有编号为 ${employerCode} 的雇主`;
  return [...faults, { row, column: 'employerCode', message }];
}

/** The row as the area takes it: ids in place of codes. */
function importRow(value: CaseRow, known: Known, targets: Ids): CaseImportRow {
  const employerId = known.employers.get(value.employerCode ?? '') ?? null;
  const idOf = (code: string) => known.units.get(code) ?? '';
  return {
    ...value,
    reporterUserId: known.accounts.get(value.reporter?.phone ?? '') ?? null,
    employerId,
    employerName: known.employerNames.get(employerId ?? '') ?? '',
    history: value.history.map(({ at, by, unitCode, command }) => ({
      at,
      by,
      unitId: unitCode ? idOf(unitCode) : undefined,
      command: withIds(command, idOf, targets),
    })),
  };
}

function withIds(
  command: CaseStep['command'],
  idOf: (code: string) => string,
  targets: Ids,
): CaseCommand {
  if (command.action === 'merge')
    return { action: 'merge', into: targets.get(command.intoCode) ?? '' };
  if (command.action !== 'dispatch') return command;
  const { leadUnitCode, jointUnitCodes, ...rest } = command;
  return { ...rest, leadUnitId: idOf(leadUnitCode), jointUnitIds: jointUnitCodes.map(idOf) };
}
