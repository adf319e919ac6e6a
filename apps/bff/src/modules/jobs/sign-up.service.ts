import { Injectable } from '@nestjs/common';
import { requestErrors } from '@yizhan/contract';
import { type Caller, hasRole } from '@yizhan/identity/vocabulary';
import { decideSignUp, jingzhouSettings, jobErrors, waitingEndsBefore } from '@yizhan/jobs';
import {
  type ApplicationState,
  applicationStateLabels,
  type PickMode,
  type PostingState,
} from '@yizhan/jobs/vocabulary';
import { DAY, err, formatYuan, type Instant, localTime, newId, ok, raise } from '@yizhan/kernel';
import { Database } from '@yizhan/storage';
import { PeopleService } from '../identity/people.service';
import { JobsNews, screens } from './news.service';
import { Application } from './persistence';
import { PublishingService } from './publishing.service';
import { StationReach } from './station-reach';
import { sayDay } from './words';

/** The shift after the seat was asked for, with all that the rule needs to know. */
interface Facts {
  readonly posting_id: string;
  readonly employer_id: string;
  readonly owner_id: string | null;
  readonly posting_state: PostingState;
  readonly title: string;
  readonly wage_fen: number;
  readonly pick_mode: PickMode;
  readonly local_date: string;
  readonly starts_at: number;
  readonly ends_at: number;
  readonly headcount: number;
  readonly taken: number;
  readonly waiting: number;
  readonly queued: number;
  readonly last_seated: number | boolean;
  readonly earlier_id: string | null;
  readonly earlier_state: ApplicationState | null;
  /** It waited until the shift was near, and nobody declined it. */
  readonly earlier_lapsed: number | boolean | null;
  readonly late: number | string;
  readonly station_id: string | null;
  readonly division: string;
  readonly own_starts: number | null;
  readonly own_ends: number | null;
}

/**
 * Takes a place, or a number in the queue, by one compare-and-set on the shift's row. It is the
 * first statement, before anything is read, so that many at once wait for each other instead of
 * failing; whoever is refused afterwards is rolled back together with the place.
 */
const TAKE_SEAT = `update shifts set
    queued = queued + 1,
    last_seated = case when pick_mode = 'first_come' and taken < headcount and waiting = 0 then 1 else 0 end,
    waiting = waiting + case when pick_mode = 'first_come' and (taken >= headcount or waiting > 0) then 1 else 0 end,
    taken = taken + case when pick_mode = 'first_come' and taken < headcount and waiting = 0 then 1 else 0 end,
    version = version + 1
  where id = ? and is_open = 1 and starts_at > ?`;

/** Two sign-ups of the same worker, to different shifts, meet at this row. */
const TOUCH_CALENDAR = {
  sqlite: `insert into worker_calendars (worker_id, created_at, version) values (?, ?, 0)
    on conflict (worker_id) do update set version = version + 1`,
  mariadb: `insert into worker_calendars (worker_id, created_at, version) values (?, ?, 0)
    on duplicate key update version = version + 1`,
} as const;

const FACTS = `select s.posting_id, p.employer_id, e.owner_id, p.state as posting_state, p.title,
    p.wage_fen, s.pick_mode, s.local_date, s.starts_at, s.ends_at, s.headcount, s.taken, s.waiting,
    s.queued, s.last_seated, p.station_id, p.division, mine.id as earlier_id,
    mine.state as earlier_state,
    case when mine.state = 'declined' and mine.ended_by is null and mine.ended_at is not null
      then 1 else 0 end as earlier_lapsed,
    (select count(*) from applications l where l.worker_id = ? and l.is_late = 1
      and l.starts_at > ?) as late,
    other.starts_at as own_starts, other.ends_at as own_ends
  from shifts s
  join postings p on p.id = s.posting_id
  left join employers e on e.id = p.employer_id
  left join applications mine on mine.shift_id = s.id and mine.worker_id = ?
  left join applications other on other.worker_id = ? and other.holds_time = 1
    and other.starts_at < s.ends_at and other.ends_at > s.starts_at and other.shift_id <> s.id
  where s.id = ? limit 1`;

const INSERT = `insert into applications (id, posting_id, shift_id, employer_id, worker_id, state,
    queue_no, local_date, starts_at, ends_at, holds_time, acted_by, created_at, version)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, 0)`;

/** Workers signing up for shifts. */
@Injectable()
export class SignUpService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly publishing: PublishingService,
    private readonly news: JobsNews,
    private readonly reach: StationReach,
  ) {}

  /** Staff may act for a worker without a phone; the record says so. */
  async signUp(caller: Caller, shiftId: string, forWorkerId: string | undefined, now: Instant) {
    const forOther = forWorkerId !== undefined && forWorkerId !== caller.userId;
    if (!hasRole(caller, forOther ? 'station_staff' : 'worker'))
      return err(raise(jobErrors.acts_for_other));
    const { affected } = await this.database.execute(TAKE_SEAT, [shiftId, now]);
    if (affected === 0) return err(await this.whyClosed(shiftId, now));
    const workerId = forWorkerId ?? caller.userId;
    await this.database.execute(TOUCH_CALENDAR[this.database.dialect], [workerId, now]);
    const facts = await this.factsOf(shiftId, workerId, now);
    if (!facts) return err(raise(jobErrors.shift_not_found));
    const placed = { stationId: facts.station_id, division: facts.division };
    if (forOther && !(await this.reach.covers(caller, placed)))
      return err(raise(jobErrors.not_your_station));
    const decision = decideSignUp(
      {
        postingState: facts.posting_state,
        pickMode: facts.pick_mode,
        shift: shiftOf(facts),
        own:
          facts.own_starts === null
            ? []
            : [{ startsAt: facts.own_starts, endsAt: facts.own_ends ?? 0 }],
        earlier: facts.earlier_lapsed ? undefined : (facts.earlier_state ?? undefined),
        lateWithdrawals: forOther ? 0 : Number(facts.late),
        isOwnPosting: facts.owner_id === workerId,
      },
      now,
    );
    if (!decision.ok) return decision;
    if (stateOf(facts) === 'waiting' && facts.starts_at <= waitingEndsBefore(now))
      return err(raise(jobErrors.waiting_closed));
    if (forOther && !(await this.people.contact(workerId)))
      return err(raise(requestErrors.not_found));
    return ok(await this.keep(facts, shiftId, workerId, forOther ? caller.userId : null, now));
  }

  private async factsOf(shiftId: string, workerId: string, now: Instant) {
    const since = now - jingzhouSettings.lateWithdrawalDays.value * DAY;
    const values = [workerId, since, workerId, workerId, shiftId];
    const [facts] = await this.database.query<Facts>(FACTS, values);
    return facts;
  }

  private async keep(
    facts: Facts,
    shiftId: string,
    workerId: string,
    actedBy: string | null,
    now: Instant,
  ) {
    const state = stateOf(facts);
    const applicationId = facts.earlier_id ?? newId(now);
    if (facts.earlier_id)
      await this.database.execute(
        // A late withdrawal goes on counting, whether one comes back or not.
        `update applications set state = ?, queue_no = ?, holds_time = 1, acted_by = ?,
           ended_at = null, ended_by = null, end_reason_sealed = null,
           version = version + 1 where id = ? and state in ('withdrawn', 'declined')`,
        [state, facts.queued, actedBy, applicationId],
      );
    else
      await this.database.execute(INSERT, [
        applicationId,
        facts.posting_id,
        shiftId,
        facts.employer_id,
        workerId,
        state,
        facts.queued,
        facts.local_date,
        facts.starts_at,
        facts.ends_at,
        actedBy,
        now,
      ]);
    if (state === 'accepted') await this.accepted(facts, now);
    // Who signs up sees the answer; who was signed up by staff is told.
    if (actedBy) await this.tellSignedUp(facts, applicationId, workerId, state);
    if (state === 'applied') await this.tellApplied(facts, applicationId);
    const queuePosition = state === 'waiting' ? facts.waiting : null;
    return { applicationId, shiftId, state, queuePosition };
  }

  private async accepted(facts: Facts, now: Instant): Promise<void> {
    if (facts.taken >= facts.headcount && facts.posting_state === 'published')
      await this.fillIfFull(facts.posting_id, now);
  }

  private tellSignedUp(
    facts: Facts,
    applicationId: string,
    workerId: string,
    state: ApplicationState,
  ): Promise<void> {
    return this.news.tell(workerId, {
      topic: 'jobs.signed_up_for_you',
      key: `${applicationId}:${facts.queued}`,
      title: `驿站替您报了名：${applicationStateLabels[state]}`,
      body: `${sayDay(facts.local_date)} ${localTime(facts.starts_at)} “${facts.title}”，${formatYuan(facts.wage_fen)} 元起，记得按时签到`,
      link: screens.myShifts,
    });
  }

  private tellApplied(facts: Facts, applicationId: string): Promise<void> {
    return this.news.tellEmployer(facts.employer_id, {
      topic: 'jobs.application_received',
      key: `${applicationId}:${facts.queued}`,
      title: '有人报名',
      body: `“${facts.title}” ${sayDay(facts.local_date)} 有人报名，请尽快确认`,
      link: screens.people(facts.posting_id),
    });
  }

  /** Full once no shift of the posting has a place left. */
  async fillIfFull(postingId: string, now: Instant): Promise<void> {
    const [open] = await this.database.query<{ id: string }>(
      'select id from shifts where posting_id = ? and taken < headcount and starts_at > ? limit 1',
      [postingId, now],
    );
    if (!open) await this.publishing.markFilled(postingId, now);
  }

  private async whyClosed(shiftId: string, now: Instant) {
    const [shift] = await this.database.query<{ starts_at: number; state: PostingState }>(
      `select s.starts_at, p.state from shifts s join postings p on p.id = s.posting_id
       where s.id = ?`,
      [shiftId],
    );
    if (!shift || shift.state === 'draft' || shift.state === 'in_review')
      return raise(jobErrors.shift_not_found);
    const isOpen = shift.state === 'published' || shift.state === 'filled';
    if (isOpen && shift.starts_at <= now) return raise(jobErrors.shift_started);
    return raise(jobErrors.posting_closed, { state: shift.state });
  }

  /** The application with its shift's row locked first, so that the queue stands still. */
  async lock(applicationId: string): Promise<Application | null> {
    await this.database.execute(
      `update shifts set version = version + 1
       where id = (select shift_id from applications where id = ?)`,
      [applicationId],
    );
    return this.database.manager.findOneBy(Application, { id: applicationId });
  }
}

function stateOf(facts: Facts): 'accepted' | 'waiting' | 'applied' {
  if (facts.pick_mode === 'employer_picks') return 'applied';
  return facts.last_seated ? 'accepted' : 'waiting';
}

function shiftOf(facts: Facts) {
  return {
    startsAt: facts.starts_at,
    endsAt: facts.ends_at,
    headcount: facts.headcount,
    taken: facts.taken,
    waiting: facts.waiting,
  };
}
