import {
  Catalogue,
  compileRule,
  evaluate,
  failedExamples,
  nextQuestion,
  type Rule,
  told,
} from '../src';

describe("the README's example", () => {
  const catalogue = new Catalogue([
    {
      id: 'born',
      label: '出生日期',
      type: { kind: 'date' },
      question: '您是哪天出生的？',
      fixed: true,
    },
    {
      id: 'paid',
      label: '失业保险缴费月数',
      type: { kind: 'months', max: 600 },
      question: '交了几个月？',
    },
  ]);
  const rule: Rule = {
    id: 'allowance',
    version: 1,
    source: '某发〔2026〕1号',
    validFrom: '2026-01-01',
    when: {
      all: [
        { age: 'born', gte: 16 },
        { fact: 'paid', gte: 12 },
      ],
    },
    amount: { formula: { min: [{ mul: [{ fact: 'paid' }, 1_000] }, 24_000] }, period: 'month' },
    examples: [
      {
        name: '交满一年',
        asOf: '2026-11-21',
        facts: { born: '1990-05-01', paid: 12 },
        verdict: 'yes',
        amount: 12_000,
      },
    ],
  };
  const compiled = compileRule(rule, catalogue);

  it('comes out as written', () => {
    const answer = evaluate(compiled, told({ born: '2010-12-03' }), '2026-11-21');
    expect(answer).toMatchObject({ verdict: 'no', flip: { on: '2026-12-03', to: 'unknown' } });
    expect(answer.clauses[0]?.text).toBe('年龄不少于 16 周岁');
    expect(nextQuestion([compiled], told({ born: '1990-05-01' }), '2026-11-21')?.fact).toBe('paid');
    expect(failedExamples(compiled)).toEqual([]);
  });
});
