import { needObject } from '@yizhan/kernel';
import type { Compare, Condition, Expr, Leaf, Measure, Rule } from './rule';
import { childrenOf, comparatorOf, comparedWith, measuredBy } from './rule';

/** Called for what a rule is made of, conditions inside formulas included. */
export interface Visitor {
  leaf?(leaf: Leaf): void;
  measure?(measure: Measure): void;
  choose?(fact: string): void;
  param?(id: string): void;
}

export function walkRule(rule: Rule, visitor: Visitor): void {
  walkCondition(rule.when, visitor);
  if (rule.amount) walkExpr(rule.amount.formula, visitor);
}

export function walkCondition(condition: Condition, visitor: Visitor): void {
  if ('all' in condition || 'any' in condition || 'not' in condition) {
    for (const child of childrenOf(condition)) walkCondition(child, visitor);
    return;
  }
  visitor.leaf?.(condition);
  if (comparatorOf(condition) === undefined) return;
  const compare = condition as Compare;
  walkExpr(measuredBy(compare), visitor);
  for (const bound of comparedWith(compare)) walkExpr(bound, visitor);
}

export function walkExpr(expr: Expr, visitor: Visitor): void {
  if (typeof expr === 'number' || typeof expr === 'string') return;
  if ('param' in expr) {
    visitor.param?.(expr.param);
    return;
  }
  if (isMeasure(expr)) {
    visitor.measure?.(expr);
    const on = 'on' in expr ? expr.on : undefined;
    if (on !== undefined) walkExpr(on, visitor);
    return;
  }
  if ('if' in expr) walkCondition(expr.if, visitor);
  if ('choose' in expr) visitor.choose?.(expr.choose);
  for (const part of partsOf(expr)) walkExpr(part, visitor);
}

export function isMeasure(expr: Expr): expr is Measure {
  if (typeof expr !== 'object') return false;
  return (
    'fact' in expr ||
    'age' in expr ||
    'monthsSince' in expr ||
    'daysSince' in expr ||
    'count' in expr
  );
}

/** The measures an expression is worked out from, those inside its conditions left aside. */
export function measuresOf(expr: Expr): readonly Measure[] {
  if (typeof expr === 'number' || typeof expr === 'string' || 'param' in expr) return [];
  return isMeasure(expr) ? [expr] : partsOf(expr).flatMap(measuresOf);
}

/** Whether a part of it is rounded when it is paid. */
export function hasShare(expr: Expr): boolean {
  if (typeof expr === 'number' || typeof expr === 'string') return false;
  if ('param' in expr || isMeasure(expr)) return false;
  return 'share' in expr || partsOf(expr).some(hasShare);
}

function partsOf(expr: Exclude<Expr, number | string | Measure>): readonly Expr[] {
  if ('add' in expr) return expr.add;
  if ('sub' in expr) return expr.sub;
  if ('mul' in expr) return expr.mul;
  if ('min' in expr) return expr.min;
  if ('max' in expr) return expr.max;
  if ('share' in expr) return [expr.share, expr.num];
  if ('if' in expr) return [expr.give, expr.else];
  if ('choose' in expr) return [...Object.values(expr.cases), expr.else];
  return [];
}

/** The fact that a measure reads. */
export function factOf(measure: Measure): string {
  if ('fact' in measure) return measure.fact;
  if ('age' in measure) return measure.age;
  if ('monthsSince' in measure) return measure.monthsSince;
  if ('daysSince' in measure) return measure.daysSince;
  return measure.count;
}

/** Every fact a condition speaks of, in the order in which it does. */
export function factsOfCondition(condition: Condition): string[] {
  const ids = new Set<string>();
  walkCondition(condition, collector(ids));
  return [...ids];
}

export function factsOfExpr(expr: Expr): string[] {
  const ids = new Set<string>();
  walkExpr(expr, collector(ids));
  return [...ids];
}

export function factsOfRule(rule: Rule): string[] {
  needObject('rule', rule);
  needObject('rule.when', rule.when);
  const ids = new Set<string>();
  walkRule(rule, collector(ids));
  return [...ids];
}

function collector(ids: Set<string>): Visitor {
  return {
    leaf: (leaf) => {
      if ('fact' in leaf) ids.add(leaf.fact);
    },
    measure: (measure) => {
      ids.add(factOf(measure));
    },
    choose: (fact) => {
      ids.add(fact);
    },
  };
}
