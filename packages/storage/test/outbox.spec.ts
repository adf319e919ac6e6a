import { HOUR, MINUTE } from '@yizhan/kernel';
import { type ManualClock, manualClock, type SuiteDatabase, suiteDatabase } from '@yizhan/testing';
import { type Database, type Message, Outbox, OutboxDrain, Rollback } from '../src';
import { schema } from './schema';

describe('the outbox', () => {
  let suite: SuiteDatabase;
  let db: Database;
  let clock: ManualClock;
  let outbox: Outbox;
  beforeAll(async () => {
    suite = await suiteDatabase(schema);
    db = suite.db;
  });
  beforeEach(async () => {
    await db.execute('delete from outbox_messages');
    clock = manualClock();
    outbox = new Outbox(db, clock);
  });
  afterAll(() => suite.drop());

  const payloadsOf = (messages: readonly Message[]) => messages.map(({ payload }) => payload);
  const drainInto = (messages: Message[], settings = {}) =>
    new OutboxDrain(db, outbox, { clock, ...settings }).on('test.event', async (message) => {
      messages.push(message);
    });

  it('delivers what was committed, in order, and nothing else', async () => {
    const seen: Message[] = [];
    await db.transaction(() => outbox.put({ topic: 'test.event', payload: { n: 1 } }));
    await db.transaction<void>(async () => {
      await outbox.put({ topic: 'test.event', payload: { n: 2 } });
      return new Rollback(undefined);
    });
    await outbox.put({ topic: 'test.event', key: 'three', payload: { n: 3 } });
    const drain = drainInto(seen);
    expect([await drain.drain(), await drain.drain()]).toEqual([2, 0]);
    expect(payloadsOf(seen)).toEqual([{ n: 1 }, { n: 3 }]);
    expect(seen[1]).toMatchObject({
      topic: 'test.event',
      key: 'three',
      attempt: 1,
      createdAt: clock.now(),
    });
  });

  it('tells the same news once, whether or not it has been delivered', async () => {
    const seen: Message[] = [];
    const drain = drainInto(seen);
    const put = () => outbox.put({ topic: 'test.event', key: 'once', payload: null });
    await db.transaction(async () => {
      await put();
      await put();
    });
    expect(await drain.drain()).toBe(1);
    await put();
    expect([await drain.drain(), seen.length]).toEqual([0, 1]);
  });

  it('keeps a message until its time', async () => {
    const seen: Message[] = [];
    const drain = drainInto(seen);
    await outbox.put({ topic: 'test.event', payload: 'later', notBefore: clock.now() + 60_000 });
    expect(await drain.drain()).toBe(0);
    clock.advance(60_000);
    expect(await drain.drain()).toBe(1);
  });

  it('gives each message to one of many drains', async () => {
    const seen: Message[] = [];
    for (let n = 0; n < 60; n++) await outbox.put({ topic: 'test.event', payload: n });
    const drains = Array.from({ length: 6 }, () => drainInto(seen, { batch: 7 }));
    // A drain that loses every message of a batch to others stops early, as nothing is left to it.
    let delivered = 0;
    for (let round = 0; round < 60 && delivered < 60; round++) {
      const counts = await Promise.all(drains.map((drain) => drain.drain()));
      delivered += counts.reduce((sum, count) => sum + count, 0);
    }
    expect(delivered).toBe(60);
    expect(payloadsOf(seen).sort((a, b) => Number(a) - Number(b))).toEqual([...Array(60).keys()]);
  });

  it('tries again later and later, then parks it for a person', async () => {
    const failures: string[] = [];
    const drain = new OutboxDrain(db, outbox, {
      clock,
      attempts: 3,
      onFailure: (message, error) => failures.push(`${message.attempt} ${String(error)}`),
    }).on('test.event', async () => {
      throw new Error('unreachable');
    });
    await outbox.put({ topic: 'test.event', payload: null });
    for (const wait of [0, 1_999, 1, 3_999, 1, 10_000_000]) {
      clock.advance(wait);
      await drain.drain();
    }
    expect(failures).toEqual([1, 2, 3].map((n) => `${n} Error: unreachable`));
    expect(await drain.backlog()).toMatchObject({ waiting: 0, parked: 1 });
  });

  it('takes over from a process that died with messages in hand', async () => {
    let release: () => void = () => undefined;
    const dies = new OutboxDrain(db, outbox, { clock, lease: 30_000 }).on(
      'test.event',
      () => new Promise<void>((resolve) => (release = resolve)),
    );
    await outbox.put({ topic: 'test.event', payload: 'x' });
    const dying = dies.drain();
    const seen: Message[] = [];
    const heir = drainInto(seen);
    await until(async () => (await heir.backlog()).waiting === 1 && (await leases()).length === 1);
    expect(await heir.drain()).toBe(0);
    clock.advance(30_000);
    expect(await heir.drain()).toBe(1);
    expect(seen[0]?.attempt).toBe(2);
    release();
    await dying;
    expect(await heir.backlog()).toEqual({ waiting: 0, parked: 0, oldest: null });
  });

  it('leaves topics that nobody consumes, and gives every topic to who asks for all', async () => {
    await outbox.put({ topic: 'test.event', payload: 1 });
    await outbox.put({ topic: 'test.other', payload: 2 });
    const seen: Message[] = [];
    expect(await drainInto(seen).drain()).toBe(1);
    const all: Message[] = [];
    const every = new OutboxDrain(db, outbox, { clock }).on('*', async (message) => {
      all.push(message);
    });
    expect(await every.drain()).toBe(1);
    expect(payloadsOf([...seen, ...all])).toEqual([1, 2]);
  });

  it('is woken by a commit, stops cleanly, and forgets what was delivered long ago', async () => {
    const arrived: Message[] = [];
    const drain = drainInto(arrived, { interval: 3_600_000 });
    drain.start();
    await db.transaction(() => outbox.put({ topic: 'test.event', payload: 'woken' }));
    await until(async () => arrived.length === 1);
    await drain.stop();
    await outbox.put({ topic: 'test.event', payload: 'too late' });
    expect(await drain.backlog()).toMatchObject({ waiting: 1 });
    expect(await drain.purge(clock.now() + 1)).toBe(1);
    expect(await drain.backlog()).toMatchObject({ waiting: 1 });
  });

  async function leases(): Promise<unknown[]> {
    return db.query('select lease from outbox_messages where lease is not null');
  }

  /** Lets the event loop turn until something is so; Jest's own limit ends a vain wait. */
  async function until(holds: () => Promise<boolean>): Promise<void> {
    while (!(await holds())) await new Promise((turn) => setImmediate(turn));
  }

  it('delivers at once what a clock that was set back had put off', async () => {
    const seen: Message[] = [];
    const later = clock.now() + 3 * HOUR + MINUTE;
    clock.advance(3 * HOUR);
    await outbox.put({ topic: 'test.event', payload: 'news' });
    await outbox.put({ topic: 'test.event', payload: 'for later', notBefore: later });
    clock.advance(-3 * HOUR);
    await drainInto(seen).drain();
    expect(payloadsOf(seen)).toEqual(['news']);
    clock.set(later);
    await drainInto(seen).drain();
    expect(payloadsOf(seen)).toEqual(['news', 'for later']);
  });

  it('tells of a database that is away once, and of its return', async () => {
    const told: unknown[] = [];
    let rounds = 0;
    const away = {
      query: () => Promise.reject(new Error('away')),
      execute: () => {
        rounds += 1;
        return rounds < 4 ? Promise.reject(new Error('away')) : db.execute('delete from things');
      },
    } as unknown as Database;
    const back = new Promise<void>((resolve) => {
      const drain = new OutboxDrain(away, outbox, {
        clock,
        interval: 1,
        onError: (error) => told.push(String(error)),
        onRecovery: (failures) => {
          told.push(failures);
          void drain.stop().then(resolve);
        },
      });
      drain.start();
      for (let n = 0; n < 200; n++) drain.wake();
      Object.assign(away, { query: () => (rounds < 4 ? Promise.reject(new Error('away')) : []) });
    });
    await back;
    expect(told).toEqual(['Error: away', 3]);
  });
});
