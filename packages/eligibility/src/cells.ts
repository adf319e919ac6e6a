import type { CompiledRule } from './compile';
import { addMonths, type DayNumber } from './days';
import { elsewhereIn, placesWithin } from './divisions';
import { compileExpr } from './expression';
import { type FactDefinition, numericBounds, type Raw, Span, type Subject } from './facts';
import type { Interval, Scope } from './measure';
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
import { factOf, isMeasure, walkRule } from './walk';

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
  readonly divisions: ReadonlyMap<string, readonly string[]>;
}

const KNOWN = new WeakMap<CompiledRule, Splits>();

/** The cells of a fact in a rule, on the subject's day. */
export function cellsOf(compiled: CompiledRule, fact: string, subject: Subject): Raw[] {
  const definition = compiled.catalogue.definition(fact);
  const { type } = definition;
  if (type.kind === 'boolean') return [true, false];
  if (type.kind === 'code') return type.values.map((value) => value.code);
  const splits = splitsOf(compiled);
  if (type.kind === 'division')
    return [...new Set([...(splits.divisions.get(fact) ?? []), elsewhereIn('')])];
  return numericCells(definition, splits.measured.get(fact) ?? [], subject);
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
  splits: readonly Split[],
  subject: Subject,
): Raw[] {
  const [least, most] = numericBounds(definition.type);
  const starts = splits
    .flatMap((split) => startsOf(split, subject))
    .filter((start) => Number.isFinite(start) && start > least && start <= most);
  const edges = [least, ...[...new Set(starts)].sort((a, b) => a - b)];
  return edges.map((lo, index) => {
    const next = edges[index + 1];
    const hi = next === undefined ? most : next - 1;
    return lo === hi ? lo : new Span(lo, hi);
  });
}

/** Where new cells begin: at each bound and just after it, turned into days for a date. */
function startsOf(split: Split, subject: Subject): number[] {
  const bounds = split.bounds.flatMap((bound) => [bound.lo(subject), bound.hi(subject)]);
  const finite = bounds.filter(Number.isFinite);
  const { measure } = split;
  if ('fact' in measure || 'count' in measure) return finite.flatMap((n) => [n, n + 1]);
  const day = split.on ? split.on.lo(subject) : subject.day;
  const back = stepBack(measure, day);
  return finite.flatMap((n) => [back(n) + 1, back(n + 1) + 1]);
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
  return { measured, divisions };
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
  return (expr) => compileExpr(expr, scope);
}

function push<T>(map: Map<string, T[]>, key: string, ...items: T[]): void {
  map.set(key, [...(map.get(key) ?? []), ...items]);
}

/** Whether a node of the tree is a clause of its own rather than a joint. */
export function isLeaf(condition: Parameters<typeof isAll>[0]): condition is Leaf {
  return !isAll(condition) && !isAny(condition) && !isNot(condition);
}
