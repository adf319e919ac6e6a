import { err, type Instant, ok, type Result, raise } from '@yizhan/kernel';
import { type Calendar, needCalendar, unpublishedYear } from './calendar';
import { atMinutes, type DayNumber, dayOf, minutesOf, startOfDay } from './days';
import { type Clock, soundClock } from './kept-clock';
import { type ClockRule, clockErrors } from './rule';
import {
  advanceOver,
  type Hole,
  isDays,
  mergeHoles,
  type Scale,
  scaleOf,
  unitSize,
  workingDays,
} from './scale';

/** How a clock is laid out on its scale; the explanation walks over the same. */
export interface Layout {
  readonly scale: Scale;
  readonly from: number;
  readonly total: number;
  readonly holes: readonly Hole[];
  /** Position after the last counted unit, before any move of the last day; Infinity when open. */
  readonly end: number;
  readonly due?: Instant;
  readonly lastDay?: DayNumber;
  readonly provisionalYear?: number;
}

/**
 * Lays the clock out. Errors: clocks.unpublished_year where the rule refuses to guess. Throws FieldError
 * for a clock that can't be read, with the field: `clock.pauses[0].to`.
 */
export function layOut(given: Clock, calendar: Calendar): Result<Layout> {
  const clock = soundClock(given);
  needCalendar(calendar);
  return layOutSound(clock, calendar);
}

/** The same for a clock that came through the door. */
export function layOutSound(clock: Clock, calendar: Calendar): Result<Layout> {
  const { rule } = clock;
  const scale = scaleOf(rule, calendar);
  const pauses = mergeHoles(
    clock.pauses.map(({ from, to }) => [from, to ?? Number.POSITIVE_INFINITY]),
  );
  const start = {
    scale,
    from: isDays(rule) ? firstDay(clock) : clock.start,
    total: totalOf(clock) * unitSize(rule),
    holes: isDays(rule) ? mergeHoles(pauses.map(inDays)) : pauses,
  };
  const layout = isDays(rule) ? endDays(rule, calendar, start, pauses) : endHours(start);
  const last = layout.lastDay;
  const needsCalendar = last !== undefined && dependsOnCalendar(rule);
  const provisionalYear = needsCalendar ? unpublishedYear(calendar, last) : undefined;
  if (provisionalYear === undefined) return ok(layout);
  if (rule.unpublished === 'refuse')
    return err(raise(clockErrors.unpublished_year, { year: provisionalYear }));
  return ok({ ...layout, provisionalYear });
}

type Beginning = Pick<Layout, 'scale' | 'from' | 'total' | 'holes'>;

function endHours(start: Beginning): Layout {
  const end = advanceOver(start.scale, start.from, start.total, start.holes);
  if (end === Number.POSITIVE_INFINITY) return { ...start, end };
  return { ...start, end, due: end, lastDay: dayOf(end - 1) };
}

/**
 * The last day must end with the clock running: one that ends in a pause isn't counted, or whoever
 * waits for an answer on the last day would be over its limit by waiting.
 */
function endDays(
  rule: ClockRule,
  calendar: Calendar,
  start: Beginning,
  pauses: readonly Hole[],
): Layout {
  const end = advanceOver(start.scale, start.from, start.total, start.holes);
  if (end === Number.POSITIVE_INFINITY) return { ...start, end };
  const lastDay = lastDayOf(rule, calendar, end, start.holes);
  if (lastDay === undefined) return { ...start, end };
  const due = closing(rule, lastDay);
  if (!pauses.some(([from, to]) => from < due && due < to)) return { ...start, end, due, lastDay };
  const holes = mergeHoles([...start.holes, [lastDay, lastDay + 1]]);
  return endDays(rule, calendar, { ...start, holes }, pauses);
}

/** The amount of the rule with what it was extended by. */
export function totalOf(clock: Clock): number {
  return clock.extensions.reduce((sum, extension) => sum + extension.amount, clock.rule.amount);
}

function firstDay(clock: Clock): DayNumber {
  const day = dayOf(clock.start);
  return clock.rule.startsNextDay || afterCutoff(clock) ? day + 1 : day;
}

/** Whether the event came too late on its day to count on it. */
export function afterCutoff({ rule, start }: Clock): boolean {
  if (rule.cutoff === undefined || rule.startsNextDay || !isDays(rule)) return false;
  return start >= atMinutes(dayOf(start), minutesOf(rule.cutoff));
}

/**
 * A pause in days. A day isn't counted when the clock stood at its beginning: so the day on which a
 * pause begins has run, and the day on which it ends hasn't, as with the first day of a period
 * (民法典 201).
 */
function inDays([from, to]: Hole): Hole {
  const dayFrom = (at: Instant) => (at === Number.POSITIVE_INFINITY ? at : dayOf(at - 1) + 1);
  return [dayFrom(from), dayFrom(to)];
}

function lastDayOf(
  rule: ClockRule,
  calendar: Calendar,
  end: number,
  holes: readonly Hole[],
): DayNumber | undefined {
  if (rule.lastDay === 'as_is') return end - 1;
  const moved = advanceOver(workingDays(calendar), end - 1, 1, holes) - 1;
  return Number.isFinite(moved) ? moved : undefined;
}

function closing(rule: ClockRule, day: DayNumber): Instant {
  return rule.closesAt ? atMinutes(day, minutesOf(rule.closesAt)) : startOfDay(day + 1);
}

function dependsOnCalendar(rule: ClockRule): boolean {
  return (
    rule.unit === 'working_day' ||
    rule.unit === 'business_hour' ||
    (rule.unit === 'calendar_day' && rule.lastDay === 'next_working_day')
  );
}

/** The due instant alone, for whoever needs no reading. Undefined while an open pause keeps it. */
export function dueOf(clock: Clock, calendar: Calendar): Result<Instant | undefined> {
  const laid = layOut(clock, calendar);
  return laid.ok ? ok(laid.value.due) : laid;
}
