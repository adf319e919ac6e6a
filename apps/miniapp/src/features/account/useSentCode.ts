import type { Failure } from '@yizhan/client';
import { identitySettings } from '@yizhan/identity';
import { fromIso, type Instant, SECOND } from '@yizhan/kernel';
import { useDraft } from '../../shell';

/** A code that is on its way; times by this phone's clock, null when there is none. */
export interface SentCode {
  readonly phone: string;
  readonly resendAt: Instant | null;
  readonly expiresAt: Instant | null;
}

const none: SentCode = { phone: '', resendAt: null, expiresAt: null };

/** What a code is for; each is remembered apart. */
export type CodePurpose = 'sign-in' | 'bind';

/**
 * The code that was sent last, kept on the phone while it can be typed: whoever leaves to read the
 * message comes back to the same field, also when the page was loaded anew.
 */
export function useSentCode(purpose: CodePurpose) {
  const { value, change, clear } = useDraft<SentCode>(`code:${purpose}`, none);
  const now = Date.now();
  const isAlive = value.expiresAt !== null && now < value.expiresAt;
  return {
    sent: isAlive || (value.resendAt ?? 0) > now ? value : none,
    /** A code went out just now. */
    keepSent: (phone: string) => {
      const { resendAfter, life } = identitySettings.code;
      change({ phone, resendAt: Date.now() + resendAfter, expiresAt: Date.now() + life });
    },
    /** None went out, but an earlier one may still be typed; false when the refusal says nothing of it. */
    keepRefused: (phone: string, failure: Failure): boolean => {
      const times = timesOf(failure);
      if (times) change({ phone, ...times });
      return times !== null;
    },
    forget: clear,
  };
}

/** The server's moments, moved to this phone's clock by the seconds it says are left. */
function timesOf({ code, details = {} }: Failure) {
  const { resendAt, retryAfter, expiresAt } = details;
  const known = code === 'identity.code_too_soon' || code === 'identity.codes_exhausted';
  if (!known || typeof resendAt !== 'string' || typeof retryAfter !== 'number') return null;
  const ahead = fromIso(resendAt) - retryAfter * SECOND - Date.now();
  return {
    resendAt: Date.now() + retryAfter * SECOND,
    expiresAt: typeof expiresAt === 'string' ? fromIso(expiresAt) - ahead : null,
  };
}
