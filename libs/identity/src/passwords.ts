import type { Instant } from '@yizhan/kernel';
import { identitySettings } from './settings';

/** What is known of tries at one account from one address. */
export interface PasswordTries {
  /** Wrong ones in a row. */
  readonly failures: number;
  readonly lastFailureAt: Instant | null;
  readonly lastSuccessAt: Instant | null;
}

export const noTries: PasswordTries = { failures: 0, lastFailureAt: null, lastSuccessAt: null };

/** The account has been signed in to from this address not long ago. */
export function isKnownPlace(tries: PasswordTries, now: Instant): boolean {
  const { knownFor } = identitySettings.password.throttle;
  return tries.lastSuccessAt !== null && now < tries.lastSuccessAt + knownFor;
}

/** Wrong tries that still count. */
export function failuresNow(tries: PasswordTries, now: Instant): number {
  const { forgottenAfter } = identitySettings.password.throttle;
  const { lastFailureAt } = tries;
  return lastFailureAt === null || now >= lastFailureAt + forgottenAfter ? 0 : tries.failures;
}

/**
 * Until when a password may not be tried here, or null. Each address waits for its own wrong tries;
 * a flood over many addresses makes strange ones wait, never one the owner is known at.
 *
 * @param fromStrangers wrong tries at this account from all strange addresses in the last hour
 */
export function passwordWaitUntil(
  tries: PasswordTries,
  fromStrangers: number,
  now: Instant,
): Instant | null {
  const { throttle } = identitySettings.password;
  const known = isKnownPlace(tries, now);
  if (!known && fromStrangers >= throttle.fromStrangers.calls) return now + throttle.longestWait;
  const beyond = failuresNow(tries, now) - throttle.free;
  if (beyond < 0 || tries.lastFailureAt === null) return null;
  const longest = known ? throttle.longestWaitWhereKnown : throttle.longestWait;
  const wait = Math.min(throttle.firstWait * 2 ** beyond, longest);
  // Stamped by a clock that was set back since: it must not hold longer than it was meant to.
  if (tries.lastFailureAt > now + longest) return null;
  const until = tries.lastFailureAt + wait;
  return until > now ? until : null;
}
