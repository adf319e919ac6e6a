import { Injectable } from '@nestjs/common';
import type { Caller } from '@yizhan/identity/vocabulary';
import { applicationMachine, jobErrors, waitingEndsBefore, withdrawalTerms } from '@yizhan/jobs';
import {
  type ApplicationState,
  placeHoldingStates,
  timeHoldingStates,
} from '@yizhan/jobs/vocabulary';
import { err, type Instant, ok, raise, transitionOf } from '@yizhan/kernel';
import { compareAndSet, Database } from '@yizhan/storage';
import { PersonalData } from '../../platform/personal-data';
import { EmployersService } from './employers.service';
import { JobsNews, screens } from './news.service';
import { Application, Posting } from './persistence';
import { PublishingService } from './publishing.service';
import { SignUpService } from './sign-up.service';
import { StationReach } from './station-reach';
import { sayDay, sayMoment, withoutStop } from './words';

type Action = (typeof applicationMachine)['transitions'][number]['action'];

/** How a sign-up comes to its end: when, by whom (nobody: the worker or the product), why. */
interface Ending {
  readonly now: Instant;
  readonly by?: string;
  readonly reason?: string;
  readonly isLate?: boolean;
}

/** What leaving meant for the place. */
interface Left {
  readonly heldPlace: boolean;
  readonly passedOn: boolean;
}

/** Places given back, passed on, granted and refused. */
@Injectable()
export class SeatsService {
  constructor(
    private readonly database: Database,
    private readonly signUps: SignUpService,
    private readonly employers: EmployersService,
    private readonly publishing: PublishingService,
    private readonly news: JobsNews,
    private readonly reach: StationReach,
    private readonly personalData: PersonalData,
  ) {}

  /**
   * The worker gives the place back, until the start; the next on the waiting list gets it and is
   * told. Asked again it answers as the first time.
   */
  async withdraw(caller: Caller, applicationId: string, now: Instant) {
    const application = await this.signUps.lock(applicationId);
    if (application?.workerId !== caller.userId) return err(raise(jobErrors.application_not_found));
    if (application.state === 'withdrawn') return ok(leftView(application));
    const terms = withdrawalTerms(application, now);
    if (!terms.ok) return terms;
    const { isLate } = terms.value;
    const left = await this.leave(application, 'withdraw', { now, isLate });
    if (!left) return err(raise(jobErrors.application_state, { state: application.state }));
    if (left.heldPlace && (isLate || !left.passedOn)) await this.tellLeft(application, left);
    return ok(leftView(application));
  }

  /** Staff of the posting's station take someone off the list, also after the start; both are told. */
  async release(caller: Caller, applicationId: string, reason: string, now: Instant) {
    const application = await this.signUps.lock(applicationId);
    const posting =
      application &&
      (await this.database.manager.findOneBy(Posting, { id: application.postingId }));
    if (!application || !posting) return err(raise(jobErrors.application_not_found));
    if (!(await this.reach.covers(caller, posting))) return err(raise(jobErrors.not_your_station));
    const isRepeat = application.state === 'withdrawn' && application.endedBy === caller.userId;
    if (isRepeat) return ok(leftView(application));
    const left = await this.leave(application, 'release', { now, reason, by: caller.userId });
    if (!left) return err(raise(jobErrors.application_state, { state: application.state }));
    await this.news.tell(application.workerId, {
      topic: 'jobs.application_released',
      key: `${application.id}:${application.version}`,
      title: '驿站替您取消了报名',
      body: `${sayDay(application.localDate)} “${posting.title}”的报名取消了，原因：${withoutStop(reason)}。如有不对，请联系驿站`,
      link: screens.myShifts,
    });
    // Why is the worker's own matter: the employer learns that one less comes.
    if (left.heldPlace) await this.tellLeft(application, left, '驿站替一个人取消了报名');
    return ok(leftView(application));
  }

  /** The employer takes someone: only while there is a place. */
  async accept(caller: Caller, applicationId: string, now: Instant) {
    const application = await this.forEmployer(caller, applicationId);
    if (!application) return err(raise(jobErrors.application_not_found));
    const wasWaiting = application.state === 'waiting' ? 1 : 0;
    // Tapped twice: the second answer is the first.
    if (application.state === 'accepted') return ok({ state: 'accepted' as const });
    if (!transitionOf(applicationMachine, application.state, 'accept'))
      return err(raise(jobErrors.application_state, { state: application.state }));
    if (now >= application.startsAt) return err(raise(jobErrors.shift_started));
    const { affected } = await this.database.execute(
      `update shifts set taken = taken + 1, waiting = waiting - ?
       where id = ? and taken < headcount`,
      [wasWaiting, application.shiftId],
    );
    if (affected === 0) return err(raise(jobErrors.shift_full));
    if (!(await this.turn(application, 'accept'))) return err(raise(jobErrors.application_state));
    await this.signUps.fillIfFull(application.postingId, now);
    await this.tellAccepted(application, '雇主录用了您');
    return ok({ state: 'accepted' as const });
  }

  async decline(caller: Caller, applicationId: string, now: Instant) {
    const application = await this.forEmployer(caller, applicationId);
    if (!application) return err(raise(jobErrors.application_not_found));
    const before = application.state;
    if (before === 'declined' && application.endedBy === caller.userId)
      return ok({ state: 'declined' as const });
    if (!(await this.turn(application, 'decline', { now, by: caller.userId })))
      return err(raise(jobErrors.application_state, { state: before }));
    if (before === 'waiting') await this.leaveQueue(application.shiftId);
    await this.news.tell(application.workerId, {
      topic: 'jobs.application_declined',
      key: `${application.id}:${application.version}`,
      title: '这次没有录用',
      body: `${sayDay(application.localDate)} 的报名没有被录用，再看看附近别的活`,
      link: screens.job(application.postingId),
    });
    return ok({ state: 'declined' as const });
  }

  /**
   * The waiting list ends some time before the start, and who was never answered is let go at the
   * start: each is told once, and the time is free again; how many.
   */
  async dismissWaiting(now: Instant, batch = 500): Promise<number> {
    const late = await this.database.query<{ id: string }>(
      `select id from applications
       where holds_time = 1 and (state = 'waiting' and starts_at <= ? or state = 'applied' and starts_at <= ?)
       order by starts_at limit ${batch}`,
      [waitingEndsBefore(now), now],
    );
    for (const { id } of late) await this.database.transaction(() => this.dismiss(id, now));
    return late.length;
  }

  private async dismiss(applicationId: string, now: Instant): Promise<void> {
    const application = await this.signUps.lock(applicationId);
    if (application?.state !== 'waiting' && application?.state !== 'applied') return;
    const before = application.state;
    if (!(await this.turn(application, 'decline', { now }))) return;
    if (before === 'waiting') await this.leaveQueue(application.shiftId);
    const posting = await this.database.manager.findOneByOrFail(Posting, {
      id: application.postingId,
    });
    const when = sayMoment(application.startsAt);
    await this.news.tell(application.workerId, {
      topic: 'jobs.waiting_ended',
      key: `${application.id}:${application.version}`,
      title: before === 'waiting' ? '候补没有轮到您' : '雇主没有答复，这次没有录用',
      body: `${when} “${posting.title}”这一班没有您的名额，不用再等。您的时间已经空出来，点开看看附近的活`,
      link: screens.jobs,
    });
  }

  /** Moves an application along its life cycle, if it still is as it was read. */
  async turn(
    application: Application,
    action: Action,
    ending?: Ending,
  ): Promise<ApplicationState | null> {
    const to = transitionOf(applicationMachine, application.state, action)?.to;
    if (!to) return null;
    const end = ending && {
      endedAt: ending.now,
      endedBy: ending.by ?? null,
      endReasonSealed: ending.reason ? this.personalData.seal(ending.reason) : null,
      isLate: Boolean(application.isLate) || ending.isLate === true,
    };
    const seen = { id: application.id, version: application.version };
    const won = await compareAndSet(this.database.manager, Application, seen, {
      state: to,
      holdsTime: timeHoldingStates.includes(to),
      // The clock of the new state is planned by its sweep.
      nextStep: null,
      nextAt: null,
      ...end,
    });
    if (!won) return null;
    Object.assign(application, end);
    Object.assign(application, { state: to, nextStep: null, nextAt: null });
    application.version += 1;
    return to;
  }

  /** The application with its shift locked, when the caller is its employer. */
  async forEmployer(caller: Caller, applicationId: string): Promise<Application | null> {
    const employer = await this.employers.ofCaller(caller);
    if (!employer) return null;
    const application = await this.signUps.lock(applicationId);
    return application?.employerId === employer.id ? application : null;
  }

  /** Off the list, with what follows for the place; null when the state doesn't allow it. */
  private async leave(
    application: Application,
    action: 'withdraw' | 'release',
    ending: Ending,
  ): Promise<Left | null> {
    const before = application.state;
    if (!(await this.turn(application, action, ending))) return null;
    if (before === 'waiting') await this.leaveQueue(application.shiftId);
    const heldPlace = placeHoldingStates.includes(before);
    return { heldPlace, passedOn: heldPlace && (await this.passOn(application, ending.now)) };
  }

  /** A place given back goes to the first who waits; true when somebody got it. */
  private async passOn({ shiftId, startsAt, postingId }: Application, now: Instant) {
    const isOpen = now < startsAt;
    const next = isOpen ? await this.firstWaiting(shiftId) : null;
    if (next && (await this.turn(next, 'accept'))) {
      await this.leaveQueue(shiftId);
      await this.tellAccepted(next, '候补成功，轮到您了');
      return true;
    }
    await this.database.execute('update shifts set taken = taken - 1 where id = ?', [shiftId]);
    if (isOpen) await this.publishing.reopen(postingId);
    return false;
  }

  private async leaveQueue(shiftId: string): Promise<void> {
    await this.database.execute('update shifts set waiting = waiting - 1 where id = ?', [shiftId]);
  }

  /** The employer counts on them: told when a place stands empty, or close to the start. */
  private tellLeft(application: Application, left: Left, title = '有人取消了报名'): Promise<void> {
    const { id, version, employerId, postingId, startsAt } = application;
    const what = left.passedOn ? '候补的人已经补上' : '名额空出来了';
    return this.news.tellEmployer(employerId, {
      topic: 'jobs.worker_left',
      key: `${id}:${version}`,
      title,
      body: `${sayMoment(startsAt)} 的班有一人不来了，${what}`,
      link: screens.people(postingId),
    });
  }

  private firstWaiting(shiftId: string): Promise<Application | null> {
    return this.database.manager.findOne(Application, {
      where: { shiftId, state: 'waiting' },
      order: { queueNo: 'ASC' },
    });
  }

  private tellAccepted(application: Application, title: string): Promise<void> {
    const { id, version, startsAt } = application;
    return this.news.tell(application.workerId, {
      topic: 'jobs.application_accepted',
      key: `${id}:${version}`,
      title,
      body: `${sayMoment(startsAt)} 上工，记得按时签到`,
      link: screens.myShifts,
    });
  }
}

function leftView({ id, shiftId }: Application) {
  return { applicationId: id, shiftId, state: 'withdrawn' as const, queuePosition: null };
}
