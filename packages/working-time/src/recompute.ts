import type { Instant } from '@yizhan/kernel';
import type { Calendar } from './calendar';
import { type Clock, layOut } from './clock';

/** A clock as stored, with the due instant computed when it was last laid out. */
export interface StoredClock {
  readonly id: string;
  readonly clock: Clock;
  readonly due?: Instant;
}

export interface Moved {
  readonly id: string;
  readonly before?: Instant;
  readonly after?: Instant;
  /** The year it still waits for, when the new due instant isn't certain either. */
  readonly provisionalYear?: number;
}

/**
 * Lays stored clocks out anew, as when a year's calendar is published, and gives those whose due
 * instant moved. A clock whose rule still refuses to guess comes back without one.
 */
export function recompute(clocks: Iterable<StoredClock>, calendar: Calendar): Moved[] {
  const moved: Moved[] = [];
  for (const { id, clock, due: before } of clocks) {
    const laid = layOut(clock, calendar);
    const after = laid.ok ? laid.value.due : undefined;
    const year = laid.ok ? laid.value.provisionalYear : undefined;
    if (after !== before)
      moved.push({ id, before, after, ...(year === undefined ? {} : { provisionalYear: year }) });
  }
  return moved;
}
