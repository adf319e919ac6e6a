import { Injectable } from '@nestjs/common';
import type { EmployerFaceView, JobCard, MyShift } from '@yizhan/contract';
import { daysOverdue } from '@yizhan/jobs';
import type {
  ApplicationState,
  Direction,
  Settlement,
  WageState,
  WageUnit,
} from '@yizhan/jobs/vocabulary';
import { addDays, atLocal, type Fen, type Instant, type LocalDate } from '@yizhan/kernel';
import { Database } from '@yizhan/storage';
import { EmployersService } from './employers.service';
import { HoursService } from './hours.service';
import {
  type EmployerImportRow,
  type ImportOptions,
  JobsImportService,
  type PostingImportRow,
} from './import.service';
import { ListingService, type Place } from './listing.service';
import { MyShiftsView } from './views/my-shifts.view';

/** A shift that a worker is to come to. */
export interface AcceptedShift {
  readonly applicationId: string;
  readonly shiftId: string;
  readonly postingId: string;
  readonly title: string;
  readonly employerId: string;
  readonly employerName: string;
  readonly stationId: string | null;
  readonly address: string;
  readonly lat: number;
  readonly lng: number;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly state: ApplicationState;
}

/** A wage with everything that bears on it, as a wage case begins with. */
export interface WageRecord {
  readonly wageId: string;
  readonly applicationId: string;
  readonly postingId: string;
  readonly postingTitle: string;
  readonly employerId: string;
  readonly employerName: string;
  readonly employerDivision: string;
  readonly employerAddress: string;
  readonly address: string;
  readonly date: LocalDate;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly wageFen: Fen;
  readonly wageUnit: WageUnit;
  readonly checkedInAt: Instant | null;
  readonly checkedOutAt: Instant | null;
  readonly minutes: number | null;
  readonly pieces: number | null;
  readonly hoursReason: string | null;
  readonly amountFen: Fen;
  readonly dueAt: Instant;
  readonly state: WageState;
  readonly overdueDays: number;
}

/** A line of a station's board. */
export interface BoardShift {
  readonly postingId: string;
  readonly shiftId: string;
  readonly title: string;
  readonly occupation: string;
  readonly employerName: string;
  readonly wageFen: Fen;
  readonly wageUnit: WageUnit;
  readonly settlement: Settlement;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly headcount: number;
  readonly taken: number;
  readonly address: string;
}

/** Counted from records, never typed in. */
export interface JobFigures {
  readonly postings: number;
  readonly places: number;
  readonly signUps: number;
  readonly hires: number;
  readonly checkIns: number;
  readonly wagesDueFen: Fen;
  readonly wagesSettledFen: Fen;
  readonly wagesDisputed: number;
}

/** What other areas may ask of jobs. */
@Injectable()
export class JobsService {
  constructor(
    private readonly database: Database,
    private readonly hours: HoursService,
    private readonly employers: EmployersService,
    private readonly listing: ListingService,
    private readonly shifts: MyShiftsView,
    private readonly imports: JobsImportService,
  ) {}

  /** Shifts of that day for which the worker holds a place. */
  acceptedShiftsFor(workerId: string, date: LocalDate): Promise<AcceptedShift[]> {
    return this.database.query<AcceptedShift>(
      `select a.id as applicationId, a.shift_id as shiftId, a.posting_id as postingId, p.title,
         p.employer_id as employerId, p.employer_name as employerName, p.station_id as stationId,
         p.address, p.lat, p.lng, a.starts_at as startsAt, a.ends_at as endsAt, a.state
       from applications a join postings p on p.id = a.posting_id
       where a.worker_id = ? and a.local_date = ?
         and a.state in ('accepted', 'checked_in', 'checked_out')
       order by a.starts_at`,
      [workerId, date],
    );
  }

  /**
   * A verified check-in or check-out; joins the caller's transaction. Safe to repeat.
   * @param by the staff member who did it for the worker, else the worker
   */
  recordAttendance(applicationId: string, direction: Direction, at: Instant, _by?: string) {
    return this.hours.recordAttendance(applicationId, direction, at);
  }

  /** The wage with its whole record, when it is this worker's. */
  async wageRecord(wageId: string, workerId: string, now: Instant): Promise<WageRecord | null> {
    const [row] = await this.database.query<Omit<WageRecord, 'overdueDays'>>(
      `select w.id as wageId, w.application_id as applicationId, w.posting_id as postingId,
         p.title as postingTitle, e.id as employerId, e.name as employerName,
         e.division as employerDivision, e.address as employerAddress, p.address,
         a.local_date as date, a.starts_at as startsAt, a.ends_at as endsAt,
         p.wage_fen as wageFen, p.wage_unit as wageUnit, h.checked_in_at as checkedInAt,
         h.checked_out_at as checkedOutAt, h.minutes, h.pieces, h.reason as hoursReason,
         w.amount_fen as amountFen, w.due_at as dueAt, w.state
       from wages w join applications a on a.id = w.application_id
       join postings p on p.id = w.posting_id join employers e on e.id = w.employer_id
       left join work_hours h on h.application_id = w.application_id
       where w.id = ? and w.worker_id = ?`,
      [wageId, workerId],
    );
    return row ? { ...row, overdueDays: daysOverdue(row.dueAt, now) } : null;
  }

  /** Today's work at a station, for its board. */
  postingsAtStation(stationId: string, date: LocalDate): Promise<BoardShift[]> {
    return this.database.query<BoardShift>(
      `select p.id as postingId, s.id as shiftId, p.title, p.occupation,
         p.employer_name as employerName, p.wage_fen as wageFen, p.wage_unit as wageUnit,
         p.settlement, s.starts_at as startsAt, s.ends_at as endsAt, s.headcount, s.taken,
         p.address
       from postings p join shifts s on s.posting_id = p.id and s.local_date = ?
       where p.station_id = ? and p.state in ('published', 'filled')
       order by s.starts_at, s.id limit 100`,
      [date, stationId],
    );
  }

  /** Local days with checked-in work, oldest first, each day once. */
  async workedDays(workerId: string): Promise<{ days: number; dates: LocalDate[] }> {
    const rows = await this.database.query<{ date: LocalDate }>(
      `select distinct a.local_date as date from applications a
       join work_hours h on h.application_id = a.id
       where a.worker_id = ? and h.checked_in_at is not null order by a.local_date`,
      [workerId],
    );
    return { days: rows.length, dates: rows.map((row) => row.date) };
  }

  employerFace(employerId: string): Promise<EmployerFaceView | null> {
    return this.employers.face(employerId);
  }

  employerNames(ids: readonly string[]): Promise<Map<string, string>> {
    return this.employers.names(ids);
  }

  employerIdsByCode(codes: readonly string[]): Promise<Map<string, string>> {
    return this.employers.idsByCode(codes);
  }

  /** The nearest few jobs, or the newest when the place isn't known. */
  nearbyForHome(place: Place | null, size = 5): Promise<JobCard[]> {
    return this.listing.nearest(place, size);
  }

  nextShift(workerId: string, now: Instant): Promise<MyShift | null> {
    return this.shifts.next(workerId, now);
  }

  /** Figures of the local days `from` to `to`, both included; of one station when it is named. */
  async figures(from: LocalDate, to: LocalDate, stationId?: string): Promise<JobFigures> {
    const span = [atLocal(from), atLocal(addDays(to, 1))];
    const at = stationId === undefined ? '' : 'and p.station_id = ?';
    const scope = stationId === undefined ? [] : [stationId];
    const one = async (sql: string, values: readonly (string | number)[]) => {
      const [row] = await this.database.query<Record<string, number | null>>(sql, [
        ...values,
        ...scope,
      ]);
      return row ?? {};
    };
    const [posted, applied, came, owed] = await Promise.all([
      one(
        `select count(*) as postings, sum(p.headcount) as places from postings p
         where p.published_at >= ? and p.published_at < ? ${at}`,
        span,
      ),
      one(
        `select count(*) as signUps, sum(case when a.state not in
             ('applied', 'waiting', 'declined', 'withdrawn') then 1 else 0 end) as hires
         from applications a join postings p on p.id = a.posting_id
         where a.created_at >= ? and a.created_at < ? ${at}`,
        span,
      ),
      one(
        `select count(*) as checkIns from work_hours h
         join applications a on a.id = h.application_id join postings p on p.id = a.posting_id
         where a.local_date >= ? and a.local_date <= ? and h.checked_in_at is not null ${at}`,
        [from, to],
      ),
      one(
        `select sum(w.amount_fen) as due,
           sum(case when w.state = 'confirmed' then w.amount_fen else 0 end) as settled,
           sum(case when w.state = 'disputed' then 1 else 0 end) as disputed
         from wages w join postings p on p.id = w.posting_id
         where w.due_at >= ? and w.due_at < ? ${at}`,
        span,
      ),
    ]);
    return {
      postings: Number(posted.postings ?? 0),
      places: Number(posted.places ?? 0),
      signUps: Number(applied.signUps ?? 0),
      hires: Number(applied.hires ?? 0),
      checkIns: Number(came.checkIns ?? 0),
      wagesDueFen: Number(owed.due ?? 0),
      wagesSettledFen: Number(owed.settled ?? 0),
      wagesDisputed: Number(owed.disputed ?? 0),
    };
  }

  importEmployers(rows: readonly EmployerImportRow[], options: ImportOptions) {
    return this.imports.employers(rows, options);
  }

  importPostings(rows: readonly PostingImportRow[], options: ImportOptions) {
    return this.imports.postings(rows, options);
  }
}
