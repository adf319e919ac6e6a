import type { AmountRange, Period } from '@yizhan/eligibility';
import { formatYuan } from '@yizhan/kernel';
import { periodLabels } from './vocabulary';

/** An amount for a person to read. @example 每月 1,200 元；一次性 0 到 5,000 元 */
export function amountText(amount: AmountRange, period: Period): string {
  const unit = periodLabels[period];
  if (amount.exact) return `${unit} ${formatYuan(amount.min)} 元`;
  if (amount.max === null) return `${unit} ${formatYuan(amount.min)} 元起`;
  if (amount.min === 0) return `${unit}最高 ${formatYuan(amount.max)} 元`;
  return `${unit} ${formatYuan(amount.min)} 到 ${formatYuan(amount.max)} 元`;
}
