import { told } from '@yizhan/eligibility';
import { amountText, calculate, compilePolicyRule } from '../src';

describe("the README's example", () => {
  it('comes out as written', () => {
    const rule = compilePolicyRule({
      id: 'example',
      version: 1,
      source: '某发〔2026〕1号',
      validFrom: '2026-01-01',
      when: { all: [{ fact: 'unemployment_registered' }, { fact: 'bank_account' }] },
      amount: { formula: 175_500, period: 'month' },
      examples: [],
    });
    const { outcomes, next } = calculate([rule], told({ bank_account: true }), '2026-11-21');
    const [first] = outcomes;
    expect(first?.verdict).toBe('unknown');
    expect(next?.fact).toBe('unemployment_registered');
    expect(first?.amount && amountText(first.amount, 'month')).toBe('每月 1,755 元');
  });
});
