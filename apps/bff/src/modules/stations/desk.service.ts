import { Injectable } from '@nestjs/common';
import type {
  AttendanceView,
  PersonExpected,
  RequestOf,
  ResponseOf,
  stationsRoutes as routes,
  StationFigures,
} from '@yizhan/contract';
import { maskPhone } from '@yizhan/identity';
import { type Caller, hasRole } from '@yizhan/identity/vocabulary';
import {
  daysBetween,
  daysFrom,
  err,
  fromIso,
  type Instant,
  type LocalDate,
  ok,
  toIso,
} from '@yizhan/kernel';
import { stationErrors } from '@yizhan/stations';
import { PeopleService } from '../identity/people.service';
import { AttendanceRecords } from './attendance-records';
import { attendanceView, countsOf } from './attendance-view';
import { CheckInService } from './check-in.service';
import { ClaimsService, isRepeat } from './claims.service';
import type { Attendance } from './persistence/entities';
import { type BookedShift, Shifts } from './shift-book';
import { type Outcome, StationAccess } from './station-access';

type OnBehalf = RequestOf<typeof routes.checkInFor>['body'];
type People = ResponseOf<typeof routes.people>;
type Figures = ResponseOf<typeof routes.figures>;

const LONGEST_RANGE = 31;

/** What staff see and do at their station. */
@Injectable()
export class DeskService {
  constructor(
    private readonly access: StationAccess,
    private readonly records: AttendanceRecords,
    private readonly checkIns: CheckInService,
    private readonly shifts: Shifts,
    private readonly people: PeopleService,
    private readonly claims: ClaimsService,
  ) {}

  async checkInFor(
    caller: Caller,
    stationId: string,
    { applicationId, direction, reason, at: saidAt }: OnBehalf,
    now: Instant,
  ): Outcome<AttendanceView, typeof routes.checkInFor> {
    const station = await this.access.own(caller, stationId);
    if (!station.ok) return station;
    const { id, name } = station.value;
    const at = saidAt === undefined ? now : fromIso(saidAt);
    if (at > now) return err(stationErrors.time_ahead);
    const shift = await this.shifts.book.bookedShift(applicationId);
    const outcome = await this.checkIns.conclude(
      {
        ...{ direction, placeId: id, at, sure: true, corrects: saidAt !== undefined },
        shifts: shift?.stationId === id ? [shift] : [],
      },
      (shift) => ({
        shift,
        direction,
        place: { kind: 'station', id, name },
        at,
        method: 'staff',
        state: 'accepted',
        byUserId: caller.userId,
        reason,
        corrects: saidAt !== undefined,
      }),
      now,
    );
    if (outcome.ok && !outcome.value.again) {
      const row = await this.records.find(outcome.value.attendanceId);
      if (row) await this.claims.tellWorker(row);
    }
    return outcome;
  }

  async verify(
    caller: Caller,
    attendanceId: string,
    { accept, reason }: RequestOf<typeof routes.verifyAttendance>['body'],
    now: Instant,
  ): Outcome<AttendanceView, typeof routes.verifyAttendance> {
    const row = await this.records.find(attendanceId);
    if (!row) return err(stationErrors.attendance_not_found);
    const station = await this.access.own(caller, row.stationId ?? '');
    if (!station.ok) return err(stationErrors.not_your_station);
    const verdict = { accept, by: caller.userId, reason: reason || null };
    if (isRepeat(row, verdict)) return ok(attendanceView(row, true));
    if (row.state !== 'to_verify') return err(stationErrors.attendance_settled);
    const settled = await this.claims.settle(row, verdict, now);
    return settled.ok ? ok(attendanceView(settled.value, false)) : settled;
  }

  async peopleOn(
    caller: Caller,
    stationId: string,
    date: LocalDate,
  ): Outcome<People, typeof routes.people> {
    const station = await this.access.own(caller, stationId);
    if (!station.ok) return station;
    const booked = await this.shifts.book.bookedShiftsAt({ kind: 'station', id: stationId }, date);
    const standing = await this.records.standing(booked.map((shift) => shift.applicationId));
    const people = await Promise.all(booked.map((shift) => this.personOf(shift, standing)));
    return ok({
      stationName: station.value.name,
      date,
      figures: await this.figuresOf(stationId, date, booked, standing),
      people: people.sort((one, other) => (one.startsAt < other.startsAt ? -1 : 1)),
    });
  }

  async figures(
    caller: Caller,
    stationId: string,
    { from, to }: RequestOf<typeof routes.figures>['query'],
  ): Outcome<Figures, typeof routes.figures> {
    const isOverseer = hasRole(caller, 'supervisor') || hasRole(caller, 'administrator');
    const station = isOverseer
      ? await this.access.existing(stationId)
      : await this.access.own(caller, stationId);
    if (!station.ok) return station;
    const length = daysBetween(from, to) + 1;
    if (length < 1 || length > LONGEST_RANGE) return err(stationErrors.bad_range);
    const days: Figures['days'] = [];
    for (const date of daysFrom(from, to))
      days.push({ date, ...(await this.figuresOn(stationId, date)) });
    return ok({ stationName: station.value.name, days });
  }

  /** Counted from records, never typed in. */
  async figuresOn(stationId: string, date: LocalDate): Promise<StationFigures> {
    const booked = await this.shifts.book.bookedShiftsAt({ kind: 'station', id: stationId }, date);
    const standing = await this.records.standing(booked.map((shift) => shift.applicationId));
    return this.figuresOf(stationId, date, booked, standing);
  }

  /** By name and last digits, so that staff can call people out and vouch for them. */
  private async personOf(
    shift: BookedShift,
    standing: readonly Attendance[],
  ): Promise<PersonExpected> {
    const contact = await this.people.contact(shift.workerId);
    const of = (direction: string) => {
      const row = standing.find(
        (other) => other.applicationId === shift.applicationId && other.direction === direction,
      );
      return row ? attendanceView(row, true) : null;
    };
    return {
      applicationId: shift.applicationId,
      name: contact?.name.trim() ?? '',
      phone: contact?.phone ? maskPhone(contact.phone) : null,
      title: shift.title,
      employerName: shift.employerName,
      startsAt: toIso(shift.from),
      endsAt: toIso(shift.to),
      absent: shift.isAbsent,
      in: of('in'),
      out: of('out'),
    };
  }

  private async figuresOf(
    stationId: string,
    date: LocalDate,
    booked: readonly BookedShift[],
    standing: readonly Attendance[],
  ): Promise<StationFigures> {
    const postings = await this.shifts.book.postingsAt(stationId, date);
    return {
      postings: postings.length,
      hires: booked.filter((shift) => !shift.isAbsent).length,
      ...countsOf(standing),
    };
  }
}
