import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import {
  isConnectionLost,
  isLockWait,
  isTransient,
  isUnreached,
  Unavailable,
  unavailability,
} from './errors';

export interface Persistence {
  /** Attempts at most. */
  readonly attempts: number;
  /** So many in any case: in a crowd most of the time goes by waiting for a place. */
  readonly fewest: number;
  /** How long after the first failure another attempt may still begin, in ms. */
  readonly patience: number;
  /** The longest wait before the second attempt, in ms; it doubles with each further one. */
  readonly firstPause: number;
  /** It doubles no further than this, in ms. */
  readonly longestPause: number;
}

/** Transactions and statements are tried again within these bounds. */
export const PERSISTENCE: Persistence = {
  attempts: 14,
  fewest: 5,
  patience: 3_000,
  firstPause: 20,
  longestPause: 400,
};

/** Who waited in vain for a row is tried once more, not until its holder is done. */
const LOCK_WAITS = 2;

/**
 * Runs `attempt` until it succeeds, fails for a reason of its own, or the bounds are reached: then
 * it throws `Unavailable`. Waits a random time between two attempts.
 *
 * @param again whether a failure may be answered with another attempt
 */
export async function persist<T>(
  attempt: () => Promise<T>,
  again: (error: unknown) => boolean,
  bounds: Persistence = PERSISTENCE,
): Promise<T> {
  let until: number | undefined;
  let lockWaits = 0;
  for (let count = 1; ; count++) {
    try {
      return await attempt();
    } catch (error) {
      if (isLockWait(error)) lockWaits += 1;
      until ??= performance.now() + bounds.patience;
      const wait = Math.random() * pauseBefore(count, bounds);
      const late = count >= bounds.fewest && performance.now() + wait > until;
      const enough = count >= bounds.attempts || lockWaits >= LOCK_WAITS || late;
      if (enough || !again(error)) throw asUnavailable(error);
      await pause(wait);
    }
  }
}

function pauseBefore(count: number, { firstPause, longestPause }: Persistence): number {
  return Math.min(firstPause * 2 ** (count - 1), longestPause);
}

function asUnavailable(error: unknown): unknown {
  if (error instanceof Unavailable) return error;
  const reason = unavailability(error);
  return reason ? new Unavailable(reason, error) : error;
}

const READS = /^\s*(select|with|show|pragma)\b/i;

/**
 * Whether a single statement, outside of any transaction, may be sent again after a failure: one
 * that was refused or never arrived always, one whose answer was lost only when it reads.
 */
export function mayRepeat(sql: string): (error: unknown) => boolean {
  const reads = READS.test(sql);
  return (error) => {
    if (error instanceof Unavailable) return false;
    return isTransient(error) || isUnreached(error) || (reads && isConnectionLost(error));
  };
}
