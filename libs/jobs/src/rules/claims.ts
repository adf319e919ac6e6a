import { type DomainError, err, type Instant, ok, type Result, raise } from '@yizhan/kernel';
import { type JobErrorOf, jobErrors } from '../errors';
import type { WageState } from '../vocabulary';
import { inspectionUntil } from './clocks';

/** What is asked of a wage. */
export interface ClaimedWage {
  readonly state: WageState;
  readonly dueAt: Instant;
  /** Fen. */
  readonly amountFen: number;
}

export type ClaimRefusal = DomainError<
  JobErrorOf<'wage_nothing' | 'wage_not_due' | 'wage_received' | 'wage_lapsed'>
>;

/**
 * Whether 没拿到工资 can be said of a wage: once it is due and unpaid, or the payment that the
 * employer recorded is denied; never of a wage that the worker has confirmed. The button, the
 * dispute and the wage case all ask this one rule.
 */
export function mayClaimUnpaid(wage: ClaimedWage, now: Instant): Result<void, ClaimRefusal> {
  if (wage.amountFen <= 0) return err(raise(jobErrors.wage_nothing));
  if (wage.state === 'confirmed') return err(raise(jobErrors.wage_received));
  if (wage.state === 'lapsed' || now > inspectionUntil(wage.dueAt))
    return err(raise(jobErrors.wage_lapsed));
  if (wage.state === 'due' && now <= wage.dueAt) return err(raise(jobErrors.wage_not_due));
  return ok();
}
