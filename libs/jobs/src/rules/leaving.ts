import {
  type DomainError,
  err,
  type Instant,
  MINUTE,
  ok,
  type Result,
  raise,
} from '@yizhan/kernel';
import { type JobErrorOf, jobErrors } from '../errors';
import { applicationMachine } from '../machines';
import type { ApplicationState } from '../vocabulary';
import { type JobSettings, jingzhouSettings } from './settings';

/** What cancelling a sign-up would mean now. */
export interface WithdrawalTerms {
  /** Until then it costs nothing. */
  readonly freeUntil: Instant;
  /** From then on it isn't possible: the shift has begun. */
  readonly until: Instant;
  /** It would count as late; only a place held can be given back late. */
  readonly isLate: boolean;
}

/** The terms on which a worker may cancel the sign-up by himself; an error from the start on. */
export function withdrawalTerms(
  application: { readonly state: ApplicationState; readonly startsAt: Instant },
  now: Instant,
  settings: JobSettings = jingzhouSettings,
): Result<WithdrawalTerms, DomainError<JobErrorOf<'withdrawal_closed' | 'application_state'>>> {
  const { state, startsAt } = application;
  const row = applicationMachine.transitions.find((each) => each.action === 'withdraw');
  if (!row?.from.some((each) => each === state))
    return err(raise(jobErrors.application_state, { state }));
  if (now >= startsAt) return err(raise(jobErrors.withdrawal_closed));
  const freeUntil = startsAt - settings.withdrawFreeMinutes.value * MINUTE;
  return ok({ freeUntil, until: startsAt, isLate: state === 'accepted' && now >= freeUntil });
}

/** Those who still wait for a shift that starts before this instant have waited in vain. */
export function waitingEndsBefore(now: Instant, settings: JobSettings = jingzhouSettings): Instant {
  return now + settings.waitingEndsMinutes.value * MINUTE;
}
