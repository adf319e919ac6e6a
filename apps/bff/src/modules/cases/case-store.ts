import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type CaseClock,
  type CaseFacts,
  type CaseProgress,
  caseNumber,
  normalCode,
  queryCode,
  type ReporterIdentity,
  type StartedClock,
  untoldKinds,
} from '@yizhan/cases';
import { type Delivery, type NoticeKind, openStates } from '@yizhan/cases/vocabulary';
import type { LinkedWage } from '@yizhan/contract';
import { type Instant, newId } from '@yizhan/kernel';
import { compareAndSet, Database, insertIgnore } from '@yizhan/storage';
import type { Extension } from '@yizhan/working-time';
import { PersonalData } from '../../platform/personal-data';
import { PeopleService } from '../identity/people.service';
import { CaseUnits } from './case-units';
import { type ClockColumns, clockColumns, headColumns } from './clock-columns';
import { CaseClockRecord, CaseRecord } from './persistence';

/** What a reporter told, and what was known of the wage it is about. */
export interface CaseContent {
  /** Given by whoever took it down; the reporter isn't asked for one. */
  readonly title: string | null;
  readonly text: string;
  readonly place: string;
  readonly happenedOn: string | null;
  readonly employerName: string;
  readonly reporter: ReporterIdentity;
  readonly wage: LinkedWage | null;
}

/** A case with its clocks, opened for the rules. */
export interface LoadedCase {
  readonly row: CaseRecord;
  readonly facts: CaseFacts;
  readonly content: CaseContent;
  readonly clocks: readonly CaseClock[];
}

export type NewRow = Pick<
  CaseRecord,
  | 'channel'
  | 'division'
  | 'reporterId'
  | 'takenById'
  | 'wageId'
  | 'employerId'
  | 'importCode'
  | 'sample'
>;

/** What lists and figures need of the steps taken. */
export type Marks = Partial<
  Pick<
    CaseRecord,
    | 'pressed'
    | 'closedAt'
    | 'repliedAt'
    | 'repliedInTime'
    | 'outcome'
    | 'calledAt'
    | 'callOutcome'
    | 'employerId'
    | 'mergedIntoId'
  >
>;

/** How often a fresh number is tried before something else must be in the way. */
const NUMBER_TRIES = 5;

const unmarked = {
  pressed: false,
  closedAt: null,
  repliedAt: null,
  repliedInTime: null,
  outcome: null,
  calledAt: null,
  callOutcome: null,
} satisfies Marks;

export interface InsertedCase {
  readonly row: CaseRecord;
  readonly queryCode: string;
  readonly clocks: CaseClock[];
}

/** Cases and their clocks in the tables: sealing, numbering, compare-and-set. */
@Injectable()
export class CaseStore {
  constructor(
    private readonly database: Database,
    private readonly personalData: PersonalData,
    private readonly units: CaseUnits,
    private readonly people: PeopleService,
  ) {}

  async load(caseId: string): Promise<LoadedCase | null> {
    const row = await this.database.manager.findOneBy(CaseRecord, { id: caseId });
    return row ? this.opened(row) : null;
  }

  async loadByCode(number: string, code: string): Promise<LoadedCase | null> {
    const row = await this.database.manager.findOneBy(CaseRecord, { number });
    const isRight = row?.codeIndex === this.codeIndex(number, code);
    return row && isRight ? this.opened(row) : null;
  }

  queryCodeOf(row: CaseRecord): string {
    return this.personalData.open(row.codeSealed);
  }

  contentOf(row: CaseRecord): CaseContent {
    return JSON.parse(this.personalData.open(row.contentSealed)) as CaseContent;
  }

  progressOf(row: CaseRecord): CaseProgress {
    return JSON.parse(this.personalData.open(row.progressSealed)) as CaseProgress;
  }

  /** What is in the way: the wage has an open case already, or the code of the file is known. */
  async insert(
    facts: CaseFacts,
    started: readonly StartedClock[],
    content: CaseContent,
    given: NewRow,
    now: Instant,
  ): Promise<InsertedCase | 'wage_taken' | 'code_taken'> {
    const code = queryCode((length) => Uint8Array.from(randomBytes(length)));
    const id = newId(now);
    const clocks = started.map((clock) => ({ id: newId(now), ...clock }));
    const columns = await this.columnsOf(facts, clocks, given.wageId, now);
    for (let attempt = 0; attempt < NUMBER_TRIES; attempt++) {
      const number = caseNumber(now, Uint8Array.from(randomBytes(4)));
      const row: CaseRecord = {
        ...given,
        ...columns,
        id,
        number,
        codeIndex: this.codeIndex(number, code),
        codeSealed: this.personalData.seal(code),
        kind: facts.kind,
        privacy: facts.privacy,
        contentSealed: this.personalData.seal(JSON.stringify(content)),
        ...unmarked,
        contactIndex: this.contactIndex(facts, content, given),
        mergedIntoId: null,
        accusedToldAt: null,
        createdAt: now,
        version: 0,
      };
      if (await insertIgnore(this.database.manager, CaseRecord, row)) {
        await this.insertClocks(id, clocks, now);
        return { row, queryCode: code, clocks };
      }
    }
    // Whoever was faster may be out of sight of this transaction: what else is unique tells.
    if (given.wageId) return 'wage_taken';
    if (given.importCode) return 'code_taken';
    throw new Error(`no free case number in ${NUMBER_TRIES} tries`);
  }

  /** Saves what a decision changed; false when another one was faster. */
  async save(
    before: LoadedCase,
    facts: CaseFacts,
    clocks: { started: readonly StartedClock[]; changed: readonly CaseClock[] },
    marks: Marks,
    now: Instant,
  ): Promise<boolean> {
    const { row } = before;
    const started = clocks.started.map((clock) => ({ id: newId(now), ...clock }));
    const kept = before.clocks.map(
      (clock) => clocks.changed.find(({ id }) => id === clock.id) ?? clock,
    );
    const columns = await this.columnsOf(facts, [...kept, ...started], row.wageId, now);
    const seen = { id: row.id, version: row.version };
    const changes = { ...columns, ...marks };
    if (!(await compareAndSet(this.database.manager, CaseRecord, seen, changes))) return false;
    for (const clock of clocks.changed) await this.updateClock(clock, now);
    await this.insertClocks(row.id, started, now);
    await this.units.keep(row.id, facts, [...kept, ...started], now);
    return true;
  }

  async clocksOf(caseId: string): Promise<CaseClock[]> {
    const rows = await this.database.manager.find(CaseClockRecord, {
      where: { caseId },
      order: { id: 'ASC' },
    });
    return rows.map((row) => this.clockOf(row));
  }

  clockOf(row: CaseClockRecord): CaseClock {
    const extensions = row.extensionsSealed
      ? (JSON.parse(this.personalData.open(row.extensionsSealed)) as Extension[])
      : [];
    const { rule, startedAt, startEvent, pauses, stoppedAt } = row;
    const stopped = stoppedAt === null ? {} : { stoppedAt };
    const clock = { rule, start: startedAt, startEvent, pauses, extensions, ...stopped };
    const superseded = row.superseded === null ? {} : { superseded: row.superseded };
    return { id: row.id, kind: row.kind, clock, alertLevel: row.alertLevel, ...superseded };
  }

  /**
   * The row with its reporter as it is now: the account that raised it, or the one whose phone was
   * left by someone without an account.
   */
  async known(row: CaseRecord): Promise<CaseRecord> {
    if (row.reporterId !== null || row.contactIndex === null) return row;
    return { ...row, reporterId: await this.people.idByPhoneIndex(row.contactIndex) };
  }

  private async opened(stored: CaseRecord): Promise<LoadedCase> {
    const row = await this.known(stored);
    const { state, kind, privacy, category, leadUnitId, stateSince } = row;
    const progress = await this.withTold(row);
    return {
      row,
      facts: { state, kind, privacy, category, leadUnitId, stateSince, progress },
      content: this.contentOf(row),
      clocks: await this.clocksOf(row.id),
    };
  }

  private async columnsOf(
    facts: CaseFacts,
    clocks: readonly CaseClock[],
    wageId: string | null,
    now: Instant,
  ) {
    const { state, stateSince, category, leadUnitId, progress } = facts;
    const isOpen = (openStates as readonly string[]).includes(state);
    return {
      state,
      stateSince,
      category,
      leadUnitId,
      urgency: progress.classing?.urgency ?? null,
      progressSealed: this.personalData.seal(JSON.stringify(progress)),
      openWageId: isOpen ? wageId : null,
      overridden: progress.overridden ?? false,
      rating: progress.rating ?? null,
      ...headColumns(clocks, now),
    };
  }

  private async insertClocks(
    caseId: string,
    clocks: readonly CaseClock[],
    now: Instant,
  ): Promise<void> {
    if (clocks.length === 0) return;
    const rows = clocks.map(({ id, kind, clock }) => ({
      id,
      caseId,
      kind,
      rule: clock.rule,
      startedAt: clock.start,
      startEvent: clock.startEvent,
      alertLevel: 0,
      createdAt: now,
      version: 0,
      ...this.changing({ id, kind, clock }, now),
    }));
    await this.database.manager.insert(CaseClockRecord, rows);
  }

  /** The version moves, so that a sweep that read the clock before writes nothing over this. */
  private async updateClock(of: CaseClock, now: Instant): Promise<void> {
    const changes = { ...this.changing(of, now), version: () => 'version + 1' };
    await this.database.manager.update(CaseClockRecord, { id: of.id }, changes);
  }

  private changing(
    of: CaseClock,
    now: Instant,
  ): ClockColumns & {
    pauses: CaseClockRecord['pauses'];
    extensionsSealed: string | null;
    stoppedAt: number | null;
  } {
    const { clock } = of;
    return {
      pauses: [...clock.pauses],
      extensionsSealed:
        clock.extensions.length > 0
          ? this.personalData.seal(JSON.stringify(clock.extensions))
          : null,
      stoppedAt: clock.stoppedAt ?? null,
      ...clockColumns(of, now),
    };
  }

  /** Only a notice that a channel took counts as told. */
  private async withTold(row: CaseRecord): Promise<CaseProgress> {
    const progress = this.progressOf(row);
    const sent = await this.database.query<{ kind: NoticeKind; delivery: Delivery }>(
      'select n.kind, n.delivery from notices n where n.case_id = ? order by n.id',
      [row.id],
    );
    return { ...progress, untold: untoldKinds(sent) };
  }

  private contactIndex(facts: CaseFacts, { reporter }: CaseContent, given: NewRow): string | null {
    const isLeft = facts.privacy !== 'anonymous' && given.reporterId === null && reporter.phone;
    return isLeft ? this.personalData.blindIndex(isLeft) : null;
  }

  private codeIndex(number: string, code: string): string {
    return this.personalData.blindIndex(`case:${number}:${normalCode(code)}`);
  }
}

/** Whom a case concerns, for saying what someone is towards it. */
export function concerned({ row, facts }: Pick<LoadedCase, 'row' | 'facts'>) {
  const { reporterId, leadUnitId } = row;
  return { reporterId, leadUnitId, jointUnitIds: facts.progress.jointUnitIds };
}
