import { Injectable } from '@nestjs/common';
import {
  type AttendanceView,
  type ErrorCodeOf,
  type RequestOf,
  requestErrors,
  type stationsRoutes as routes,
} from '@yizhan/contract';
import {
  addDays,
  type DomainError,
  err,
  fromIso,
  type Instant,
  localDate,
  ok,
  type Result,
  raise,
} from '@yizhan/kernel';
import {
  keyIdOf,
  readText,
  refuseReplay,
  type VerifiedCode,
  verifyDigits,
  verifyText,
} from '@yizhan/rotating-code';
import {
  CHECK_IN_SETTINGS,
  type CheckInCommand,
  type CheckInRefusal,
  checkPosition,
  codePurposes,
  codeRefusal,
  type Direction,
  decideCheckIn,
  directionOf,
  stationErrors,
} from '@yizhan/stations';
import type { CodePurpose, StationErrorOf } from '@yizhan/stations/vocabulary';
import { AttendanceRecords, type NewAttendance } from './attendance-records';
import { attendanceView } from './attendance-view';
import { ClaimsService } from './claims.service';
import { CodeKeysService, type PlaceKey } from './code-keys.service';
import type { Attendance } from './persistence/entities';
import { type BookedShift, Shifts } from './shift-book';
import { StationsService } from './stations.service';

type Form = RequestOf<typeof routes.checkIn>['body'];
type Refusal = DomainError<
  ErrorCodeOf<typeof routes.checkIn> | 'request.limited' | 'request.invalid'
>;

/** A genuine code with its key, and when its holder was there. */
interface Shown {
  readonly code: VerifiedCode;
  readonly key: PlaceKey;
  readonly direction: Direction;
  readonly at: Instant;
  /** Too old to be taken without a person's look. */
  readonly late: boolean;
}

/** Workers check themselves in and out; the server's time decides. */
@Injectable()
export class CheckInService {
  constructor(
    private readonly keys: CodeKeysService,
    private readonly records: AttendanceRecords,
    private readonly shifts: Shifts,
    private readonly stations: StationsService,
    private readonly claims: ClaimsService,
  ) {}

  async checkIn(
    workerId: string,
    form: Form,
    now: Instant,
  ): Promise<Result<AttendanceView, Refusal>> {
    const booked = await this.bookedAround(workerId, now);
    const shown = await this.read(form, booked, now);
    if (!shown.ok) return shown;
    const earlier = await this.earlierUse(workerId, shown.value);
    if (earlier) return earlier;
    const near = await this.isNear(shown.value, form, now);
    if (!near.ok) return near;
    const outcome = await this.decide(shown.value, form, booked, now);
    if (outcome.ok && outcome.value.state === 'to_verify' && !outcome.value.again)
      await this.claims.tellStaff(outcome.value.attendanceId);
    return outcome;
  }

  /** Today's shifts, and yesterday's that reach into today. */
  async bookedAround(workerId: string, now: Instant): Promise<BookedShift[]> {
    const today = localDate(now);
    const shifts = await this.shifts.book.acceptedShiftsFor(workerId, [addDays(today, -1), today]);
    const since = now - CHECK_IN_SETTINGS.outUntilAfterMs - CHECK_IN_SETTINGS.heldForMs;
    return shifts.filter((shift) => localDate(shift.from) === today || shift.to >= since);
  }

  private async read(
    form: Form,
    booked: readonly BookedShift[],
    now: Instant,
  ): Promise<Result<Shown, Refusal>> {
    if (form.code !== undefined) return this.readCode(form.code, form, now);
    if (form.digits !== undefined) return this.readDigits(form.digits, booked, form, now);
    return err(raise(requestErrors.invalid));
  }

  private async readCode(text: string, form: Form, now: Instant): Promise<Result<Shown, Refusal>> {
    const keyId = keyIdOf(text);
    const key = keyId === undefined ? undefined : await this.keys.byId(keyId);
    const keys = key ? [key] : [];
    const timely = verifyText(text, keys, now);
    if (timely.ok && key) return ok(shownOf(timely.value, key, now, now));
    const genuine = form.heldAt === undefined ? timely : readText(text, keys);
    if (!genuine.ok) return err(codeRefusal(genuine.error));
    const code = 'code' in genuine.value ? genuine.value.code : genuine.value;
    const isTakable = code.shownAt <= now && now - code.shownAt <= CHECK_IN_SETTINGS.heldForMs;
    if (!key || !isTakable || key.revokedAt !== undefined) return err(stationErrors.expired_code);
    return ok(shownOf(code, key, code.shownAt, now));
  }

  /** Digits name no place: they are tried where the worker is expected; the route's budget counts tries. */
  private async readDigits(
    digits: string,
    booked: readonly BookedShift[],
    form: Form,
    now: Instant,
  ): Promise<Result<Shown, Refusal>> {
    if (booked.length === 0) return err(stationErrors.no_shift_today);
    const keys = await this.keys.keysOf(booked.flatMap(placesOf));
    for (const at of momentsOf(form, now)) {
      const read = verifyDigits(digits, keys, codePurposes, at);
      const key = read.ok && keys.find((candidate) => candidate.id === read.value.keyId);
      if (key) return ok(shownOf(read.value, key, at, now));
    }
    return err(stationErrors.wrong_digits);
  }

  /** One code by one person counts once: sent again, it gets the first answer. */
  private async earlierUse(
    workerId: string,
    { code, key, direction }: Shown,
  ): Promise<Result<AttendanceView, Refusal> | undefined> {
    const use = { keyId: key.id, step: code.step, placeId: key.place, direction };
    const earlier = await this.records.ofCode(workerId, use);
    if (!earlier || refuseReplay(code, [{ ...code, step: earlier.step ?? -1 }]).ok)
      return undefined;
    return earlier.slot === '' ? ok(attendanceView(earlier, true)) : err(stationErrors.code_used);
  }

  private async isNear(shown: Shown, form: Form, now: Instant): Promise<Result<void, Refusal>> {
    if (shown.key.placeKind !== 'station') return ok();
    const station = await this.stations.find(shown.key.place);
    if (!station) return err(stationErrors.bad_code);
    const { position } = form;
    return checkPosition(
      station,
      station.fence,
      position && {
        lat: position.latitude,
        lng: position.longitude,
        accuracy: position.accuracy,
        takenAt: fromIso(position.takenAt),
      },
      now,
    );
  }

  private async decide(
    shown: Shown,
    form: Form,
    booked: readonly BookedShift[],
    now: Instant,
  ): Promise<Result<AttendanceView, Refusal>> {
    const { key, direction, at, code } = shown;
    // A late claim is put to a station's staff, so there must be a station.
    const shifts = shown.late ? booked.filter((shift) => shift.stationId !== null) : booked;
    return this.conclude(
      { direction, placeId: key.place, at, shifts, sure: shown.late || form.leavingNow === true },
      (shift) => ({
        shift,
        direction,
        place: { kind: key.placeKind, id: key.place, name: key.placeName },
        at,
        method: form.code === undefined ? 'digits' : 'scan',
        state: shown.late ? 'to_verify' : 'accepted',
        code: { keyId: key.id, step: code.step },
      }),
      now,
    );
  }

  /** Asks the rule, and records what it says. */
  async conclude(
    command: Omit<CheckInCommand, 'recorded'> & { readonly shifts: readonly BookedShift[] },
    make: (shift: BookedShift) => NewAttendance,
    now: Instant,
  ): Promise<
    Result<
      AttendanceView,
      CheckInRefusal | DomainError<StationErrorOf<'application_closed' | 'hours_settled'>>
    >
  > {
    const recorded = await this.records.standing(command.shifts.map((row) => row.applicationId));
    const decision = decideCheckIn({ ...command, recorded });
    if (!decision.ok) return decision;
    const { value } = decision;
    if (value.kind === 'already') {
      const row = recorded.find((candidate) => candidate.id === value.attendanceId) as Attendance;
      return ok(attendanceView(row, true));
    }
    const shift = command.shifts.find((row) => row.applicationId === value.shift.applicationId);
    const made = make(shift as BookedShift);
    const kept = await this.records.record(
      value.kind === 'record' && value.waits ? { ...made, state: 'to_verify' } : made,
      now,
    );
    return kept.ok ? ok(attendanceView(kept.value.row, kept.value.again)) : kept;
  }
}

function placesOf(shift: BookedShift): string[] {
  return shift.stationId === null ? [shift.postingId] : [shift.stationId, shift.postingId];
}

/** When typed digits may have been shown: now, or when a phone without network says it was. */
function momentsOf({ heldAt }: Form, now: Instant): Instant[] {
  const at = heldAt === undefined ? now : fromIso(heldAt);
  return at < now && now - at <= CHECK_IN_SETTINGS.heldForMs ? [now, at] : [now];
}

function shownOf(code: VerifiedCode, key: PlaceKey, at: Instant, now: Instant): Shown {
  const direction = directionOf[code.purpose as CodePurpose];
  return { code, key, direction, at, late: at < now };
}
