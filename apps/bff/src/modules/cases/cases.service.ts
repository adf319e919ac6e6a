import { Injectable } from '@nestjs/common';
import {
  type CaseCommand,
  type CaseError,
  caseErrors,
  type OpenError,
  type StepError,
  unitsOf,
} from '@yizhan/cases';
import type { NewCaseForm, OpenedCase } from '@yizhan/contract';
import type { Caller } from '@yizhan/identity/vocabulary';
import { err, type Instant, localDate, ok, type Result, raise } from '@yizhan/kernel';
import { Database, Rollback } from '@yizhan/storage';
import { LedgerService } from '../../platform/ledger';
import { CaseAccess } from './case-access';
import { CaseDoor } from './case-door';
import { type CaseActor, CaseSteps, type SentStep } from './case-steps';
import { CaseStore, type LoadedCase } from './case-store';
import { NoticeDelivery } from './notice-delivery';
import { type WageError, WageLink } from './wage-link';

/** Who repeats a step taken with number and query code: whoever holds them. */
const BY_CODE = 'code';

/** Takes cases in and leads them through their life, for people and by number and query code. */
@Injectable()
export class CasesService {
  constructor(
    private readonly store: CaseStore,
    private readonly steps: CaseSteps,
    private readonly wages: WageLink,
    private readonly ledger: LedgerService,
    private readonly access: CaseAccess,
    private readonly delivery: NoticeDelivery,
    private readonly door: CaseDoor,
    private readonly database: Database,
  ) {}

  async open(
    caller: Caller | null,
    form: NewCaseForm,
    now: Instant,
  ): Promise<
    Result<OpenedCase, OpenError | CaseError<'wage_case_open' | 'proof_missing'> | WageError>
  > {
    const passed = caller ? ok() : await this.door.pass(form.proof, now);
    if (!passed.ok) return passed;
    const wage = await this.wages.forCase(caller, form.wageId, now);
    if (!wage.ok) return wage;
    // By the product's clock and the city's day: the form alone can't know it.
    if (form.happenedOn !== null && form.happenedOn > localDate(now))
      return err(raise(caseErrors.not_happened_yet, { field: 'happenedOn' }));
    const isAnonymous = form.privacy === 'anonymous';
    // A wage tells whose it is: it can't be complained of without a name.
    if (wage.value && isAnonymous) return err(raise(caseErrors.identity_missing));
    const told = { name: form.contactName || null, phone: form.contactPhone || null };
    const reporter = isAnonymous ? { name: null, phone: null } : told;
    const linked = wage.value?.linked ?? null;
    const { text, place, happenedOn, channel, division, wageId = null } = form;
    const employerName = linked?.employerName ?? form.employerName;
    const content = { title: null, text, place, happenedOn, employerName, reporter, wage: linked };
    const given = {
      ...whoOpens(caller, form),
      channel,
      division,
      wageId,
      employerId: wage.value?.employerId ?? null,
      importCode: null,
      sample: false,
    };
    const opened = await this.steps.open({ ...form, reporter }, content, given, now);
    if (!opened.ok) return opened;
    const { row, queryCode, event } = opened.value;
    const receipt = await this.ledger.receiptFor(event);
    // Its stream was begun a moment ago in this transaction.
    if (!receipt) throw new Error(`the first event of ${event.stream} is not what was written`);
    return ok({
      caseId: row.id,
      number: row.number,
      // It went to the phone that was left: whoever takes a case down keeps no code of it.
      queryCode: row.takenById !== null && reporter.phone ? null : queryCode,
      state: row.state,
      dueDay: row.dueAt === null ? null : localDate(row.dueAt - 1),
      receipt,
    });
  }

  /** A step by someone who is signed in. A case that is none of theirs isn't there for them. */
  async act(
    caller: Caller,
    caseId: string,
    version: number,
    command: CaseCommand,
    now: Instant,
  ): Promise<Result<void, StepError>> {
    const { userId } = caller;
    return this.once({ caseId, by: userId, version, command }, async () => {
      const loaded = await this.store.load(caseId);
      const roles = await this.access.rolesOf(loaded, caller);
      if (!roles.ok) return roles;
      if (!loaded) return err(raise(caseErrors.not_found));
      const actor = {
        roles: roles.value,
        unitIds: unitsOf(caller.grants),
        userId,
        repeats: userId,
      };
      return this.step(loaded, actor, version, command, now);
    });
  }

  /** Someone of the desks keeps away from a case for an interest of their own (信访工作条例 28). */
  async recuse(
    caller: Caller,
    caseId: string,
    reason: string,
    now: Instant,
  ): Promise<Result<{ recused: true }, CaseError<'not_found' | 'not_yours' | 'recused'>>> {
    const loaded = await this.store.load(caseId);
    const roles = await this.access.rolesOf(loaded, caller);
    if (!roles.ok) return roles;
    if (!loaded) return err(raise(caseErrors.not_found));
    if (roles.value.every((role) => role === 'reporter')) return err(raise(caseErrors.not_yours));
    await this.steps.recuse(loaded, { userId: caller.userId, roles: roles.value }, reason, now);
    return ok({ recused: true });
  }

  /** Someone of the desk told the reporter by letter or phone, where no message had arrived. */
  async toldByHand(
    caller: Caller,
    { caseId, noticeId }: { readonly caseId: string; readonly noticeId: string },
    how: { readonly channel: 'letter' | 'call'; readonly text: string },
    now: Instant,
  ) {
    const loaded = await this.store.load(caseId);
    const roles = await this.access.rolesOf(loaded, caller);
    if (!roles.ok) return roles;
    const role = roles.value.find((one) => one === 'operator' || one === 'handler');
    if (role === undefined) return err(raise(caseErrors.not_found));
    return this.delivery.toldByHand(caseId, noticeId, { userId: caller.userId, role }, how, now);
  }

  /** A step by the reporter, known by number and query code; gives the case's id. */
  async actByCode(
    known: { readonly number: string; readonly code: string },
    version: number,
    command: CaseCommand,
    now: Instant,
  ): Promise<Result<string, StepError>> {
    const found = await this.store.loadByCode(known.number, known.code);
    if (!found) return err(raise(caseErrors.not_found));
    const caseId = found.row.id;
    const taken = await this.once({ caseId, by: BY_CODE, version, command }, async () => {
      const loaded = await this.store.load(caseId);
      if (!loaded) return err(raise(caseErrors.not_found));
      const actor: CaseActor = {
        roles: ['reporter'],
        unitIds: [],
        userId: null,
        repeats: BY_CODE,
      };
      return this.step(loaded, actor, version, command, now);
    });
    return taken.ok ? ok(caseId) : taken;
  }

  /**
   * A step in a transaction of its own. The same step sent again by the same person on the same
   * sight of the case has been taken already: it is answered like the first, not refused.
   */
  private async once(
    sent: SentStep,
    work: () => Promise<Result<void, StepError>>,
  ): Promise<Result<void, StepError>> {
    const outcome = await this.database.transaction<Result<void, StepError>>(async () => {
      const taken = await work();
      return taken.ok ? taken : new Rollback(taken);
    });
    const isLate = !outcome.ok && outcome.error.code === caseErrors.changed_meanwhile.code;
    // Read anew: whoever was faster may have been out of sight of that transaction.
    return isLate && (await this.steps.wasTaken(sent)) ? ok() : outcome;
  }

  private async step(
    loaded: LoadedCase,
    actor: CaseActor,
    version: number,
    command: CaseCommand,
    now: Instant,
  ): Promise<Result<void, StepError>> {
    if (loaded.row.version !== version) return err(raise(caseErrors.changed_meanwhile));
    return this.steps.take(loaded, actor, command, now);
  }
}

const staff = ['operator', 'station_staff'];

/** Whose it is: staff take it down for someone else; an anonymous one is nobody's. */
function whoOpens(caller: Caller | null, form: NewCaseForm) {
  const isStaff = caller?.grants.some(({ role }) => staff.includes(role)) ?? false;
  if (form.onBehalf && isStaff) return { reporterId: null, takenById: caller?.userId ?? null };
  const isNamed = form.privacy !== 'anonymous';
  return { reporterId: isNamed ? (caller?.userId ?? null) : null, takenById: null };
}
