import type { Condition, Rule } from '@yizhan/eligibility';

export function aPolicyRule(id: string, when: Condition, amount: number): Rule {
  return {
    id,
    version: 1,
    source: '测试',
    validFrom: '2020-01-01',
    when,
    amount: { formula: amount, period: 'once' },
    examples: [{ name: '不知道', asOf: '2026-11-21', facts: {}, verdict: 'unknown' }],
  };
}
