import { Injectable } from '@nestjs/common';
import type { OwnPosting, PersonOfPosting } from '@yizhan/contract';
import { maskName } from '@yizhan/identity';
import type { Caller } from '@yizhan/identity/vocabulary';
import { jobErrors, paidMinutes } from '@yizhan/jobs';
import { type PostingState, placeHoldingStates, type WageUnit } from '@yizhan/jobs/vocabulary';
import { err, fromIso, type Instant, localDate, ok, raise, toIso } from '@yizhan/kernel';
import { Database } from '@yizhan/storage';
import { part } from '../../../platform/parts';
import { PeopleService } from '../../identity/people.service';
import { EmployersService } from '../employers.service';
import { ObjectionsService } from '../objections.service';
import { PostingsService } from '../postings.service';
import {
  contactOf,
  openedRow,
  queuePosition,
  WORK_COLUMNS,
  WORK_JOINS,
  type WorkRow,
  wageOf,
} from './rows';
import { absenceOf, actionsOf, hoursOf } from './work-view';

interface OwnRow {
  readonly id: string;
  readonly state: PostingState;
  readonly state_reason: string | null;
  readonly title: string;
  readonly occupation: string;
  readonly wage_fen: number;
  readonly wage_unit: WageUnit;
  readonly headcount: number;
  /** Start of the first shift that isn't over, and of the last one. */
  readonly current_start: number | null;
  readonly last_start: number | null;
  readonly places: number | null;
  readonly hired: number | null;
  readonly arrived: number | null;
  readonly waiting: number | null;
  readonly applied: number | null;
  readonly hours_to_confirm: number | null;
  readonly wages_due: number | null;
}

/** Words of our own, never of a person. */
const HIRED = placeHoldingStates.map((state) => `'${state}'`).join(', ');

const OWN = `select p.id, p.state, p.state_reason, p.title, p.occupation, p.wage_fen, p.wage_unit,
    p.headcount,
    (select min(s.starts_at) from shifts s where s.posting_id = p.id and s.ends_at > ?) as current_start,
    (select max(s.starts_at) from shifts s where s.posting_id = p.id) as last_start,
    (select sum(s.headcount) from shifts s where s.posting_id = p.id) as places,
    sum(case when a.state in (${HIRED}) then 1 else 0 end) as hired,
    sum(case when h.checked_in_at is not null then 1 else 0 end) as arrived,
    sum(case when a.state = 'waiting' then 1 else 0 end) as waiting,
    sum(case when a.state = 'applied' then 1 else 0 end) as applied,
    sum(case when a.state in ('checked_in', 'checked_out') and a.ends_at <= ? then 1 else 0 end) as hours_to_confirm,
    sum(case when a.state in ('wage_due', 'disputed') then 1 else 0 end) as wages_due
  from (select * from postings where employer_id = ? order by id desc limit 50) p
  left join applications a on a.posting_id = p.id
  left join work_hours h on h.application_id = a.id
  group by p.id, p.state, p.state_reason, p.title, p.occupation, p.wage_fen, p.wage_unit,
    p.headcount
  order by p.id desc`;

/** An employer's screens: the company with its postings, and the people of one posting. */
@Injectable()
export class EmployerView {
  constructor(
    private readonly database: Database,
    private readonly employers: EmployersService,
    private readonly postings: PostingsService,
    private readonly objections: ObjectionsService,
    private readonly people: PeopleService,
  ) {}

  async company(caller: Caller, now: Instant) {
    const employer = await this.employers.ofCaller(caller);
    if (!employer)
      return {
        employer: null,
        face: { ok: true as const, value: null },
        postings: [],
        objections: [],
      };
    const [face, rows, objections] = await Promise.all([
      part('employer face', 1_500, () => this.employers.face(employer.id)),
      this.database.query<OwnRow>(OWN, [now, now, employer.id]),
      this.objections.of(employer),
    ]);
    const ordered = [...rows].sort((one, other) => rankOf(one, now) - rankOf(other, now));
    const { sealing } = this.database;
    const opened = ordered.map((row) => ({
      ...row,
      state_reason: row.state_reason && sealing.open(row.state_reason),
    }));
    return {
      employer: this.employers.view(employer),
      face,
      postings: opened.map((row) => ownPosting(row, now)),
      objections,
    };
  }

  /**
   * Whoever was taken on by full name and last digits: the employer calls them out, confirms their
   * hours and pays them, each the right one (个人信息保护法 6). Who only asked or waits is masked.
   */
  async peopleOf(caller: Caller, postingId: string, now: Instant) {
    const own = await this.postings.own(caller, postingId);
    if (!own) return err(raise(jobErrors.posting_not_found));
    const { posting } = own;
    const rows = await this.database.query<WorkRow>(
      `select ${WORK_COLUMNS} from applications a ${WORK_JOINS}
       where a.posting_id = ? and a.state <> 'withdrawn'
       order by a.starts_at, a.queue_no limit 1000`,
      [postingId],
    );
    const contacts = await this.people.contacts(rows.map((row) => row.worker_id));
    return ok({
      postingId,
      title: posting.title,
      state: posting.state,
      wageFen: posting.wageFen,
      wageUnit: posting.wageUnit,
      people: rows.map((row) =>
        person(openedRow(row, this.database.sealing), contacts.get(row.worker_id), now),
      ),
    });
  }
}

/** Whose shifts take place. */
const LIVE: readonly PostingState[] = ['published', 'paused', 'filled'];

/** At work or to be today first, then what waits for the employer, what is to come, what is over. */
function rankOf(row: OwnRow, now: Instant): number {
  const shift = shiftOf(row, now);
  const isToday = shift !== null && localDate(fromIso(shift.startsAt)) === localDate(now);
  if (
    LIVE.includes(row.state) &&
    (shift?.phase === 'running' || (isToday && shift.phase === 'coming'))
  )
    return 0;
  const waiting = [row.applied, row.hours_to_confirm, row.wages_due];
  if (waiting.some((count) => Number(count ?? 0) > 0)) return 1;
  return shift?.phase === 'over' || row.state === 'taken_down' ? 3 : 2;
}

function shiftOf(row: OwnRow, now: Instant): OwnPosting['shift'] {
  const { current_start: current, last_start: last } = row;
  if (current === null) return last === null ? null : { startsAt: toIso(last), phase: 'over' };
  if (current > now) return { startsAt: toIso(current), phase: 'coming' };
  return { startsAt: toIso(current), phase: LIVE.includes(row.state) ? 'running' : 'over' };
}

function ownPosting(row: OwnRow, now: Instant): OwnPosting {
  return {
    postingId: row.id,
    state: row.state,
    title: row.title || '未命名的岗位',
    occupation: row.occupation,
    wageFen: row.wage_fen,
    wageUnit: row.wage_unit,
    headcount: row.headcount,
    shift: shiftOf(row, now),
    places: Number(row.places ?? 0),
    hired: Number(row.hired ?? 0),
    arrived: Number(row.arrived ?? 0),
    waiting: Number(row.waiting ?? 0),
    applied: Number(row.applied ?? 0),
    hoursToConfirm: Number(row.hours_to_confirm ?? 0),
    wagesDue: Number(row.wages_due ?? 0),
    stateReason: row.state_reason,
  };
}

function person(
  row: WorkRow,
  contact: { name: string; phone: string | null } | undefined,
  now: Instant,
): PersonOfPosting {
  const window = contactOf(row);
  const name = contact?.name.trim() ?? '';
  const phone = contact?.phone ?? null;
  return {
    applicationId: row.application_id,
    shiftId: row.shift_id,
    date: row.local_date,
    startsAt: toIso(row.starts_at),
    endsAt: toIso(row.ends_at),
    name: window ? name : maskName(name),
    number: row.queue_no,
    phoneTail: window && phone ? phone.slice(-4) : null,
    callable: phone !== null && isWithin(window, now),
    state: row.state,
    queuePosition: queuePosition(row),
    scheduledMinutes: paidMinutes({
      date: row.local_date,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      breakMinutes: row.break_minutes,
    }),
    hours: hoursOf(row, now),
    absence: absenceOf(row),
    wage: wageOf(row, now),
    actions: actionsOf(row, 'employer', now),
  };
}

function isWithin(window: ReturnType<typeof contactOf>, now: Instant): boolean {
  if (!window) return false;
  const isOpen = window.until === null || now < fromIso(window.until);
  return now >= fromIso(window.from) && isOpen;
}
