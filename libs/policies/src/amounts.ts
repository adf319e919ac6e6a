import type { AmountRange, CompiledRule, Period } from '@yizhan/eligibility';
import { type Fen, formatYuan } from '@yizhan/kernel';
import { policyCatalogue } from './facts';
import { periodLabels } from './vocabulary';

/** An amount for a person to read. @example 每月 1,200 元；一次性最高 5,000 元 */
export function amountText(amount: AmountRange, period: Period): string {
  const unit = periodLabels[period];
  if (amount.exact) return `${unit} ${formatYuan(amount.min)} 元`;
  if (amount.max === null) return `${unit} ${formatYuan(amount.min)} 元起`;
  if (amount.min === 0) return `${unit}最高 ${formatYuan(amount.max)} 元`;
  return `${unit} ${formatYuan(amount.min)} 到 ${formatYuan(amount.max)} 元`;
}

export interface AmountShown {
  readonly min: Fen;
  readonly max: Fen | null;
  readonly exact: boolean;
  readonly period: Period;
  readonly text: string;
}

/**
 * A rule's amount as screens show it. While a sum of money that it is a share of is unknown, the
 * range says more of the question's bounds than of the policy: then the sum is named instead.
 */
export function amountShown(
  compiled: CompiledRule,
  amount: AmountRange | undefined,
  missing: readonly string[],
): AmountShown | null {
  const period = compiled.rule.amount?.period;
  if (!amount || !period) return null;
  const base = missing
    .map((fact) => policyCatalogue.definition(fact))
    .find((definition) => definition.type.kind === 'money');
  const named = base && !amount.exact;
  const text = named ? `按${base.label}算` : amountText(amount, period);
  return { ...amount, period, text };
}
