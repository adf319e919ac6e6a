import { addDays } from '@yizhan/kernel';
import fc from 'fast-check';
import {
  amountOf,
  bind,
  type Condition,
  compileRule,
  type Expr,
  type Fact,
  type Facts,
  type FactValue,
  nextFlip,
  nextQuestion,
  told,
  UNKNOWN,
} from '../src';
import { aRule, catalogue, compiled, TODAY } from './support/people';

const day = fc.integer({ min: -20_000, max: 3_000 }).map((days) => addDays(TODAY, days));
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
const everything = fc.record(valuesOf) as fc.Arbitrary<Record<string, FactValue>>;
const knownIds = fc.subarray(Object.keys(valuesOf));

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

const { condition, expr } = fc.letrec<{ condition: Condition; expr: Expr }>((tie) => ({
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

function only(
  values: Record<string, FactValue>,
  ids: readonly string[],
): Record<string, FactValue> {
  return Object.fromEntries(ids.map((id) => [id, values[id] as FactValue]));
}

describe('properties', () => {
  it('adding facts never turns a definite verdict into another', () => {
    fc.assert(
      fc.property(condition, everything, knownIds, (when, values, ids) => {
        const rule = compiled(when);
        const before = rule.verdict(bind(catalogue, told(only(values, ids)), TODAY));
        const after = rule.verdict(bind(catalogue, told(values), TODAY));
        expect(before === UNKNOWN || before === after).toBe(true);
        expect(after).not.toBe(UNKNOWN);
      }),
      { numRuns: 3_000 },
    );
  });

  it('any completion of the unknowns lies within the range', () => {
    fc.assert(
      fc.property(expr, everything, knownIds, (formula, values, ids) => {
        const rule = compiled(
          { any: [{ fact: 'a' }, { fact: 'a', is: false }] },
          {
            amount: { formula, period: 'once' },
          },
        );
        const range = amountOf(rule, bind(catalogue, told(only(values, ids)), TODAY));
        const exact = amountOf(rule, bind(catalogue, told(values), TODAY));
        expect(exact?.min).toBeGreaterThanOrEqual(range?.min ?? Number.NaN);
        expect(exact?.max ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(
          range?.max ?? Number.POSITIVE_INFINITY,
        );
      }),
      { numRuns: 3_000 },
    );
  });

  it('a completion that ends in a yes pays within the range that the conditions tightened', () => {
    fc.assert(
      fc.property(condition, expr, everything, knownIds, (when, formula, values, ids) => {
        const rule = compiled(when, { amount: { formula, period: 'once' } });
        const exact = amountOf(rule, bind(catalogue, told(values), TODAY));
        fc.pre(exact !== undefined);
        const range = amountOf(rule, bind(catalogue, told(only(values, ids)), TODAY));
        expect(exact?.min).toBeGreaterThanOrEqual(range?.min ?? Number.NaN);
        expect(exact?.max ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(
          range?.max ?? Number.POSITIVE_INFINITY,
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('questions end, never repeat, and leave nothing askable open', () => {
    const skips = fc.array(fc.boolean(), { minLength: 12, maxLength: 12 });
    const rules = fc.array(fc.tuple(condition, expr), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(rules, everything, skips, (pairs, values, skipped) => {
        const compiledRules = pairs.map(([when, formula], index) =>
          compileRule(
            aRule(when, { id: `r${index}`, amount: { formula, period: 'once' } }),
            catalogue,
          ),
        );
        const facts: Record<string, Fact> = {};
        for (let asked = 0; ; asked++) {
          const next = nextQuestion(compiledRules, facts, TODAY);
          if (!next) return;
          expect(Object.keys(facts)).not.toContain(next.fact);
          expect(asked).toBeLessThan(catalogue.definitions.length);
          const value = skipped[asked] ? null : (values[next.fact] ?? null);
          facts[next.fact] = { value, origin: 'told' };
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('the flip date is the first day that differs, by going through every day', () => {
    const until = fc.option(fc.integer({ min: 0, max: 400 }), { nil: undefined });
    fc.assert(
      fc.property(condition, everything, knownIds, until, (when, values, ids, expires) => {
        const rule = compiled(when, { validFrom: '2020-01-01', validUntil: '2027-10-31' });
        const facts: Facts = Object.fromEntries(
          ids.map((id) => [
            id,
            {
              value: values[id] as FactValue,
              origin: 'held',
              ...(expires === undefined ? {} : { until: addDays(TODAY, expires) }),
            },
          ]),
        );
        const verdictOn = (on: string) => rule.verdict(bind(catalogue, facts, on));
        const now = verdictOn(TODAY);
        let expected: string | undefined;
        for (let ahead = 1; ahead <= 420 && expected === undefined; ahead++)
          if (verdictOn(addDays(TODAY, ahead)) !== now) expected = addDays(TODAY, ahead);
        expect(nextFlip(rule, facts, TODAY, { horizonDays: 420 })?.on).toBe(expected);
      }),
      { numRuns: 1_000 },
    );
  });
});
