import { Injectable } from '@nestjs/common';
import type { CaseCommand } from '@yizhan/cases';
import {
  type CaseKind,
  type CaseRole,
  type CaseState,
  type Channel,
  caseErrors,
  type Privacy,
} from '@yizhan/cases/vocabulary';
import { type DomainError, err, type Instant, ok, type Result, raise } from '@yizhan/kernel';
import { Database, Rollback } from '@yizhan/storage';
import { In } from 'typeorm';
import { CaseSteps, ImportedAlready } from './case-steps';
import { CaseStore } from './case-store';
import { CaseRecord } from './persistence';

/** A step of a case's history in a file: who did what when; a handler acts for a unit. */
export interface CaseImportStep {
  readonly at: Instant;
  readonly by: CaseRole;
  readonly unitId?: string | undefined;
  readonly command: CaseCommand;
}

/** One case of a file: as it was raised, and all that was done since, in order. */
export interface CaseImportRow {
  readonly code: string;
  readonly kind: CaseKind;
  readonly privacy: Privacy;
  readonly channel: Channel;
  readonly category: string;
  readonly division: string | null;
  readonly address: string;
  readonly title: string;
  readonly text: string;
  readonly reporter: { readonly name: string; readonly phone: string } | null;
  /** The reporter's account, when there is one. */
  readonly reporterUserId?: string | null;
  readonly employerId?: string | null;
  readonly employerName?: string;
  /** Where its history must lead. */
  readonly state: CaseState;
  readonly at: Instant;
  readonly history: readonly CaseImportStep[];
}

export interface CaseRowFault {
  readonly row: number;
  readonly column: string;
  readonly message: string;
}

export interface CaseImportCount {
  readonly created: number;
  readonly unchanged: number;
}

type Outcome = Result<CaseImportCount, DomainError>;

/** Cases of a file live through their history by the same rules as any other. */
@Injectable()
export class CasesImport {
  constructor(
    private readonly database: Database,
    private readonly store: CaseStore,
    private readonly steps: CaseSteps,
  ) {}

  /**
   * All rows or none; a code that is known already is left as it is. Error: cases.import_refused
   * with `details.faults` by row, when a step isn't one that the rules allow.
   */
  importCases(
    rows: readonly CaseImportRow[],
    { sample, preview = false }: { readonly sample: boolean; readonly preview?: boolean },
  ): Promise<Outcome> {
    return this.database.transaction<Outcome>(async () => {
      const known = await this.knownCodes(rows);
      const faults: CaseRowFault[] = [];
      for (const [index, row] of rows.entries()) {
        if (known.has(row.code)) continue;
        const fault = await this.write(row, sample);
        if (fault === 'known') known.add(row.code);
        else if (fault) faults.push({ row: index + 1, ...fault });
      }
      if (faults.length > 0)
        return new Rollback<Outcome>(err(raise(caseErrors.import_refused, { faults })));
      const counted: Outcome = ok({ created: rows.length - known.size, unchanged: known.size });
      return preview ? new Rollback<Outcome>(counted) : counted;
    });
  }

  /** Ids of imported cases by their code, for rows that name another case. */
  async idsByCode(codes: readonly string[]): Promise<Map<string, string>> {
    if (codes.length === 0) return new Map();
    const found = await this.database.manager.find(CaseRecord, {
      select: { id: true, importCode: true },
      where: { importCode: In([...codes]) },
    });
    return new Map(found.map(({ id, importCode }) => [importCode ?? '', id]));
  }

  private async write(
    row: CaseImportRow,
    sample: boolean,
  ): Promise<Omit<CaseRowFault, 'row'> | 'known' | null> {
    const { kind, privacy, category, division, title, text, address: place } = row;
    const reporter = row.reporter ?? { name: null, phone: null };
    const { employerName = '' } = row;
    const content = { title, text, place, happenedOn: null, employerName, reporter, wage: null };
    const given = {
      channel: row.channel,
      division,
      reporterId: privacy === 'anonymous' ? null : (row.reporterUserId ?? null),
      takenById: null,
      wageId: null,
      employerId: row.employerId ?? null,
      importCode: row.code,
      sample,
    };
    const draft = { kind, privacy, category, division, reporter };
    try {
      const opened = await this.steps.open(draft, content, given, row.at);
      if (!opened.ok) return { column: 'category', message: opened.error.message };
      return this.live(opened.value.row.id, row);
    } catch (error) {
      if (error instanceof ImportedAlready) return 'known';
      throw error;
    }
  }

  private async live(
    caseId: string,
    { history, state }: CaseImportRow,
  ): Promise<Omit<CaseRowFault, 'row'> | null> {
    for (const [index, { at, by, unitId, command }] of history.entries()) {
      const loaded = await this.store.load(caseId);
      if (!loaded) throw new Error(`case ${caseId} vanished during the import`);
      const actor = { roles: [by], unitIds: unitId ? [unitId] : [], userId: null, repeats: null };
      const taken = await this.steps.take(loaded, actor, command, at);
      if (taken.ok) continue;
      const message = `第${index + 1}步（${command.action}）：${taken.error.message}`;
      return { column: 'history', message };
    }
    const after = await this.store.load(caseId);
    return after?.facts.state === state
      ? null
      : { column: 'state', message: `经过走到的状态是 ${after?.facts.state}，不是 ${state}` };
  }

  private async knownCodes(rows: readonly CaseImportRow[]): Promise<Set<string>> {
    const codes = rows.map(({ code }) => code);
    if (codes.length === 0) return new Set();
    const found = await this.database.manager.find(CaseRecord, {
      select: { importCode: true },
      where: { importCode: In(codes) },
    });
    return new Set(found.flatMap(({ importCode }) => importCode ?? []));
  }
}
