import {
  type DomainError,
  err,
  type Instant,
  MINUTE,
  ok,
  type Result,
  raise,
} from '@yizhan/kernel';
import { type JobErrorOf, jobErrors } from '../errors';
import type { Attendance, ShiftTime } from '../vocabulary';
import { paidMinutes } from './posting';
import { type JobSettings, jingzhouSettings } from './settings';

/** What the check-ins say about one worker's shift. */
export interface RecordedHours {
  readonly checkedInAt: Instant | null;
  readonly checkedOutAt: Instant | null;
  /** Minutes to be paid; null while someone must say when the work ended. */
  readonly minutes: number | null;
}

/**
 * Hours by check-ins: from the later of check-in and start to the earlier of check-out and end,
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
  const from = checkedInAt <= shift.startsAt + grace ? shift.startsAt : checkedInAt;
  const to = checkedOutAt >= shift.endsAt - grace ? shift.endsAt : checkedOutAt;
  const present = Math.max(0, Math.floor((to - from) / MINUTE));
  return { checkedInAt, checkedOutAt, minutes: lessBreak(shift, present) };
}

/** The break is taken off as far as the worker stayed longer than half the shift. */
function lessBreak(shift: ShiftTime, present: number): number {
  const whole = paidMinutes(shift) + shift.breakMinutes;
  return present * 2 > whole ? Math.max(0, present - shift.breakMinutes) : present;
}

export interface HoursClaim {
  /** Minutes the employer confirms. */
  readonly minutes: number;
  readonly reason: string | null;
}

/** Confirmed as recorded, or a correction that needs the worker's consent and gives its reason. */
export type HoursDecision = 'confirmed' | 'needs_consent';

/**
 * Hours come from check-ins and are corrected only with both sides' consent and a reason.
 * Without a check-out the shift's own length may be confirmed as it stands.
 */
export function decideHours(
  recorded: RecordedHours,
  shift: ShiftTime,
  claim: HoursClaim,
): Result<HoursDecision, DomainError<JobErrorOf<'hours_impossible' | 'correction_reason'>>> {
  if (!Number.isInteger(claim.minutes) || claim.minutes < 0 || claim.minutes > 24 * 60)
    return err(raise(jobErrors.hours_impossible));
  const expected = recorded.minutes ?? paidMinutes(shift);
  if (claim.minutes === expected) return ok('confirmed');
  if ((claim.reason ?? '').trim().length < 2) return err(raise(jobErrors.correction_reason));
  return ok('needs_consent');
}
