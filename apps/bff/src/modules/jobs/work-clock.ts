import { Injectable } from '@nestjs/common';
import {
  type ApplicationStep,
  applicationClocks,
  applicationPlan,
  firstStep,
  followsWage,
  hoursCountAt,
  type PlannedStep,
  proposalClock,
  stepAfter,
} from '@yizhan/jobs';
import { applicationStates } from '@yizhan/jobs/vocabulary';
import { HOUR, type Instant, MINUTE } from '@yizhan/kernel';
import { Database } from '@yizhan/storage';
import { logger } from '../../platform/logging';
import { AttendanceRecords } from '../stations/attendance-records';
import { AbsencesService } from './absences.service';
import { AttendanceService } from './attendance.service';
import { JobsNews, screens } from './news.service';
import { OwingService } from './owing.service';
import { Application } from './persistence';
import { ProposalsService, sayMinutes } from './proposals.service';
import { SignUpService } from './sign-up.service';
import { sayDay, sayMoment } from './words';
import { factsOf, type Work, WorkBook } from './work-book';

/** `waits`: something else has to be settled first; the step is tried again. */
type Outcome = 'done' | 'waits';
type Handlers = Record<
  Exclude<ApplicationStep, 'dismiss'>,
  (work: Work, now: Instant) => Promise<Outcome>
>;

/** Steps that may follow each other at once, when they were missed for long. */
const ROUNDS = 4;
const TRY_AGAIN = HOUR;
const AFTER_FAILURE = 10 * MINUTE;

/** States whose clock this sweep minds; who waits for a place is minded with the seats. */
const minded = applicationStates.filter(
  (state) =>
    applicationClocks[state].some(({ step }) => step !== 'dismiss') && !followsWage.includes(state),
);

/** Takes the steps that come by themselves in an application's life, each in its own transaction. */
@Injectable()
export class WorkClock {
  private readonly handlers: Handlers = {
    ask_presence: (work, now) => this.askPresence(work, now),
    mark_absent: (work, now) => this.markAbsent(work, now),
    ask_leaving: (work) => this.askLeaving(work),
    assume_leaving: (work, now) => this.assumeLeaving(work, now),
    announce_hours: (work) => this.announceHours(work),
    count_hours: (work, now) => this.countHours(work, now),
    end_proposal: (work, now) => this.endProposal(work, now),
  };

  constructor(
    private readonly database: Database,
    private readonly signUps: SignUpService,
    private readonly book: WorkBook,
    private readonly attendance: AttendanceService,
    private readonly absences: AbsencesService,
    private readonly owing: OwingService,
    private readonly proposals: ProposalsService,
    private readonly claims: AttendanceRecords,
    private readonly news: JobsNews,
  ) {}

  /** Everything that is due; how many steps were taken. */
  async run(now: Instant, batch = 200): Promise<number> {
    let taken = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      await this.plan(now, batch);
      const due = await this.database.query<{ id: string }>(
        `select id from applications where next_at <= ? order by next_at limit ${batch}`,
        [now],
      );
      if (due.length === 0) break;
      for (const { id } of due) await this.attempt(id, now);
      taken += due.length;
    }
    return taken;
  }

  /** A state just entered has no step yet. */
  private async plan(now: Instant, batch: number): Promise<void> {
    const fresh = await this.database.query<{ id: string }>(
      `select id from applications where next_at is null and state in (?) and starts_at <= ?
       order by id limit ${batch}`,
      [minded, now],
    );
    for (const { id } of fresh)
      await this.database.transaction(async () => {
        const work = await this.locked(id, now);
        if (work?.application.nextAt === null)
          await this.setNext(work.application, firstStep(applicationPlan(factsOf(work)), now));
      });
  }

  /** One that fails is put off, so that it holds nobody else up. */
  private async attempt(id: string, now: Instant): Promise<void> {
    try {
      await this.database.transaction(() => this.take(id, now));
    } catch (error) {
      logger.error({ sweep: 'jobs.workClock', application: id, err: error }, 'step failed');
      await this.database.execute('update applications set next_at = ? where id = ?', [
        now + AFTER_FAILURE,
        id,
      ]);
    }
  }

  private async take(id: string, now: Instant): Promise<void> {
    const work = await this.locked(id, now);
    if (!work) return;
    const { application } = work;
    const { nextAt, nextStep, version } = application;
    if (nextAt === null || nextAt > now) return;
    const plan = planOf(work);
    const planned = plan.find(({ step }) => step === nextStep);
    // Planned for a state that has been left since.
    if (!planned || planned.step === 'dismiss')
      return this.setNext(application, firstStep(plan, now));
    const outcome = await this.handlers[planned.step](work, now);
    if (application.version !== version) return;
    await this.setNext(
      application,
      outcome === 'waits'
        ? { step: planned.step, at: now + TRY_AGAIN }
        : stepAfter(plan, planned.step),
    );
  }

  private async locked(id: string, now: Instant): Promise<Work | null> {
    const application = await this.signUps.lock(id);
    return application && this.book.of(application, now);
  }

  private async setNext(application: Application, next: PlannedStep<ApplicationStep> | null) {
    await this.database.manager.update(
      Application,
      { id: application.id },
      { nextStep: next?.step ?? null, nextAt: next?.at ?? null },
    );
  }

  private async askPresence({ application, posting }: Work, now: Instant): Promise<Outcome> {
    if (await this.claims.isClaimed(application.id)) return 'waits';
    const plan = applicationPlan(factsOf(await this.book.of(application, now)));
    const at = plan[plan.length - 1]?.at ?? now;
    const until = sayMoment(at);
    const when = `${sayDay(application.localDate)} “${posting.title}”`;
    const news = { topic: 'jobs.presence_asked', key: application.id };
    await this.news.tell(application.workerId, {
      ...news,
      title: '没有您的签到记录',
      body: `${when}没有签到。去干了活，请找驿站人员补签到；${until} 前没补，会记为未到岗`,
      link: screens.myShifts,
    });
    await this.news.tellEmployer(application.employerId, {
      ...news,
      title: '有一人没有签到记录',
      body: `${when}有一人没有签到。来干了活请直接确认工时；${until} 前没有记录，会记为未到岗`,
      link: screens.people(posting.id),
    });
    return 'done';
  }

  private async markAbsent({ application }: Work, now: Instant): Promise<Outcome> {
    if (await this.claims.isClaimed(application.id)) return 'waits';
    await this.absences.markNow(application, null, now);
    return 'done';
  }

  private async askLeaving({ application, posting }: Work): Promise<Outcome> {
    if (await this.claims.isClaimed(application.id)) return 'done';
    const when = `${sayDay(application.localDate)} “${posting.title}”`;
    const news = { topic: 'jobs.leaving_asked', key: application.id };
    await this.news.tell(application.workerId, {
      ...news,
      title: '还没有签退',
      body: `${when}还没有签退。请去签退，或在我的班次里填几点下班；都没有，就按排班的下班时间记`,
      link: screens.myShifts,
    });
    await this.news.tellEmployer(application.employerId, {
      ...news,
      title: '有一人还没有签退',
      body: `${when}有一人没有签退，可以直接确认工时；都没人说，就按排班的下班时间记`,
      link: screens.people(posting.id),
    });
    return 'done';
  }

  private async assumeLeaving(work: Work, now: Instant): Promise<Outcome> {
    if (await this.claims.isClaimed(work.application.id)) return 'waits';
    await this.attendance.assumeLeaving(work, now);
    return 'done';
  }

  private async announceHours(work: Work): Promise<Outcome> {
    const { application, posting, hours } = work;
    const at = hoursCountAt(factsOf(work));
    const by = sayMoment(at);
    const counted = sayMinutes(hours.recordedMinutes ?? 0);
    const news = { topic: 'jobs.hours_announced', key: application.id };
    await this.news.tellEmployer(application.employerId, {
      ...news,
      title: '工时等您确认',
      body: `${sayDay(application.localDate)} “${posting.title}”：${by} 前没确认，就按签到记录的 ${counted} 算工资`,
      link: screens.people(posting.id),
    });
    await this.news.tell(application.workerId, {
      ...news,
      title: '工时快要算数了',
      body: `${sayDay(application.localDate)} “${posting.title}”记了 ${counted}。雇主 ${by} 前没确认，就按这个算${piecesAsked(work)}`,
      link: screens.myShifts,
    });
    return 'done';
  }

  private async countHours(work: Work, now: Instant): Promise<Outcome> {
    const { recordedMinutes, statedPieces } = work.hours;
    await this.owing.settle(
      work,
      { minutes: recordedMinutes ?? 0, pieces: statedPieces, reason: null, basis: 'counted' },
      now,
    );
    return 'done';
  }

  private async endProposal(work: Work, now: Instant): Promise<Outcome> {
    if (work.hours.proposedBy !== null) await this.proposals.end(work, now);
    return 'done';
  }
}

/** The clock of the state; hours wished for beside a wage have one of their own. */
function planOf(work: Work): PlannedStep<ApplicationStep>[] {
  const facts = factsOf(work);
  if (work.hours.proposedAt !== null && facts.state === 'wage_due') return proposalClock(facts);
  return applicationPlan(facts);
}

function piecesAsked({ posting, hours }: Work): string {
  const isMissing = posting.wageUnit === 'piece' && hours.statedPieces === null;
  return isMissing ? '。请在我的班次里填做了多少件，没填就先按最低工资标准算' : '';
}
