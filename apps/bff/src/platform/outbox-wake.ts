import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Outbox, OutboxDrain } from '@yizhan/storage';
import type { Redis } from 'ioredis';
import { logger } from './logging';
import { REDIS } from './redis';

const CHANNEL = 'yizhan:outbox';
/** How long a start waits for Redis, in ms. */
const PATIENCE = 1000;

/**
 * Tells the other processes at once that something waits in the outbox. A lost call costs no message:
 * each process also looks by itself, and a message belongs to whoever took its lease in the database.
 */
@Injectable()
export class OutboxWake implements OnApplicationShutdown {
  private listener: Redis | null = null;
  private forget: (() => void) | null = null;

  constructor(
    @Inject(REDIS) private readonly redis: Redis | null,
    private readonly outbox: Outbox,
    private readonly drain: OutboxDrain,
  ) {}

  /** Resolves once calls of others are heard; without Redis in time, the start goes on all the same. */
  async start(): Promise<void> {
    const { redis } = this;
    if (!redis) return;
    // It waits for Redis as long as it takes; once there, ioredis subscribes again by itself.
    const listener = redis.duplicate({
      enableOfflineQueue: true,
      maxRetriesPerRequest: null,
      commandTimeout: undefined,
      socketTimeout: undefined,
    });
    this.listener = listener;
    // The connection it was made from says that Redis is away.
    listener.on('error', () => undefined);
    listener.on('message', () => this.drain.wake());
    this.forget = this.outbox.onPut(() => {
      // A lost call costs no message, see above.
      redis.publish(CHANNEL, '').catch(() => undefined);
    });
    const heard = listener.subscribe(CHANNEL).then(
      () => undefined,
      (error) => logger.warn({ err: error }, 'calls of other processes are not heard'),
    );
    await Promise.race([heard, pause(PATIENCE, undefined, { ref: false })]);
  }

  onApplicationShutdown(): void {
    this.forget?.();
    this.listener?.disconnect();
  }
}
