import { type Clock, HOUR, type Instant, MINUTE, newId, SECOND, systemClock } from '@yizhan/kernel';
import type { Database } from '../database';
import type { Sealing } from '../sealing';
import type { Outbox } from './outbox';

/** A message as its consumer gets it. */
export interface Message<Payload = unknown> {
  readonly id: string;
  readonly topic: string;
  readonly key: string | null;
  readonly payload: Payload;
  readonly createdAt: Instant;
  /** 1 when it is tried for the first time. */
  readonly attempt: number;
}

/** May be called more than once for the same message: what it does has to be safe to repeat. */
export type Consumer = (message: Message) => Promise<void>;

export interface DrainSettings {
  readonly clock?: Clock;
  /** Messages claimed at once. */
  readonly batch?: number;
  /** How long a claimed message is held before others may take it, in ms. */
  readonly lease?: number;
  /** How often it looks without being woken, in ms. */
  readonly interval?: number;
  /** After so many failures a message is parked for a person to look at. */
  readonly attempts?: number;
  /** Told of each failure; the message itself is tried again. */
  readonly onFailure?: (message: Message, error: unknown) => void;
  /** Told once when the database can't be asked any more; it is asked again after the interval. */
  readonly onError?: (error: unknown) => void;
  /** Told when it can be asked again, with the failures since. */
  readonly onRecovery?: (failures: number) => void;
}

/** What waits, for health checks and metrics. */
export interface Backlog {
  readonly waiting: number;
  readonly parked: number;
  /** When the message that has waited longest was written. */
  readonly oldest: Instant | null;
}

interface Row {
  readonly id: string;
  readonly topic: string;
  readonly message_key: string | null;
  readonly payload: string;
  readonly created_at: number;
  readonly attempts: number;
}

const EVERY_TOPIC = '*';
const LEASE = 10 * SECOND;
const PULL_EVERY = 20 * SECOND;
const FIRST_DELAY = 2 * SECOND;
const LONGEST_DELAY = HOUR;

/**
 * Delivers what is in the outbox, at least once. Any number of processes may drain at the same time:
 * a message belongs to whoever moved its `available_at`, until the lease ends.
 */
export class OutboxDrain {
  private readonly consumers = new Map<string, Consumer[]>();
  private readonly settings: Required<DrainSettings>;
  private running: Promise<number> | undefined;
  private again = false;
  private stopping = false;
  /** Failures in a row: while there are any, only the interval looks. */
  private failures = 0;
  private pulledAt = Number.NEGATIVE_INFINITY;
  private timer: NodeJS.Timeout | undefined;
  private forget: (() => void) | undefined;

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    settings: DrainSettings = {},
  ) {
    this.settings = {
      clock: systemClock,
      batch: 50,
      lease: LEASE,
      interval: SECOND,
      attempts: 12,
      onFailure: () => undefined,
      onError: () => undefined,
      onRecovery: () => undefined,
      ...settings,
    };
  }

  /** Registers a consumer of one topic, or of `*`. Topics without any stay in the outbox. */
  on(topic: string, consumer: Consumer): this {
    this.consumers.set(topic, [...(this.consumers.get(topic) ?? []), consumer]);
    return this;
  }

  /** Drains from now on: woken by this process's own commits, and by the clock for all others. */
  start(): void {
    if (this.timer) return;
    this.stopping = false;
    this.forget = this.outbox.onPut(() => this.wake());
    this.timer = setInterval(() => this.look(), this.settings.interval);
    this.timer.unref();
    this.wake();
  }

  /** Looks at once, without being waited for. */
  wake(): void {
    if (this.failures > 0) return;
    this.look();
  }

  /** Delivers what is due until nothing is; how many were delivered. */
  async drain(): Promise<number> {
    this.again = true;
    this.running ??= this.rounds().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  /** Of many who wake it while it is at work, none hears of its failure but the one who began. */
  private look(): void {
    if (this.running) {
      this.again = true;
      return;
    }
    this.drain().then(
      () => {
        if (this.failures > 0) this.settings.onRecovery(this.failures);
        this.failures = 0;
      },
      (error: unknown) => {
        if (this.failures === 0) this.settings.onError(error);
        this.failures += 1;
      },
    );
  }

  /** Takes no further messages and waits for those in hand. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.timer = undefined;
    this.forget?.();
    this.stopping = true;
    await this.running?.catch(this.settings.onError);
  }

  async backlog(): Promise<Backlog> {
    const [row] = await this.database.query<Backlog>(
      `select count(available_at) as waiting, count(parked_at) as parked, min(created_at) as oldest
       from outbox_messages where delivered_at is null`,
    );
    return row ?? { waiting: 0, parked: 0, oldest: null };
  }

  /** Forgets what was delivered before `before`; how many. */
  async purge(before: Instant): Promise<number> {
    const { affected } = await this.database.execute(
      'delete from outbox_messages where delivered_at < ?',
      [before],
    );
    return affected;
  }

  private async rounds(): Promise<number> {
    let delivered = 0;
    await this.pullForward();
    while (this.again && !this.stopping) {
      this.again = false;
      const lease = newId();
      const rows = await this.claim(lease);
      const renewal = this.renew(rows, lease);
      try {
        for (const row of rows) if (await this.deliver(row, lease)) delivered++;
      } finally {
        clearInterval(renewal);
      }
      if (rows.length === this.settings.batch) this.again = true;
    }
    return delivered;
  }

  private async claim(lease: string): Promise<Row[]> {
    const now = this.settings.clock.now();
    const [topics, values] = this.topics();
    const due = await this.database.query<{ id: string }>(
      `select id from outbox_messages where available_at <= ? ${topics} order by available_at, id limit ?`,
      [now, ...values, this.settings.batch],
    );
    if (due.length === 0) return [];
    // Who comes second finds `available_at` moved and gets nothing.
    await this.database.transaction((tx) =>
      tx.execute(
        `update outbox_messages set lease = ?, available_at = ?, attempts = attempts + 1
         where id in (?) and available_at <= ?`,
        [lease, now + this.settings.lease, due.map(({ id }) => id), now],
      ),
    );
    return this.database.query<Row>(
      `select id, topic, message_key, payload, created_at, attempts from outbox_messages
       where id in (?) and lease = ? order by id`,
      [due.map(({ id }) => id), lease],
    );
  }

  /** The lease is short, so that what a killed process held is soon delivered; at work it is renewed. */
  private renew(rows: readonly Row[], lease: string): NodeJS.Timeout | undefined {
    if (rows.length === 0) return undefined;
    const ids = rows.map(({ id }) => id);
    const timer = setInterval(() => {
      this.database
        .execute(
          `update outbox_messages set available_at = ?
           where id in (?) and lease = ? and delivered_at is null`,
          [this.settings.clock.now() + this.settings.lease, ids, lease],
        )
        // Then it may be delivered twice, which consumers bear.
        .catch(() => undefined);
    }, this.settings.lease / 3);
    timer.unref();
    return timer;
  }

  /**
   * After the clock was set back, what had been due by the former one would wait until that time
   * comes again: what was written later than now is due now, unless it was meant for later.
   */
  private async pullForward(): Promise<void> {
    const own = performance.now();
    if (own - this.pulledAt < PULL_EVERY) return;
    const now = this.settings.clock.now();
    await this.database.execute(
      `update outbox_messages set available_at = ? where available_at > ?
       and ((created_at > ? and (attempts > 0 or available_at = created_at)) or
            (attempts > 0 and available_at > ?))`,
      [now, now, now + MINUTE, now + LONGEST_DELAY + MINUTE],
    );
    this.pulledAt = own;
  }

  private topics(): [string, string[][]] {
    if (this.consumers.has(EVERY_TOPIC)) return ['', []];
    return ['and topic in (?)', [[...this.consumers.keys()]]];
  }

  private async deliver(row: Row, lease: string): Promise<boolean> {
    const message = toMessage(row, this.database.sealing);
    try {
      for (const topic of [row.topic, EVERY_TOPIC])
        for (const consume of this.consumers.get(topic) ?? []) await consume(message);
    } catch (error) {
      await this.failed(message, lease, error);
      this.settings.onFailure(message, error);
      return false;
    }
    await this.database.execute(
      `update outbox_messages set delivered_at = ?, available_at = null, lease = null, last_error = null
       where id = ? and lease = ?`,
      [this.settings.clock.now(), row.id, lease],
    );
    return true;
  }

  /** Engines quote the values of a statement that failed. */
  private errorText(error: unknown): string {
    return this.database.sealing.seal(String(error).slice(0, 2_000));
  }

  private async failed({ id, attempt }: Message, lease: string, error: unknown): Promise<void> {
    const now = this.settings.clock.now();
    const parked = attempt >= this.settings.attempts;
    const next = now + Math.min(FIRST_DELAY * 2 ** (attempt - 1), LONGEST_DELAY);
    await this.database.execute(
      `update outbox_messages set available_at = ?, parked_at = ?, lease = null, last_error = ?
       where id = ? and lease = ?`,
      [parked ? null : next, parked ? now : null, this.errorText(error), id, lease],
    );
  }
}

function toMessage(row: Row, sealing: Sealing): Message {
  return {
    id: row.id,
    topic: row.topic,
    key: row.message_key,
    payload: JSON.parse(sealing.open(row.payload)) as unknown,
    createdAt: row.created_at,
    attempt: row.attempts,
  };
}
