import type { LocalDate } from '@yizhan/kernel';
import { type DayNumber, monthsBetween } from './days';
import { needAsked } from './door';
import {
  bind,
  type Catalogue,
  type FactDefinition,
  type FactLimit,
  type Facts,
  type Raw,
  rawValue,
  Span,
  type Subject,
} from './facts';

/**
 * Facts that can't be so on a day, in the order given: a value of another type, a past event that lies
 * ahead, more months than there were, a graduation before the birth. Null (not known) fits.
 */
export function unfitFacts(catalogue: Catalogue, facts: Facts, asOf: LocalDate): string[] {
  needAsked(facts, asOf);
  const impossible = impossibleIn(catalogue, bind(catalogue, facts, asOf));
  return Object.keys(facts).filter((id) => {
    const value = facts[id]?.value ?? null;
    if (!catalogue.has(id)) return true;
    const { type } = catalogue.definition(id);
    return (value !== null && rawValue(type, value) === undefined) || impossible.includes(id);
  });
}

/** The facts of a subject that can't be so beside the day and its other facts. */
export function impossibleIn(catalogue: Catalogue, subject: Subject): string[] {
  const known = (id: string) => subject.values[catalogue.position(id)];
  return catalogue.definitions
    .filter((definition) => isImpossible(definition, subject.day, known))
    .map(({ id }) => id);
}

function isImpossible(
  { id, past, withinYears, atMost, notBefore }: FactDefinition,
  day: DayNumber,
  known: (id: string) => Raw,
): boolean {
  const least = leastOf(known(id));
  if (least === undefined) return false;
  if (past && least > day) return true;
  if (withinYears !== undefined && monthsBetween(greatestOf(known(id)), day) >= withinYears * 12)
    return true;
  if (notBefore !== undefined && greatestOf(known(id)) < (leastOf(known(notBefore)) ?? least))
    return true;
  return atMost !== undefined && least > limitOf(atMost, day, known);
}

function limitOf(limit: FactLimit, day: DayNumber, known: (id: string) => Raw): number {
  if ('fact' in limit) return greatestOf(known(limit.fact));
  const since = leastOf(known(limit.monthsSince));
  if (since === undefined || !Number.isFinite(since)) return Number.POSITIVE_INFINITY;
  return Math.max(0, monthsBetween(since, day) - limit.less);
}

function leastOf(value: Raw): number | undefined {
  if (value instanceof Span) return value.lo;
  return typeof value === 'number' ? value : undefined;
}

function greatestOf(value: Raw): number {
  if (value instanceof Span) return value.hi;
  return typeof value === 'number' ? value : Number.POSITIVE_INFINITY;
}
