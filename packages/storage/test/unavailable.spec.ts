import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  itOn,
  openWire,
  type SuiteDatabase,
  suiteDatabase,
  testEngine,
  type Wire,
} from '@yizhan/testing';
import { type Database, Idempotency, insert, openDatabase, Unavailable } from '../src';
import { schema, Thing, thing } from './schema';

/** As in earnest, in a hurry. */
const hurried = { connect: 300, acquire: 600, doubt: 60, probe: 100, stuck: 20, lookAgain: 10 };

describe('a database that cannot be asked', () => {
  let suite: SuiteDatabase;
  let wire: Wire | undefined;
  let db: Database;
  beforeAll(async () => {
    suite = await suiteDatabase(schema);
    if (!('url' in suite.connection)) {
      db = suite.db;
      return;
    }
    const url = new URL(suite.connection.url);
    wire = await openWire(Number(url.port));
    url.port = String(wire.port);
    const limits = { ...hurried, grace: 0 };
    db = await openDatabase({ ...schema, url: String(url), poolSize: 3, limits });
  });
  beforeEach(() => suite.db.execute('delete from things'));
  afterAll(async () => {
    if (db !== suite.db) await db.close();
    await wire?.close();
    await suite.drop();
  });

  const add = (name: string) => insert(db.manager, Thing, thing({ name }));
  const names = async () => {
    const rows = await suite.db.query<{ name: string }>('select name from things order by name');
    return rows.map((row) => row.name);
  };
  const failureOf = (work: Promise<unknown>) => work.catch((error: unknown) => error);
  const again = async (): Promise<void> => {
    const error = await failureOf(db.query('select 1'));
    if (error instanceof Unavailable) return nextTurn().then(again);
    if (error instanceof Error) throw error;
  };
  /** Ends the connection that the transaction has, as a node that is shut down does. */
  const kill = async () => {
    const [row] = await db.query<{ id: number }>('select connection_id() as id');
    await suite.db.execute(`kill ${row?.id}`);
  };

  for (const state of ['swallowing', 'cut'] as const)
    itOn('mariadb')(`says so and is there again by itself: a wire that is ${state}`, async () => {
      await add('before');
      wire?.set(state);
      const asked = [
        db.query('select 1'),
        db.transaction(() => add('lost')),
        db.repository(Thing).findOneBy({ name: 'before' }),
        ...Array.from({ length: 20 }, () => db.execute('update things set taken = taken + 1')),
      ];
      for (const error of await Promise.all(asked.map(failureOf)))
        expect(error).toMatchObject({ name: 'Unavailable', reason: 'away' });
      wire?.set('whole');
      await again();
      await db.transaction(() => add('after'));
      expect(await names()).toEqual(['after', 'before']);
    });

  itOn('mariadb')('is asked again on a fresh connection when one was lost before', async () => {
    let runs = 0;
    await db.transaction(async () => {
      runs += 1;
      if (runs === 1) await kill();
      await add('once');
    });
    expect([runs, await names()]).toEqual([2, ['once']]);
  });

  itOn('mariadb')('does not repeat a commit whose answer was lost, and says that', async () => {
    let runs = 0;
    const work = db.transaction(async (tx) => {
      runs += 1;
      await add('perhaps');
      tx.atCommit(`kill connection_id()`);
    });
    expect(await failureOf(work)).toMatchObject({ reason: 'away', outcomeUnknown: true });
    expect(runs).toBe(1);
  });

  itOn('mariadb')('repeats it where the work knows by itself whether it was done', async () => {
    let runs = 0;
    const request = { scope: 'me', key: 'k', fingerprint: 'f' };
    const answer = await new Idempotency(db).run(request, async (tx) => {
      runs += 1;
      await add(`run ${runs}`);
      if (runs === 1) tx.atCommit(`kill connection_id()`);
      return runs;
    });
    expect(answer).toMatchObject({ ok: true, value: { value: 2 } });
    expect(await names()).toEqual(['run 2']);
  });

  it('gives a row up that another one keeps, and lets the others through meanwhile', async () => {
    await add('hot');
    await add('cold');
    const other = await openDatabase({ ...schema, ...suite.connection });
    const touch = (name: string) =>
      db.transaction(() =>
        db.execute('update things set taken = taken + 1 where name = ?', [name]),
      );
    let crowd: Promise<unknown>[] = [];
    await other.transaction(async (tx) => {
      await tx.execute("update things set taken = 100 where name = 'hot'");
      crowd = Array.from({ length: 5 }, () => failureOf(touch('hot')));
      // One file has one writer: there only the giving up can be had.
      if (testEngine() === 'mariadb') await touch('cold');
      for (const error of await Promise.all(crowd))
        expect(error).toMatchObject({ name: 'Unavailable', reason: 'busy' });
    });
    await other.close();
    await touch('hot');
    expect(await suite.db.query("select taken from things where name = 'hot'")).toEqual([
      { taken: 101 },
    ]);
  });

  it('gives a transaction up that always loses', async () => {
    let runs = 0;
    const work = db.transaction(async () => {
      runs += 1;
      throw Object.assign(new Error('certification'), { code: 'ER_LOCK_DEADLOCK' });
    });
    expect(await failureOf(work)).toMatchObject({ name: 'Unavailable', reason: 'busy' });
    expect(runs).toBeGreaterThan(6);
  });
});
