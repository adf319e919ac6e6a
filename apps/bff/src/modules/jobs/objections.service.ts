import { Injectable } from '@nestjs/common';
import type { jobsRoutes, ObjectionView, RequestOf } from '@yizhan/contract';
import type { Caller } from '@yizhan/identity/vocabulary';
import { employerFace, jingzhouSettings, jobErrors, mayObject } from '@yizhan/jobs';
import { objectionSubjectLabels } from '@yizhan/jobs/vocabulary';
import {
  addDays,
  atLocal,
  err,
  type Instant,
  localDate,
  newId,
  ok,
  raise,
  toIso,
} from '@yizhan/kernel';
import { compareAndSet, Database, insertIgnore } from '@yizhan/storage';
import { addWorkingDays, chinaCalendar } from '@yizhan/working-time';
import { In } from 'typeorm';
import { PersonalData } from '../../platform/personal-data';
import { PeopleService } from '../identity/people.service';
import { StationsService } from '../stations/stations.service';
import { EmployersService } from './employers.service';
import { JobsNews, screens } from './news.service';
import { Employer, EmployerObjection, Posting } from './persistence';
import { covers, type Placed, type Reach, StationReach } from './station-reach';

type Asked = RequestOf<typeof jobsRoutes.object>['body'];
type Answer = RequestOf<typeof jobsRoutes.answerObjection>['body'];

/** What an employer objects to, and what staff answer within the term; late ones reach administrators. */
@Injectable()
export class ObjectionsService {
  constructor(
    private readonly database: Database,
    private readonly employers: EmployersService,
    private readonly stations: StationsService,
    private readonly people: PeopleService,
    private readonly news: JobsNews,
    private readonly reach: StationReach,
    private readonly personalData: PersonalData,
  ) {}

  /** Objected to twice while it is open, it is the same objection. */
  async object(caller: Caller, { subject, postingId, text }: Asked, now: Instant) {
    const employer = await this.employers.ofCaller(caller);
    if (!employer) return err(raise(jobErrors.employer_missing));
    const { manager } = this.database;
    const posting = postingId
      ? await manager.findOneBy(Posting, { id: postingId, employerId: employer.id })
      : null;
    if (postingId && !posting) return err(raise(jobErrors.posting_not_found));
    const { level } = employerFace(await this.employers.record(employer));
    const facts = { card: employer.card, state: employer.state, level, posting };
    if (!mayObject(subject, facts)) return err(raise(jobErrors.nothing_to_object));
    const openKey = [employer.id, subject, posting?.id ?? ''].join(':');
    const objection: EmployerObjection = {
      id: newId(now),
      employerId: employer.id,
      subject,
      postingId: posting?.id ?? null,
      openKey,
      textSealed: this.personalData.seal(text),
      state: 'open',
      dueAt: dueAt(now),
      answerSealed: null,
      answeredBy: null,
      answeredAt: null,
      overdueToldAt: null,
      createdAt: now,
      version: 0,
    };
    if (!(await insertIgnore(manager, EmployerObjection, objection))) {
      const open = await manager.findOneBy(EmployerObjection, { openKey });
      return open ? ok(this.view(open, employer.name)) : err(raise(jobErrors.employer_changed));
    }
    const placed = { stationId: posting?.stationId ?? null, division: employer.division };
    await this.tellStaff(objection, employer.name, placed);
    return ok(this.view(objection, employer.name));
  }

  /** Upheld, a card is cleared and a rejected verification is looked at anew, in the same step. */
  async answer(caller: Caller, objectionId: string, { upheld, answer }: Answer, now: Instant) {
    const { manager } = this.database;
    const objection = await manager.findOneBy(EmployerObjection, { id: objectionId });
    const employer = objection && (await manager.findOneBy(Employer, { id: objection.employerId }));
    if (!objection || !employer) return err(raise(jobErrors.objection_not_found));
    const posting = objection.postingId
      ? await manager.findOneBy(Posting, { id: objection.postingId })
      : null;
    const placed = { stationId: posting?.stationId ?? null, division: employer.division };
    if (!(await this.reach.covers(caller, placed))) return err(raise(jobErrors.not_your_station));
    const seen = { id: objection.id, version: objection.version, state: 'open' as const };
    const changes = {
      state: upheld ? ('upheld' as const) : ('dismissed' as const),
      openKey: null,
      answerSealed: this.personalData.seal(answer),
      answeredBy: caller.userId,
      answeredAt: now,
    };
    if (!(await compareAndSet(manager, EmployerObjection, seen, changes)))
      return err(raise(jobErrors.objection_answered));
    if (upheld && !(await this.undo(objection, employer, answer)))
      return err(raise(jobErrors.employer_changed));
    await this.news.tellEmployer(employer.id, {
      topic: 'jobs.objection_answered',
      key: objection.id,
      title: upheld ? '异议成立' : '异议没有采纳',
      body: `关于${objectionSubjectLabels[objection.subject]}的异议：${answer}`,
      link: screens.company,
    });
    return ok(this.view({ ...objection, ...changes }, employer.name));
  }

  /** Those of an employer, the newest first. */
  async of(employer: Employer): Promise<ObjectionView[]> {
    const rows = await this.database.manager.find(EmployerObjection, {
      where: { employerId: employer.id },
      order: { id: 'DESC' },
      take: 20,
    });
    return rows.map((row) => this.view(row, employer.name));
  }

  /** Open ones within reach, the most urgent first. */
  async open(reach: Reach): Promise<ObjectionView[]> {
    const { manager } = this.database;
    const rows = await manager.find(EmployerObjection, {
      where: { state: 'open' },
      order: { dueAt: 'ASC', id: 'ASC' },
      take: 200,
    });
    const [employers, postings] = await Promise.all([
      manager.findBy(Employer, { id: In(rows.map((row) => row.employerId)) }),
      manager.findBy(Posting, { id: In(rows.flatMap((row) => row.postingId ?? [])) }),
    ]);
    const byId = new Map(employers.map((one) => [one.id, one]));
    const stationOf = new Map(postings.map((one) => [one.id, one.stationId]));
    return rows.flatMap((row) => {
      const employer = byId.get(row.employerId);
      const stationId = stationOf.get(row.postingId ?? '') ?? null;
      const isMine = employer && covers(reach, { stationId, division: employer.division });
      return isMine ? [this.view(row, employer.name)] : [];
    });
  }

  /** The term has passed: administrators are told once, and so is the employer; how many. */
  async escalate(now: Instant, batch = 100): Promise<number> {
    const late = await this.database.query<{ id: string }>(
      `select id from employer_objections
       where state = 'open' and due_at <= ? and overdue_told_at is null
       order by due_at limit ${batch}`,
      [now],
    );
    for (const { id } of late) await this.database.transaction(() => this.escalateOne(id, now));
    return late.length;
  }

  private async escalateOne(id: string, now: Instant): Promise<void> {
    const { manager } = this.database;
    const objection = await manager.findOneBy(EmployerObjection, { id });
    if (objection?.state !== 'open' || objection.overdueToldAt !== null) return;
    const seen = { id, version: objection.version };
    if (!(await compareAndSet(manager, EmployerObjection, seen, { overdueToldAt: now }))) return;
    const about = objectionSubjectLabels[objection.subject];
    for (const userId of await this.people.holdersOf('administrator', ''))
      await this.news.tell(userId, {
        topic: 'jobs.objection_overdue',
        key: id,
        title: '雇主的异议过了答复期限',
        body: `关于${about}的异议，驿站还没有答复，请您处理`,
        link: screens.review,
      });
    await this.news.tellEmployer(objection.employerId, {
      topic: 'jobs.objection_overdue',
      key: id,
      title: '您的异议已转给管理员',
      body: `关于${about}的异议过了答复期限，已经转给管理员处理`,
      link: screens.company,
    });
  }

  private async undo(objection: EmployerObjection, employer: Employer, answer: string) {
    const seen = { id: employer.id, version: employer.version };
    const { manager } = this.database;
    if (objection.subject === 'card')
      return compareAndSet(manager, Employer, seen, { card: 'none', cardReason: answer });
    if (objection.subject === 'verification' && employer.state === 'rejected')
      return compareAndSet(manager, Employer, seen, { state: 'pending', stateReason: null });
    return true;
  }

  private async tellStaff(objection: EmployerObjection, name: string, placed: Placed) {
    const stations = placed.stationId
      ? [placed.stationId]
      : await this.stations.inDivision(placed.division);
    const told = new Set<string>();
    for (const stationId of stations)
      for (const userId of await this.people.holdersOf('station_staff', stationId))
        told.add(userId);
    for (const userId of told)
      await this.news.tell(userId, {
        topic: 'jobs.objection_raised',
        key: objection.id,
        title: '雇主提出异议',
        body: `“${name}”对${objectionSubjectLabels[objection.subject]}有异议，请在 ${localDate(objection.dueAt)} 前答复`,
        link: screens.review,
      });
  }

  private view(row: EmployerObjection, employerName: string): ObjectionView {
    return {
      objectionId: row.id,
      employerId: row.employerId,
      employerName,
      subject: row.subject,
      postingId: row.postingId,
      text: this.personalData.open(row.textSealed),
      state: row.state,
      dueAt: toIso(row.dueAt),
      answer: row.answerSealed === null ? null : this.personalData.open(row.answerSealed),
      createdAt: toIso(row.createdAt),
    };
  }
}

/** The end of the last working day of the term. */
function dueAt(now: Instant): Instant {
  const days = jingzhouSettings.objectionWorkingDays.value;
  const last = addWorkingDays(chinaCalendar(), localDate(now), days);
  return atLocal(addDays(last, 1)) - 1;
}
