import { Injectable } from '@nestjs/common';
import {
  type Actor,
  type CaseCommand,
  type CaseError,
  caseErrors,
  caseMachine,
  type Decision,
  decide,
  type NewCase,
  type OpenError,
  openCase,
  releasing,
  type StepError,
} from '@yizhan/cases';
import type { CaseRole } from '@yizhan/cases/vocabulary';
import { err, type Instant, newId, ok, type Result, raise, transitionOf } from '@yizhan/kernel';
import type { LedgerEvent } from '@yizhan/ledger';
import { Database } from '@yizhan/storage';
import { chinaCalendar } from '@yizhan/working-time';
import { LedgerService, RowRecords } from '../../platform/ledger';
import { PersonalData } from '../../platform/personal-data';
import { AccusedService } from './accused.service';
import { CaseJoins } from './case-joins.service';
import { markOf, marksOf } from './case-marks';
import { CaseNotices, dueDayInWords } from './case-notices.service';
import { type CaseContent, CaseStore, type LoadedCase, type NewRow } from './case-store';
import { DeskNotices } from './desk-notices.service';
import { CaseMarkRecord, type CaseRecord, CaseStepRecord } from './persistence';
import { RecusalsService } from './recusals.service';
import { ReporterTracks } from './reporter-tracks';
import { UnitsService } from './units.service';

/** Who takes a step: what they are towards the case, and where they work. */
export interface CaseActor extends Actor {
  readonly userId: string | null;
  /** As whom the same step may be sent again; null: nobody sends it twice. */
  readonly repeats: string | null;
}

/** A step as it was sent. */
export interface SentStep {
  readonly caseId: string;
  readonly by: string;
  readonly version: number;
  readonly command: CaseCommand;
}

/** Nobody: what ends by itself. */
export const systemActor: CaseActor = {
  roles: ['system'],
  unitIds: [],
  userId: null,
  repeats: null,
};

export interface OpenedRow {
  readonly row: CaseRecord;
  readonly queryCode: string;
  readonly event: LedgerEvent;
}

/** A case of a file that another import has written meanwhile. */
export class ImportedAlready extends Error {
  constructor() {
    super('a case with this code of an import file is there already');
    this.name = 'ImportedAlready';
  }
}

/** Each step of a case: ask the rule, save, record, tell. Runs in the caller's transaction. */
@Injectable()
export class CaseSteps {
  constructor(
    private readonly store: CaseStore,
    private readonly units: UnitsService,
    private readonly notices: CaseNotices,
    private readonly accused: AccusedService,
    private readonly tracks: ReporterTracks,
    private readonly desks: DeskNotices,
    private readonly joins: CaseJoins,
    private readonly recusals: RecusalsService,
    private readonly database: Database,
    private readonly personalData: PersonalData,
    private readonly ledger: LedgerService,
    private readonly rows: RowRecords,
  ) {}

  async open(
    draft: NewCase,
    content: CaseContent,
    given: NewRow,
    now: Instant,
  ): Promise<Result<OpenedRow, OpenError | CaseError<'wage_case_open'>>> {
    const opened = openCase(draft, now);
    if (!opened.ok) return opened;
    const { facts, clocks, notices } = opened.value;
    const made = await this.store.insert(facts, clocks, content, given, now);
    if (made === 'wage_taken') return err(raise(caseErrors.wage_case_open));
    if (made === 'code_taken') throw new ImportedAlready();
    const { kind, category } = draft;
    const said = {
      content: { action: 'submit', by: 'reporter', kind, category },
      text: content.text,
    };
    const event = await this.record(made.row.id, 'submit', now, said);
    const row = await this.store.known(made.row);
    await this.notices.send(row, made.clocks, notices, null, now);
    return ok({ row, queryCode: made.queryCode, event });
  }

  async take(
    loaded: LoadedCase,
    actor: CaseActor,
    command: CaseCommand,
    now: Instant,
  ): Promise<Result<void, StepError>> {
    const { facts, clocks } = loaded;
    const decided = decide({ facts, actor, clocks, now, calendar: chinaCalendar() }, command);
    if (!decided.ok) return decided;
    const known = await this.named(loaded, command, now);
    if (!known.ok) return known;
    const decision = decided.value;
    const marks = marksOf(loaded, command, decision, now);
    const saved = await this.store.save(loaded, decision.facts, decision.clocks, marks, now);
    if (!saved) return err(raise(caseErrors.changed_meanwhile));
    await this.remember(loaded, actor, command, now);
    const mark = markOf(loaded, command, decision, now);
    if (mark) await this.keepMark(loaded, mark, now);
    await this.tell(loaded, actor, decision, command, now);
    if (known.value) await this.joins.joined(loaded, known.value, now);
    if (releasing.includes(command.action)) await this.joins.release(loaded, now);
    return ok();
  }

  /** Whether this very step was taken on this very version. */
  async wasTaken({ caseId, by, version, command }: SentStep): Promise<boolean> {
    const row = await this.database.manager.findOneBy(CaseStepRecord, { caseId, seen: version });
    return row !== null && row.print === this.print(by, command);
  }

  /** The record says that someone keeps away, not who; the desk is told that another must take over. */
  async recuse(
    loaded: LoadedCase,
    { userId, roles }: { readonly userId: string; readonly roles: readonly CaseRole[] },
    reason: string,
    now: Instant,
  ): Promise<void> {
    const { id } = loaded.row;
    if (!(await this.recusals.declare(id, userId, reason, now))) return;
    const by = roles.find((role) => role !== 'reporter') ?? 'operator';
    const content = { action: 'recuse', by, internal: true };
    await this.record(id, 'recuse', now, { content, text: reason });
    await this.desks.afterRecusal(loaded, userId);
  }

  private async remember(
    { row }: LoadedCase,
    { repeats }: CaseActor,
    command: CaseCommand,
    now: Instant,
  ): Promise<void> {
    if (repeats === null) return;
    await this.database.manager.insert(CaseStepRecord, {
      id: newId(now),
      caseId: row.id,
      seen: row.version,
      print: this.print(repeats, command),
      createdAt: now,
    });
  }

  private async keepMark(
    { row }: LoadedCase,
    mark: NonNullable<ReturnType<typeof markOf>>,
    now: Instant,
  ): Promise<void> {
    await this.database.manager.insert(CaseMarkRecord, {
      id: newId(now),
      caseId: row.id,
      unitId: row.leadUnitId,
      at: now,
      createdAt: now,
      ...mark,
    });
  }

  private print(by: string, command: CaseCommand): string {
    return this.personalData.blindIndex(`step:${by}:${JSON.stringify(command)}`);
  }

  /**
   * Whether what the command names is there (units to dispatch to, a case to merge into, an employer),
   * and whether what others get to read keeps the reporter out. Gives the case that is joined.
   */
  private async named(
    loaded: LoadedCase,
    command: CaseCommand,
    now: Instant,
  ): Promise<Result<LoadedCase | undefined, StepError>> {
    if (command.action === 'dispatch') {
      const wanted = [command.leadUnitId, ...command.jointUnitIds];
      const units = await this.units.byIds(wanted);
      return wanted.every((id) => units.get(id)?.active)
        ? ok(undefined)
        : err(raise(caseErrors.unknown_unit));
    }
    if (command.action === 'link_employer')
      return (await this.accused.exists(command.employerId))
        ? ok(undefined)
        : err(raise(caseErrors.unknown_employer));
    if (command.action === 'ask_accused') {
      if (!(await this.accused.reachable(loaded.row))) return err(raise(caseErrors.no_addressee));
      return silent(await this.tracks.refuseTelling(loaded, command.disclosed));
    }
    // Letters leave the house: of a confidential reporter they say nothing, also of one who joined.
    if (command.action === 'transfer')
      return silent(await this.tracks.refuseTelling(loaded, command.reason, 'hidden'));
    if (command.action === 'supply' && loaded.facts.state === 'merged')
      return silent(await this.joins.supplied(loaded, command.reason, now));
    return command.action === 'merge' ? this.joins.hold(loaded, command.into) : ok(undefined);
  }

  private async tell(
    loaded: LoadedCase,
    actor: CaseActor,
    { content, text, evidence, internal, notices }: Decision,
    command: CaseCommand,
    now: Instant,
  ): Promise<void> {
    const by = roleOf(loaded, actor, command);
    const unitId = by === 'handler' ? loaded.row.leadUnitId : null;
    const recorded = {
      ...content,
      by,
      internal,
      ...(unitId ? { unitId } : {}),
      ...(actor.userId ? { actorId: actor.userId } : {}),
    };
    const { id } = loaded.row;
    await this.record(id, command.action, now, { content: recorded, text, evidence });
    const after = await this.store.load(id);
    if (!after) return;
    const { row, clocks } = after;
    await this.notices.send(row, clocks, notices, text ?? null, now);
    const isCorrected = notices.includes('reclassified') || command.action !== 'classify';
    if (isCorrected) await this.desks.afterStep(after, command.action, actor.userId, now);
    await this.desks.afterMove(after, loaded.row.leadUnitId, actor.userId);
    if (command.action === 'ask_accused')
      await this.accused.ask(row, command.disclosed, dueDayInWords(clocks, now, 'handle'), now);
  }

  /** The event says, as a hash, what the case was after it: a row changed by hand is found by that. */
  private async record(
    caseId: string,
    type: string,
    at: Instant,
    said: {
      content: Decision['content'];
      text?: string | undefined;
      evidence?: readonly string[] | undefined;
    },
  ): Promise<LedgerEvent> {
    const { content, text, evidence } = said;
    const personal = {
      ...(text ? { text } : {}),
      ...(evidence && evidence.length > 0 ? { evidence: [...evidence] } : {}),
    };
    const stamped = { ...content, ...(await this.rows.stamp('case', caseId)) };
    const draft = { stream: `case:${caseId}`, type, at, content: stamped };
    return this.ledger.append(Object.keys(personal).length > 0 ? { ...draft, personal } : draft);
  }
}

/** Nothing is found, only refused. */
function silent<E extends StepError>(result: Result<void, E>): Result<undefined, E> {
  return result.ok ? ok(undefined) : result;
}

/** In which of their roles someone took the step. */
function roleOf({ facts }: LoadedCase, actor: Actor, { action }: CaseCommand): CaseRole {
  const row = transitionOf(caseMachine, facts.state, action);
  return row?.roles.find((role) => actor.roles.includes(role)) ?? 'operator';
}
