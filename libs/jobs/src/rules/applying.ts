import { type DomainError, err, type Instant, ok, type Result, raise } from '@yizhan/kernel';
import { type JobErrorOf, jobErrors } from '../errors';
import type { ApplicationState, PickMode, PostingState } from '../vocabulary';
import { type JobSettings, jingzhouSettings } from './settings';

/** A shift as the sign-up looks at it. */
export interface ShiftSeats {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly headcount: number;
  readonly taken: number;
  readonly waiting: number;
}

export interface Interval {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

export interface SignUpFacts {
  readonly postingState: PostingState;
  readonly pickMode: PickMode;
  readonly shift: ShiftSeats;
  /** Shifts for which the worker already holds or waits for a place. */
  readonly own: readonly Interval[];
  /** The worker's earlier application to this very shift, unless it only waited in vain. */
  readonly earlier?: ApplicationState;
  /** Late withdrawals that still count; those signed up by staff aren't held to them. */
  readonly lateWithdrawals: number;
  /** The posting is the worker's own. */
  readonly isOwnPosting: boolean;
}

/** What a sign-up asks of the seats: a place if there is one, else to wait; or the employer's word. */
export type SignUpAim = 'place_or_wait' | 'wait' | 'ask';

/**
 * Whether someone may sign up now, and what for. Whether a place is really left is decided by the
 * store's compare-and-set on the shift, never here: two may ask at once.
 */
export function decideSignUp(
  facts: SignUpFacts,
  now: Instant,
  settings: JobSettings = jingzhouSettings,
): Result<
  SignUpAim,
  DomainError<
    JobErrorOf<
      | 'own_posting'
      | 'posting_closed'
      | 'shift_started'
      | 'already_applied'
      | 'shift_overlap'
      | 'late_withdrawals'
    >
  >
> {
  if (facts.isOwnPosting) return err(raise(jobErrors.own_posting));
  if (facts.postingState !== 'published' && facts.postingState !== 'filled')
    return err(raise(jobErrors.posting_closed, { state: facts.postingState }));
  const until = facts.shift.startsAt - settings.signUpUntilMinutes.value * 60_000;
  if (now >= until) return err(raise(jobErrors.shift_started));
  if (facts.earlier && facts.earlier !== 'withdrawn')
    return err(raise(jobErrors.already_applied, { state: facts.earlier }));
  if (facts.own.some((interval) => overlaps(interval, facts.shift)))
    return err(raise(jobErrors.shift_overlap));
  if (facts.lateWithdrawals >= settings.lateWithdrawals.value)
    return err(raise(jobErrors.late_withdrawals));
  if (facts.pickMode === 'employer_picks') return ok('ask');
  // Nobody overtakes those who already wait.
  return ok(facts.shift.waiting > 0 ? 'wait' : 'place_or_wait');
}

/** Half-open: a shift may begin in the minute in which another ends. */
export function overlaps(one: Interval, other: Interval): boolean {
  return one.startsAt < other.endsAt && other.startsAt < one.endsAt;
}

export interface Seats {
  readonly headcount: number;
  /** Those accepted, in order. */
  readonly accepted: readonly string[];
  /** Those waiting, first come first. */
  readonly waiting: readonly string[];
}

/** A sign-up on paper: accepted while there is a place and nobody waits, else last in the queue. */
export function takeSeat(seats: Seats, worker: string): Seats {
  const free = seats.accepted.length < seats.headcount && seats.waiting.length === 0;
  return free
    ? { ...seats, accepted: [...seats.accepted, worker] }
    : { ...seats, waiting: [...seats.waiting, worker] };
}

/** A withdrawal: a freed place goes to the first who waits. */
export function leaveSeat(seats: Seats, worker: string): Seats & { promoted?: string } {
  if (!seats.accepted.includes(worker))
    return { ...seats, waiting: seats.waiting.filter((one) => one !== worker) };
  const [first, ...rest] = seats.waiting;
  const accepted = seats.accepted.filter((one) => one !== worker);
  if (first === undefined) return { ...seats, accepted };
  return { ...seats, accepted: [...accepted, first], waiting: rest, promoted: first };
}
