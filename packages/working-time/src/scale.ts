import { DAY, HOUR, type Instant, MINUTE } from '@yizhan/kernel';
import { type Calendar, nthWorkingDay, workingDaysBetween } from './calendar';
import { atMinutes, dayOf, minutesOf, startOfDay } from './days';
import type { ClockRule, OpeningHours, OpenSpan } from './rule';

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
    advance: (from, amount) => nthWorkingDay(calendar, from, Math.ceil(amount)) + 1,
  };
}

/** Milliseconds that pass while the doors are open. */
export function openHours(calendar: Calendar, hours: OpeningHours): Scale {
  const work = spansOf(hours.workingDays);
  const rest = spansOf(hours.restDays ?? []);
  const isWork = (day: number) => workingDaysBetween(calendar, day, day + 1) === 1;
  const whole = (from: number, to: number) => {
    const worked = workingDaysBetween(calendar, from, to);
    return worked * lengthOf(work) + (to - from - worked) * lengthOf(rest);
  };
  const openOf = (day: number, until: Instant) =>
    (isWork(day) ? work : rest).reduce(
      (sum, [from, to]) =>
        sum +
        Math.max(0, Math.min(until, atMinutes(day, to)) - Math.min(until, atMinutes(day, from))),
      0,
    );
  // What is open from the calendar's first day to an instant; yesterday's span may run over midnight.
  const origin = calendar.first + 1;
  const elapsed = (at: Instant) => {
    const day = dayOf(at);
    return whole(origin, day - 1) + openOf(day - 1, at) + openOf(day, at);
  };
  const count = (from: Instant, to: Instant) => Math.max(0, elapsed(to) - elapsed(from));
  return { count, advance: (from, amount) => search(elapsed, from, amount, calendar.end) };
}

type Minutes = readonly [from: number, to: number];

function spansOf(spans: readonly OpenSpan[]): Minutes[] {
  return spans.map(([from, to]) => {
    const [begin, end] = [minutesOf(from), minutesOf(to)];
    return [begin, end > begin ? end : end + 24 * 60];
  });
}

function lengthOf(spans: readonly Minutes[]): number {
  return spans.reduce((sum, [from, to]) => sum + (to - from) * MINUTE, 0);
}

/** Halves the span until one millisecond is left: `elapsed` never falls. */
function search(
  elapsed: (at: Instant) => number,
  from: Instant,
  amount: number,
  endDay: number,
): Instant {
  const wanted = elapsed(from) + amount;
  let step = DAY;
  let high = from;
  const limit = startOfDay(endDay - 2);
  while (elapsed(high) < wanted) {
    if (high >= limit) throw new RangeError('the count leaves the calendar');
    high = Math.min(limit, high + step);
    step *= 2;
  }
  let low = from;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (elapsed(middle) >= wanted) high = middle;
    else low = middle + 1;
  }
  return high;
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
