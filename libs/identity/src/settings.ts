import { DAY, type Instant, MINUTE, SECOND } from '@yizhan/kernel';

/** Limits of signing in, as data: change them here, tests and screens follow. */
export const identitySettings = {
  accessTokenLife: 15 * MINUTE,
  refreshTokenLife: 30 * DAY,
  /**
   * A refresh token used again within this time is a lost answer on a bad network, not a theft: the
   * phone sent it, the reply never arrived. It gets a fresh pair once more (RFC 9700, 4.14.2).
   */
  refreshGrace: 30 * SECOND,
  code: { digits: 6, life: 5 * MINUTE, resendAfter: MINUTE, attempts: 5 },
  password: { minLength: 10 },
} as const;

export interface SmsCode {
  readonly issuedAt: Instant;
  readonly attempts: number;
}

export type CodeState = 'valid' | 'expired' | 'exhausted';

/** Whether a code that was sent may still be tried. */
export function codeState(code: SmsCode, now: Instant): CodeState {
  const { life, attempts } = identitySettings.code;
  if (now >= code.issuedAt + life) return 'expired';
  return code.attempts >= attempts ? 'exhausted' : 'valid';
}

/** When the next code may be sent, or null when it may be sent now. */
export function nextCodeAt(last: SmsCode | null, now: Instant): Instant | null {
  if (!last) return null;
  const next = last.issuedAt + identitySettings.code.resendAfter;
  return next > now ? next : null;
}

export interface RefreshState {
  readonly expiresAt: Instant;
  readonly revokedAt: Instant | null;
  readonly rotatedAt: Instant | null;
}

export type RefreshUse = 'current' | 'previous' | 'unknown';

export type RefreshDecision = 'rotate' | 'reissue' | 'revoke' | 'refuse';

/** What to do with a refresh token that is the session's current one, its previous one, or neither. */
export function decideRefresh(
  session: RefreshState,
  use: RefreshUse,
  now: Instant,
): RefreshDecision {
  if (session.revokedAt !== null || now >= session.expiresAt) return 'refuse';
  if (use === 'current') return 'rotate';
  const inGrace =
    session.rotatedAt !== null && now < session.rotatedAt + identitySettings.refreshGrace;
  return use === 'previous' && inGrace ? 'reissue' : 'revoke';
}
