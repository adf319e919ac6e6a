import {
  bind,
  Catalogue,
  type CompiledRule,
  type Condition,
  compileRule,
  type Expr,
  type FactValue,
  type Rule,
  type Subject,
  told,
} from '../../src';

/** A small world with one fact of each kind. */
export const catalogue = new Catalogue([
  { id: 'a', label: '甲', type: { kind: 'boolean' }, question: '甲？' },
  { id: 'b', label: '乙', type: { kind: 'boolean' }, question: '乙？' },
  {
    id: 'n',
    label: '人数',
    type: { kind: 'integer', min: 0, max: 1000, unit: '人' },
    question: '几人？',
  },
  { id: 'pay', label: '工资', type: { kind: 'money', max: 10_000_000 }, question: '多少？' },
  { id: 'paid', label: '缴费月数', type: { kind: 'months', max: 600 }, question: '几个月？' },
  {
    id: 'born',
    label: '出生日期',
    type: { kind: 'date' },
    question: '哪天出生？',
    fixed: true,
    past: true,
  },
  { id: 'since', label: '登记日期', type: { kind: 'date' }, question: '哪天登记？' },
  {
    id: 'kind',
    label: '人群',
    type: {
      kind: 'code',
      values: [
        { code: 'x', label: '毕业生' },
        { code: 'y', label: '返乡人员' },
        { code: 'z', label: '其他' },
      ],
    },
    question: '哪种？',
  },
  { id: 'place', label: '住址', type: { kind: 'division' }, question: '哪里？' },
  { id: 'worked', label: '出工', type: { kind: 'events' } },
]);

export const TODAY = '2026-11-21';

export function aRule(when: Condition, more: Partial<Rule> = {}): Rule {
  return {
    id: 'r',
    version: 1,
    source: '测试',
    validFrom: '2020-01-01',
    when,
    examples: [{ name: '什么都不知道', asOf: TODAY, facts: {}, verdict: 'unknown' }],
    ...more,
  };
}

export function compiled(when: Condition, more: Partial<Rule> = {}): CompiledRule {
  return compileRule(aRule(when, more), catalogue);
}

export function paying(formula: Expr, when: Condition = { fact: 'a' }): CompiledRule {
  return compiled(when, { amount: { formula, period: 'once' } });
}

export function person(values: Readonly<Record<string, FactValue | null>>, asOf = TODAY): Subject {
  return bind(catalogue, told(values), asOf);
}
