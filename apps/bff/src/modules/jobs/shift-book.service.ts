import { Injectable } from '@nestjs/common';
import { attendanceEffect } from '@yizhan/jobs';
import type { ApplicationState, Direction } from '@yizhan/jobs/vocabulary';
import type { Instant, LocalDate } from '@yizhan/kernel';
import { Database } from '@yizhan/storage';
import { SessionsService } from '../identity/sessions.service';
import type {
  AttendanceOutcome,
  BookedShift,
  CodePlace,
  PostingSite,
  ShiftBook,
  TimeChange,
  TodayPosting,
} from '../stations/shift-book';
import { AttendanceService } from './attendance.service';
import { SignUpService } from './sign-up.service';

const BOOKED = `select a.id as applicationId, a.worker_id as workerId, a.shift_id as shiftId,
    a.posting_id as postingId, p.station_id as stationId, p.title,
    p.employer_name as employerName, a.starts_at as startsAt, a.ends_at as endsAt, a.state
  from applications a join postings p on p.id = a.posting_id`;

/** States in which someone is expected at the shift, or has been there. */
const BOOKED_STATES =
  "('accepted', 'no_show', 'checked_in', 'checked_out', 'hours_confirmed', 'wage_due', 'paid', 'settled', 'disputed', 'lapsed')";

/** The shifts as the stations area asks for them. */
@Injectable()
export class ShiftBookService implements ShiftBook {
  constructor(
    private readonly database: Database,
    private readonly attendance: AttendanceService,
    private readonly signUps: SignUpService,
    private readonly sessions: SessionsService,
  ) {}

  acceptedShiftsFor(workerId: string, dates: readonly LocalDate[]): Promise<BookedShift[]> {
    return this.booked('a.worker_id = ? and a.local_date in (?)', [workerId, [...dates]]);
  }

  bookedShiftsAt({ kind, id }: CodePlace, date: LocalDate): Promise<BookedShift[]> {
    const place = kind === 'station' ? 'p.station_id = ?' : 'p.id = ?';
    return this.booked(`${place} and a.local_date = ?`, [id, date]);
  }

  async bookedShift(applicationId: string): Promise<BookedShift | null> {
    return (await this.booked('a.id = ?', [applicationId]))[0] ?? null;
  }

  async hold(applicationId: string): Promise<boolean> {
    const application = await this.signUps.lock(applicationId);
    return application !== null && attendanceEffect(application.state, 'in') !== 'refused';
  }

  async recordAttendance(
    applicationId: string,
    direction: Direction,
    at: Instant,
    change?: TimeChange,
  ): Promise<AttendanceOutcome> {
    const recorded = await this.attendance.record(applicationId, direction, at, change);
    return recorded.ok ? recorded.value.effect : 'refused';
  }

  postingsAt(stationId: string, date: LocalDate): Promise<TodayPosting[]> {
    return this.database.query<TodayPosting>(
      `select p.id as postingId, p.title, p.wage_fen as wageFen, p.wage_unit as wageUnit,
         s.starts_at as startsAt, s.ends_at as endsAt, s.headcount - s.taken as placesLeft
       from postings p join shifts s on s.posting_id = p.id and s.local_date = ?
       where p.station_id = ? and p.state in ('published', 'filled')
       order by s.starts_at, s.id limit 100`,
      [date, stationId],
    );
  }

  async ownSite(userId: string, postingId: string): Promise<PostingSite | null> {
    const [site] = await this.database.query<PostingSite & { id: string; owner: string | null }>(
      `select e.id, e.owner_id as owner, p.lat, p.lng, p.title, p.address
       from postings p join employers e on e.id = p.employer_id where p.id = ?`,
      [postingId],
    );
    if (!site) return null;
    if (site.owner === userId) return site;
    const grants = await this.sessions.grantsOf(userId);
    return grants.some(({ role, scopeId }) => role === 'employer' && scopeId === site.id)
      ? site
      : null;
  }

  private async booked(
    condition: string,
    values: readonly (string | string[])[],
  ): Promise<BookedShift[]> {
    const rows = await this.database.query<Row>(
      `${BOOKED} where ${condition} and a.state in ${BOOKED_STATES} order by a.starts_at`,
      values,
    );
    return rows.map(({ startsAt, endsAt, state, ...row }) => ({
      ...row,
      from: startsAt,
      to: endsAt,
      isIn: !NOT_IN.includes(state),
      isSettled: !OPEN.includes(state),
      isAbsent: state === 'no_show',
    }));
  }
}

/** Where nobody has been checked in yet. */
const NOT_IN: readonly ApplicationState[] = ['accepted', 'no_show'];

/** Where times may still change: the hours don't count yet and nobody wishes them to be others. */
const OPEN: readonly ApplicationState[] = [...NOT_IN, 'checked_in', 'checked_out'];

type Row = Omit<BookedShift, 'from' | 'to' | 'isIn' | 'isSettled' | 'isAbsent'> & Times;

interface Times {
  readonly state: ApplicationState;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}
