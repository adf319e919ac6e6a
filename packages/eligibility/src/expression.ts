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
import { hasShare, isMeasure } from './walk';

const MOST = Number.MAX_SAFE_INTEGER;

/** Compiles to two closures. Total: no loops, no division by a fact, beyond 2^53 the range opens. */
export function compileExpr(expr: Expr, scope: Scope): Interval {
  if (typeof expr === 'number') return constant(expr);
  if (typeof expr === 'string') return constant(validDay(expr));
  if ('param' in expr) return compileParam(expr.param, scope);
  if (isMeasure(expr)) return compileMeasure(expr, scope);
  return compileOperation(expr, scope);
}

/** An expression as a fraction: what it is worth is `of / scale`. */
export interface Scaled {
  readonly of: Interval;
  readonly scale: number;
}

/**
 * Compiles what is compared. A share is not rounded here but brought to whole numbers by its
 * denominator: 6 of 105 are 5.71 %, which is above 5.5 %. Where the numbers pass 2^53 nothing is said.
 */
export function compileScaled(expr: Expr, scope: Scope): Scaled {
  if (!hasShare(expr)) return { of: compileExpr(expr, scope), scale: 1 };
  const whole = scaledOperation(expr as Operation, scope);
  return Number.isSafeInteger(whole.scale) ? whole : { of: anything, scale: 1 };
}

const anything: Interval = {
  lo: () => Number.NEGATIVE_INFINITY,
  hi: () => Number.POSITIVE_INFINITY,
};

function scaledOperation(expr: Operation, scope: Scope): Scaled {
  const parts = (list: readonly Expr[]) => list.map((part) => compileScaled(part, scope));
  const joined = (list: readonly Scaled[], join: (of: readonly Interval[]) => Interval): Scaled => {
    const { of, scale } = onOneScale(list);
    return { of: join(of), scale };
  };
  if ('add' in expr) return joined(parts(expr.add), (of) => fold(of, sum));
  if ('sub' in expr) return joined(parts(expr.sub), difference);
  if ('min' in expr)
    return joined(parts(expr.min), (of) => fold(of, (a, b) => each(a, b, Math.min)));
  if ('max' in expr)
    return joined(parts(expr.max), (of) => fold(of, (a, b) => each(a, b, Math.max)));
  if ('mul' in expr) return scaledProduct(parts(expr.mul), 1);
  if ('share' in expr) return scaledShare(expr, scope);
  if ('if' in expr)
    return joined(parts([expr.give, expr.else]), ([yes, no]) =>
      either(scope.condition(expr.if), yes as Interval, no as Interval),
    );
  const codes = Object.keys(expr.cases);
  return joined(parts([expr.else, ...Object.values(expr.cases)]), ([otherwise, ...chosen]) =>
    chosen.reduce<Interval>(
      (rest, one, index) =>
        either(scope.condition({ fact: expr.choose, in: [codes[index] as string] }), one, rest),
      otherwise as Interval,
    ),
  );
}

function scaledShare(expr: Extract<Operation, { share: Expr }>, scope: Scope): Scaled {
  const { num, den } = expr;
  if (typeof num !== 'number')
    return scaledProduct([compileScaled(expr.share, scope), compileScaled(num, scope)], den);
  const common = divisor(Math.abs(num), den);
  const rate: Scaled = { of: constant(num / common), scale: 1 };
  return scaledProduct([compileScaled(expr.share, scope), rate], den / common);
}

function scaledProduct(parts: readonly Scaled[], den: number): Scaled {
  const of = fold(
    parts.map((part) => part.of),
    product,
  );
  return { of, scale: parts.reduce((scale, part) => scale * part.scale, den) };
}

/** Several fractions brought to one denominator. */
export function onOneScale(parts: readonly Scaled[]): { of: readonly Interval[]; scale: number } {
  const scale = parts.reduce((all, part) => (all / divisor(all, part.scale)) * part.scale, 1);
  const of = parts.map((part) =>
    part.scale === scale ? part.of : product(part.of, constant(scale / part.scale)),
  );
  return { of, scale };
}

/** The greatest common divisor. */
function divisor(a: number, b: number): number {
  return b === 0 ? a || 1 : divisor(b, a % b);
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
