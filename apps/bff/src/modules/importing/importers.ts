import { Injectable } from '@nestjs/common';
import type { ImportKind } from '@yizhan/contract';
import type * as z from 'zod';
import { UnitsService } from '../cases/units.service';
import { JobsService } from '../jobs/jobs.service';
import { PoliciesImport } from '../policies/import.service';
import { StationsImport } from '../stations/import.service';
import { CaseRows } from './case-rows';
import type { RawRow, RowFault } from './files/row';
import { type ImportOptions, type ImportOutcome, imported, refused } from './outcome';
import { PeopleRows } from './people-rows';
import { employerRow } from './rows/employers';
import { readRowsInSlices, repeated } from './rows/fields';
import { postingRow } from './rows/postings';
import { unitRow } from './rows/units';

type Importer = (rows: readonly RawRow[], options: ImportOptions) => Promise<ImportOutcome>;

/** Reads the rows of a file and hands them to the area that owns them, which writes its own. */
@Injectable()
export class Importers {
  private readonly byKind: Readonly<Record<ImportKind, Importer>>;

  constructor(
    private readonly stations: StationsImport,
    jobs: JobsService,
    people: PeopleRows,
    policies: PoliciesImport,
    units: UnitsService,
    cases: CaseRows,
  ) {
    this.byKind = {
      units: (rows, options) =>
        checked(rows, unitRow, async (values) => ({
          ok: true,
          ...(await units.importUnits(values, options)),
        })),
      cases: (rows, options) => cases.import(rows, options),
      stations: (rows, options) => this.importStations(rows, options),
      employers: (rows, options) =>
        checked(rows, employerRow, (values) => jobs.importEmployers(values, options)),
      people: (rows, options) => people.import(rows, options),
      policies: (rows, options) => outcomeOf(policies.importPolicies(rows, options)),
      postings: (rows, options) =>
        checked(rows, postingRow(options.now), (values) => jobs.importPostings(values, options)),
    };
  }

  run(kind: ImportKind, rows: readonly RawRow[], options: ImportOptions): Promise<ImportOutcome> {
    return this.byKind[kind](rows, options);
  }

  private importStations(rows: readonly RawRow[], options: ImportOptions) {
    return outcomeOf(this.stations.importStations(texts(rows), options));
  }
}

type Answer =
  | { readonly ok: false; readonly faults: readonly RowFault[] }
  | {
      readonly ok: true;
      readonly created: number;
      readonly updated?: number;
    };

/** Every row must be sound, and its code its own, before the area sees any. */
async function checked<T extends { readonly code: string }>(
  rows: readonly RawRow[],
  schema: z.ZodType<T>,
  write: (values: readonly T[]) => Promise<Answer>,
): Promise<ImportOutcome> {
  const { values, faults } = await readRowsInSlices(rows, schema);
  const wrong = faults.length > 0 ? faults : repeated(values);
  return wrong.length > 0 ? refused(wrong) : outcomeOf(write(values));
}

async function outcomeOf(answer: Promise<Answer>): Promise<ImportOutcome> {
  const done = await answer;
  return done.ok ? imported(done) : refused(done.faults);
}

/** A row of a JSON file as the texts that a table would hold; lists are joined by bars. */
function texts(rows: readonly RawRow[]): Record<string, string>[] {
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([column, value]) => [column, asText(value)])),
  );
}

function asText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(asText).join('|');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
