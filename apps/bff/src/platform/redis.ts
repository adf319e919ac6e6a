import { Redis } from 'ioredis';
import type { Config } from './config';
import { logger } from './logging';

export const REDIS = Symbol('Redis');

/** How long an answer is waited for: what Redis is asked for must never hold a person up. */
const PATIENCE = 150;

/**
 * The shared Redis, or null: then what would be shared lives in this process. A server that is away
 * fails each command at once, one that hangs after a short while, and comes back by itself.
 */
export function openRedis(config: Pick<Config, 'redisUrl' | 'production'>): Redis | null {
  if (!config.redisUrl) {
    if (config.production)
      logger.warn(
        'REDIS_URL is not set: limits are counted by each process for itself, and with several processes they multiply',
      );
    return null;
  }
  const redis = new Redis(config.redisUrl, {
    commandTimeout: PATIENCE,
    // A connection that gives no sign of life is closed, so that the next commands don't wait for it.
    socketTimeout: 1000,
    connectTimeout: 1000,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    retryStrategy: (attempt) => Math.min(attempt * 100, 1000),
  });
  sayWhetherItIsThere(redis);
  return redis;
}

/** Once when it goes and once when it comes back, not at each attempt. */
export function sayWhetherItIsThere(redis: Redis): void {
  let away = false;
  redis.on('error', (error) => {
    if (away) return;
    away = true;
    logger.error(
      { err: error },
      'redis is away: until it is back, each process counts limits for itself and looks into the outbox by itself',
    );
  });
  redis.on('ready', () => {
    if (away) logger.warn('redis is back');
    away = false;
  });
}
