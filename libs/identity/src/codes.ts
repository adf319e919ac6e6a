import type { Instant } from '@yizhan/kernel';
import type { Allowance, CodeAllowances } from './limits';
import { identitySettings } from './settings';

/** A code that was sent. */
export interface SmsCode {
  readonly issuedAt: Instant;
  /** Tries from where it was asked for. */
  readonly attempts: number;
  /** Tries from everywhere else. */
  readonly strangerAttempts: number;
}

export type CodeState = 'valid' | 'expired' | 'exhausted';

/**
 * Stamped by a clock that has been set back since: more than any two servers differ. What it says
 * of the time is worth nothing, and must lock nobody out.
 */
function isAhead(stamp: Instant, now: Instant): boolean {
  return stamp > now + identitySettings.code.resendAfter;
}

/** Whether a code that was sent may still be tried, by a stranger's address or its own. */
export function codeState(code: SmsCode, stranger: boolean, now: Instant): CodeState {
  const { life, attempts, strangerAttempts } = identitySettings.code;
  if (now >= code.issuedAt + life || isAhead(code.issuedAt, now)) return 'expired';
  const used = stranger ? code.strangerAttempts >= strangerAttempts : code.attempts >= attempts;
  return used ? 'exhausted' : 'valid';
}

/** When the next code may be sent, or null when it may be sent now. */
export function nextCodeAt(last: Pick<SmsCode, 'issuedAt'> | null, now: Instant): Instant | null {
  if (!last || isAhead(last.issuedAt, now)) return null;
  const next = last.issuedAt + identitySettings.code.resendAfter;
  return next > now ? next : null;
}

/** A message that was sent to one phone. */
export interface SentCode {
  readonly sentAt: Instant;
  /** From the address that asks now. */
  readonly fromHere: boolean;
  /** From an address where the phone has signed in lately. */
  readonly fromKnown: boolean;
}

/**
 * When another message may be sent to a phone, given all that were in the last day; null when now.
 * What a clock now set back has stamped doesn't count.
 *
 * @param isKnown whether the phone has signed in lately from the address that asks
 */
export function codesExhaustedUntil(
  sent: readonly SentCode[],
  allowances: CodeAllowances,
  now: Instant,
  isKnown: boolean,
): Instant | null {
  const counted = sent.filter((one) => !isAhead(one.sentAt, now));
  const here = counted.filter((one) => one.fromHere);
  const fromNew = counted.filter((one) => !one.fromKnown);
  const waits = [
    ...allowances.perPhone.map((one) => freeAgainAt(counted, one, now)),
    ...(isKnown ? allowances.perPhoneAtAddress : allowances.perPhoneAtNewAddress).map((one) =>
      freeAgainAt(here, one, now),
    ),
    ...(isKnown ? [] : allowances.perPhoneFromNewAddresses).map((one) =>
      freeAgainAt(fromNew, one, now),
    ),
  ].filter((wait) => wait !== null);
  return waits.length === 0 ? null : Math.max(...waits);
}

function freeAgainAt(sent: readonly SentCode[], allowance: Allowance, now: Instant) {
  const within = sent.map((one) => one.sentAt).filter((at) => at > now - allowance.within);
  if (within.length < allowance.calls) return null;
  const inOrder = within.sort((one, other) => one - other);
  return (inOrder[within.length - allowance.calls] ?? now) + allowance.within;
}
