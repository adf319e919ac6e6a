import { type DomainError, err, type Instant, ok, type Result, raise, toIso } from '@yizhan/kernel';
import { CHECK_IN_SETTINGS, type CheckInSettings } from './settings';
import { type Direction, type StationErrorOf, stationErrors } from './vocabulary';

/** A shift that the worker was accepted for. */
export interface ExpectedShift {
  readonly applicationId: string;
  /** The station whose code counts. */
  readonly stationId: string | null;
  /** The posting, whose own site may show a code too. */
  readonly postingId: string;
  readonly from: Instant;
  readonly to: Instant;
  /** The worker has been checked in: by the state of the application, claims left out. */
  readonly isIn: boolean;
}

/** A check-in or check-out already recorded (rejected ones left out). */
export interface Recorded {
  readonly id: string;
  readonly applicationId: string;
  readonly direction: Direction;
  readonly at: Instant;
}

export interface CheckInCommand {
  readonly direction: Direction;
  /** The station's or the posting's id, from the code; for staff, their station. */
  readonly placeId: string;
  /** When the person was there: now, or when a held code was shown. */
  readonly at: Instant;
  readonly shifts: readonly ExpectedShift[];
  readonly recorded: readonly Recorded[];
  /** Someone has said that leaving right after coming is meant. */
  readonly sure?: boolean;
  /** Staff name the time: it takes the place of the one that is recorded, earlier or later. */
  readonly corrects?: boolean;
}

export type CheckInDecision =
  | {
      readonly kind: 'record';
      readonly shift: ExpectedShift;
      /** A check-out whose check-in is still a claim: it waits for that to be settled. */
      readonly waits: boolean;
    }
  /** The time recorded gives way to this one: the last leaving counts, and what staff correct. */
  | { readonly kind: 'replace'; readonly shift: ExpectedShift; readonly attendanceId: string }
  /** Nothing to do: the same answer as the first time. */
  | { readonly kind: 'already'; readonly attendanceId: string };

/** Why a genuine code checks nobody in or out. */
export type CheckInRefusal = DomainError<
  StationErrorOf<
    | 'no_shift_today'
    | 'wrong_place'
    | 'too_early'
    | 'too_late'
    | 'not_checked_in'
    | 'left_at_once'
    | 'left_before_coming'
  >
>;

/**
 * Which of the worker's shifts a genuine code checks in or out, if any. Asked again after it was
 * recorded, it gives the same attendance, however often.
 */
export function decideCheckIn(
  command: CheckInCommand,
  settings: CheckInSettings = CHECK_IN_SETTINGS,
): Result<CheckInDecision, CheckInRefusal> {
  const { shifts, placeId } = command;
  if (shifts.length === 0) return err(stationErrors.no_shift_today);
  const here = shifts.filter((shift) => shift.stationId === placeId || shift.postingId === placeId);
  if (here.length === 0) return err(stationErrors.wrong_place);
  const timely = here.filter((shift) => isInWindow(command, shift, settings));
  const next = nearest(
    timely.filter((shift) => isOpen(command, shift)),
    command,
  );
  if (next) {
    const fault = timeFault(command, next, settings);
    if (fault) return err(fault);
    return ok({ kind: 'record', shift: next, waits: command.direction === 'out' && !next.isIn });
  }
  const done = nearest(
    timely.filter((shift) => recordOf(command, shift, command.direction)),
    command,
  );
  const record = done && recordOf(command, done, command.direction);
  if (!done || !record) return err(refusal(command, here, settings));
  if (!isChange(command, record)) return ok({ kind: 'already', attendanceId: record.id });
  const fault = timeFault(command, done, settings);
  if (fault) return err(fault);
  return ok({ kind: 'replace', shift: done, attendanceId: record.id });
}

/** A later leaving, or another time that staff name. */
function isChange({ direction, at, corrects }: CheckInCommand, record: Recorded): boolean {
  if (corrects) return at !== record.at;
  return direction === 'out' && at > record.at;
}

/** What is wrong with the time beside the other one of the shift. */
function timeFault(command: CheckInCommand, shift: ExpectedShift, settings: CheckInSettings) {
  const { direction, at, sure, corrects } = command;
  if (direction === 'in') {
    const left = corrects ? recordOf(command, shift, 'out') : undefined;
    return left && at > left.at ? stationErrors.left_before_coming : undefined;
  }
  const came = recordOf(command, shift, 'in');
  if (!came) return undefined;
  if (at < came.at) return stationErrors.left_before_coming;
  return !sure && at - came.at < settings.leftAtOnceMs ? stationErrors.left_at_once : undefined;
}

/** Not recorded yet, and nothing missing before it. */
function isOpen(command: CheckInCommand, shift: ExpectedShift): boolean {
  if (recordOf(command, shift, command.direction)) return false;
  if (command.direction === 'in' || shift.isIn) return true;
  return recordOf(command, shift, 'in') !== undefined;
}

function recordOf(command: CheckInCommand, shift: ExpectedShift, direction: Direction) {
  return command.recorded.find(
    (row) => row.applicationId === shift.applicationId && row.direction === direction,
  );
}

/** From when to when a shift is checked in or out; both ends count. */
export function checkInWindow(
  shift: Pick<ExpectedShift, 'from' | 'to'>,
  direction: Direction,
  settings: CheckInSettings = CHECK_IN_SETTINGS,
): { opensAt: Instant; closesAt: Instant } {
  const opensAt = shift.from - settings.opensBeforeMs;
  return direction === 'in'
    ? { opensAt, closesAt: shift.to - settings.lastBeforeEndMs }
    : { opensAt, closesAt: shift.to + settings.outUntilAfterMs };
}

function isInWindow(command: CheckInCommand, shift: ExpectedShift, settings: CheckInSettings) {
  const { opensAt, closesAt } = checkInWindow(shift, command.direction, settings);
  return command.at >= opensAt && command.at <= closesAt;
}

/** The shift whose start (or end, when leaving) lies nearest. */
function nearest(
  shifts: readonly ExpectedShift[],
  { at, direction }: CheckInCommand,
): ExpectedShift | undefined {
  const away = (shift: ExpectedShift) =>
    Math.abs((direction === 'in' ? shift.from : shift.to) - at);
  return [...shifts].sort((one, other) => away(one) - away(other))[0];
}

function refusal(
  command: CheckInCommand,
  here: readonly ExpectedShift[],
  settings: CheckInSettings,
): CheckInRefusal {
  if (command.direction === 'out' && here.some((shift) => isInWindow(command, shift, settings)))
    return stationErrors.not_checked_in;
  const next = here
    .map((shift) => checkInWindow(shift, command.direction, settings).opensAt)
    .filter((opensAt) => opensAt > command.at)
    .sort((one, other) => one - other)[0];
  return next === undefined
    ? stationErrors.too_late
    : raise(stationErrors.too_early, { opensAt: toIso(next) });
}
