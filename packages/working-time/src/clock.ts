import { DAY, err, type Instant, type LocalDate, ok, type Result, raise } from '@yizhan/kernel';
import { type Calendar, unpublishedYear } from './calendar';
import { atMinutes, type DayNumber, dateOf, dayOf, minutesOf, startOfDay } from './days';
import {
  type ClockColour,
  type ClockRule,
  clockErrors,
  DEFAULT_THRESHOLDS,
  type Extension,
} from './rule';
import {
  advanceOver,
  countOver,
  type Hole,
  isDays,
  mergeHoles,
  type Scale,
  scaleOf,
  unitSize,
  workingDays,
} from './scale';

/** A recorded stretch in which the clock stands; open while `to` is missing. */
export interface Pause {
  readonly from: Instant;
  readonly to?: Instant;
  /** Shown to people, e.g. 等您补充材料. */
  readonly reason: string;
}

/** A clock as it is kept: its rule as of its start, and the events that bear on it. */
export interface Clock {
  readonly rule: ClockRule;
  readonly start: Instant;
  /** What started it, for people: 提交诉求. */
  readonly startEvent: string;
  /** In any order; they may overlap. */
  readonly pauses: readonly Pause[];
  readonly extensions: readonly Extension[];
  /** When what it waited for was done. */
  readonly stoppedAt?: Instant;
}

export type ClockState = 'running' | 'paused' | 'over' | 'kept' | 'missed';

/** What a clock says at one instant. Amounts are in the rule's unit; hours may be fractions. */
export interface ClockReading {
  readonly state: ClockState;
  /** The first instant that is too late; missing while an open pause keeps it from coming. */
  readonly due?: Instant;
  /** The last day on which it can still be done. */
  readonly dueDay?: LocalDate;
  /** While paused: the due instant if the pause ended now. */
  readonly dueIfResumed?: Instant;
  readonly total: number;
  readonly spent: number;
  readonly left: number;
  /** Units begun since it fell due. */
  readonly overBy: number;
  /** Share of the time spent, 0 to 1. */
  readonly share: number;
  readonly colour: ClockColour;
  /** The year whose holidays must be published before the due instant is certain. */
  readonly provisionalYear?: number;
  /** When colour or state changes next if nothing else happens. */
  readonly nextChange?: Instant;
}

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

/** A clock that begins to run. @param startEvent what started it, in Chinese */
export function startClock(rule: ClockRule, start: Instant, startEvent: string): Clock {
  return { rule, start, startEvent, pauses: [], extensions: [] };
}

/** Lays the clock out. Errors: clocks.unpublished_year where the rule refuses to guess. */
export function layOut(clock: Clock, calendar: Calendar): Result<Layout> {
  const { rule } = clock;
  const scale = scaleOf(rule, calendar);
  const from = isDays(rule) ? firstDay(clock) : clock.start;
  const total = totalOf(clock) * unitSize(rule);
  const holes = holesOf(clock);
  const end = advanceOver(scale, from, total, holes);
  const base = { scale, from, total, holes, end };
  if (end === Number.POSITIVE_INFINITY) return ok(base);
  const last = lastDayOf(rule, calendar, end, holes);
  if (last === undefined) return ok(base);
  const provisionalYear = dependsOnCalendar(rule) ? unpublishedYear(calendar, last) : undefined;
  if (provisionalYear !== undefined && rule.unpublished === 'refuse')
    return err(raise(clockErrors.unpublished_year, { year: provisionalYear }));
  const due = isDays(rule) ? closing(rule, last) : end;
  return ok({ ...base, due, lastDay: last, ...(provisionalYear ? { provisionalYear } : {}) });
}

/** The amount of the rule with what it was extended by. */
export function totalOf(clock: Clock): number {
  return clock.extensions.reduce((sum, extension) => sum + extension.amount, clock.rule.amount);
}

function firstDay({ rule, start }: Clock): DayNumber {
  const day = dayOf(start);
  if (rule.startsNextDay) return day + 1;
  const late = rule.cutoff !== undefined && start >= atMinutes(day, minutesOf(rule.cutoff));
  return late ? day + 1 : day;
}

/**
 * Pauses on the clock's scale. A day isn't counted when the clock stood at its beginning: so the
 * day on which a pause begins has run, and the day on which it ends hasn't, as with the first day
 * of a period (民法典 201).
 */
function holesOf({ rule, pauses }: Clock): Hole[] {
  const merged = mergeHoles(pauses.map(({ from, to = Number.POSITIVE_INFINITY }) => [from, to]));
  if (!isDays(rule)) return merged;
  const dayFrom = (at: Instant) => (at === Number.POSITIVE_INFINITY ? at : dayOf(at - 1) + 1);
  return mergeHoles(merged.map(([from, to]) => [dayFrom(from), dayFrom(to)]));
}

function lastDayOf(
  rule: ClockRule,
  calendar: Calendar,
  end: number,
  holes: readonly Hole[],
): DayNumber | undefined {
  if (!isDays(rule)) return dayOf(end - 1);
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

/** Reads a clock at an instant. Errors: clocks.unpublished_year where the rule refuses to guess. */
export function readClock(clock: Clock, now: Instant, calendar: Calendar): Result<ClockReading> {
  const laid = layOut(clock, calendar);
  if (!laid.ok) return laid;
  const layout = laid.value;
  const at = clock.stoppedAt ?? now;
  const changes = changesOf(clock, layout);
  const size = unitSize(clock.rule);
  const spent = Math.min(layout.total, spentUntil(clock, layout, at));
  const state = stateOf(clock, layout.due, at);
  const next = clock.stoppedAt === undefined ? nextAfter(changes, at) : undefined;
  const resumed = state === 'paused' ? dueIfResumed(clock, at, calendar) : undefined;
  return ok({
    state,
    ...(layout.due === undefined ? {} : { due: layout.due }),
    ...(layout.lastDay === undefined ? {} : { dueDay: dateOf(layout.lastDay) }),
    ...(resumed === undefined ? {} : { dueIfResumed: resumed }),
    total: layout.total / size,
    spent: spent / size,
    left: (layout.total - spent) / size,
    overBy: overBy(clock, layout, at) / size,
    share: spent / layout.total,
    colour: colourAt(changes, at),
    ...(layout.provisionalYear ? { provisionalYear: layout.provisionalYear } : {}),
    ...(next === undefined ? {} : { nextChange: next }),
  });
}

/** Counted units that are over by then, in steps of the scale. */
export function spentUntil(clock: Clock, layout: Layout, at: Instant): number {
  const position = isDays(clock.rule) ? dayOf(at) : at;
  return position <= layout.from ? 0 : countOver(layout.scale, layout.from, position, layout.holes);
}

function overBy(clock: Clock, layout: Layout, at: Instant): number {
  if (layout.due === undefined || at < layout.due) return 0;
  if (!isDays(clock.rule)) return layout.scale.count(layout.end, at);
  return layout.scale.count((layout.lastDay as number) + 1, dayOf(at) + 1);
}

function stateOf(clock: Clock, due: Instant | undefined, at: Instant): ClockState {
  const over = due !== undefined && at >= due;
  if (clock.stoppedAt !== undefined) return over ? 'missed' : 'kept';
  if (over) return 'over';
  const standing = clock.pauses.some(({ from, to }) => from <= at && (to === undefined || at < to));
  return standing ? 'paused' : 'running';
}

function dueIfResumed(clock: Clock, at: Instant, calendar: Calendar): Instant | undefined {
  const closed = clock.pauses.map((pause) => ({ ...pause, to: Math.min(at, pause.to ?? at) }));
  const laid = layOut({ ...clock, pauses: closed }, calendar);
  return laid.ok ? laid.value.due : undefined;
}

interface Change {
  readonly at: Instant;
  readonly colour?: ClockColour;
}

function changesOf(clock: Clock, layout: Layout): Change[] {
  const thresholds = clock.rule.thresholds ?? DEFAULT_THRESHOLDS;
  const size = unitSize(clock.rule);
  const changes = thresholds.map(({ colour, share, left }): Change => {
    if (share === 1) return { at: layout.due ?? Number.POSITIVE_INFINITY, colour };
    const amount = left === undefined ? (share ?? 1) * layout.total : layout.total - left * size;
    return { at: reachedAt(clock, layout, amount), colour };
  });
  const due = layout.due === undefined ? [] : [{ at: layout.due }];
  return [...changes, ...due].sort((a, b) => a.at - b.at);
}

/** The instant at which this amount is spent. */
function reachedAt(clock: Clock, layout: Layout, amount: number): Instant {
  // Days are spent whole; the small subtrahend keeps 0.7 × 10 at 7.
  const whole = isDays(clock.rule) ? Math.ceil(amount - 1e-9) : Math.ceil(amount);
  const position = advanceOver(layout.scale, layout.from, whole, layout.holes);
  if (position === Number.POSITIVE_INFINITY || !isDays(clock.rule)) return position;
  return position * DAY + startOfDay(0);
}

function colourAt(changes: readonly Change[], at: Instant): ClockColour {
  const reached = changes.filter((change) => change.at <= at && change.colour !== undefined);
  return reached[reached.length - 1]?.colour ?? 'green';
}

function nextAfter(changes: readonly Change[], at: Instant): Instant | undefined {
  return changes.find((change) => change.at > at && Number.isFinite(change.at))?.at;
}
