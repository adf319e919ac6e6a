import { addDays } from '@yizhan/kernel';
import fc from 'fast-check';
import type { Condition, Expr, FactValue } from '../../src';
import { TODAY } from './people';

/* Any person, any condition and any formula of the world of `people.ts`. */

/** Of people who are born. */
const day = fc.integer({ min: -20_000, max: 0 }).map((days) => addDays(TODAY, days));
const recentDay = fc.integer({ min: -900, max: 400 }).map((days) => addDays(TODAY, days));

const valuesOf: Record<string, fc.Arbitrary<FactValue>> = {
  a: fc.boolean(),
  b: fc.boolean(),
  n: fc.integer({ min: 0, max: 1000 }),
  pay: fc.integer({ min: 0, max: 10_000_000 }),
  paid: fc.integer({ min: 0, max: 600 }),
  born: day,
  since: recentDay,
  kind: fc.constantFrom('x', 'y', 'z'),
  // Counties: a city alone would leave its counties open even when everything is told.
  place: fc.constantFrom('421024', '421002', '420802', '430102'),
  worked: fc.array(recentDay, { maxLength: 12 }),
};

/** Every fact has a value; which of them are known is chosen apart. */
export const everything = fc.record(valuesOf) as fc.Arbitrary<Record<string, FactValue>>;
export const knownIds = fc.subarray(Object.keys(valuesOf));

const amountFact = fc.constantFrom<Expr>({ fact: 'n' }, { fact: 'pay' }, { fact: 'paid' });
const comparator = fc.constantFrom('eq', 'ne', 'gt', 'gte', 'lt', 'lte');
const measure = fc.oneof(
  amountFact as fc.Arbitrary<object>,
  fc.constant({ age: 'born' }),
  fc.constant({ monthsSince: 'since' }),
  fc.constant({ daysSince: 'since' }),
  fc.constant({ count: 'worked', days: 30 }),
  fc.constant({ count: 'worked', months: 3 }),
);
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ fact: fc.constantFrom('a', 'b'), is: fc.boolean() }),
  fc.record({ fact: fc.constant('kind'), in: fc.subarray(['x', 'y', 'z'], { minLength: 1 }) }),
  fc.record({ fact: fc.constant('place'), within: fc.constantFrom(['421000'], ['421024']) }),
  fc
    .tuple(measure, comparator, fc.integer({ min: -2, max: 70 }))
    .map(([what, key, bound]) => ({ ...what, [key]: bound }) as unknown as Condition),
);

export const { condition, expr } = fc.letrec<{ condition: Condition; expr: Expr }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('condition') }),
  ),
  expr: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.oneof(fc.integer({ min: -500, max: 500_000 }), amountFact),
    fc.record({ add: fc.tuple(tie('expr'), tie('expr')) }),
    fc.record({ sub: fc.tuple(tie('expr'), tie('expr')) }),
    fc.record({ mul: fc.tuple(tie('expr'), tie('expr')) }),
    fc.record({ min: fc.tuple(tie('expr'), tie('expr')) }),
    fc.record({ max: fc.tuple(tie('expr'), tie('expr')) }),
    fc.record({ share: tie('expr'), num: fc.integer({ min: 0, max: 9 }), den: fc.constant(7) }),
    fc.record({ if: leaf, give: tie('expr'), else: tie('expr') }),
  ),
}));
