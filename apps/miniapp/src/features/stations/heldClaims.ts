import { isOffline, isUncertain } from '@yizhan/client';
import type { AttendanceView } from '@yizhan/contract';
import { routes } from '@yizhan/contract';
import { toIso } from '@yizhan/kernel';
import { randomKey } from '../../platform/randomKey';
import { storage } from '../../platform/storage';
import { client } from '../../shell';

/** A code scanned or typed while there was no network. */
export interface HeldClaim {
  readonly key: string;
  readonly code?: string;
  readonly digits?: string;
  /** ISO 8601, by the phone's clock. */
  readonly heldAt: string;
}

export interface ClaimOutcome {
  readonly claim: HeldClaim;
  readonly result:
    | { readonly ok: true; readonly value: AttendanceView }
    | { readonly ok: false; readonly reason: string };
}

const keyOf = (userId: string): string => `check-ins:${userId}`;

/** What this phone still has to send. */
export function heldClaims(userId: string): readonly HeldClaim[] {
  return storage.read<HeldClaim[]>(keyOf(userId)) ?? [];
}

/** Keeps a claim until there is a network; false when the phone couldn't keep it. */
export function hold(userId: string, code: Pick<HeldClaim, 'code' | 'digits'>): boolean {
  const claim = { ...code, key: randomKey(), heldAt: toIso(Date.now()) };
  return storage.write(keyOf(userId), [...heldClaims(userId), claim]);
}

/** Sends what is held, oldest first; what can't be sent now stays. */
export async function sendHeld(userId: string): Promise<readonly ClaimOutcome[]> {
  const outcomes: ClaimOutcome[] = [];
  for (const claim of heldClaims(userId)) {
    const { key, ...body } = claim;
    const result = await client.call(routes.stations.checkIn, { body, idempotencyKey: key });
    if (!result.ok && (isOffline(result.error) || isUncertain(result.error))) break;
    storage.write(
      keyOf(userId),
      heldClaims(userId).filter((other) => other.key !== key),
    );
    outcomes.push({
      claim,
      result: result.ok ? result : { ok: false, reason: result.error.detail },
    });
  }
  return outcomes;
}
