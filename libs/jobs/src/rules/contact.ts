import {
  DAY,
  type DomainError,
  err,
  HOUR,
  type Instant,
  ok,
  type Result,
  raise,
} from '@yizhan/kernel';
import { type JobErrorOf, jobErrors } from '../errors';
import { type ApplicationState, placeHoldingStates } from '../vocabulary';
import { type JobSettings, jingzhouSettings } from './settings';

/** A sign-up, as far as it lets the two sides call each other. */
export interface ContactFacts {
  readonly state: ApplicationState;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** When the two may call each other; `until` is null while a wage is open between them. */
export interface ContactWindow {
  readonly from: Instant;
  readonly until: Instant | null;
}

/** States in which the wage isn't settled yet: both sides stay within reach. */
const wageOpen: readonly ApplicationState[] = [
  'checked_out',
  'hours_confirmed',
  'wage_due',
  'paid',
  'disputed',
];

/**
 * When worker and employer of a sign-up may call each other: only while the worker is taken on,
 * from some time before the shift to some time after it, and until the wage is settled. Null for
 * everybody else: whoever only asked or waits, and from a withdrawal on (个人信息保护法 6: no more
 * than the purpose needs).
 */
export function contactWindow(
  { state, startsAt, endsAt }: ContactFacts,
  settings: JobSettings = jingzhouSettings,
): ContactWindow | null {
  if (!placeHoldingStates.includes(state) && state !== 'no_show') return null;
  return {
    from: startsAt - settings.contactFromHours.value * HOUR,
    until: wageOpen.includes(state) ? null : endsAt + settings.contactUntilDays.value * DAY,
  };
}

/** Calls of the caller within the last day. */
export interface CallsSoFar {
  /** To this very person about this sign-up. */
  readonly same: number;
  /** Different employers called, this one left out. */
  readonly otherEmployers: number;
}

/**
 * Whether the number may be shown now. Calls are counted, so that numbers can't be gathered by
 * signing up and withdrawing: only a few different employers a day, a few calls a sign-up.
 */
export function decideCall(
  facts: ContactFacts,
  calls: CallsSoFar,
  now: Instant,
  settings: JobSettings = jingzhouSettings,
): Result<
  ContactWindow,
  DomainError<JobErrorOf<'contact_closed' | 'contact_not_yet' | 'contact_limited'>>
> {
  const window = contactWindow(facts, settings);
  if (!window || (window.until !== null && now >= window.until))
    return err(raise(jobErrors.contact_closed));
  if (now < window.from) return err(raise(jobErrors.contact_not_yet));
  const isMany =
    calls.otherEmployers >= settings.contactEmployersPerDay.value ||
    calls.same >= settings.callsPerDay.value;
  return isMany ? err(raise(jobErrors.contact_limited)) : ok(window);
}
