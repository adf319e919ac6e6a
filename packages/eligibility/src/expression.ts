import { proportion } from '@yizhan/kernel';
import type { Subject } from './facts';
import {
  compileMeasure,
  compileParam,
  constant,
  type Interval,
  type Scope,
  type Test,
  validDay,
} from './measure';
import type { Condition, Expr, Measure } from './rule';
import { NO, YES } from './verdict';
import { isMeasure } from './walk';

const MOST = Number.MAX_SAFE_INTEGER;

/** Compiles to two closures. Total: no loops, no division by a fact, beyond 2^53 the range opens. */
export function compileExpr(expr: Expr, scope: Scope): Interval {
  if (typeof expr === 'number') return constant(expr);
  if (typeof expr === 'string') return constant(validDay(expr));
  if ('param' in expr) return compileParam(expr.param, scope);
  if (isMeasure(expr)) return compileMeasure(expr, scope);
  return compileOperation(expr, scope);
}

type Operation = Exclude<Expr, number | string | { param: string } | Measure>;

function compileOperation(expr: Operation, scope: Scope): Interval {
  const parts = (list: readonly Expr[]) => list.map((part) => compileExpr(part, scope));
  if ('add' in expr) return fold(parts(expr.add), sum);
  if ('sub' in expr) return difference(parts(expr.sub));
  if ('mul' in expr) return fold(parts(expr.mul), product);
  if ('min' in expr) return fold(parts(expr.min), (a, b) => each(a, b, Math.min));
  if ('max' in expr) return fold(parts(expr.max), (a, b) => each(a, b, Math.max));
  if ('share' in expr) return compileShare(expr, scope);
  if ('if' in expr) return compileIf(expr, scope);
  return compileChoose(expr, scope);
}

function fold(parts: readonly Interval[], join: (a: Interval, b: Interval) => Interval): Interval {
  const [first, ...rest] = parts;
  if (!first) throw new RangeError('an operation needs at least one operand');
  return rest.reduce(join, first);
}

function each(a: Interval, b: Interval, pick: (x: number, y: number) => number): Interval {
  return {
    lo: (subject) => pick(a.lo(subject), b.lo(subject)),
    hi: (subject) => pick(a.hi(subject), b.hi(subject)),
  };
}

function sum(a: Interval, b: Interval): Interval {
  return {
    lo: (subject) => downward(a.lo(subject) + b.lo(subject)),
    hi: (subject) => upward(a.hi(subject) + b.hi(subject)),
  };
}

function difference(parts: readonly Interval[]): Interval {
  const [a, b] = parts as [Interval, Interval];
  return {
    lo: (subject) => downward(a.lo(subject) - b.hi(subject)),
    hi: (subject) => upward(a.hi(subject) - b.lo(subject)),
  };
}

function product(a: Interval, b: Interval): Interval {
  const corners = (subject: Subject) => {
    const [al, ah, bl, bh] = [a.lo(subject), a.hi(subject), b.lo(subject), b.hi(subject)];
    return [times(al, bl), times(al, bh), times(ah, bl), times(ah, bh)];
  };
  return {
    lo: (subject) => downward(Math.min(...corners(subject))),
    hi: (subject) => upward(Math.max(...corners(subject))),
  };
}

/** Nothing of something endless is nothing. */
function times(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : a * b;
}

/** Past 2^53 a number is no longer exact: the lower bound stays at the last exact one. */
function downward(value: number): number {
  if (value > MOST) return MOST;
  return value < -MOST ? Number.NEGATIVE_INFINITY : value;
}

function upward(value: number): number {
  if (value < -MOST) return -MOST;
  return value > MOST ? Number.POSITIVE_INFINITY : value;
}

function compileShare(expr: Extract<Operation, { share: Expr }>, scope: Scope): Interval {
  const whole = compileExpr(expr.share, scope);
  const num = compileExpr(expr.num, scope);
  const corners = (subject: Subject) => {
    const [al, ah, bl, bh] = [
      whole.lo(subject),
      whole.hi(subject),
      num.lo(subject),
      num.hi(subject),
    ];
    return [portion(al, bl), portion(al, bh), portion(ah, bl), portion(ah, bh)];
  };
  const portion = (amount: number, numerator: number): number => {
    if (amount === 0 || numerator === 0) return 0;
    if (!Number.isFinite(amount) || !Number.isFinite(numerator)) return amount * numerator;
    return proportion(amount, numerator, expr.den);
  };
  return {
    lo: (subject) => downward(Math.min(...corners(subject))),
    hi: (subject) => upward(Math.max(...corners(subject))),
  };
}

function compileIf(expr: Extract<Operation, { if: Condition }>, scope: Scope): Interval {
  const test = scope.condition(expr.if);
  return either(test, compileExpr(expr.give, scope), compileExpr(expr.else, scope));
}

/** One or the other; while that is open, anything from the lesser to the greater. */
function either(test: Test, yes: Interval, no: Interval): Interval {
  return {
    lo: (subject) => {
      const value = test(subject);
      if (value === YES) return yes.lo(subject);
      return value === NO ? no.lo(subject) : Math.min(yes.lo(subject), no.lo(subject));
    },
    hi: (subject) => {
      const value = test(subject);
      if (value === YES) return yes.hi(subject);
      return value === NO ? no.hi(subject) : Math.max(yes.hi(subject), no.hi(subject));
    },
  };
}

function compileChoose(expr: Extract<Operation, { choose: string }>, scope: Scope): Interval {
  return Object.entries(expr.cases).reduce<Interval>(
    (otherwise, [code, chosen]) =>
      either(
        scope.condition({ fact: expr.choose, in: [code] }),
        compileExpr(chosen, scope),
        otherwise,
      ),
    compileExpr(expr.else, scope),
  );
}
