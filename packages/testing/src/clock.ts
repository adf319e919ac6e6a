import { type Clock, fromIso, type Instant } from '@yizhan/kernel';

/** A clock that stands still until it is moved. */
export interface ManualClock extends Clock {
  /** Moves on by so many milliseconds; gives the new time. */
  advance(milliseconds: number): Instant;
  set(now: Instant | string): Instant;
}

/** @param start an instant, or ISO 8601 with an offset */
export function manualClock(start: Instant | string = '2026-11-02T08:00:00+08:00'): ManualClock {
  let now = instant(start);
  return {
    now: () => now,
    advance: (milliseconds) => (now += milliseconds),
    set: (moment) => (now = instant(moment)),
  };
}

function instant(moment: Instant | string): Instant {
  const value = typeof moment === 'number' ? moment : fromIso(moment);
  if (Number.isNaN(value)) throw new RangeError(`no instant: ${moment}`);
  return value;
}
