import { addMonths, type DayNumber, dayNumber, monthsBetween, yearsBetween } from './days';
import { boundsOn, type Catalogue, type Raw, Span, type Subject } from './facts';
import type { AgeOf, Condition, CountOf, Measure, Parameter } from './rule';
import { NO, type Ternary, UNKNOWN, YES } from './verdict';

/** A number that may be known only as a range: its least and its most for a subject. */
export interface Interval {
  readonly lo: (subject: Subject) => number;
  readonly hi: (subject: Subject) => number;
}
export type Test = (subject: Subject) => Ternary;

/** What expressions are compiled against. */
export interface Scope {
  readonly catalogue: Catalogue;
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly condition: (condition: Condition) => Test;
}

/** What is read off one fact, as a number or a range. */
export function compileMeasure(measure: Measure, scope: Scope): Interval {
  if ('fact' in measure) return compileFact(measure.fact, scope);
  if ('age' in measure) return compileAge(measure, scope);
  if ('monthsSince' in measure)
    return compileSince(measure.monthsSince, measure, scope, monthsBetween);
  if ('daysSince' in measure)
    return compileSince(measure.daysSince, measure, scope, (a, b) => b - a);
  return compileCount(measure, scope);
}

export function constant(value: number): Interval {
  return { lo: () => value, hi: () => value };
}

export function validDay(text: string): DayNumber {
  const day = dayNumber(text);
  if (Number.isNaN(day)) throw new RangeError(`no such day: ${text}`);
  return day;
}

/** The value of a parameter on a day, or undefined when none is in force. */
export function parameterOn(parameter: Parameter, day: DayNumber): number | undefined {
  const entry = parameter.values.find(
    (value) =>
      dayNumber(value.from) <= day && (value.until === undefined || dayNumber(value.until) >= day),
  );
  if (entry === undefined) return undefined;
  return typeof entry.value === 'number' ? entry.value : validDay(entry.value);
}

export function compileParam(id: string, scope: Scope): Interval {
  const parameter = scope.parameters[id];
  if (!parameter) throw new RangeError(`no such parameter: ${id}`);
  // Looked up per day and kept: evaluations of one run share their day.
  let last = { day: Number.NaN, value: undefined as number | undefined };
  const on = (day: DayNumber) => {
    if (last.day !== day) last = { day, value: parameterOn(parameter, day) };
    return last.value;
  };
  return {
    lo: (subject) => on(subject.day) ?? 0,
    hi: (subject) => on(subject.day) ?? Number.POSITIVE_INFINITY,
  };
}

function compileFact(id: string, scope: Scope): Interval {
  const position = scope.catalogue.position(id);
  const definition = scope.catalogue.definition(id);
  const [least, most] = boundsOn(definition, Number.POSITIVE_INFINITY);
  const latest = definition.past ? (day: DayNumber) => Math.min(most, day) : () => most;
  return {
    lo: (subject) => low(subject.values[position], least),
    hi: (subject) => high(subject.values[position], latest(subject.day)),
  };
}

/** What is measured since a date, with the date's fact. */
export type Since = Exclude<Measure, { fact: string } | CountOf>;

export function isSince(measure: Measure): measure is Since {
  return 'age' in measure || 'monthsSince' in measure || 'daysSince' in measure;
}

/**
 * Whether what is measured since has happened by then. Nothing is less than 12 months ago that is
 * still to come, and nobody is under 16 who isn't born.
 */
export function compileHappened(measure: Since, scope: Scope): Test {
  const fact =
    'age' in measure
      ? measure.age
      : 'monthsSince' in measure
        ? measure.monthsSince
        : measure.daysSince;
  const from = compileFact(fact, scope);
  const on = onDay(measure.on, scope);
  return (subject) => {
    if (from.lo(subject) > on.hi(subject)) return NO;
    return from.hi(subject) <= on.lo(subject) ? YES : UNKNOWN;
  };
}

function low(value: Raw, least: number): number {
  if (typeof value === 'number') return value;
  return value instanceof Span ? value.lo : least;
}

function high(value: Raw, most: number): number {
  if (typeof value === 'number') return value;
  return value instanceof Span ? value.hi : most;
}

/** The day that a measure is taken on: the day asked about, a fixed one, or a parameter's. */
function onDay(on: AgeOf['on'], scope: Scope): Interval {
  if (on === undefined) return { lo: (subject) => subject.day, hi: (subject) => subject.day };
  return typeof on === 'string' ? constant(validDay(on)) : compileParam(on.param, scope);
}

function compileAge(expr: AgeOf, scope: Scope): Interval {
  return compileSince(expr.age, expr, scope, yearsBetween);
}

function compileSince(
  fact: string,
  expr: { readonly on?: AgeOf['on'] },
  scope: Scope,
  measure: (from: DayNumber, to: DayNumber) => number,
): Interval {
  const from = compileFact(fact, scope);
  const to = onDay(expr.on, scope);
  const between = (a: number, b: number, open: number) =>
    Number.isFinite(a) && Number.isFinite(b) ? measure(a, b) : open;
  return {
    // Never less than nothing: what is still to come hasn't happened, see compileHappened.
    lo: (subject) => Math.max(0, between(from.hi(subject), to.lo(subject), 0)),
    hi: (subject) =>
      Math.max(0, between(from.lo(subject), to.hi(subject), Number.POSITIVE_INFINITY)),
  };
}

function compileCount(expr: CountOf, scope: Scope): Interval {
  const position = scope.catalogue.position(expr.count);
  const start = windowStart(expr);
  const most = expr.days ?? Number.POSITIVE_INFINITY;
  const counted = (subject: Subject, days: readonly DayNumber[]) =>
    countDays(days, start(subject.day), subject.day);
  return {
    lo: (subject) => {
      const value = subject.values[position];
      return Array.isArray(value) ? counted(subject, value) : low(value as Raw, 0);
    },
    hi: (subject) => {
      const value = subject.values[position];
      return Array.isArray(value) ? counted(subject, value) : high(value as Raw, most);
    },
  };
}

/** First day of a count's window that ends on `day`. */
export function windowStart(expr: CountOf): (day: DayNumber) => DayNumber {
  if (expr.days !== undefined) {
    const days = expr.days;
    return (day) => day - days + 1;
  }
  if (expr.months !== undefined) {
    const months = expr.months;
    return (day) => addMonths(day, -months) + 1;
  }
  const since = expr.since === undefined ? Number.NEGATIVE_INFINITY : validDay(expr.since);
  return () => since;
}

function countDays(days: readonly DayNumber[], first: DayNumber, last: DayNumber): number {
  let count = 0;
  let previous = Number.NaN;
  for (const day of days) {
    if (day >= first && day <= last && day !== previous) count++;
    previous = day;
  }
  return count;
}
