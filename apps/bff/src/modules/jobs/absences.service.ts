import { Injectable } from '@nestjs/common';
import type { Caller } from '@yizhan/identity/vocabulary';
import {
  absenceAnswersOver,
  absenceAnswerUntil,
  absenceObjectUntil,
  absentFrom,
  jobErrors,
} from '@yizhan/jobs';
import { err, type Instant, localDate, ok, raise, toIso } from '@yizhan/kernel';
import { compareAndSet, Database, insertIgnore } from '@yizhan/storage';
import { PersonalData } from '../../platform/personal-data';
import { PeopleService } from '../identity/people.service';
import { AttendanceRecords } from '../stations/attendance-records';
import { JobsNews, screens } from './news.service';
import { Absence, Application, Posting } from './persistence';
import { SeatsService } from './seats.service';
import { SignUpService } from './sign-up.service';
import { sayDay } from './words';
import { WorkBook } from './work-book';

/** 未到岗: marked after the grace, told at once, lifted by a check-in, open to objection. */
@Injectable()
export class AbsencesService {
  constructor(
    private readonly database: Database,
    private readonly signUps: SignUpService,
    private readonly seats: SeatsService,
    private readonly book: WorkBook,
    private readonly claims: AttendanceRecords,
    private readonly people: PeopleService,
    private readonly personalData: PersonalData,
    private readonly news: JobsNews,
  ) {}

  /** By the employer, only once the lateness that costs nothing is over. */
  async mark(caller: Caller, applicationId: string, now: Instant) {
    const application = await this.seats.forEmployer(caller, applicationId);
    if (!application) return err(raise(jobErrors.application_not_found));
    // Told twice is told once.
    if (application.state === 'no_show') return ok({ state: 'no_show' as const });
    if (application.state !== 'accepted')
      return err(raise(jobErrors.application_state, { state: application.state }));
    if (now < absentFrom(application))
      return err(raise(jobErrors.too_early_absent, { from: toIso(absentFrom(application)) }));
    if (await this.claims.isClaimed(applicationId)) return err(raise(jobErrors.claim_waiting));
    await this.markNow(application, caller.userId, now);
    return ok({ state: 'no_show' as const });
  }

  /** @param by null: nobody said anything until the term was over */
  async markNow(application: Application, by: string | null, now: Instant): Promise<void> {
    if (!(await this.seats.turn(application, 'miss')))
      throw new Error(`application ${application.id} was moved past its lock`);
    await insertIgnore(this.database.manager, Absence, {
      applicationId: application.id,
      markedBy: by,
      markedAt: now,
      createdAt: now,
      version: 0,
    });
    await this.book.record(application.id, 'absence.marked', now, { by });
    const until = absenceObjectUntil(now);
    await this.news.tell(application.workerId, {
      topic: 'jobs.absence_marked',
      key: application.id,
      title: '您被记为未到岗',
      body: `${sayDay(application.localDate)} 的班记了未到岗。其实去了？现在还能签到，签到就撤销；不能签到就在 ${dayOf(until)} 前提异议`,
      link: screens.myShifts,
    });
    if (by === null)
      await this.news.tellEmployer(application.employerId, {
        topic: 'jobs.absence_marked',
        key: application.id,
        title: '有一人没有签到，记为未到岗',
        body: `${sayDay(application.localDate)} 的班有一人没有签到，到时间没人说来过。其实来了，请直接确认工时`,
        link: screens.people(application.postingId),
      });
  }

  /** The worker says: I was there. The employer and the station's staff are told. */
  async object(caller: Caller, applicationId: string, note: string, now: Instant) {
    const application = await this.signUps.lock(applicationId);
    if (application?.workerId !== caller.userId) return err(raise(jobErrors.application_not_found));
    const absence = await this.find(applicationId);
    if (!absence || application.state !== 'no_show') return err(raise(jobErrors.absence_not_found));
    if (absence.objectedAt !== null) return ok({ state: application.state });
    if (now > absenceObjectUntil(absence.markedAt)) return err(raise(jobErrors.objection_closed));
    await this.change(absence, { objectedAt: now, objectionSealed: this.personalData.seal(note) });
    await this.book.record(applicationId, 'absence.objected', now, {}, { note });
    await this.tellObjected(application, now);
    return ok({ state: application.state });
  }

  /** A check-in or confirmed hours show that the person was there. */
  async lift(application: Application, now: Instant): Promise<void> {
    const absence = await this.find(application.id);
    if (absence) await this.change(absence, { answer: 'lifted', answeredAt: now });
    await this.book.record(application.id, 'absence.lifted', now, {});
    const news = {
      topic: 'jobs.absence_lifted',
      key: application.id,
      title: '未到岗的记录撤销了',
    };
    await this.news.tell(application.workerId, {
      ...news,
      body: `${sayDay(application.localDate)} 的班不再记未到岗，工时和工资照算`,
      link: screens.myShifts,
    });
    await this.news.tellEmployer(application.employerId, {
      ...news,
      body: `${sayDay(application.localDate)} 的班有一人补上了到岗记录，不再记未到岗`,
      link: screens.people(application.postingId),
    });
  }

  /** Objections that nobody answered in time: the mark no longer counts; how many. */
  async endUnanswered(now: Instant, batch = 200): Promise<number> {
    const due = await this.database.query<{ id: string }>(
      `select application_id as id from absences
       where answer is null and objected_at is not null and objected_at <= ?
       order by objected_at limit ${batch}`,
      [absenceAnswersOver(now)],
    );
    for (const { id } of due) await this.database.transaction(() => this.endOne(id, now));
    return due.length;
  }

  private async endOne(applicationId: string, now: Instant): Promise<void> {
    const application = await this.signUps.lock(applicationId);
    const absence = await this.find(applicationId);
    if (!application || absence?.answer !== null) return;
    await this.change(absence, { answer: 'unanswered', answeredAt: now });
    await this.book.record(applicationId, 'absence.unanswered', now, {});
    const news = {
      topic: 'jobs.absence_unanswered',
      key: applicationId,
      title: '异议没有人答复，未到岗不算数',
    };
    await this.news.tell(application.workerId, {
      ...news,
      body: `${sayDay(application.localDate)} 的未到岗不计入您的记录。去干了活没拿到钱，可以提诉求`,
      link: screens.myShifts,
    });
    await this.news.tellEmployer(application.employerId, {
      ...news,
      body: `${sayDay(application.localDate)} 的未到岗因为没有答复异议，不再计入对方的记录`,
      link: screens.people(application.postingId),
    });
  }

  private async tellObjected(application: Application, now: Instant): Promise<void> {
    const until = dayOf(absenceAnswerUntil(now));
    const news = { topic: 'jobs.absence_objected', key: application.id };
    await this.news.tellEmployer(application.employerId, {
      ...news,
      title: '有人说自己到岗了',
      body: `${sayDay(application.localDate)} 记了未到岗的人有异议。来了请直接确认工时；${until} 前没人答复，这条记录不算数`,
      link: screens.people(application.postingId),
    });
    const posting = await this.database.manager.findOneByOrFail(Posting, {
      id: application.postingId,
    });
    const staff = posting.stationId
      ? await this.people.holdersOf('station_staff', posting.stationId)
      : [];
    for (const userId of staff)
      await this.news.tell(userId, {
        ...news,
        title: '有人对未到岗有异议',
        body: `${sayDay(application.localDate)} “${posting.title}”有人说自己到岗了，请核实；确实到了就替他补签到。${until} 前没人办，这条记录不算数`,
        link: screens.stationPeople(posting.stationId ?? '', application.localDate),
      });
  }

  private find(applicationId: string): Promise<Absence | null> {
    return this.database.manager.findOneBy(Absence, { applicationId });
  }

  private async change(absence: Absence, changes: Partial<Omit<Absence, 'version'>>) {
    const seen = { applicationId: absence.applicationId, version: absence.version };
    const won = await compareAndSet(this.database.manager, Absence, seen, changes);
    if (!won) throw new Error(`absence ${absence.applicationId} was changed past its lock`);
  }
}

function dayOf(instant: Instant): string {
  return sayDay(localDate(instant));
}
