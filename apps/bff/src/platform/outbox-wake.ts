import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Outbox, OutboxDrain } from '@yizhan/storage';
import type { Redis } from 'ioredis';
import { logger } from './logging';
import { REDIS } from './redis';

const CHANNEL = 'yizhan:outbox';

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

  /** Resolves once calls of others are heard. */
  async start(): Promise<void> {
    const { redis } = this;
    if (!redis) return;
    this.listener = redis.duplicate();
    this.listener.on('error', (error) => logger.error({ err: error }, 'redis'));
    this.listener.on('message', () => this.drain.wake());
    await this.listener.subscribe(CHANNEL);
    this.forget = this.outbox.onPut(() => {
      redis.publish(CHANNEL, '').catch((error) => logger.error({ err: error }, 'redis'));
    });
  }

  onApplicationShutdown(): void {
    this.forget?.();
    this.listener?.disconnect();
  }
}
