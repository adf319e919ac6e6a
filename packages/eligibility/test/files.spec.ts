import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import * as z from 'zod';
import {
  type Condition,
  checkRule,
  checkRuleInSlices,
  compileRule,
  parseRule,
  type Rule,
  ruleFaults,
  runExamples,
} from '../src';
import { condition, expr } from './support/anything';
import { aRule, catalogue, compiled, TODAY } from './support/people';

const schema = z.fromJSONSchema(
  JSON.parse(readFileSync(join(__dirname, '../rule.schema.json'), 'utf8')),
);

const full: Rule = {
  id: 'full',
  version: 2,
  source: '某发〔2026〕1号',
  validFrom: '2026-01-01',
  validUntil: '2026-12-31',
  parameters: {
    wage: { label: '最低工资', values: [{ value: 221_000, from: '2024-02-01', source: '某文' }] },
  },
  when: {
    all: [
      { fact: 'a', say: '是甲' },
      {
        any: [
          { fact: 'kind', in: ['x'] },
          { fact: 'place', within: ['421000'] },
        ],
      },
      { not: { fact: 'pay', gte: { param: 'wage' } } },
      { age: 'born', between: [16, 60], on: '2026-12-31', article: '第一条' },
      { monthsSince: 'since', gte: 6 },
      { daysSince: 'since', lte: 4000 },
      { count: 'worked', days: 365, gte: 1 },
      { value: { share: { fact: 'n' }, num: 55, den: 1000 }, lte: 20 },
    ],
  },
  amount: {
    formula: {
      min: [
        {
          add: [
            { sub: [{ fact: 'pay' }, 1] },
            { mul: [{ fact: 'n' }, 100] },
            { max: [1, { if: { fact: 'a' }, give: 1, else: 2 }] },
            { choose: 'kind', cases: { x: 1 }, else: 2 },
          ],
        },
        100_000,
      ],
    },
    period: 'once',
  },
  examples: [
    { name: '不知道', asOf: TODAY, facts: { a: null }, verdict: 'unknown', amount: [0, 100_000] },
  ],
};

function faultsOf(rule: object): string[] {
  return ruleFaults(rule, catalogue).map((fault) => fault.path);
}

describe('a rule file', () => {
  it('is read when it is sound', () => {
    expect(faultsOf(full)).toEqual([]);
    expect(schema.safeParse(full).success).toBe(true);
    expect(parseRule(full, catalogue)).toEqual({ ok: true, value: full });
  });

  const when = (condition: unknown) => ({ ...full, when: condition });
  it.each<[string, object, string]>([
    ['no conditions', { ...full, when: undefined }, 'when'],
    ['an empty list', when({ all: [] }), 'when.all'],
    ['a key too many', when({ fact: 'a', note: 1 }), 'when.note'],
    ['an unknown fact', when({ fact: 'zz' }), 'when.fact'],
    ['an unknown code', when({ fact: 'kind', in: ['q'] }), 'when.in[0]'],
    ['a kind that does not fit', when({ fact: 'n' }), 'when.fact'],
    ['a fact that has no order', when({ fact: 'kind', gte: 3 }), 'when.fact'],
    ['two comparisons', when({ fact: 'n', gte: 1, lte: 2 }), 'when'],
    ['half a fen', when({ fact: 'pay', gte: 0.5 }), 'when.gte'],
    ['a day that is none', when({ fact: 'born', gte: '2026-02-30' }), 'when.gte'],
    ['an unknown parameter', when({ fact: 'pay', gte: { param: 'q' } }), 'when.gte'],
    ['a range with one end', when({ fact: 'n', between: [1] }), 'when.between'],
    ['a code that is no division', when({ fact: 'place', within: ['荆州'] }), 'when.within[0]'],
    ['two windows', when({ count: 'worked', days: 3, months: 1, gte: 1 }), 'when'],
    ['a share of nothing', when({ value: { share: 1, num: 1, den: 0 }, gte: 1 }), 'when.value.den'],
    ['an unknown operation', when({ value: { power: [1, 2] }, gte: 1 }), 'when.value'],
    ['no examples', { ...full, examples: [] }, 'examples'],
    [
      'a value of another type',
      { ...full, examples: [{ ...full.examples[0], facts: { n: 'x' } }] },
      'examples[0].facts.n',
    ],
    [
      'a parameter without source',
      { ...full, parameters: { wage: { label: 'x', values: [{ value: 1, from: '2024-02-01' }] } } },
      'parameters.wage.values[0].source',
    ],
    ['a period that is none', { ...full, amount: { formula: 1, period: 'week' } }, 'amount.period'],
  ])('is refused with %s', (_name, rule, path) => {
    expect(faultsOf(rule)).toContain(path);
  });

  it('is refused, not fallen over, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(full)), (junk, key) => {
        expect(Array.isArray(ruleFaults({ ...full, [key]: junk }, catalogue))).toBe(true);
        expect(Array.isArray(ruleFaults(junk, catalogue))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('that the reader takes, the published schema takes too', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('id', 'source', '$schema'), (junk, key) => {
        const rule = { ...full, [key]: junk };
        fc.pre(faultsOf(rule).length === 0);
        expect(schema.safeParse(rule).success).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('of any condition and formula is taken by the reader and by the schema', () => {
    fc.assert(
      fc.property(condition, expr, (said, formula) => {
        const rule = { ...full, when: said, amount: { formula, period: 'month' } };
        expect(faultsOf(rule)).toEqual([]);
        expect(schema.safeParse(rule).success).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('too deep for any stack is refused', () => {
    let deep: Condition = { fact: 'a' };
    for (let level = 0; level < 5_000; level++) deep = { not: deep };
    expect(faultsOf(when(deep)).length).toBe(1);
  });
});

describe('the checker', () => {
  const kinds = (condition: Condition, more: Partial<Rule> = {}) =>
    checkRule(compiled(condition, more), TODAY).map((found) => `${found.kind} ${found.path}`);

  it('finds nothing in a sound rule', () => {
    expect(kinds({ all: [{ fact: 'a' }, { fact: 'n', gte: 2 }] })).toEqual([]);
  });
  it('finds clauses that can never be true', () => {
    expect(
      kinds({
        any: [
          { fact: 'a' },
          {
            all: [
              { fact: 'n', lt: 5 },
              { fact: 'n', gt: 5 },
            ],
          },
        ],
      }),
    ).toContain('never_true when.any[1]');
    expect(kinds({ any: [{ fact: 'a' }, { fact: 'n', gt: 1000 }] })).toContain(
      'never_true when.any[1]',
    );
  });
  it('finds a negation that can never be true', () => {
    const always: Condition = { fact: 'n', gte: 0 };
    expect(kinds({ any: [{ fact: 'a' }, { not: always }] })).toContain('never_true when.any[1]');
    expect(kinds({ all: [{ fact: 'a' }, { not: { fact: 'n', gt: 7 } }] })).toEqual([]);
  });
  it('finds clauses without effect', () => {
    expect(
      kinds({
        all: [
          { fact: 'n', gte: 2 },
          { fact: 'n', gte: 5 },
        ],
      }),
    ).toEqual(['no_effect when.all[0]']);
    expect(kinds({ any: [{ fact: 'a' }, { all: [{ fact: 'a' }, { fact: 'b' }] }] })).toEqual([
      'no_effect when.any[1].all[0]',
      'no_effect when.any[1].all[1]',
    ]);
  });
  it('does not call idle what a formula over several facts leaves open', () => {
    const share = { share: { fact: 'n' }, num: 55, den: 1000 };
    const open: Condition = { value: share, gte: { fact: 'paid' } };
    expect(kinds({ any: [{ all: [{ fact: 'n', lte: 30 }, open] }, { fact: 'a' }] })).toEqual([]);
  });
  it('finds facts without a question', () => {
    expect(kinds({ count: 'worked', days: 30, gte: 1 }, { examples: [] })).toEqual([
      'no_question facts.worked',
    ]);
  });
  it('finds amounts without bound', () => {
    const formula = { mul: [{ monthsSince: 'since' }, 100] };
    expect(kinds({ fact: 'a' }, { amount: { formula, period: 'once' } })).toContain(
      'unbounded_amount amount.formula',
    );
  });
  it('finds parameters that have no value today', () => {
    const wage = { label: '最低工资', values: [{ value: 1, from: '2030-01-01', source: '某文' }] };
    expect(kinds({ fact: 'pay', gte: { param: 'wage' } }, { parameters: { wage } })).toContain(
      'no_parameter_value parameters.wage',
    );
  });
  it('finds parameters that have two values on one day', () => {
    const wage = (until: string) => ({
      label: '最低工资',
      values: [
        { value: 2, from: '2024-02-01', source: '新文' },
        { value: 1, from: '2021-09-01', until, source: '旧文' },
      ],
    });
    const found = (until: string) =>
      checkRule(
        compiled({ fact: 'pay', gte: { param: 'wage' } }, { parameters: { wage: wage(until) } }),
        TODAY,
      ).map((one) => one.message);
    expect(found('2024-01-31')).toEqual([]);
    expect(found('2024-02-01')).toEqual([
      '“最低工资”在 2024-02-01 有两个取值，请写明前一个的截止日',
    ]);
  });
  it('runs the examples and tells which fail', () => {
    const examples = [
      { name: '是', asOf: TODAY, facts: { a: true }, verdict: 'yes' as const, amount: 100 },
      { name: '错', asOf: TODAY, facts: { a: false }, verdict: 'yes' as const },
    ];
    const rule = compiled({ fact: 'a' }, { examples, amount: { formula: 100, period: 'once' } });
    expect(runExamples(rule).map((result) => result.passed)).toEqual([true, false]);
    expect(checkRule(rule, TODAY).map((found) => found.message)).toEqual([
      '例子“错”应为 yes，算出 no',
    ]);
  });
  it('says where it did not look', () => {
    const many = Array.from({ length: 200 }, (_, n) => ({ fact: 'n', eq: n * 2 }) as Condition);
    const wide: Condition = { all: [{ any: many }, { fact: 'pay', between: [1, 2] }, ...pays()] };
    expect(kinds(wide)).toContain('not_examined when');
  });
  it('leaves a sound rule file alone', () => {
    expect(aRule({ fact: 'a' }).examples).toHaveLength(1);
  });
});

function pays(): Condition[] {
  return Array.from({ length: 60 }, (_, n) => ({ fact: 'pay', ne: n * 3 }) as Condition);
}

describe('a rule that is long to look over', () => {
  const clause = (n: number) => ({ fact: 'n', gte: n % 900 });
  const long = compileRule(
    {
      ...aRule({ any: Array.from({ length: 300 }, (_, n) => clause(n * 3)) }),
      examples: [],
    },
    catalogue,
  );
  it('is left off where it would take too long, and says so', () => {
    expect(checkRule(long, TODAY)).toContainEqual(
      expect.objectContaining({ kind: 'not_examined', severity: 'note' }),
    );
  });
  it('stands still between slices for whoever waits', async () => {
    let pauses = 0;
    const found = await checkRuleInSlices(long, TODAY, async () => {
      pauses += 1;
    });
    expect(pauses).toBeGreaterThan(50);
    expect(found).toEqual(checkRule(long, TODAY));
    expect(() => checkRule(null as never, TODAY)).toThrow('compiled:');
    await expect(checkRuleInSlices(long, TODAY, null as never)).rejects.toThrow('pause:');
  });
});
