import {
  type Instant,
  need,
  needFunction,
  needInstant,
  needKeys,
  needList,
  needText,
} from '@yizhan/kernel';
import { type Calendar, needCalendar } from './calendar';
import { ChangeIndex } from './change-index';
import { isIterable } from './iterable';
import type { Clock } from './kept-clock';
import { readClock } from './reading';
import type { ClockColour } from './rule';

/** A clock whose colour is another at the end of a sweep than at its beginning. */
export interface ColourChange {
  readonly id: string;
  readonly before: ClockColour;
  readonly after: ClockColour;
}

/** The stretch of a sweep: from what was last known up to now. */
export interface SweepSpan {
  readonly after: Instant;
  readonly until: Instant;
}

/** An index of open clocks by their next change. Those that never change again aren't in it. */
export function indexClocks(
  clocks: Iterable<readonly [id: string, clock: Clock]>,
  now: Instant,
  calendar: Calendar,
): ChangeIndex {
  need(isIterable(clocks), 'clocks', 'must be a list');
  needInstant('now', now);
  needCalendar(calendar);
  const entries: [string, Instant][] = [];
  for (const entry of clocks) {
    needList('clocks', entry);
    const [id, clock] = entry;
    needText('id', id);
    const next = nextChangeOf(clock, now, calendar);
    if (next !== undefined) entries.push([id, next]);
  }
  return new ChangeIndex(entries);
}

/**
 * Clocks whose colour changed after one instant and up to another. Only those that the index names
 * are loaded and computed, and each is put back with its next change. An id for which there is no
 * clock any more falls out of the index.
 */
export function sweep(
  index: ChangeIndex,
  clockOf: (id: string) => Clock | undefined,
  span: SweepSpan,
  calendar: Calendar,
): ColourChange[] {
  need(index instanceof ChangeIndex, 'index', 'must be an index of clocks');
  needFunction('clockOf', clockOf);
  needKeys('span', span, ['after', 'until']);
  const { after, until } = span;
  needInstant('span.after', after);
  needInstant('span.until', until);
  need(after <= until, 'span.until', 'lies before the beginning of the sweep');
  needCalendar(calendar);
  const changes: ColourChange[] = [];
  for (const id of index.take(until)) {
    const clock = clockOf(id);
    if (!clock) continue;
    const [old, now] = [readClock(clock, after, calendar), readClock(clock, until, calendar)];
    if (!old.ok || !now.ok) continue;
    index.set(id, now.value.nextChange);
    if (old.value.colour !== now.value.colour)
      changes.push({ id, before: old.value.colour, after: now.value.colour });
  }
  return changes;
}

function nextChangeOf(clock: Clock, now: Instant, calendar: Calendar): Instant | undefined {
  const reading = readClock(clock, now, calendar);
  return reading.ok ? reading.value.nextChange : undefined;
}
