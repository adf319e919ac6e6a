import { type Clock, type Instant, newId, systemClock } from '@yizhan/kernel';
import type { Database } from '../database';
import { isUniqueViolation } from '../errors';

/** News for whoever listens to its topic. */
export interface News {
  /** `<area>.<event>` */
  readonly topic: string;
  /** The same key on the same topic is told only once. */
  readonly key?: string;
  /** Anything JSON can carry. */
  readonly payload: unknown;
  readonly notBefore?: Instant;
}

const INSERT = `insert into outbox_messages
  (id, topic, message_key, payload, created_at, available_at, attempts) values (?, ?, ?, ?, ?, ?, 0)`;

/** Where services leave messages, in the transaction that makes them true. */
export class Outbox {
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock = systemClock,
  ) {}

  /** One insert, in the running transaction if there is one; false when its key has been told before. */
  async put(news: News): Promise<boolean> {
    const now = this.clock.now();
    const payload = JSON.stringify(news.payload ?? null);
    const row = [newId(), news.topic, news.key, payload, now, news.notBefore ?? now];
    try {
      await this.database.execute(INSERT, row);
    } catch (error) {
      if (news.key !== undefined && isUniqueViolation(error)) return false;
      throw error;
    }
    this.database.afterCommit(this.tell);
    return true;
  }

  /** Calls `listener` whenever something has been put and committed by this process. */
  onPut(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private readonly tell = (): void => {
    for (const listener of this.listeners) listener();
  };
}
