import type { Instant } from '@yizhan/kernel';
import { identitySettings } from './settings';

export interface RefreshState {
  readonly expiresAt: Instant;
  readonly revokedAt: Instant | null;
  readonly rotatedAt: Instant | null;
}

export type RefreshUse = 'current' | 'previous' | 'unknown';

/** `repeat`: the answer given before, once more. */
export type RefreshDecision = 'rotate' | 'repeat' | 'revoke' | 'refuse';

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
  return use === 'previous' && inGrace ? 'repeat' : 'revoke';
}
