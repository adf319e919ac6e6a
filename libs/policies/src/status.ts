import type { LocalDate } from '@yizhan/kernel';
import type { PolicyContent, PolicyStatus } from './vocabulary';

type Dated = Pick<PolicyContent, 'check' | 'validFrom' | 'validUntil'>;

/** What a reader is told of a version on a day: an expired one stays readable, marked. */
export function statusOn(content: Dated, today: LocalDate): PolicyStatus {
  if (content.validFrom > today) return 'upcoming';
  return content.validUntil !== null && content.validUntil < today ? 'expired' : content.check;
}

/** Whether a version is in force on a day: only then is anyone entitled to anything by it. */
export function isInForce(content: Dated, today: LocalDate): boolean {
  const status = statusOn(content, today);
  return status !== 'expired' && status !== 'upcoming';
}

/** Of the version in force and the one approved for a day to come, which holds on a day. */
export function holding<Version extends { readonly content: Dated }>(
  published: Version | undefined,
  scheduled: Version | undefined,
  today: LocalDate,
): Version | undefined {
  return scheduled && scheduled.content.validFrom <= today ? scheduled : published;
}

/** Whether a person may approve a version: nobody who wrote of it; where that isn't known, only an administrator. */
export function mayApprove(
  authors: readonly string[] | null,
  approver: { readonly userId: string; readonly isAdministrator: boolean },
): boolean {
  if (authors === null) return approver.isAdministrator;
  return !authors.includes(approver.userId);
}
