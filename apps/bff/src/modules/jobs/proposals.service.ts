import { Injectable } from '@nestjs/common';
import type { jobsRoutes, RequestOf } from '@yizhan/contract';
import type { Caller } from '@yizhan/identity/vocabulary';
import {
  checkMinutes,
  decideHours,
  type HoursClaim,
  hoursObjectUntil,
  jobErrors,
  proposalUntil,
  unansweredByEmployer,
} from '@yizhan/jobs';
import type { Proposer } from '@yizhan/jobs/vocabulary';
import { err, type Instant, ok, raise } from '@yizhan/kernel';
import { Database } from '@yizhan/storage';
import { AttendanceService } from './attendance.service';
import { JobsNews, screens } from './news.service';
import { OwingService } from './owing.service';
import { Application, type Wage } from './persistence';
import { SeatsService } from './seats.service';
import { SignUpService } from './sign-up.service';
import { wageView } from './views/rows';
import { sayDay, sayMoment } from './words';
import { noProposal, type Work, WorkBook } from './work-book';

type Objection = RequestOf<typeof jobsRoutes.objectHours>['body'];

/**
 * Hours that one side wishes to be others than they stand. Before there is a wage the application
 * waits for the answer; afterwards the wage stands while the other side is asked. Silence ends it: a
 * silent worker has what was recorded, a silent employer owes what the worker said, within the plan.
 */
@Injectable()
export class ProposalsService {
  constructor(
    private readonly database: Database,
    private readonly signUps: SignUpService,
    private readonly seats: SeatsService,
    private readonly book: WorkBook,
    private readonly owing: OwingService,
    private readonly attendance: AttendanceService,
    private readonly news: JobsNews,
  ) {}

  /** The employer objects to hours that count already. */
  async byEmployer(work: Work, wish: HoursClaim, now: Instant) {
    const wage = await this.openWage(work, now);
    if (!wage.ok) return wage;
    const standing = { checkedInAt: 0, checkedOutAt: 0, minutes: work.hours.minutes };
    const decision = decideHours(standing, work.shift, {
      ...wish,
      statedPieces: work.hours.pieces,
    });
    if (!decision.ok) return decision;
    await this.propose(work, 'employer', wish, now);
    return ok({ state: work.application.state, wage: wageView(wage.value, now) });
  }

  /** The worker objects to hours that count already. */
  async byWorker(caller: Caller, applicationId: string, objection: Objection, now: Instant) {
    const application = await this.signUps.lock(applicationId);
    if (application?.workerId !== caller.userId) return err(raise(jobErrors.application_not_found));
    const work = await this.book.of(application, now);
    const { minutes, reason } = objection;
    const pieces = objection.pieces ?? work.hours.pieces;
    const { hours } = work;
    if (hours.proposedBy === 'worker' && hours.proposedMinutes === minutes)
      return ok({ state: application.state });
    if (application.state !== 'wage_due' || hours.proposedBy !== null)
      return err(raise(jobErrors.application_state, { state: application.state }));
    const possible = checkMinutes(work.shift, minutes);
    if (!possible.ok) return possible;
    const wage = await this.openWage(work, now);
    if (!wage.ok) return wage;
    await this.propose(work, 'worker', { minutes, pieces, reason }, now);
    return ok({ state: application.state });
  }

  async propose(work: Work, by: Proposer, wish: HoursClaim, now: Instant): Promise<void> {
    const { minutes, reason } = wish;
    const pieces = wish.pieces ?? null;
    await this.book.keep(work, {
      awaitsConsent: by === 'employer',
      proposedBy: by,
      proposedMinutes: minutes,
      proposedPieces: pieces,
      proposedReason: reason,
      proposedAt: now,
      refusedAt: null,
    });
    const { application } = work;
    await this.book.record(
      application.id,
      'hours.proposed',
      now,
      { by, minutes, pieces },
      { reason },
    );
    if (application.state === 'wage_due') await this.setEnd(application, now);
    await this.tellProposed(work, by, now);
  }

  /** The other side's answer. */
  async answer(work: Work, agree: boolean, now: Instant) {
    const { application, hours } = work;
    const by = hours.proposedBy;
    if (agree) {
      const settled = {
        minutes: hours.proposedMinutes ?? hours.minutes ?? 0,
        pieces: hours.proposedPieces,
        reason: hours.proposedReason,
        basis: 'agreed' as const,
      };
      const wage = await this.owing.wageOf(work);
      if (!wage) await this.owing.settle(work, settled, now);
      else if (wage.state === 'due') await this.owing.change(work, wage, settled, now);
      else return err(raise(jobErrors.application_state, { state: application.state }));
      return ok({ state: application.state });
    }
    await this.book.keep(work, { ...noProposal, refusedAt: now });
    await this.book.record(application.id, 'hours.refused', now, { by });
    if (application.state === 'hours_confirmed') await this.backToRecord(work, now);
    await this.tellRefused(work, by ?? 'employer');
    return ok({ state: application.state });
  }

  /** Nobody answered: silence of either side never takes from the worker, and both are told. */
  async end(work: Work, now: Instant): Promise<void> {
    const { application, hours } = work;
    const by = hours.proposedBy ?? 'employer';
    await this.book.record(application.id, 'hours.unanswered', now, { by });
    if (application.state === 'hours_confirmed') {
      if (hours.checkedOutAt === null) await this.attendance.assumeLeaving(work, now);
      const minutes = work.hours.recordedMinutes ?? 0;
      // What the employer himself has named isn't in dispute.
      const pieces = hours.statedPieces ?? hours.proposedPieces;
      await this.owing.settle(work, { minutes, pieces, reason: null, basis: 'unanswered' }, now);
      return;
    }
    if (by === 'worker' && (await this.countStated(work, now))) return;
    await this.book.keep(work, noProposal);
    await this.tellEnded(work, by);
  }

  /** The employer was silent: whether what the worker said changes the wage. */
  private async countStated(work: Work, now: Instant): Promise<boolean> {
    const { hours, shift } = work;
    const standing = { minutes: hours.minutes ?? 0, pieces: hours.pieces };
    const stated = { minutes: hours.proposedMinutes ?? 0, pieces: hours.proposedPieces };
    const { minutes, pieces } = unansweredByEmployer(shift, standing, stated);
    const wage = await this.owing.wageOf(work);
    const isSame = minutes === standing.minutes && pieces === standing.pieces;
    if (isSame || wage?.state !== 'due') return false;
    const reason = hours.proposedReason;
    await this.owing.change(work, wage, { minutes, pieces, reason, basis: 'employer_silent' }, now);
    return true;
  }

  private async backToRecord(work: Work, now: Instant): Promise<void> {
    const { application, hours } = work;
    if (!(await this.seats.turn(application, 'refuse_correction')))
      throw new Error(`application ${application.id} was moved past its lock`);
    if (hours.checkedOutAt === null) await this.attendance.assumeLeaving(work, now);
  }

  /** The wage whose hours can still be objected to. */
  private async openWage(work: Work, now: Instant) {
    const wage = await this.owing.wageOf(work);
    const { confirmedAt } = work.hours;
    if (wage?.state !== 'due' || confirmedAt === null)
      return err(raise(jobErrors.application_state, { state: work.application.state }));
    if (now > hoursObjectUntil(confirmedAt)) return err(raise(jobErrors.objection_closed));
    return ok<Wage>(wage);
  }

  private async setEnd(application: Application, now: Instant): Promise<void> {
    await this.database.manager.update(
      Application,
      { id: application.id },
      { nextStep: 'end_proposal', nextAt: proposalUntil(now) },
    );
  }

  private async tellProposed(work: Work, by: Proposer, now: Instant): Promise<void> {
    const { application, hours } = work;
    const until = proposalUntil(now);
    const wish = `${sayDay(application.localDate)} 记为 ${sayMinutes(hours.proposedMinutes ?? 0)}，原因：${hours.proposedReason ?? ''}`;
    const end = `${sayMoment(until)} 前没有答复，${by === 'employer' ? '就按原来的记录算' : '排班时间以内的就按对方说的算'}`;
    const news = {
      topic: 'jobs.consent_asked',
      key: `${application.id}:${hours.version}`,
      body: `${wish}。${end}`,
    };
    if (by === 'employer')
      await this.news.tell(application.workerId, {
        ...news,
        title: '雇主想改工时，请您确认',
        link: screens.myShifts,
      });
    else
      await this.news.tellEmployer(application.employerId, {
        ...news,
        title: '对方说工时不对，请您答复',
        link: screens.people(application.postingId),
      });
  }

  private async tellRefused(work: Work, by: Proposer): Promise<void> {
    const { application, hours } = work;
    const news = {
      topic: 'jobs.correction_refused',
      key: `${application.id}:${hours.version}`,
      title: '工时改动没有被同意',
    };
    const what = `${sayDay(application.localDate)} 的工时改动，对方没有同意，按原来的记录算`;
    if (by === 'employer')
      await this.news.tellEmployer(application.employerId, {
        ...news,
        body: what,
        link: screens.people(application.postingId),
      });
    else
      await this.news.tell(application.workerId, {
        ...news,
        body: `${what}。还有问题可以请驿站核实，或在工资到期没拿到时提诉求`,
        link: screens.myShifts,
      });
  }

  private async tellEnded(work: Work, by: Proposer): Promise<void> {
    const { application, hours } = work;
    const news = {
      topic: 'jobs.correction_unanswered',
      key: `${application.id}:${hours.version}`,
      title: by === 'worker' ? '雇主没答复，排班以外的没有算' : '工时改动没人答复，按原来的算',
      body: `${sayDay(application.localDate)} “${work.posting.title}”的工时还是 ${sayMinutes(hours.minutes ?? 0)}`,
    };
    const more = by === 'worker' ? '。还有问题可以请驿站核实，或在工资到期没拿到时提诉求' : '';
    await this.news.tell(application.workerId, {
      ...news,
      body: news.body + more,
      link: screens.myShifts,
    });
    await this.news.tellEmployer(application.employerId, {
      ...news,
      link: screens.people(application.postingId),
    });
  }
}

/** @example 7 小时 30 分钟 */
export function sayMinutes(minutes: number): string {
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} 小时${rest > 0 ? ` ${rest} 分钟` : ''}`;
}
