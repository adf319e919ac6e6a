import { Injectable } from '@nestjs/common';
import type {
  AttendanceView,
  CodeScreen,
  ErrorCodeOf,
  PersonExpected,
  RequestOf,
  ResponseOf,
  Route,
  stationsRoutes as routes,
  StationFigures,
} from '@yizhan/contract';
import { maskName, maskPhone } from '@yizhan/identity';
import { type Caller, hasRole, scopesOf } from '@yizhan/identity/vocabulary';
import {
  addDays,
  type DomainError,
  daysBetween,
  err,
  type Instant,
  type LocalDate,
  localDate,
  ok,
  type Result,
  toIso,
} from '@yizhan/kernel';
import { placeCode } from '@yizhan/rotating-code';
import { stationErrors } from '@yizhan/stations';
import type { CodePurpose, StationErrorOf } from '@yizhan/stations/vocabulary';
import { Outbox } from '@yizhan/storage';
import { LedgerService } from '../../platform/ledger';
import { PeopleService } from '../identity/people.service';
import { AttendanceRecords } from './attendance-records';
import { attendanceView } from './attendance-view';
import { CheckInService } from './check-in.service';
import { CodeKeysService } from './code-keys.service';
import type { Attendance, Station } from './persistence/entities';
import { type BookedShift, type CodePlace, Shifts } from './shift-book';
import { StationsService } from './stations.service';

type Outcome<T, R extends Route> = Promise<Result<T, DomainError<ErrorCodeOf<R>>>>;
type OwnStation = Promise<
  Result<Station, DomainError<StationErrorOf<'not_found' | 'not_your_station'>>>
>;
type OnBehalf = RequestOf<typeof routes.checkInFor>['body'];
type People = ResponseOf<typeof routes.people>;
type Figures = ResponseOf<typeof routes.figures>;

const LONGEST_RANGE = 31;

/** What staff do at their station, and employers at their sites. */
@Injectable()
export class DeskService {
  constructor(
    private readonly stations: StationsService,
    private readonly keys: CodeKeysService,
    private readonly records: AttendanceRecords,
    private readonly checkIns: CheckInService,
    private readonly shifts: Shifts,
    private readonly people: PeopleService,
    private readonly outbox: Outbox,
    private readonly ledger: LedgerService,
  ) {}

  async stationCode(
    caller: Caller,
    stationId: string,
    purpose: CodePurpose,
    now: Instant,
  ): Outcome<CodeScreen, typeof routes.code> {
    const station = await this.ownStation(caller, stationId);
    if (!station.ok) return station;
    const place = { kind: 'station' as const, id: stationId };
    const screen = await this.screen(place, purpose, now);
    return screen ? ok(screen) : err(stationErrors.code_not_ready);
  }

  /** Whatever was taken from the station, its codes are worth nothing from now on. */
  async replaceCode(
    caller: Caller,
    stationId: string,
    now: Instant,
  ): Outcome<{ done: true }, typeof routes.replaceCode> {
    const station = hasRole(caller, 'administrator')
      ? await this.stationOr404(stationId)
      : await this.ownStation(caller, stationId);
    if (!station.ok) return station;
    await this.keys.revoke({ kind: 'station', id: stationId, name: station.value.name }, now);
    await this.ledger.append({
      stream: `station:${stationId}`,
      type: 'station.code_replaced',
      at: now,
      content: { byUserId: caller.userId },
    });
    return ok({ done: true });
  }

  /** An employer opens the code of a posting's own site; opening it again changes nothing. */
  async openSite(
    caller: Caller,
    postingId: string,
  ): Outcome<{ placeName: string }, typeof routes.openSite> {
    const site = await this.shifts.book.ownSite(caller.userId, postingId);
    if (!site) return err(stationErrors.not_your_posting);
    await this.keys.ensure([{ kind: 'site', id: postingId, name: site.title }]);
    return ok({ placeName: site.title });
  }

  async siteCode(
    caller: Caller,
    postingId: string,
    purpose: CodePurpose,
    now: Instant,
  ): Outcome<CodeScreen, typeof routes.siteCode> {
    const site = await this.shifts.book.ownSite(caller.userId, postingId);
    if (!site) return err(stationErrors.not_your_posting);
    const screen = await this.screen({ kind: 'site', id: postingId }, purpose, now);
    return screen ? ok(screen) : err(stationErrors.site_not_open);
  }

  async checkInFor(
    caller: Caller,
    stationId: string,
    { applicationId, direction, reason }: OnBehalf,
    now: Instant,
  ): Outcome<AttendanceView, typeof routes.checkInFor> {
    const station = await this.ownStation(caller, stationId);
    if (!station.ok) return station;
    const { id, name } = station.value;
    const booked = await this.bookedOn({ kind: 'station', id }, now);
    const outcome = await this.checkIns.conclude(
      {
        direction,
        placeId: id,
        at: now,
        shifts: booked.filter((shift) => shift.applicationId === applicationId),
      },
      (shift) => ({
        shift,
        direction,
        place: { kind: 'station', id, name },
        at: now,
        method: 'staff',
        state: 'accepted',
        byUserId: caller.userId,
        reason,
      }),
      now,
    );
    if (outcome.ok && !outcome.value.again) await this.tellWorker(outcome.value.attendanceId);
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
    const station = await this.ownStation(caller, row.stationId ?? '');
    if (!station.ok) return err(stationErrors.not_your_station);
    if (row.state !== 'to_verify') return err(stationErrors.attendance_settled);
    const given = { accept, by: caller.userId, reason: reason ?? null };
    const settled = await this.records.settle(row, given, now);
    if (!settled) return err(stationErrors.attendance_settled);
    await this.tellWorker(settled.id);
    return ok(attendanceView(settled, false));
  }

  async peopleOn(
    caller: Caller,
    stationId: string,
    date: LocalDate,
  ): Outcome<People, typeof routes.people> {
    const station = await this.ownStation(caller, stationId);
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
      ? await this.stationOr404(stationId)
      : await this.ownStation(caller, stationId);
    if (!station.ok) return station;
    const length = daysBetween(from, to) + 1;
    if (length < 1 || length > LONGEST_RANGE) return err(stationErrors.bad_range);
    const days: Figures['days'] = [];
    for (let date = from; date <= to; date = addDays(date, 1))
      days.push({ date, ...(await this.figuresOn(stationId, date)) });
    return ok({ stationName: station.value.name, days });
  }

  /** Counted from records, never typed in. */
  async figuresOn(stationId: string, date: LocalDate): Promise<StationFigures> {
    const booked = await this.shifts.book.bookedShiftsAt({ kind: 'station', id: stationId }, date);
    const standing = await this.records.standing(booked.map((shift) => shift.applicationId));
    return this.figuresOf(stationId, date, booked, standing);
  }

  /** Masked: enough for staff to tell who is who. */
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
      name: maskName(contact?.name ?? ''),
      phone: contact?.phone ? maskPhone(contact.phone) : null,
      title: shift.title,
      employerName: shift.employerName,
      startsAt: toIso(shift.from),
      endsAt: toIso(shift.to),
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
    return { postings: postings.length, hires: booked.length, ...countsOf(standing) };
  }

  /** Today's shifts of a place, and yesterday's that are still being left. */
  private async bookedOn(place: CodePlace, now: Instant): Promise<BookedShift[]> {
    const today = localDate(now);
    const days = await Promise.all(
      [addDays(today, -1), today].map((date) => this.shifts.book.bookedShiftsAt(place, date)),
    );
    return days.flat();
  }

  private async screen(
    place: CodePlace,
    purpose: CodePurpose,
    now: Instant,
  ): Promise<CodeScreen | undefined> {
    const key = await this.keys.current(place.id, now);
    if (!key) return undefined;
    const booked = await this.shifts.book.bookedShiftsAt(place, localDate(now));
    const standing = await this.records.standing(booked.map((shift) => shift.applicationId));
    const shown = placeCode(key, purpose, now);
    const { checkedIn, checkedOut } = countsOf(standing);
    return {
      placeName: key.placeName,
      purpose,
      text: shown.text,
      digits: shown.digits,
      shownFrom: toIso(shown.validFrom),
      changesAt: toIso(shown.changesAt),
      serverTime: toIso(now),
      expected: booked.length,
      checkedIn,
      checkedOut,
    };
  }

  private async ownStation(caller: Caller, stationId: string): OwnStation {
    const station = await this.stationOr404(stationId);
    if (!station.ok) return station;
    // Staff of a station also look after the points that belong to it.
    const scopes = scopesOf(caller, 'station_staff');
    const { id, parentId } = station.value;
    const isOwn = scopes.includes(id) || (parentId !== null && scopes.includes(parentId));
    return isOwn ? station : err(stationErrors.not_your_station);
  }

  private async stationOr404(
    stationId: string,
  ): Promise<Result<Station, typeof stationErrors.not_found>> {
    const station = await this.stations.find(stationId);
    return station ? ok(station) : err(stationErrors.not_found);
  }

  private async tellWorker(attendanceId: string): Promise<void> {
    const row = await this.records.find(attendanceId);
    if (!row) return;
    const word = row.direction === 'in' ? '签到' : '签退';
    const did = row.state === 'rejected' ? `没有采纳您的${word}` : `已为您${word}`;
    await this.outbox.put({
      topic: `stations.${row.state}`,
      key: `${row.id}:${row.state}`,
      payload: {
        userId: row.workerId,
        title: `${row.placeName}${did}`,
        body: `岗位“${row.title}”的${word}由驿站人员处理${row.reason ? `：${row.reason}` : ''}。如有不对，请联系驿站`,
        link: '/pages/station/checkin/index',
      },
    });
  }
}

function countsOf(standing: readonly Attendance[]) {
  const count = (direction: string) =>
    standing.filter((row) => row.direction === direction && row.state === 'accepted').length;
  return {
    checkedIn: count('in'),
    checkedOut: count('out'),
    toVerify: standing.filter((row) => row.state === 'to_verify').length,
  };
}
