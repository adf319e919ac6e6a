import { Injectable } from '@nestjs/common';
import { type Caller, hasRole } from '@yizhan/identity/vocabulary';
import { applicationMachine, jobErrors } from '@yizhan/jobs';
import {
  type ApplicationState,
  placeHoldingStates,
  timeHoldingStates,
} from '@yizhan/jobs/vocabulary';
import { err, type Instant, localTime, ok, raise, transitionOf } from '@yizhan/kernel';
import { Database } from '@yizhan/storage';
import { EmployersService } from './employers.service';
import { JobsNews, screens } from './news.service';
import { Application } from './persistence';
import { PublishingService } from './publishing.service';
import { SignUpService } from './sign-up.service';

type Action = (typeof applicationMachine)['transitions'][number]['action'];

/** Places given back, passed on, granted and refused. */
@Injectable()
export class SeatsService {
  constructor(
    private readonly database: Database,
    private readonly signUps: SignUpService,
    private readonly employers: EmployersService,
    private readonly publishing: PublishingService,
    private readonly news: JobsNews,
  ) {}

  /** Gives a place back; the next on the waiting list gets it and is told. */
  async withdraw(caller: Caller, applicationId: string, now: Instant) {
    const application = await this.signUps.lock(applicationId);
    if (!application || !this.mayWithdraw(caller, application))
      return err(raise(jobErrors.application_not_found));
    const before = application.state;
    if (!(await this.turn(application, 'withdraw')))
      return err(raise(jobErrors.application_state, { state: before }));
    await this.free(application, before, now);
    return ok({
      applicationId,
      shiftId: application.shiftId,
      state: 'withdrawn' as const,
      queuePosition: null,
    });
  }

  /** The employer takes someone: only while there is a place. */
  async accept(caller: Caller, applicationId: string, now: Instant) {
    const application = await this.forEmployer(caller, applicationId);
    if (!application) return err(raise(jobErrors.application_not_found));
    const wasWaiting = application.state === 'waiting' ? 1 : 0;
    if (!transitionOf(applicationMachine, application.state, 'accept'))
      return err(raise(jobErrors.application_state, { state: application.state }));
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

  async decline(caller: Caller, applicationId: string) {
    const application = await this.forEmployer(caller, applicationId);
    if (!application) return err(raise(jobErrors.application_not_found));
    const before = application.state;
    if (!(await this.turn(application, 'decline')))
      return err(raise(jobErrors.application_state, { state: before }));
    if (before === 'waiting')
      await this.database.execute('update shifts set waiting = waiting - 1 where id = ?', [
        application.shiftId,
      ]);
    await this.news.tell(application.workerId, {
      topic: 'jobs.application_declined',
      key: `${application.id}:${application.version}`,
      title: '这次没有录用',
      body: `${application.localDate} 的报名没有被录用，再看看附近别的活`,
      link: screens.job(application.postingId),
    });
    return ok({ state: 'declined' as const });
  }

  /** Only once the shift has begun: before that nobody can have stayed away. */
  async markNoShow(caller: Caller, applicationId: string, now: Instant) {
    const application = await this.forEmployer(caller, applicationId);
    if (!application) return err(raise(jobErrors.application_not_found));
    if (now < application.startsAt || !(await this.turn(application, 'miss')))
      return err(raise(jobErrors.application_state, { state: application.state }));
    return ok({ state: 'no_show' as const });
  }

  /** Those who still wait when the shift begins are told that it came to nothing; how many. */
  async dismissWaiting(now: Instant, batch = 500): Promise<number> {
    const late = await this.database.query<{ id: string }>(
      `select id from applications
       where holds_time = 1 and state in ('applied', 'waiting') and starts_at <= ?
       order by starts_at limit ${batch}`,
      [now],
    );
    for (const { id } of late)
      await this.database.transaction(async () => {
        const application = await this.signUps.lock(id);
        if (!application) return;
        const before = application.state;
        if (!(await this.turn(application, 'decline'))) return;
        if (before === 'waiting')
          await this.database.execute('update shifts set waiting = waiting - 1 where id = ?', [
            application.shiftId,
          ]);
      });
    return late.length;
  }

  /** Moves an application along its life cycle, if it still is as it was read. */
  async turn(application: Application, action: Action): Promise<ApplicationState | null> {
    const to = transitionOf(applicationMachine, application.state, action)?.to;
    if (!to) return null;
    const { affected } = await this.database.execute(
      `update applications set state = ?, holds_time = ?, version = version + 1
       where id = ? and version = ?`,
      [to, Number(timeHoldingStates.includes(to)), application.id, application.version],
    );
    if (affected === 0) return null;
    application.state = to;
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

  private mayWithdraw(caller: Caller, application: Application): boolean {
    return application.workerId === caller.userId || hasRole(caller, 'station_staff');
  }

  private async free(application: Application, before: ApplicationState, now: Instant) {
    const { shiftId } = application;
    if (before === 'waiting') {
      await this.database.execute('update shifts set waiting = waiting - 1 where id = ?', [
        shiftId,
      ]);
      return;
    }
    if (!placeHoldingStates.includes(before)) return;
    const next = now < application.startsAt ? await this.firstWaiting(shiftId) : null;
    if (next && (await this.turn(next, 'accept'))) {
      await this.database.execute('update shifts set waiting = waiting - 1 where id = ?', [
        shiftId,
      ]);
      await this.tellAccepted(next, '候补成功，轮到您了');
      return;
    }
    await this.database.execute('update shifts set taken = taken - 1 where id = ?', [shiftId]);
    if (now < application.startsAt) await this.publishing.reopen(application.postingId);
  }

  private firstWaiting(shiftId: string): Promise<Application | null> {
    return this.database.manager.findOne(Application, {
      where: { shiftId, state: 'waiting' },
      order: { queueNo: 'ASC' },
    });
  }

  private tellAccepted(application: Application, title: string): Promise<void> {
    const { id, version, localDate, startsAt } = application;
    return this.news.tell(application.workerId, {
      topic: 'jobs.application_accepted',
      key: `${id}:${version}`,
      title,
      body: `${localDate} ${localTime(startsAt)} 上工，记得按时签到`,
      link: screens.myShifts,
    });
  }
}
