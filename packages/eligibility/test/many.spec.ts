import fc from 'fast-check';
import {
  bestCombination,
  type Candidate,
  Catalogue,
  type Constraints,
  EXACT_UP_TO,
  evaluateAll,
  planBatch,
  ruleFaults,
  told,
  unfitFacts,
  verdictOf,
} from '../src';
import { aRule, compiled, TODAY } from './support/people';

describe('the best combination', () => {
  const candidates: Candidate[] = [
    { rule: 'a', amount: 500 },
    { rule: 'b', amount: 400 },
    { rule: 'c', amount: 300 },
    { rule: 'd', amount: 100 },
  ];
  const exclusion = (...rules: string[]) => ({ rules, source: '某文' });

  it.each<[string, Constraints, string[], number]>([
    ['everything where nothing excludes', {}, ['a', 'b', 'c', 'd'], 1300],
    ['the dearer of two', { exclusions: [exclusion('a', 'b')] }, ['a', 'c', 'd'], 900],
    [
      'two that together are worth more than one',
      { exclusions: [exclusion('a', 'b'), exclusion('a', 'c')] },
      ['b', 'c', 'd'],
      800,
    ],
    ['one of a list', { exclusions: [exclusion('a', 'b', 'c')] }, ['a', 'd'], 600],
    [
      'no more than a cap',
      { caps: [{ rules: ['a', 'b'], most: 600, source: '某文' }] },
      ['a', 'b', 'c', 'd'],
      1000,
    ],
    [
      'a cap that makes the excluded one worth taking',
      {
        exclusions: [exclusion('b', 'c')],
        caps: [{ rules: ['a', 'b'], most: 500, source: '某文' }],
      },
      ['a', 'c', 'd'],
      900,
    ],
  ])('is %s', (_name, constraints, chosen, total) => {
    expect(bestCombination(candidates, constraints)).toEqual({
      chosen,
      total,
      bound: total,
      exact: true,
    });
  });

  it('is exact up to the stated size; past it the bound is told', () => {
    const tied = (size: number) => {
      const many = Array.from({ length: size }, (_, n) => ({ rule: `r${n}`, amount: 100 + n }));
      const pairs = many.slice(1).map((one, n) => exclusion(`r${n}`, one.rule));
      return bestCombination(many, { exclusions: pairs });
    };
    // A chain in which neighbours exclude each other: every second one, from the dearest down.
    const best = Array.from({ length: 11 }, (_, n) => 101 + 2 * n).reduce((a, b) => a + b, 0);
    expect(EXACT_UP_TO).toBe(22);
    expect(tied(22)).toMatchObject({ total: best, bound: best, exact: true });
    const beyond = tied(23);
    expect(beyond).toMatchObject({ exact: false, bound: 23 * 100 + (22 * 23) / 2 });
    expect(beyond.total).toBeLessThanOrEqual(beyond.bound);
  });

  it('refuses a rule in two caps', () => {
    const cap = { rules: ['a'], most: 1, source: '某文' };
    expect(() => bestCombination(candidates, { caps: [cap, cap] })).toThrow(RangeError);
  });

  const rules = ['p', 'q', 'r', 's', 't', 'u', 'v'];
  const problem = fc.record({
    amounts: fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 7, maxLength: 7 }),
    exclusions: fc.array(fc.subarray(rules, { minLength: 2, maxLength: 3 }), { maxLength: 5 }),
    cut: fc.integer({ min: 0, max: 7 }),
    most: fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 90 })),
  });

  it('is what going through every subset finds; past the stated size it lies within its bound', () => {
    fc.assert(
      fc.property(problem, ({ amounts, exclusions, cut, most }) => {
        const given = rules.map((rule, index) => ({ rule, amount: amounts[index] ?? 0 }));
        const constraints: Constraints = {
          exclusions: exclusions.map((list) => exclusion(...list)),
          caps: [
            { rules: rules.slice(0, cut), most: most[0], source: '甲' },
            { rules: rules.slice(cut), most: most[1], source: '乙' },
          ],
        };
        const best = bruteForce(given, constraints);
        const found = bestCombination(given, constraints);
        expect(found).toMatchObject({ total: best, exact: true });
        const greedy = bestCombination(given, constraints, 2);
        expect(greedy.total).toBeLessThanOrEqual(best);
        expect(greedy.bound).toBeGreaterThanOrEqual(best);
      }),
      { numRuns: 2_000 },
    );
  });
});

function bruteForce(given: readonly Candidate[], { exclusions = [], caps = [] }: Constraints) {
  let best = 0;
  for (let bits = 0; bits < 2 ** given.length; bits++) {
    const chosen = given.filter((_, index) => (bits >> index) & 1);
    const names = chosen.map((one) => one.rule);
    const clash = exclusions.some(
      (one) => one.rules.filter((rule) => names.includes(rule)).length > 1,
    );
    if (clash) continue;
    const worth = caps.reduce((total, cap) => {
      const within = chosen.filter((one) => cap.rules.includes(one.rule));
      return (
        total +
        Math.min(
          cap.most,
          within.reduce((sum, one) => sum + one.amount, 0),
        )
      );
    }, 0);
    best = Math.max(best, worth);
  }
  return best;
}

describe('a batch', () => {
  const rules = [
    compiled({ all: [{ fact: 'a' }, { fact: 'paid', gte: 12 }] }),
    compiled({ age: 'born', lt: 60 }),
  ];
  const plan = planBatch(rules, TODAY);

  it('loads only what its rules read', () => {
    expect(plan.facts).toEqual(['a', 'paid', 'born']);
  });
  it('says what one evaluation after the other says', () => {
    const person = fc.record(
      { a: fc.boolean(), paid: fc.integer({ min: 0, max: 30 }), n: fc.integer({ min: 0, max: 9 }) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(person, (values) => {
        const facts = told({ ...values, born: '1970-01-01' });
        const one = evaluateAll(rules, facts, TODAY).map((outcome) => outcome.verdict);
        expect(plan.verdicts(facts, []).map(verdictOf)).toEqual(one);
      }),
    );
  });
  it('counts only facts of sufficient origin', () => {
    const strict = planBatch(rules, TODAY, { atLeast: 'verified' });
    expect(strict.verdicts(told({ born: '1970-01-01' }), []).map(verdictOf)).toEqual([
      'unknown',
      'unknown',
    ]);
  });
});

describe('facts that cannot be', () => {
  const facts = new Catalogue([
    { id: 'born', label: '出生日期', type: { kind: 'date' }, past: true },
    { id: 'got', label: '核发日期', type: { kind: 'date' }, past: true, notBefore: 'born' },
    {
      id: 'paid',
      label: '缴费月数',
      type: { kind: 'months', max: 600 },
      atMost: { monthsSince: 'born', less: 192 },
    },
    { id: 'all', label: '人数', type: { kind: 'integer' } },
    { id: 'some', label: '其中', type: { kind: 'integer' }, atMost: { fact: 'all' } },
  ]);
  it.each([
    [{ got: '2026-11-22' }, ['got']],
    [{ got: '2026-11-21' }, []],
    [{ got: '2026-02-30' }, ['got']],
    [{ born: '2027-01-01' }, ['born']],
    [{ born: '2005-01-01', got: '2004-12-31' }, ['got']],
    // 16 on 2021-01-01: 70 whole months by then.
    [{ born: '2005-01-01', paid: 70 }, []],
    [{ born: '2005-01-01', paid: 71 }, ['paid']],
    [{ born: '2005-01-01', paid: 600 }, ['paid']],
    [{ born: '2020-01-01', paid: 1 }, ['paid']],
    [{ paid: 600 }, []],
    [{ all: 3, some: 4 }, ['some']],
    [{ all: 3, some: 3 }, []],
    [{ some: 4, all: null }, []],
    [{ other: 1 }, ['other']],
  ])('of %j are %j', (values, unfit) => {
    expect(unfitFacts(facts, told(values as never), '2026-11-21')).toEqual(unfit);
  });
  it('stand in no example of a rule file', () => {
    const rule = {
      ...aRule({ monthsSince: 'got', lt: 12 }),
      examples: [
        { name: '明年的证', asOf: '2026-11-21', facts: { got: '2027-09-01' }, verdict: 'no' },
      ],
    };
    expect(ruleFaults(rule, facts).map(({ path }) => path)).toEqual(['examples[0].facts.got']);
  });
});
