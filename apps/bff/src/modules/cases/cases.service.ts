import { Injectable } from '@nestjs/common';
import {
  type CaseCommand,
  type CaseError,
  caseErrors,
  type OpenError,
  rolesToward,
  type StepError,
  unitsOf,
} from '@yizhan/cases';
import type { NewCaseForm, OpenedCase } from '@yizhan/contract';
import type { Caller } from '@yizhan/identity/vocabulary';
import { err, type Instant, localDate, ok, type Result, raise } from '@yizhan/kernel';
import { LedgerService } from '../../platform/ledger';
import { type CaseActor, CaseSteps } from './case-steps';
import { CaseStore, concerned, type LoadedCase } from './case-store';
import { WageLink } from './wage-link';

/** Takes cases in and leads them through their life, for people and by number and query code. */
@Injectable()
export class CasesService {
  constructor(
    private readonly store: CaseStore,
    private readonly steps: CaseSteps,
    private readonly wages: WageLink,
    private readonly ledger: LedgerService,
  ) {}

  async open(
    caller: Caller | null,
    form: NewCaseForm,
    now: Instant,
  ): Promise<Result<OpenedCase, OpenError | CaseError<'wage_case_open' | 'wage_not_yours'>>> {
    const wage = await this.wages.forCase(caller, form.wageId, now);
    if (!wage.ok) return wage;
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
    return ok({
      caseId: row.id,
      number: row.number,
      queryCode,
      state: row.state,
      dueDay: row.dueAt === null ? null : localDate(row.dueAt - 1),
      receipt: this.ledger.receiptFor(event),
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
    const loaded = await this.store.load(caseId);
    const roles = loaded ? rolesToward(concerned(loaded), caller) : [];
    if (!loaded || roles.length === 0) return err(raise(caseErrors.not_found));
    const actor = { roles, unitIds: unitsOf(caller.grants), userId: caller.userId };
    return this.step(loaded, actor, version, command, now);
  }

  /** A step by the reporter, known by number and query code; gives the case's id. */
  async actByCode(
    known: { readonly number: string; readonly code: string },
    version: number,
    command: CaseCommand,
    now: Instant,
  ): Promise<Result<string, StepError>> {
    const loaded = await this.store.loadByCode(known.number, known.code);
    if (!loaded) return err(raise(caseErrors.not_found));
    const actor: CaseActor = { roles: ['reporter'], unitIds: [], userId: null };
    const taken = await this.step(loaded, actor, version, command, now);
    return taken.ok ? ok(loaded.row.id) : taken;
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
