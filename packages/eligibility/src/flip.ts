import type { LocalDate } from '@yizhan/kernel';
import { type CompiledRule, isOpen } from './compiled';
import { addMonths, type DayNumber, dayNumber, dayText } from './days';
import { needAsked, needCompiled, needOptions } from './door';
import { type BindOptions, bind, countsOn, type Facts, type Subject } from './facts';
import type { Measure } from './rule';
import { repeatedFacts } from './settle';
import { type Verdict, verdictOf } from './verdict';
import { factOf, walkRule } from './walk';

/** The verdict changes by itself on this day. */
export interface Flip {
  readonly on: LocalDate;
  readonly to: Verdict;
}

export interface FlipOptions extends BindOptions {
  readonly horizonDays?: number;
  /** Facts go on as they are, whatever their own time: an answer is asked for again, not undone. */
  readonly factsStay?: boolean;
}

/** Days looked ahead: ten years. */
export const HORIZON_DAYS = 3_653;

/**
 * The first day after `asOf` on which the verdict differs while nothing but the calendar moves:
 * ages and waiting times reached, windows slid past, facts and parameters run out.
 */
export function nextFlip(
  compiled: CompiledRule,
  known: Facts,
  asOf: LocalDate,
  options: FlipOptions = {},
): Flip | undefined {
  needCompiled('compiled', compiled);
  needAsked(known, asOf);
  needOptions(options);
  const { catalogue } = compiled;
  const facts = options.factsStay ? lasting(known, dayNumber(asOf)) : known;
  const subject = bind(catalogue, facts, asOf, options);
  const now = compiled.verdict(subject);
  const last = subject.day + (options.horizonDays ?? HORIZON_DAYS);
  const expiring = factEdges(facts);
  for (const day of turningDays(compiled, facts, asOf, options, last, expiring)) {
    const then =
      expiring.length > 0
        ? bind(catalogue, facts, dayText(day), options)
        : { day, values: subject.values };
    const verdict = compiled.verdict(then);
    if (verdict !== now) return { on: dayText(day), to: verdictOf(verdict) };
  }
  return undefined;
}

/** The facts that count on a day, without an end. */
function lasting(facts: Facts, day: DayNumber): Facts {
  const counted = Object.entries(facts).filter(([, fact]) => countsOn(fact, day));
  return Object.fromEntries(counted.map(([id, { value, origin }]) => [id, { value, origin }]));
}

/** Days on which anything in the rule may turn, in order. */
function turningDays(
  compiled: CompiledRule,
  facts: Facts,
  asOf: LocalDate,
  options: BindOptions,
  last: DayNumber,
  expiring: readonly DayNumber[],
): DayNumber[] {
  const first = dayNumber(asOf);
  const days = new Set<DayNumber>([...expiring, ...ruleEdges(compiled)]);
  // Facts that begin to count later are measured as well, from their first day on.
  const bindings = [first, ...expiring].map((day) =>
    bind(compiled.catalogue, facts, dayText(day), options),
  );
  if (bindings.some((subject) => hangsOnOpenDate(compiled, subject)))
    for (let day = first + 1; day <= last; day++) days.add(day);
  walkRule(compiled.rule, {
    measure: (measure) => {
      for (const subject of bindings)
        for (const day of measureEdges(measure, compiled, subject, first, last)) days.add(day);
    },
  });
  return [...days].filter((day) => day > first && day <= last).sort((a, b) => a - b);
}

/** A date that isn't known may be settled on any day, when several clauses speak of it. */
function hangsOnOpenDate({ rule, catalogue }: CompiledRule, subject: Subject): boolean {
  return repeatedFacts(rule.when).some(
    (id) =>
      catalogue.definition(id).type.kind === 'date' &&
      isOpen(subject.values[catalogue.position(id)]),
  );
}

function factEdges(facts: Facts): DayNumber[] {
  return Object.values(facts).flatMap((fact) => [
    ...(fact.from ? [dayNumber(fact.from)] : []),
    ...(fact.until ? [dayNumber(fact.until) + 1] : []),
  ]);
}

function ruleEdges({ rule }: CompiledRule): DayNumber[] {
  const periods = Object.values(rule.parameters ?? {}).flatMap((parameter) => parameter.values);
  const spans = [{ from: rule.validFrom, until: rule.validUntil }, ...periods];
  return spans.flatMap((span) => [
    dayNumber(span.from),
    ...(span.until ? [dayNumber(span.until) + 1] : []),
  ]);
}

function measureEdges(
  measure: Measure,
  compiled: CompiledRule,
  subject: Subject,
  first: DayNumber,
  last: DayNumber,
): DayNumber[] {
  const value = subject.values[compiled.catalogue.position(factOf(measure))];
  if ('count' in measure) {
    if (!Array.isArray(value)) return [];
    const out = (day: DayNumber) => leaving(measure, day);
    return (value as readonly DayNumber[]).flatMap((day) => [day, ...out(day)]);
  }
  if (typeof value !== 'number' || 'fact' in measure) return [];
  if (measure.on !== undefined) return [];
  return steps(measure, value, first, last);
}

/** When an event drops out of the window; months end unevenly, so the days around are tried too. */
function leaving(
  measure: { readonly days?: number; readonly months?: number },
  day: DayNumber,
): DayNumber[] {
  if (measure.days !== undefined) return [day + measure.days];
  if (measure.months === undefined) return [];
  const end = addMonths(day, measure.months);
  return [end - 1, end, end + 1, end + 2, end + 3];
}

/** Each birthday, month's day or day since a date within the horizon. */
function steps(measure: Measure, from: DayNumber, first: DayNumber, last: DayNumber): DayNumber[] {
  const days: DayNumber[] = [];
  if ('daysSince' in measure) {
    for (let day = first + 1; day <= last; day++) days.push(day);
    return days;
  }
  const stride = 'age' in measure ? 12 : 1;
  // Begins below zero for a day still to come.
  const passed = Math.floor(((first - from) / 366) * 12) - 12;
  for (let n = passed - (passed % stride); ; n += stride) {
    const day = addMonths(from, n);
    if (day > last) return days;
    days.push(day);
  }
}
