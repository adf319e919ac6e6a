import { Injectable } from '@nestjs/common';
import type { jobsRoutes, RequestOf } from '@yizhan/contract';
import type { Caller } from '@yizhan/identity/vocabulary';
import {
  decideHours,
  dueAt,
  isWorkOver,
  jobErrors,
  recordedHours,
  wageFor,
  workDay,
} from '@yizhan/jobs';
import type { ApplicationState, Attendance, Direction } from '@yizhan/jobs/vocabulary';
import {
  type DomainError,
  err,
  formatYuan,
  type Instant,
  newId,
  ok,
  type Result,
  raise,
  toIso,
} from '@yizhan/kernel';
import { Database, insertIgnore } from '@yizhan/storage';
import { JobsNews, screens } from './news.service';
import { Application, Posting, Shift, Wage, WorkHours } from './persistence';
import { SeatsService } from './seats.service';
import { SignUpService } from './sign-up.service';
import { wageView } from './views/rows';

type Claim = RequestOf<typeof jobsRoutes.confirmHours>['body'];

/** Hours: from check-ins, confirmed by the employer, corrected by consent; and the wage they make. */
@Injectable()
export class HoursService {
  constructor(
    private readonly database: Database,
    private readonly seats: SeatsService,
    private readonly signUps: SignUpService,
    private readonly news: JobsNews,
  ) {}

  /**
   * A check-in or check-out that the station has verified. Joins the caller's transaction; sent
   * twice it changes nothing and answers the state as it is.
   */
  async recordAttendance(
    applicationId: string,
    direction: Direction,
    at: Instant,
  ): Promise<Result<ApplicationState, DomainError>> {
    const application = await this.signUps.lock(applicationId);
    if (!application) return err(raise(jobErrors.application_not_found));
    const hours = await this.hoursOf(application, at);
    const isKnown = direction === 'in' ? hours.checkedInAt !== null : hours.checkedOutAt !== null;
    if (isKnown) return ok(application.state);
    const state = await this.seats.turn(application, direction === 'in' ? 'check_in' : 'check_out');
    if (!state) return err(raise(jobErrors.application_state, { state: application.state }));
    const shift = await this.shiftOf(application);
    const times = {
      checkedInAt: direction === 'in' ? at : hours.checkedInAt,
      checkedOutAt: direction === 'out' ? at : hours.checkedOutAt,
    };
    const recordedMinutes = recordedHours(shift, attendancesOf(times)).minutes;
    await this.database.manager.update(
      WorkHours,
      { applicationId },
      { ...times, recordedMinutes, version: hours.version + 1 },
    );
    return ok(state);
  }

  async confirm(caller: Caller, applicationId: string, claim: Claim, now: Instant) {
    const application = await this.seats.forEmployer(caller, applicationId);
    if (!application) return err(raise(jobErrors.application_not_found));
    const shift = await this.shiftOf(application);
    if (!isWorkOver(application.state, shift, now))
      return err(raise(jobErrors.work_not_over, { endsAt: toIso(shift.endsAt) }));
    const hours = await this.hoursOf(application, now);
    const reason = claim.reason ?? null;
    const decision = decideHours(recordedHours(shift, attendancesOf(hours)), shift, {
      minutes: claim.minutes,
      reason,
    });
    if (!decision.ok) return decision;
    const awaitsConsent = decision.value === 'needs_consent';
    if (!(await this.seats.turn(application, 'confirm_hours')))
      return err(raise(jobErrors.application_state, { state: application.state }));
    const confirmed = {
      minutes: claim.minutes,
      pieces: claim.pieces ?? null,
      reason,
      awaitsConsent,
      confirmedAt: now,
      version: hours.version + 1,
    };
    await this.database.manager.update(WorkHours, { applicationId }, confirmed);
    if (awaitsConsent) {
      await this.askConsent(application, claim.minutes, reason ?? '');
      return ok({ state: application.state, wage: null });
    }
    return this.owe(application, { ...hours, ...confirmed }, shift, now);
  }

  /** The worker agrees to a correction, or not: then the record stands as it was. */
  async consent(caller: Caller, applicationId: string, agree: boolean, now: Instant) {
    const application = await this.signUps.lock(applicationId);
    if (application?.workerId !== caller.userId) return err(raise(jobErrors.application_not_found));
    const hours = await this.hoursOf(application, now);
    if (application.state !== 'hours_confirmed' || !hours.awaitsConsent)
      return err(raise(jobErrors.application_state, { state: application.state }));
    await this.database.manager.update(
      WorkHours,
      { applicationId },
      {
        awaitsConsent: false,
        consentedAt: agree ? now : null,
        ...(agree ? {} : { minutes: null, pieces: null, confirmedAt: null }),
        version: hours.version + 1,
      },
    );
    if (!agree) return this.refuse(application);
    const owed = await this.owe(application, hours, await this.shiftOf(application), now);
    return owed.ok ? ok({ state: owed.value.state }) : owed;
  }

  private async refuse(application: Application) {
    await this.seats.turn(application, 'refuse_correction');
    await this.news.tellEmployer(application.employerId, {
      topic: 'jobs.correction_refused',
      key: `${application.id}:${application.version}`,
      title: '工时改动没有被同意',
      body: `${application.localDate} 的工时改动，对方没有同意，请按签到记录确认或和对方商量`,
      link: screens.people(application.postingId),
    });
    return ok({ state: application.state });
  }

  private async owe(application: Application, hours: WorkHours, shift: Shift, now: Instant) {
    const posting = await this.database.manager.findOneByOrFail(Posting, {
      id: application.postingId,
    });
    const amount = wageFor({ unit: posting.wageUnit, rate: posting.wageFen }, timeOf(shift), {
      minutes: hours.minutes ?? 0,
      pieces: hours.pieces,
    });
    if (!amount.ok) return err(raise(jobErrors.pieces_missing));
    const wage: Wage = {
      id: newId(now),
      applicationId: application.id,
      postingId: posting.id,
      employerId: application.employerId,
      workerId: application.workerId,
      amountFen: amount.value,
      dueAt: dueAt(posting.settlement, workDay(shift.endsAt), workDay(posting.lastEndsAt)),
      state: 'due',
      paidAt: null,
      payMethod: null,
      payReference: null,
      confirmedAt: null,
      disputedAt: null,
      disputeNote: null,
      remindedAt: null,
      createdAt: now,
      version: 0,
    };
    await this.database.manager.insert(Wage, wage);
    await this.seats.turn(application, 'owe');
    await this.tellDue(posting, wage);
    return ok({ state: application.state, wage: wageView(wage, now) });
  }

  private async tellDue(posting: Posting, wage: Wage): Promise<void> {
    const sum = `${formatYuan(wage.amountFen)} 元`;
    const until = toIso(wage.dueAt).slice(0, 10);
    await this.news.tell(wage.workerId, {
      topic: 'jobs.wage_due',
      key: wage.id,
      title: `工时已确认，工资 ${sum}`,
      body: `“${posting.title}”的工资最晚 ${until} 发给您`,
      link: screens.myShifts,
    });
  }

  private askConsent(application: Application, minutes: number, reason: string): Promise<void> {
    const hours = Math.floor(minutes / 60);
    const rest = minutes % 60;
    return this.news.tell(application.workerId, {
      topic: 'jobs.consent_asked',
      key: `${application.id}:${application.version}`,
      title: '雇主想改工时，请您确认',
      body: `${application.localDate} 记为 ${hours} 小时${rest > 0 ? ` ${rest} 分钟` : ''}，原因：${reason}`,
      link: screens.myShifts,
    });
  }

  private async shiftOf(application: Application): Promise<Shift & { date: string }> {
    const shift = await this.database.manager.findOneByOrFail(Shift, { id: application.shiftId });
    return { ...shift, date: shift.localDate };
  }

  private async hoursOf(application: Application, now: Instant): Promise<WorkHours> {
    const { manager } = this.database;
    const found = await manager.findOneBy(WorkHours, { applicationId: application.id });
    if (found) return found;
    const fresh: WorkHours = {
      applicationId: application.id,
      shiftId: application.shiftId,
      checkedInAt: null,
      checkedOutAt: null,
      recordedMinutes: null,
      minutes: null,
      pieces: null,
      reason: null,
      awaitsConsent: false,
      confirmedAt: null,
      consentedAt: null,
      createdAt: now,
      version: 0,
    };
    await insertIgnore(manager, WorkHours, fresh);
    return fresh;
  }
}

function timeOf(shift: Shift) {
  return {
    date: shift.localDate,
    startsAt: shift.startsAt,
    endsAt: shift.endsAt,
    breakMinutes: shift.breakMinutes,
  };
}

function attendancesOf(hours: Pick<WorkHours, 'checkedInAt' | 'checkedOutAt'>): Attendance[] {
  return [
    ...(hours.checkedInAt === null ? [] : [{ direction: 'in' as const, at: hours.checkedInAt }]),
    ...(hours.checkedOutAt === null ? [] : [{ direction: 'out' as const, at: hours.checkedOutAt }]),
  ];
}
