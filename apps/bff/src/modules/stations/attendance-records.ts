import { Injectable } from '@nestjs/common';
import { type DomainError, err, type Instant, newId, ok, type Result, raise } from '@yizhan/kernel';
import {
  type AttendanceMethod,
  type AttendanceState,
  type Direction,
  stationErrors,
} from '@yizhan/stations';
import type { StationErrorOf } from '@yizhan/stations/vocabulary';
import { Database, insertIgnore } from '@yizhan/storage';
import { In } from 'typeorm';
import { LedgerService } from '../../platform/ledger';
import { RetentionSweep } from '../../platform/retention';
import { Attendance } from './persistence/entities';
import {
  type AttendanceOutcome,
  type BookedShift,
  type CodePlace,
  Shifts,
  type TimeChange,
} from './shift-book';

export interface NewAttendance {
  readonly shift: BookedShift;
  readonly direction: Direction;
  readonly place: CodePlace & { readonly name: string };
  readonly at: Instant;
  readonly method: AttendanceMethod;
  readonly state: AttendanceState;
  readonly code?: { readonly keyId: string; readonly step: number } | undefined;
  readonly byUserId?: string | undefined;
  readonly reason?: string | undefined;
  /** Staff name the time: it takes the place of the recorded one. */
  readonly corrects?: boolean | undefined;
}

type Closed = DomainError<
  StationErrorOf<'application_closed' | 'left_before_coming' | 'hours_settled'>
>;
type Unsettled = DomainError<
  StationErrorOf<
    'application_closed' | 'not_checked_in' | 'attendance_settled' | 'left_before_coming'
  >
>;
type Told = Pick<NewAttendance, 'shift' | 'direction' | 'at'> | Attendance;

/** Attendances in the table and in the ledger. What counts is told to the jobs in the same breath. */
@Injectable()
export class AttendanceRecords {
  constructor(
    private readonly database: Database,
    private readonly shifts: Shifts,
    private readonly ledger: LedgerService,
    retention: RetentionSweep,
  ) {
    retention.on('attendances', retention.rows('attendances', ['id'], 'ends_at < ?'));
  }

  /** Those that count or wait, of these applications. */
  standing(applicationIds: readonly string[]): Promise<Attendance[]> {
    if (applicationIds.length === 0) return Promise.resolve([]);
    return this.database.manager.findBy(Attendance, {
      applicationId: In([...applicationIds]),
      slot: '',
    });
  }

  find(id: string): Promise<Attendance | null> {
    return this.database.manager.findOneBy(Attendance, { id });
  }

  /** What came of a code that this person has used before. */
  async ofCode(
    workerId: string,
    code: { keyId: string; step: number; placeId: string; direction: Direction },
  ): Promise<Attendance | undefined> {
    const { placeId, direction, step } = code;
    const rows = await this.database.manager.findBy(Attendance, {
      workerId,
      placeId,
      direction,
      step,
    });
    return rows.find((row) => row.slot === '') ?? rows[0];
  }

  /** A check-in or check-out of this application waits for the staff. */
  async isClaimed(applicationId: string): Promise<boolean> {
    const where = { applicationId, slot: '', state: 'to_verify' as const };
    return (await this.database.manager.countBy(Attendance, where)) > 0;
  }

  /** A check-out by a code in its time, that waits only for its check-in to be settled. */
  async timelyOut(applicationId: string): Promise<Attendance | undefined> {
    const standing = await this.standing([applicationId]);
    return standing.find(
      (row) => row.direction === 'out' && row.state === 'to_verify' && row.at === row.createdAt,
    );
  }

  /** Whether the application would take this claim now; it is held still until then. */
  async canCount(row: Attendance): Promise<boolean> {
    if (!(await this.shifts.book.hold(row.applicationId))) return false;
    if (row.direction === 'in') return true;
    if (await this.isBeforeComing(row)) return false;
    const shift = await this.shifts.book.bookedShift(row.applicationId);
    return shift?.isIn === true;
  }

  /**
   * Records it once; when another request was faster, gives that one's row. A later leaving, or a time
   * that staff correct, takes the place of the recorded one as long as the hours are open.
   */
  async record(
    given: NewAttendance,
    now: Instant,
  ): Promise<Result<{ row: Attendance; again: boolean }, Closed>> {
    const { applicationId } = given.shift;
    if (!(await this.shifts.book.hold(applicationId)))
      return err(raise(stationErrors.application_closed));
    const standing = await this.standing([applicationId]);
    const twin = standing.find((other) => other.direction === given.direction);
    if (twin && !isChange(given, twin)) return ok({ row: twin, again: true });
    if (twin && !(await this.isOpen(applicationId)))
      return given.corrects
        ? err(raise(stationErrors.hours_settled))
        : ok({ row: twin, again: true });
    if (given.direction === 'out' && (await this.isBeforeComing({ applicationId, at: given.at })))
      return err(raise(stationErrors.left_before_coming));
    if (twin) await this.giveWay(twin, given, now);
    const change = twin && { reason: given.reason ?? null };
    const told = given.state === 'accepted' ? await this.tellJobs(given, change) : 'noted';
    if (told === 'refused') return err(raise(stationErrors.application_closed));
    const row = rowOf(told === 'waits' ? { ...given, state: 'to_verify' } : given, now);
    if (!(await insertIgnore(this.database.manager, Attendance, row)))
      throw new Error(`attendance of ${applicationId} was recorded past its lock`);
    await this.write(`attendance.${row.state}`, row, now);
    return ok({ row, again: false });
  }

  /** It counts, or it doesn't and another may come. */
  async settle(
    row: Attendance,
    given: { accept: boolean; by: string | null; reason: string | null },
    now: Instant,
  ): Promise<Result<Attendance, Unsettled>> {
    await this.shifts.book.hold(row.applicationId);
    if (given.accept) {
      if (row.direction === 'out' && (await this.isBeforeComing(row)))
        return err(raise(stationErrors.left_before_coming));
      const told = await this.tellJobs(row);
      if (told === 'refused') return err(raise(stationErrors.application_closed));
      if (told === 'waits') return err(raise(stationErrors.not_checked_in));
    }
    const changes = {
      state: given.accept ? ('accepted' as const) : ('rejected' as const),
      slot: given.accept ? '' : row.id,
      settledBy: given.by,
      settledAt: now,
      reason: given.reason,
      version: row.version + 1,
    };
    const seen = { id: row.id, version: row.version, state: 'to_verify' as const };
    const { affected } = await this.database.manager.update(Attendance, seen, changes);
    if (affected !== 1) return err(raise(stationErrors.attendance_settled));
    const settled = { ...row, ...changes };
    await this.write(`attendance.${settled.state}`, settled, now);
    return ok(settled);
  }

  private tellJobs(given: Told, change?: TimeChange): Promise<AttendanceOutcome> {
    const applicationId = 'shift' in given ? given.shift.applicationId : given.applicationId;
    return this.shifts.book.recordAttendance(applicationId, given.direction, given.at, change);
  }

  private async isBeforeComing({
    applicationId,
    at,
  }: Pick<Attendance, 'applicationId' | 'at'>): Promise<boolean> {
    const standing = await this.standing([applicationId]);
    return standing.some(
      (row) => row.direction === 'in' && row.state === 'accepted' && at < row.at,
    );
  }

  private async isOpen(applicationId: string): Promise<boolean> {
    const shift = await this.shifts.book.bookedShift(applicationId);
    return shift?.isSettled === false;
  }

  /** It stays in the table and in the ledger, and counts no more; a claim needs nobody's look now. */
  private async giveWay(twin: Attendance, given: NewAttendance, now: Instant): Promise<void> {
    const waited = twin.state === 'to_verify';
    const changes = {
      slot: twin.id,
      ...(waited ? { state: 'rejected' as const, settledAt: now, reason: GAVE_WAY } : {}),
      version: twin.version + 1,
    };
    const seen = { id: twin.id, version: twin.version };
    const { affected } = await this.database.manager.update(Attendance, seen, changes);
    if (affected !== 1) throw new Error(`attendance ${twin.id} was changed past its lock`);
    const settledBy = given.byUserId ?? null;
    await this.write('attendance.replaced', { ...twin, ...changes, settledBy }, now);
  }

  /** One stream holds what check-ins, hours and wages say of an application. */
  private async write(type: string, row: Attendance, now: Instant): Promise<void> {
    await this.ledger.append({
      stream: `application:${row.applicationId}`,
      type,
      at: now,
      content: {
        attendanceId: row.id,
        direction: row.direction,
        at: row.at,
        placeId: row.placeId,
        method: row.method,
        keyId: row.keyId,
        step: row.step,
        byUserId: row.byUserId,
        settledBy: row.settledBy,
      },
    });
  }
}

const GAVE_WAY = '后来又记了一次，按后面的时间算';

/** The same code changes nothing, and a claim to be verified doesn't push out what counts. */
function isChange(given: NewAttendance, twin: Attendance): boolean {
  if (given.state === 'to_verify' && twin.state === 'accepted') return false;
  if (given.code && given.code.keyId === twin.keyId && given.code.step === twin.step) return false;
  if (given.corrects) return given.at !== twin.at;
  return given.direction === 'out' && given.at > twin.at;
}

function rowOf(given: NewAttendance, now: Instant): Attendance {
  const { shift, place } = given;
  return {
    id: newId(now),
    applicationId: shift.applicationId,
    direction: given.direction,
    slot: '',
    workerId: shift.workerId,
    shiftId: shift.shiftId,
    postingId: shift.postingId,
    stationId: shift.stationId,
    placeId: place.id,
    placeName: place.name,
    title: shift.title,
    startsAt: shift.from,
    endsAt: shift.to,
    at: given.at,
    method: given.method,
    state: given.state,
    keyId: given.code?.keyId ?? null,
    step: given.code?.step ?? null,
    byUserId: given.byUserId ?? null,
    reason: given.reason ?? null,
    settledBy: null,
    settledAt: null,
    createdAt: now,
    version: 0,
  };
}
