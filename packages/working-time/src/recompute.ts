import { type Instant, need, needInstant, needObject, needText } from '@yizhan/kernel';
import { type Calendar, needCalendar } from './calendar';
import { layOut } from './clock';
import { isIterable } from './iterable';
import type { Clock } from './kept-clock';

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
  needCalendar(calendar);
  need(isIterable(clocks), 'clocks', 'must be a list');
  for (const stored of clocks) {
    needObject('clocks', stored);
    const { id, clock, due: before } = stored;
    needText('id', id);
    if (before !== undefined) needInstant('due', before);
    const laid = layOut(clock, calendar);
    const after = laid.ok ? laid.value.due : undefined;
    const year = laid.ok ? laid.value.provisionalYear : undefined;
    if (after !== before)
      moved.push({ id, before, after, ...(year === undefined ? {} : { provisionalYear: year }) });
  }
  return moved;
}
