import { HOUR, type Instant, MINUTE } from '@yizhan/kernel';
import { type Calendar, nthWorkingDay, workingDaysBetween } from './calendar';
import { atMinutes, type DayNumber, dateOf, dayOf, startOfDay } from './days';
import { type OpenDays, type OpeningHours, openDaysOf, openUntil } from './opening-hours';
import type { ClockRule } from './rule';

/**
 * A line on which time is counted. Positions are day numbers for days and instants for hours;
 * amounts are days and milliseconds.
 */
export interface Scale {
  /** What is counted in `[from, to)`. */
  count(from: number, to: number): number;
  /** The smallest position `p` with `count(from, p) >= amount`. */
  advance(from: number, amount: number): number;
}

/** A stretch `[from, to)` of a scale in which nothing is counted; `to` may be Infinity. */
export type Hole = readonly [from: number, to: number];

/** Every step counts: calendar days, and hours round the clock. */
export const everything: Scale = {
  count: (from, to) => Math.max(0, to - from),
  advance: (from, amount) => from + amount,
};

export function workingDays(calendar: Calendar): Scale {
  return {
    count: (from, to) => workingDaysBetween(calendar, from, to),
    advance: (from, amount) =>
      amount <= 0 ? from : nthWorkingDay(calendar, from, Math.ceil(amount)) + 1,
  };
}

/** Milliseconds that pass while the doors are open. */
export function openHours(calendar: Calendar, hours: OpeningHours): Scale {
  const open = openDaysOf(calendar, hours);
  const elapsed = (at: Instant) => {
    const day = dayOf(at);
    return openBefore(open, day) + openUntil(open.spansOn(day), at - startOfDay(day));
  };
  return {
    count: (from, to) => (to <= from ? 0 : elapsed(to) - elapsed(from)),
    advance: (from, amount) => (amount <= 0 ? from : reach(open, elapsed(from) + amount)),
  };
}

/** Milliseconds open before a day. Throws RangeError outside the calendar. */
function openBefore({ first, before }: OpenDays, day: DayNumber): number {
  const minutes = before[day - first];
  // The last one ends the calendar: no day of its own follows.
  if (minutes === undefined || day - first >= before.length - 1)
    throw new RangeError(`${dateOf(day)} is outside the calendar`);
  return minutes * MINUTE;
}

/** The first instant by which `wanted` milliseconds have been open since the calendar's first day. */
function reach({ first, before, spansOn }: OpenDays, wanted: number): Instant {
  let low = 0;
  let high = before.length - 1;
  if ((before[high] as number) * MINUTE < wanted) throw new RangeError('it leaves the calendar');
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((before[middle] as number) * MINUTE < wanted) low = middle;
    else high = middle;
  }
  let rest = wanted - (before[low] as number) * MINUTE;
  for (const [from, to] of spansOn(first + low)) {
    const long = (to - from) * MINUTE;
    if (rest <= long) return atMinutes(first + low, from) + rest;
    rest -= long;
  }
  throw new RangeError('a day is open for less than its sum');
}

export function isDays(rule: ClockRule): boolean {
  return rule.unit === 'calendar_day' || rule.unit === 'working_day';
}

/** How many steps of the scale one unit of the rule is. */
export function unitSize(rule: ClockRule): number {
  return isDays(rule) ? 1 : HOUR;
}

export function scaleOf(rule: ClockRule, calendar: Calendar): Scale {
  if (rule.unit === 'working_day') return workingDays(calendar);
  if (rule.unit !== 'business_hour') return everything;
  if (!rule.openingHours) throw new RangeError(`${rule.id} counts business hours without any`);
  return openHours(calendar, rule.openingHours);
}

/** Where `amount` is spent when `holes` (merged, in order) aren't counted; Infinity when never. */
export function advanceOver(
  scale: Scale,
  from: number,
  amount: number,
  holes: readonly Hole[],
): number {
  let at = from;
  let rest = amount;
  for (const [begin, end] of holes) {
    if (end <= at) continue;
    const counted = scale.count(at, begin);
    if (counted >= rest) break;
    rest -= counted;
    at = end;
    if (at === Number.POSITIVE_INFINITY) return at;
  }
  return scale.advance(at, rest);
}

/** What is counted in `[from, to)` outside the holes. */
export function countOver(scale: Scale, from: number, to: number, holes: readonly Hole[]): number {
  let at = from;
  let sum = 0;
  for (const [begin, end] of holes) {
    if (end <= at) continue;
    if (begin >= to) break;
    sum += scale.count(at, begin);
    at = Math.min(end, to);
  }
  return sum + scale.count(at, to);
}

/** Joins intervals that overlap or touch, in order; empty ones fall away. */
export function mergeHoles(holes: readonly Hole[]): Hole[] {
  const merged: [number, number][] = [];
  for (const [from, to] of [...holes].sort((a, b) => a[0] - b[0])) {
    const last = merged[merged.length - 1];
    if (!(to > from)) continue;
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}
