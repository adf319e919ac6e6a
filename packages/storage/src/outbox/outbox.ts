import { type Clock, type Instant, newId, systemClock } from '@yizhan/kernel';
import type { Database } from '../database';
import type { Dialect } from '../engines/engine';

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
/** Not INSERT IGNORE: that would also swallow what is too long. */
const UNLESS_TOLD: Readonly<Record<Dialect, string>> = {
  mariadb: `${INSERT} on duplicate key update id = id`,
  sqlite: `${INSERT} on conflict (topic, message_key) do nothing`,
};

/** Where services leave messages, in the transaction that makes them true. */
export class Outbox {
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock = systemClock,
  ) {}

  /**
   * In a transaction it is written together with the commit. Nothing happens when its key has been
   * told before.
   */
  async put(news: News): Promise<void> {
    const now = this.clock.now();
    const payload = this.database.sealing.seal(JSON.stringify(news.payload ?? null));
    const row = [newId(), news.topic, news.key, payload, now, news.notBefore ?? now];
    const sql = news.key === undefined ? INSERT : UNLESS_TOLD[this.database.dialect];
    const { tx } = this.database;
    if (tx) tx.atCommit(sql, row);
    else await this.database.execute(sql, row);
    this.database.afterCommit(this.tell);
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
