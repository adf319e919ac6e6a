import {
  DAY,
  type DomainError,
  err,
  type Instant,
  MINUTE,
  ok,
  type Result,
  raise,
} from '@yizhan/kernel';
import { type JobErrorOf, jobErrors } from '../errors';
import type { ApplicationState, Attendance, Direction, ShiftTime } from '../vocabulary';
import { paidMinutes } from './posting';
import { type JobSettings, jingzhouSettings } from './settings';

/** What the check-ins say about one worker's shift. */
export interface RecordedHours {
  readonly checkedInAt: Instant | null;
  readonly checkedOutAt: Instant | null;
  /** Minutes to be paid; null while someone must say when the work ended. */
  readonly minutes: number | null;
}

/** The minute that screens show: seconds are seen by nobody, so they cost nobody anything. */
function shownMinute(at: Instant): Instant {
  return Math.floor(at / MINUTE) * MINUTE;
}

/**
 * Hours by check-ins, counted from the minutes shown: from the later of check-in and start to the earlier of check-out and end,
 * less the unpaid break; lateness and early leaving within the grace aren't deducted. Overtime
 * counts only when the employer confirms it as a correction.
 */
export function recordedHours(
  shift: ShiftTime,
  attendances: readonly Attendance[],
  settings: JobSettings = jingzhouSettings,
): RecordedHours {
  const ins = attendances.filter((one) => one.direction === 'in').map((one) => one.at);
  const outs = attendances.filter((one) => one.direction === 'out').map((one) => one.at);
  const checkedInAt = ins.length > 0 ? Math.min(...ins) : null;
  const checkedOutAt = outs.length > 0 ? Math.max(...outs) : null;
  if (checkedInAt === null || checkedOutAt === null || checkedOutAt < checkedInAt)
    return { checkedInAt, checkedOutAt, minutes: null };
  const grace = settings.graceMinutes.value * MINUTE;
  const [came, left] = [shownMinute(checkedInAt), shownMinute(checkedOutAt)];
  const from = came <= shift.startsAt + grace ? shift.startsAt : came;
  const to = left >= shift.endsAt - grace ? shift.endsAt : left;
  const present = Math.max(0, Math.floor((to - from) / MINUTE));
  return { checkedInAt, checkedOutAt, minutes: lessBreak(shift, present) };
}

/**
 * The break is taken off once the worker stayed longer than half the shift, and never takes more than
 * the minutes past that half: who stays longer isn't paid for less.
 */
function lessBreak(shift: ShiftTime, present: number): number {
  const paid = paidMinutes(shift);
  const half = Math.floor((paid + shift.breakMinutes) / 2);
  return Math.max(Math.min(present, half, paid), present - shift.breakMinutes);
}

/** The most minutes that can be said of a shift: its span, and what may be worked beyond it. */
export function mostMinutes(
  shift: Pick<ShiftTime, 'startsAt' | 'endsAt'>,
  settings: JobSettings = jingzhouSettings,
): number {
  const span = Math.ceil((shift.endsAt - shift.startsAt) / MINUTE);
  return Math.min(span + settings.beyondShiftMinutes.value, DAY / MINUTE);
}

/** Whether so many minutes can have been worked at all; asked of both sides' wishes. */
export function checkMinutes(
  shift: Pick<ShiftTime, 'startsAt' | 'endsAt'>,
  minutes: number,
  settings: JobSettings = jingzhouSettings,
): Result<void, DomainError<JobErrorOf<'hours_impossible'>>> {
  const most = mostMinutes(shift, settings);
  if (Number.isInteger(minutes) && minutes >= 0 && minutes <= most) return ok();
  return err(raise(jobErrors.hours_impossible, { mostMinutes: most }));
}

export interface HoursClaim {
  /** Minutes the employer confirms. */
  readonly minutes: number;
  readonly reason: string | null;
  /** Pieces the employer confirms, and those that the worker has stated. */
  readonly pieces?: number | null;
  readonly statedPieces?: number | null;
}

/** Confirmed as recorded, or a correction that needs the worker's consent and gives its reason. */
export type HoursDecision = 'confirmed' | 'needs_consent';

/**
 * Hours come from check-ins and are corrected only with both sides' consent and a reason. Without a
 * check-out the shift's own length may be confirmed as it stands. Where nothing was recorded at all
 * the employer's word that someone worked stands by itself: nobody else has said anything.
 */
export function decideHours(
  recorded: RecordedHours,
  shift: ShiftTime,
  claim: HoursClaim,
): Result<HoursDecision, DomainError<JobErrorOf<'hours_impossible' | 'correction_reason'>>> {
  const possible = checkMinutes(shift, claim.minutes);
  if (!possible.ok) return possible;
  const expected = recorded.minutes ?? paidMinutes(shift);
  const { pieces = null, statedPieces = null } = claim;
  const samePieces = pieces === null || statedPieces === null || pieces === statedPieces;
  if (claim.minutes === expected && samePieces) return ok('confirmed');
  if ((claim.reason ?? '').trim().length < 2) return err(raise(jobErrors.correction_reason));
  return ok(recorded.checkedInAt === null ? 'confirmed' : 'needs_consent');
}

/** Whether hours can be confirmed now: after a check-out, or once the shift is over. */
export function isWorkOver(
  state: ApplicationState,
  shift: Pick<ShiftTime, 'endsAt'>,
  now: Instant,
): boolean {
  return state === 'checked_out' || now >= shift.endsAt;
}

/**
 * What counts when the employer doesn't answer a worker's objection: the stated minutes, as far as the
 * shift was planned, and the stated pieces; never less than before. Work beyond the plan isn't
 * presumed. 保障农民工工资支付条例 50: it is the employer who proves the hours.
 */
export function unansweredByEmployer(
  shift: ShiftTime,
  standing: { readonly minutes: number; readonly pieces: number | null },
  stated: { readonly minutes: number; readonly pieces: number | null },
): { readonly minutes: number; readonly pieces: number | null } {
  const planned = Math.min(stated.minutes, paidMinutes(shift));
  const pieces = stated.pieces ?? standing.pieces;
  return {
    minutes: Math.max(standing.minutes, planned),
    pieces: pieces === null ? null : Math.max(standing.pieces ?? 0, pieces),
  };
}

/** From when an absence can be marked: after the lateness that costs nothing. */
export function absentFrom(
  shift: Pick<ShiftTime, 'startsAt'>,
  settings: JobSettings = jingzhouSettings,
): Instant {
  return shift.startsAt + settings.graceMinutes.value * MINUTE;
}

/** Whether the worker's own word on when work ended can be taken: never overtime, never ahead. */
export function isLeavingPlausible(
  shift: Pick<ShiftTime, 'endsAt'>,
  checkedInAt: Instant,
  leftAt: Instant,
  now: Instant,
): boolean {
  return leftAt >= checkedInAt && leftAt <= shift.endsAt && leftAt <= now;
}

/** What becomes of a check-in or check-out, by the state of the application. */
export type AttendanceEffect =
  /** The application moves on. */
  | 'moves'
  /** It is kept as a record; where the application stands isn't changed. */
  | 'noted'
  /** A check-out whose check-in is missing: it waits for that. */
  | 'waits'
  /** The application never took a place, or gave it back. */
  | 'refused';

const EFFECTS: Readonly<Record<ApplicationState, Readonly<Record<Direction, AttendanceEffect>>>> = {
  applied: { in: 'refused', out: 'refused' },
  waiting: { in: 'refused', out: 'refused' },
  declined: { in: 'refused', out: 'refused' },
  withdrawn: { in: 'refused', out: 'refused' },
  cancelled: { in: 'refused', out: 'refused' },
  accepted: { in: 'moves', out: 'waits' },
  no_show: { in: 'moves', out: 'waits' },
  checked_in: { in: 'noted', out: 'moves' },
  checked_out: { in: 'noted', out: 'noted' },
  hours_confirmed: { in: 'noted', out: 'noted' },
  wage_due: { in: 'noted', out: 'noted' },
  paid: { in: 'noted', out: 'noted' },
  settled: { in: 'noted', out: 'noted' },
  disputed: { in: 'noted', out: 'noted' },
  lapsed: { in: 'noted', out: 'noted' },
};

/** The one rule on attendance: what a verified check-in or check-out does now. */
export function attendanceEffect(state: ApplicationState, direction: Direction): AttendanceEffect {
  return EFFECTS[state][direction];
}
