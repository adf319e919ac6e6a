import type { CompiledRule, Node } from './compiled';
import { addMonths, type DayNumber } from './days';
import { elsewhereIn, placesWithin } from './divisions';
import { needCompiled, needKnownFact, needSubject } from './door';
import { compileScaled } from './expression';
import { boundsOn, type FactDefinition, type Raw, Span, type Subject, withValue } from './facts';
import type { Interval, Scope, Test } from './measure';
import {
  type Compare,
  comparatorOf,
  comparedWith,
  type Expr,
  isAll,
  isAny,
  isNot,
  type Leaf,
  type Measure,
  measuredBy,
} from './rule';
import { factOf, factsOfCondition, isMeasure, walkRule } from './walk';

/*
 * A rule tells only so many values of a fact apart: those on either side of its bounds, and the
 * codes it names. Each such class is a cell; one pass over the cells stands for every value.
 */

interface Split {
  readonly measure: Measure;
  readonly on: Interval | undefined;
  readonly bounds: readonly Interval[];
}

interface Splits {
  readonly measured: ReadonlyMap<string, readonly Split[]>;
  /** Clauses that compare a formula over the fact: where they turn is searched for. */
  readonly formulas: ReadonlyMap<string, readonly Test[]>;
  readonly divisions: ReadonlyMap<string, readonly string[]>;
}

const KNOWN = new WeakMap<CompiledRule, Splits>();

/** The cells of a fact in a rule, on the subject's day. */
export function cellsOf(compiled: CompiledRule, fact: string, subject: Subject): Raw[] {
  needCompiled('compiled', compiled);
  needSubject(subject, compiled.catalogue);
  needKnownFact('fact', fact, compiled.catalogue);
  const definition = compiled.catalogue.definition(fact);
  const { type } = definition;
  if (type.kind === 'boolean') return [true, false];
  if (type.kind === 'code') return type.values.map((value) => value.code);
  const splits = splitsOf(compiled);
  if (type.kind === 'division')
    return [...new Set([...(splits.divisions.get(fact) ?? []), elsewhereIn('')])];
  const formulas = splits.formulas.get(fact) ?? [];
  return numericCells(definition, subject, [
    ...(splits.measured.get(fact) ?? []).flatMap((split) => startsOf(split, subject)),
    ...formulas.flatMap((test) => turnsOf(test, compiled, definition, subject)),
  ]);
}

/** Whether a clause compares a formula over the fact, so that its cells hang on the other facts. */
export function isInFormula(compiled: CompiledRule, fact: string): boolean {
  return splitsOf(compiled).formulas.has(fact);
}

/** The same for someone who is still to answer: of a city known, only what lies within it. */
export function answersOf(compiled: CompiledRule, fact: string, subject: Subject): Raw[] {
  const cells = cellsOf(compiled, fact, subject);
  if (compiled.catalogue.definition(fact).type.kind !== 'division') return cells;
  const known = subject.values[compiled.catalogue.position(fact)];
  return [...placesWithin(cells as string[], known)];
}

/** The value in a cell that lies nearest to the present one. */
export function nearestIn(cell: Raw, present: Raw): Raw {
  if (!(cell instanceof Span)) return cell;
  if (typeof present === 'number') return Math.min(Math.max(present, cell.lo), cell.hi);
  if (Number.isFinite(cell.lo)) return cell.lo;
  return Number.isFinite(cell.hi) ? cell.hi : 0;
}

function numericCells(
  definition: FactDefinition,
  subject: Subject,
  turns: readonly number[],
): Raw[] {
  const [least, most] = boundsOn(definition, subject.day);
  const starts = turns.filter((start) => Number.isFinite(start) && start > least && start <= most);
  const edges = [least, ...[...new Set(starts)].sort((a, b) => a - b)];
  return edges.map((lo, index) => {
    const next = edges[index + 1];
    const hi = next === undefined ? most : next - 1;
    return lo === hi ? lo : new Span(lo, hi);
  });
}

/** How far a number without bounds is searched, and a day. */
const FAR = 1e12;
const FAR_DAYS = 40_000;

/**
 * Where a clause over a formula turns for this fact, the others being as they are: the last value
 * before and the first after stand as cells of their own. Formulas rise or fall, so between two values
 * with different outcomes the turn is found by halving.
 */
function turnsOf(
  test: Test,
  compiled: CompiledRule,
  definition: FactDefinition,
  subject: Subject,
): number[] {
  const position = compiled.catalogue.position(definition.id);
  const outcome = (value: number) => test(withValue(subject, position, value));
  const points = samples(definition, subject, subject.values[position]);
  return points.flatMap((from, index) => {
    const to = points[index + 1];
    if (to === undefined || outcome(from) === outcome(to)) return [];
    const turn = firstOther(outcome, from, to);
    return [turn - 1, turn, turn + 1];
  });
}

function firstOther(outcome: (value: number) => number, from: number, to: number): number {
  const before = outcome(from);
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    if (outcome(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

/** Values to begin with: the ends, the present one, and some between that lie ever farther apart. */
function samples(definition: FactDefinition, subject: Subject, present: Raw): number[] {
  const [least, most] = boundsOn(definition, subject.day);
  const isDate = definition.type.kind === 'date';
  const low = Math.max(least, isDate ? subject.day - FAR_DAYS : -FAR);
  const high = Math.min(most, isDate ? subject.day + FAR_DAYS : FAR);
  const points = new Set([low, high, ...(typeof present === 'number' ? [present] : [])]);
  for (let step = 1; low + step < high; step *= 16) points.add(low + step);
  return [...points].sort((a, b) => a - b);
}

/** Where new cells begin: at each bound and just after it, turned into days for a date. */
function startsOf(split: Split, subject: Subject): number[] {
  const bounds = split.bounds.flatMap((bound) => [bound.lo(subject), bound.hi(subject)]);
  const finite = bounds.filter(Number.isFinite);
  const { measure } = split;
  if ('fact' in measure || 'count' in measure) return finite.flatMap(around);
  const day = split.on ? split.on.lo(subject) : subject.day;
  const back = stepBack(measure, day);
  // The day after it is the first on which nothing has happened yet.
  return [day + 1, ...finite.flatMap((n) => [back(n) + 1, back(n + 1) + 1])];
}

/** The whole numbers on either side of a bound; the last that is within it and the first that isn't. */
function around(bound: number): number[] {
  const whole = Math.floor(bound);
  return whole === bound ? [whole, whole + 1] : [whole, whole + 1, whole + 2];
}

/** The last day since which `n` years, months or days have passed on `day`. */
function stepBack(measure: Measure, day: DayNumber): (n: number) => DayNumber {
  if ('age' in measure) return (n) => addMonths(day, -12 * n);
  if ('monthsSince' in measure) return (n) => addMonths(day, -n);
  return (n) => day - n;
}

function splitsOf(compiled: CompiledRule): Splits {
  const known = KNOWN.get(compiled);
  if (known) return known;
  const found = collectSplits(compiled);
  KNOWN.set(compiled, found);
  return found;
}

function collectSplits(compiled: CompiledRule): Splits {
  const measured = new Map<string, Split[]>();
  const divisions = new Map<string, string[]>();
  const formulas = new Map<string, Test[]>();
  collectFormulas(compiled.root, formulas);
  const compile = boundCompiler(compiled);
  walkRule(compiled.rule, {
    leaf: (leaf) => {
      if ('within' in leaf) push(divisions, leaf.fact, ...leaf.within);
      const pair = comparison(leaf);
      if (!pair) return;
      const [measure, bounds] = pair;
      const on = 'on' in measure && measure.on !== undefined ? compile(measure.on) : undefined;
      push(measured, factOf(measure), { measure, on, bounds: bounds.map(compile) });
    },
  });
  return { measured, formulas, divisions };
}

/** The clauses that compare a formula, for each fact in it but one that is measured by itself. */
function collectFormulas(node: Node, formulas: Map<string, Test[]>): void {
  for (const child of node.children) collectFormulas(child, formulas);
  const { condition } = node;
  if (condition === 'validity' || !isLeaf(condition)) return;
  if ('in' in condition || 'within' in condition || comparatorOf(condition) === undefined) return;
  const alone = comparison(condition)?.[0];
  for (const fact of factsOfCondition(condition))
    if (!alone || factOf(alone) !== fact) push(formulas, fact, node.test);
}

/** A leaf's measure and bounds, whichever side the measure stands on. */
function comparison(leaf: Leaf): readonly [Measure, readonly Expr[]] | undefined {
  if ('in' in leaf || 'within' in leaf || comparatorOf(leaf) === undefined) return undefined;
  const measured = measuredBy(leaf as Compare);
  return isMeasure(measured) ? [measured, comparedWith(leaf as Compare)] : undefined;
}

function boundCompiler(compiled: CompiledRule): (expr: Expr) => Interval {
  const scope: Scope = {
    catalogue: compiled.catalogue,
    parameters: compiled.rule.parameters ?? {},
    // Bounds with conditions inside split at both of their outcomes.
    condition: () => () => 1,
  };
  return (expr) => {
    const { of, scale } = compileScaled(expr, scope);
    if (scale === 1) return of;
    return { lo: (subject) => of.lo(subject) / scale, hi: (subject) => of.hi(subject) / scale };
  };
}

function push<T>(map: Map<string, T[]>, key: string, ...items: T[]): void {
  map.set(key, [...(map.get(key) ?? []), ...items]);
}

/** Whether a node of the tree is a clause of its own rather than a joint. */
export function isLeaf(condition: Parameters<typeof isAll>[0]): condition is Leaf {
  return !isAll(condition) && !isAny(condition) && !isNot(condition);
}
