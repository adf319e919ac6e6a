import { Injectable } from '@nestjs/common';
import { type Instant, newId } from '@yizhan/kernel';
import type { AttendanceMethod, AttendanceState, Direction } from '@yizhan/stations';
import { Database, insertIgnore } from '@yizhan/storage';
import { In } from 'typeorm';
import { LedgerService } from '../../platform/ledger';
import { Attendance } from './persistence/entities';
import { type BookedShift, type CodePlace, Shifts } from './shift-book';

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
}

/** Attendances in the table and in the ledger. What counts is told to the jobs in the same breath. */
@Injectable()
export class AttendanceRecords {
  constructor(
    private readonly database: Database,
    private readonly shifts: Shifts,
    private readonly ledger: LedgerService,
  ) {}

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

  /** Records it once; when another request was faster, gives that one's row. */
  async record(given: NewAttendance, now: Instant): Promise<{ row: Attendance; again: boolean }> {
    const row = rowOf(given, now);
    if (!(await insertIgnore(this.database.manager, Attendance, row))) {
      const standing = await this.standing([row.applicationId]);
      const twin = standing.find((other) => other.direction === row.direction);
      if (twin) return { row: twin, again: true };
      throw new Error(`attendance of ${row.applicationId} was refused without a twin`);
    }
    await this.write(`attendance.${row.state}`, row, now);
    if (row.state === 'accepted') await this.tellJobs(row);
    return { row, again: false };
  }

  /** Staff have looked: it counts, or it doesn't and another may come. False: someone was faster. */
  async settle(
    row: Attendance,
    given: { accept: boolean; by: string; reason: string | null },
    now: Instant,
  ): Promise<Attendance | undefined> {
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
    if (affected !== 1) return undefined;
    const settled = { ...row, ...changes };
    await this.write(`attendance.${settled.state}`, settled, now);
    if (given.accept) await this.tellJobs(settled);
    return settled;
  }

  private tellJobs(row: Attendance): Promise<void> {
    return this.shifts.book.recordAttendance(row.applicationId, row.direction, row.at);
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
