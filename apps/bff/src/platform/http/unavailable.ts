import { requestErrors } from '@yizhan/contract';
import { type DomainError, raise, SECOND } from '@yizhan/kernel';
import { Unavailable, unavailability } from '@yizhan/storage';
import type { FastifyRequest } from 'fastify';
import { logger } from '../logging';

/** Seconds after which asking again is worth it. */
const RETRY_AFTER = { busy: 1, away: 2, full: 60 } as const;

/** What is answered when the database can't serve now; undefined for any other failure. */
export function unavailableAs(error: unknown): DomainError | undefined {
  const reason = unavailability(error);
  if (!reason) return undefined;
  const details = { retryAfter: RETRY_AFTER[reason] };
  if (error instanceof Unavailable && error.outcomeUnknown)
    return raise(requestErrors.outcome_unknown, details);
  return raise(reason === 'full' ? requestErrors.storage_full : requestErrors.busy, details);
}

/** One line a second at most: a database that is away fails every request alike. */
const LOG_EVERY = SECOND;
let loggedAt = Number.NEGATIVE_INFINITY;
let unsaid = 0;

export function noteUnavailable(error: unknown, request: FastifyRequest): void {
  const now = performance.now();
  if (now - loggedAt < LOG_EVERY) {
    unsaid += 1;
    return;
  }
  const route = request.routeOptions.url;
  logger.warn({ requestId: request.id, route, unsaid, err: error }, 'the database cannot serve');
  loggedAt = now;
  unsaid = 0;
}
