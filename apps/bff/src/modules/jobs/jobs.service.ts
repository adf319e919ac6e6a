import { Injectable } from '@nestjs/common';
import type { JobCard, MyShift } from '@yizhan/contract';
import { daysOverdue, jobErrors, mayClaimUnpaid } from '@yizhan/jobs';
import type { Direction } from '@yizhan/jobs/vocabulary';
import { err, type Instant, type LocalDate, localDate, ok, raise } from '@yizhan/kernel';
import { Database } from '@yizhan/storage';
import { AttendanceService } from './attendance.service';
import { EmployersService } from './employers.service';
import { JobsImportService } from './import.service';
import type { EmployerImportRow, ImportOptions, PostingImportRow } from './import-rows';
import { ListingService, type Place } from './listing.service';
import { MyShiftsView } from './views/my-shifts.view';
import type { WageRecord } from './wage-record';

export type { WageRecord } from './wage-record';

/** What other areas may ask of jobs. */
@Injectable()
export class JobsService {
  constructor(
    private readonly database: Database,
    private readonly attendance: AttendanceService,
    private readonly employers: EmployersService,
    private readonly listing: ListingService,
    private readonly shifts: MyShiftsView,
    private readonly imports: JobsImportService,
  ) {}

  /** A verified check-in or check-out; joins the caller's transaction. Safe to repeat. */
  async recordAttendance(applicationId: string, direction: Direction, at: Instant) {
    const recorded = await this.database.transaction(() =>
      this.attendance.record(applicationId, direction, at),
    );
    if (!recorded.ok) return recorded;
    const { effect, state } = recorded.value;
    return effect === 'moves' || effect === 'noted'
      ? ok(state)
      : err(raise(jobErrors.application_state, { state }));
  }

  /** The wage with its whole record, when it is this worker's. */
  async wageRecord(wageId: string, workerId: string, now: Instant): Promise<WageRecord | null> {
    const [row] = await this.database.query<Omit<WageRecord, 'overdueDays' | 'unclaimable'>>(
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
    if (!row) return null;
    const { sealing } = this.database;
    const { state, amountFen } = row;
    const wage = { state, amountFen: Number(amountFen), dueAt: Number(row.dueAt) };
    const may = mayClaimUnpaid(wage, now);
    return {
      ...row,
      employerAddress: sealing.open(row.employerAddress),
      hoursReason: row.hoursReason && sealing.open(row.hoursReason),
      overdueDays: daysOverdue(wage.dueAt, now),
      unclaimable: may.ok ? null : may.error.code,
    };
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

  /** Local days after today on which the worker holds a place, oldest first, each day once. */
  async upcomingDays(workerId: string, now: Instant): Promise<LocalDate[]> {
    const rows = await this.database.query<{ date: LocalDate }>(
      `select distinct a.local_date as date from applications a
       where a.worker_id = ? and a.starts_at > ? and a.local_date > ? and a.state = 'accepted'
       order by a.local_date`,
      [workerId, now, localDate(now)],
    );
    return rows.map((row) => row.date);
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

  importEmployers(rows: readonly EmployerImportRow[], options: ImportOptions) {
    return this.imports.employers(rows, options);
  }

  importPostings(rows: readonly PostingImportRow[], options: ImportOptions) {
    return this.imports.postings(rows, options);
  }
}
