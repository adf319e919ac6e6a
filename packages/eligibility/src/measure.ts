import { addMonths, type DayNumber, dayNumber, monthsBetween, yearsBetween } from './days';
import { type Catalogue, numericBounds, type Raw, Span, type Subject } from './facts';
import type { AgeOf, Condition, CountOf, Measure, Parameter } from './rule';
import type { Ternary } from './verdict';

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
  const [least, most] = numericBounds(scope.catalogue.definition(id).type);
  return {
    lo: (subject) => low(subject.values[position], least),
    hi: (subject) => high(subject.values[position], most),
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
  const since = compileSince(expr.age, expr, scope, yearsBetween);
  return {
    lo: (subject) => Math.max(0, since.lo(subject)),
    hi: (subject) => Math.max(0, since.hi(subject)),
  };
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
    lo: (subject) => between(from.hi(subject), to.lo(subject), Number.NEGATIVE_INFINITY),
    hi: (subject) => between(from.lo(subject), to.hi(subject), Number.POSITIVE_INFINITY),
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
