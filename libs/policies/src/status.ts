import type { LocalDate } from '@yizhan/kernel';
import type { PolicyContent, PolicyStatus } from './vocabulary';

/** What a reader is told of a version on a day: an expired one stays readable, marked. */
export function statusOn(
  content: Pick<PolicyContent, 'check' | 'validUntil'>,
  today: LocalDate,
): PolicyStatus {
  return content.validUntil !== null && content.validUntil < today ? 'expired' : content.check;
}
