import { FieldError, needObject } from '@yizhan/kernel';
import type { CompiledRule, Node } from './compiled';
import { dayNumber } from './days';
import { divisionPrefix } from './divisions';
import { needCatalogue } from './door';
import { compileExpr, compileScaled, onOneScale } from './expression';
import type { Catalogue, Subject } from './facts';
import { compileHappened, type Interval, isSince, type Scope, type Test } from './measure';
import {
  type ComparatorKey,
  type Compare,
  type Condition,
  childrenOf,
  comparatorOf,
  comparedWith,
  type FactIn,
  type FactIs,
  type FactWithin,
  isAll,
  isAny,
  isNot,
  type Leaf,
  measuredBy,
  type Rule,
} from './rule';
import { settling } from './settle';
import { compilingFaults } from './shape';
import { NO, negate, type Ternary, UNKNOWN, YES } from './verdict';
import { measuresOf } from './walk';

/**
 * Throws FieldError with the place of the first fault: facts, parameters or days that don't exist.
 * `parseRule` tells all of them first. Examples are no part of it; they are run, not compiled.
 */
export function compileRule(rule: Rule, catalogue: Catalogue): CompiledRule {
  needCatalogue('catalogue', catalogue);
  needObject('rule', rule);
  const [fault] = compilingFaults(rule, catalogue);
  if (fault) throw new FieldError(fault.path ? `rule.${fault.path}` : 'rule', fault.message);
  const scope: Compiling = {
    catalogue,
    parameters: rule.parameters ?? {},
    condition: (condition) => compileNode(condition, '', scope).test,
    whole: () => compiled,
  };
  const validity: Node = {
    path: 'validity',
    condition: 'validity',
    test: compileValidity(rule),
    children: [],
  };
  const when = compileNode(rule.when, 'when', scope);
  const root: Node = {
    path: '',
    condition: { all: [rule.when] },
    test: allOf([validity.test, when.test]),
    children: [validity, when],
  };
  const amount = rule.amount ? atLeastZero(compileExpr(rule.amount.formula, scope)) : undefined;
  const compiled: CompiledRule = { rule, catalogue, root, amount, verdict: root.test };
  return compiled;
}

/** What conditions are compiled against, and the rule they will be part of once it is whole. */
interface Compiling extends Scope {
  readonly whole: () => CompiledRule;
}

function compileValidity(rule: Rule): Test {
  const from = dayNumber(rule.validFrom);
  const until =
    rule.validUntil === undefined ? Number.POSITIVE_INFINITY : dayNumber(rule.validUntil);
  return (subject) => (subject.day >= from && subject.day <= until ? YES : NO);
}

function atLeastZero(interval: Interval): Interval {
  return {
    lo: (subject) => Math.max(0, interval.lo(subject)),
    hi: (subject) => Math.max(0, interval.hi(subject)),
  };
}

function compileNode(condition: Condition, path: string, scope: Compiling): Node {
  const kind = isAll(condition) ? 'all' : isAny(condition) ? 'any' : 'not';
  const children = childrenOf(condition).map((child, index) =>
    compileNode(child, kind === 'not' ? `${path}.not` : `${path}.${kind}[${index}]`, scope),
  );
  const tests = children.map((child) => child.test);
  const test = settling(condition, compileTest(condition, tests, scope), scope.whole);
  return { path, condition, children, test };
}

function compileTest(condition: Condition, tests: readonly Test[], scope: Scope): Test {
  if (isAll(condition)) return allOf(tests);
  if (isAny(condition)) return anyOf(tests);
  if (isNot(condition)) {
    const inner = tests[0] as Test;
    return (subject) => negate(inner(subject));
  }
  return compileLeaf(condition, scope);
}

function allOf(tests: readonly Test[]): Test {
  return (subject) => {
    let least: Ternary = YES;
    for (const test of tests) {
      const value = test(subject);
      if (value === NO) return NO;
      if (value < least) least = value;
    }
    return least;
  };
}

function anyOf(tests: readonly Test[]): Test {
  return (subject) => {
    let most: Ternary = NO;
    for (const test of tests) {
      const value = test(subject);
      if (value === YES) return YES;
      if (value > most) most = value;
    }
    return most;
  };
}

function compileLeaf(leaf: Leaf, scope: Scope): Test {
  if ('in' in leaf) return compileIn(leaf, scope);
  if ('within' in leaf) return compileWithin(leaf, scope);
  if (comparatorOf(leaf) === undefined) return compileIs(leaf as FactIs, scope);
  return compileCompare(leaf as Compare, scope);
}

function compileIs(leaf: FactIs, scope: Scope): Test {
  const position = scope.catalogue.position(leaf.fact);
  const wanted = leaf.is ?? true;
  return (subject) => {
    const value = subject.values[position];
    if (value === undefined) return UNKNOWN;
    return value === wanted ? YES : NO;
  };
}

function compileIn(leaf: FactIn, scope: Scope): Test {
  const position = scope.catalogue.position(leaf.fact);
  const type = scope.catalogue.definition(leaf.fact).type;
  const codes = new Set<unknown>(leaf.in);
  const known = type.kind === 'code' ? type.values.map((value) => value.code) : [];
  const hits = known.filter((code) => codes.has(code)).length;
  // A list of every code, or of none, is decided before anyone answers.
  const open: Ternary = hits === 0 ? NO : hits === known.length ? YES : UNKNOWN;
  return (subject) => {
    const value = subject.values[position];
    if (value === undefined) return open;
    return codes.has(value) ? YES : NO;
  };
}

function compileWithin(leaf: FactWithin, scope: Scope): Test {
  const position = scope.catalogue.position(leaf.fact);
  const targets = leaf.within.map(divisionPrefix);
  return (subject) => {
    const value = subject.values[position];
    if (typeof value !== 'string') return targets.length === 0 ? NO : UNKNOWN;
    if (targets.some((target) => value.startsWith(target))) return YES;
    // Someone known only by the city may still live in the district.
    const own = divisionPrefix(value);
    return targets.some((target) => target.startsWith(own)) ? UNKNOWN : NO;
  };
}

function compileCompare(leaf: Compare, scope: Scope): Test {
  const key = comparatorOf(leaf) as ComparatorKey;
  const sides = [measuredBy(leaf), ...comparedWith(leaf)];
  const { of } = onOneScale(sides.map((side) => compileScaled(side, scope)));
  const [measured, first, second] = of;
  if (!measured || !first || (key === 'between' && !second))
    throw new RangeError('a comparison needs a bound');
  const compared =
    key === 'between'
      ? allOf([comparison('gte', measured, first), comparison('lte', measured, second ?? first)])
      : (fastComparison(leaf, key, scope) ?? comparison(key, measured, first));
  const since = sides.flatMap(measuresOf).filter(isSince);
  if (since.length === 0) return compared;
  return allOf([...since.map((measure) => compileHappened(measure, scope)), compared]);
}

/** A fact against a literal: the commonest clause, without the detour over ranges. */
function fastComparison(leaf: Compare, key: ComparatorKey, scope: Scope): Test | undefined {
  const [bound] = comparedWith(leaf);
  if (!('fact' in leaf) || typeof bound !== 'number' || key === 'between') return undefined;
  const position = scope.catalogue.position(leaf.fact);
  const slow = comparison(key, compileExpr({ fact: leaf.fact }, scope), compileExpr(bound, scope));
  const holds = HOLDS[key];
  return (subject) => {
    const value = subject.values[position];
    if (typeof value !== 'number') return slow(subject);
    return holds(value, bound) ? YES : NO;
  };
}

const HOLDS: Record<Exclude<ComparatorKey, 'between'>, (a: number, b: number) => boolean> = {
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  gt: (a, b) => a > b,
  gte: (a, b) => a >= b,
  lt: (a, b) => a < b,
  lte: (a, b) => a <= b,
};

function comparison(key: Exclude<ComparatorKey, 'between'>, a: Interval, b: Interval): Test {
  switch (key) {
    case 'gte':
      return (subject) => atLeast(subject, a, b);
    case 'lt':
      return (subject) => negate(atLeast(subject, a, b));
    case 'lte':
      return (subject) => atLeast(subject, b, a);
    case 'gt':
      return (subject) => negate(atLeast(subject, b, a));
    case 'eq':
      return (subject) => equal(subject, a, b);
    case 'ne':
      return (subject) => negate(equal(subject, a, b));
  }
}

function atLeast(subject: Subject, a: Interval, b: Interval): Ternary {
  if (a.lo(subject) >= b.hi(subject)) return YES;
  return a.hi(subject) < b.lo(subject) ? NO : UNKNOWN;
}

function equal(subject: Subject, a: Interval, b: Interval): Ternary {
  const [al, ah, bl, bh] = [a.lo(subject), a.hi(subject), b.lo(subject), b.hi(subject)];
  if (ah < bl || al > bh) return NO;
  return al === ah && bl === bh ? YES : UNKNOWN;
}
