import { type Instant, type LocalDate, needInstant, ok, type Result } from '@yizhan/kernel';
import { type Calendar, needCalendar } from './calendar';
import { type Layout, layOutSound } from './clock';
import { dateOf, dayOf, startOfDay } from './days';
import { type Clock, type Pause, soundClock } from './kept-clock';
import { type ClockColour, DEFAULT_THRESHOLDS, SEVERITY } from './rule';
import { advanceOver, countOver, isDays, unitSize } from './scale';

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

/**
 * Reads a clock at an instant. Errors: clocks.unpublished_year where the rule refuses to guess. Throws
 * FieldError for a clock that can't be read, with the field.
 */
export function readClock(given: Clock, now: Instant, calendar: Calendar): Result<ClockReading> {
  const clock = soundClock(given);
  needInstant('now', now);
  needCalendar(calendar);
  const laid = layOutSound(clock, calendar);
  return laid.ok ? ok(readingOf(clock, laid.value, now, calendar)) : laid;
}

function readingOf(clock: Clock, layout: Layout, now: Instant, calendar: Calendar): ClockReading {
  const at = clock.stoppedAt ?? now;
  const changes = coloursOf(clock, layout);
  const size = unitSize(clock.rule);
  const isOver = layout.due !== undefined && at >= layout.due;
  // A day that closes early is spent when it closes, not at midnight.
  const spent = isOver ? layout.total : Math.min(layout.total, spentUntil(clock, layout, at));
  const state = stateOf(clock, layout.due, at);
  const next = clock.stoppedAt === undefined ? nextAfter(clock, layout, changes, at) : undefined;
  const resumed = state === 'paused' ? dueIfResumed(clock, at, calendar) : undefined;
  return {
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
  };
}

/** Counted units that are over by then, in steps of the scale. */
function spentUntil(clock: Clock, layout: Layout, at: Instant): number {
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
  const standing = clock.pauses.some(
    ({ from, to }) => from <= at && at < (to ?? Number.POSITIVE_INFINITY),
  );
  return standing ? 'paused' : 'running';
}

function dueIfResumed(clock: Clock, at: Instant, calendar: Calendar): Instant | undefined {
  const closed = clock.pauses.map((pause) => ({ ...pause, to: Math.min(at, pause.to ?? at) }));
  const laid = layOutSound({ ...clock, pauses: closed }, calendar);
  return laid.ok ? laid.value.due : undefined;
}

interface Change {
  readonly at: Instant;
  readonly colour: ClockColour;
}

/** When each colour is reached, in order of time; one milder than those before it is left out. */
function coloursOf(clock: Clock, layout: Layout): Change[] {
  const thresholds = clock.rule.thresholds ?? DEFAULT_THRESHOLDS;
  const size = unitSize(clock.rule);
  const reached = thresholds.map(({ colour, share, left }): Change => {
    if (share === 1) return { at: layout.due ?? Number.POSITIVE_INFINITY, colour };
    const amount = left === undefined ? (share ?? 1) * layout.total : layout.total - left * size;
    return { at: reachedAt(clock, layout, warned(clock, layout, colour, amount)), colour };
  });
  let worst = 0;
  return reached
    .sort((a, b) => a.at - b.at || SEVERITY[a.colour] - SEVERITY[b.colour])
    .filter(({ colour }) => {
      if (SEVERITY[colour] <= worst) return false;
      worst = SEVERITY[colour];
      return true;
    });
}

/**
 * A colour before red is a warning, so it comes while a whole day is still left: at 70 % a clock of one
 * to three days would be over before it is reached.
 */
function warned({ rule }: Clock, { total }: Layout, colour: ClockColour, amount: number): number {
  return isDays(rule) && colour !== 'red' ? Math.min(amount, total - 1) : amount;
}

/** The instant at which this amount is spent; never after the due instant. */
function reachedAt(clock: Clock, layout: Layout, amount: number): Instant {
  const { scale, from, holes, due } = layout;
  // Days are spent whole; the small subtrahend keeps 0.7 × 10 at 7.
  const whole = isDays(clock.rule) ? Math.ceil(amount - 1e-9) : Math.ceil(amount);
  const position = advanceOver(scale, from, Math.max(0, whole), holes);
  if (position === Number.POSITIVE_INFINITY) return due ?? position;
  const at = isDays(clock.rule) ? startOfDay(position) : position;
  return Math.min(at, due ?? at);
}

function colourAt(changes: readonly Change[], at: Instant): ClockColour {
  const reached = changes.filter((change) => change.at <= at);
  return reached[reached.length - 1]?.colour ?? 'green';
}

/** The next colour, the due instant, or the edge of a pause that is to come. */
function nextAfter(
  { pauses }: Clock,
  { due }: Layout,
  changes: readonly Change[],
  at: Instant,
): Instant | undefined {
  const edges = pauses.flatMap(edgesOf).filter((edge) => edge <= (due ?? edge));
  const next = [...changes.map((change) => change.at), due ?? at, ...edges]
    .filter((instant) => instant > at && Number.isFinite(instant))
    .sort((a, b) => a - b);
  return next[0];
}

function edgesOf({ from, to }: Pause): Instant[] {
  return to === undefined || to === null ? [from] : [from, to];
}
