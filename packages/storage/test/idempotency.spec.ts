import { DAY } from '@yizhan/kernel';
import { type ManualClock, manualClock, type SuiteDatabase, suiteDatabase } from '@yizhan/testing';
import { type Database, Idempotency, insert, Rollback } from '../src';
import { schema, Thing, thing } from './schema';

describe('idempotency', () => {
  let suite: SuiteDatabase;
  let db: Database;
  let clock: ManualClock;
  let idempotency: Idempotency;
  beforeAll(async () => {
    suite = await suiteDatabase(schema);
    db = suite.db;
  });
  beforeEach(async () => {
    await db.execute('delete from things');
    await db.execute('delete from idempotency_records');
    clock = manualClock();
    idempotency = new Idempotency(db, clock);
  });
  afterAll(() => suite.drop());

  const request = { scope: 'user-1', key: 'key-1', fingerprint: 'POST /things a' };
  const create = async () => {
    const row = thing();
    await insert(db.manager, Thing, row);
    return { id: row.id };
  };
  const things = () => db.repository(Thing).count();

  it('runs a request once and repeats its answer', async () => {
    const first = await idempotency.run(request, create);
    const second = await idempotency.run(request, create);
    expect(first).toMatchObject({ ok: true, value: { replayed: false } });
    expect(second).toEqual({
      ok: true,
      value: { ...(first.ok ? first.value : {}), replayed: true },
    });
    expect(await things()).toBe(1);
  });

  it('never runs twins twice, however many come at once', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => idempotency.run(request, create)),
    );
    const answers = outcomes.map((outcome) => (outcome.ok ? outcome.value : undefined));
    expect(new Set(answers.map((answer) => answer?.value.id)).size).toBe(1);
    expect(answers.filter((answer) => answer?.replayed === false)).toHaveLength(1);
    expect(await things()).toBe(1);
  });

  it('refuses the same key for something else, and knows keys apart by whose they are', async () => {
    await idempotency.run(request, create);
    const other = await idempotency.run({ ...request, fingerprint: 'POST /things b' }, create);
    expect(other).toMatchObject({
      ok: false,
      error: { code: 'storage.idempotency_key_reused', kind: 'conflict' },
    });
    const neighbour = await idempotency.run({ ...request, scope: 'user-2' }, create);
    expect(neighbour).toMatchObject({ ok: true, value: { replayed: false } });
    expect(await things()).toBe(2);
  });

  it('keeps nothing of what was rolled back, so that it can be tried again', async () => {
    const refused = await idempotency.run<{ id: string } | string>(request, async () => {
      await create();
      return new Rollback('refused');
    });
    expect(refused).toEqual({ ok: true, value: { value: 'refused', replayed: false } });
    const joined = await idempotency.run<{ id: string } | string>(request, () =>
      db.transaction<string>(async () => {
        await create();
        return new Rollback('refused within');
      }),
    );
    expect(joined).toMatchObject({ value: { value: 'refused within' } });
    await expect(
      idempotency.run(request, async () => {
        await create();
        throw new Error('surprise');
      }),
    ).rejects.toThrow('surprise');
    expect(await things()).toBe(0);
    expect(await idempotency.run(request, create)).toMatchObject({ value: { replayed: false } });
  });

  it('forgets an answer after its time', async () => {
    await idempotency.run(request, create);
    clock.advance(DAY - 1);
    expect([await idempotency.purge(), await things()]).toEqual([0, 1]);
    clock.advance(1);
    expect(await idempotency.run(request, create)).toMatchObject({ value: { replayed: false } });
    expect(await things()).toBe(2);
    clock.advance(DAY);
    expect(await idempotency.purge()).toBe(1);
  });
});
