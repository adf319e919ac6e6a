import { Redis } from 'ioredis';
import type { Config } from './config';
import { logger } from './logging';

export const REDIS = Symbol('Redis');

/** The shared Redis, or null: then what would be shared lives in this process. */
export function openRedis(config: Pick<Config, 'redisUrl'>): Redis | null {
  if (!config.redisUrl) return null;
  const redis = new Redis(config.redisUrl, { maxRetriesPerRequest: 3, lazyConnect: false });
  redis.on('error', (error) => logger.error({ err: error }, 'redis'));
  return redis;
}
