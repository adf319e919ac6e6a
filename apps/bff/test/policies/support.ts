import type { PolicyRow } from '@yizhan/contract';

/** A sound import row; what matters to a test is given. */
export function aPolicyRow(over: Partial<PolicyRow> = {}): PolicyRow {
  return {
    code: 'startup-subsidy',
    title: '一次性创业补贴',
    issuer: '荆州市人力资源和社会保障局',
    documentNumber: '测人社发〔2026〕1号',
    level: 'city',
    audiences: ['person'],
    subjects: ['startup'],
    validFrom: '2023-01-01',
    validUntil: null,
    source: '测试',
    check: 'unconfirmed',
    summary: '创业满半年可以领 5,000 元。',
    headline: '一次性 5,000 元',
    text: '首次创业、正常经营 6 个月以上的，给予一次性创业补贴。',
    benefits: ['一次性 5,000 元'],
    conditions: ['有营业执照'],
    materials: [{ name: '营业执照' }],
    steps: ['到窗口申请'],
    timeLimit: '25 个工作日',
    windows: [{ name: '人社窗口', phone: '12333' }],
    rule: null,
    ...over,
  };
}

/** A rule of one boolean fact. */
export function aRuleOn(fact: string, amount = 500_000): Record<string, unknown> {
  return {
    id: 'any',
    version: 1,
    source: '测试',
    validFrom: '2023-01-01',
    when: { all: [{ fact }] },
    amount: { formula: amount, period: 'once' },
    examples: [
      { name: '满足', asOf: '2026-11-21', facts: { [fact]: true }, verdict: 'yes', amount },
      { name: '不满足', asOf: '2026-11-21', facts: { [fact]: false }, verdict: 'no' },
    ],
  };
}
