import { inspect } from 'node:util';
import { itOn, type SuiteDatabase, suiteDatabase } from '@yizhan/testing';
import {
  CallPastTransaction,
  compareAndSet,
  type Database,
  insert,
  insertIgnore,
  isUniqueViolation,
  openDatabase,
  Rollback,
  RolledBackWithin,
} from '../src';
import { schema, Thing, thing } from './schema';

const ADD = "insert into things (id, name, day, created_at) values (?, ?, '2026-11-02', 0)";

describe('a database', () => {
  let suite: SuiteDatabase;
  let db: Database;
  beforeAll(async () => {
    suite = await suiteDatabase(schema);
    db = suite.db;
  });
  beforeEach(() => db.execute('delete from things'));
  afterAll(() => suite.drop());

  const add = (name: string) => insert(db.manager, Thing, thing({ name }));
  const names = async () => {
    const rows = await db.query<{ name: string }>('select name from things order by name');
    return rows.map((row) => row.name);
  };

  describe('transactions', () => {
    it('leave exactly the committed rows when many run side by side and half roll back', async () => {
      const run = (n: number) =>
        db.transaction(async () => {
          await add(`thing-${n}-a`);
          await db.query('select count(*) as n from things');
          await add(`thing-${n}-b`);
          if (n % 2) throw new Error('half of them fail');
        });
      const outcomes = await Promise.allSettled(Array.from({ length: 200 }, (_, n) => run(n)));
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(100);
      const expected = Array.from({ length: 100 }, (_, n) => [
        `thing-${n * 2}-a`,
        `thing-${n * 2}-b`,
      ]);
      expect(await names()).toEqual(expected.flat().sort());
    });

    it('take in the calls of services that know nothing of them', async () => {
      await expect(
        db.transaction(async () => {
          await db.transaction(() => add('inner'));
          await add('outer');
          expect(await names()).toEqual(['inner', 'outer']);
          throw new Error('all of it');
        }),
      ).rejects.toThrow('all of it');
      expect(await names()).toEqual([]);
    });

    it('roll back with a value', async () => {
      const answer = await db.transaction<string>(async () => {
        await add('gone');
        return new Rollback('refused');
      });
      expect(answer).toBe('refused');
      expect(await names()).toEqual([]);
    });

    it('give a joined rollback’s value to its caller, who can no longer commit', async () => {
      const seen: string[] = [];
      const outer = (last: (value: string) => string | Rollback<string>) =>
        db.transaction<string>(async () => {
          await add('gone');
          const value = await db.transaction<string>(async () => new Rollback('refused'));
          seen.push(value);
          return last(value);
        });
      expect(await outer((value) => new Rollback(value))).toBe('refused');
      await expect(outer((value) => value)).rejects.toThrow(RolledBackWithin);
      expect(seen).toEqual(['refused', 'refused']);
      expect(await names()).toEqual([]);
    });

    it('cannot be committed after a joined part has failed, even when that was caught', async () => {
      const work = db.transaction(async () => {
        await add('gone');
        await db
          .transaction(async () => {
            throw new Error('within');
          })
          .catch(() => undefined);
      });
      await expect(work).rejects.toThrow('within');
      expect(await names()).toEqual([]);
    });

    it('refuse a call that goes past them', async () => {
      const kept = db.repository(Thing);
      const work = db.transaction<unknown>(() => kept.findOneBy({ name: 'past' }));
      await expect(work).rejects.toThrow(CallPastTransaction);
      await add('afterwards');
      expect(await names()).toEqual(['afterwards']);
    });

    it('call what waits for the commit once, and never after a rollback', async () => {
      const called: string[] = [];
      await db.transaction(async () => {
        db.afterCommit(() => called.push('outer'));
        await db.transaction(async () => db.afterCommit(() => called.push('inner')));
        expect(called).toEqual([]);
      });
      await db.transaction<void>(async () => {
        db.afterCommit(() => called.push('rolled back'));
        return new Rollback(undefined);
      });
      db.afterCommit(() => called.push('outside'));
      expect(called).toEqual(['outer', 'inner', 'outside']);
    });

    it('run statements that were started side by side', async () => {
      await db.transaction(async () => {
        await Promise.all([add('a'), add('b'), add('c')]);
      });
      expect(await names()).toEqual(['a', 'b', 'c']);
    });

    it('leave nothing of a branch that goes on after the end', async () => {
      let branch: Promise<unknown> = Promise.resolve();
      const work = db.transaction(async () => {
        const many = async (insertOne: (name: string) => Promise<unknown>) => {
          for (let n = 0; n < 40; n++) await insertOne(`${n}`);
        };
        const tx = db.tx;
        branch = Promise.allSettled([
          many((n) => insert(tx?.manager ?? db.manager, Thing, thing({ name: `orm ${n}` }))),
          many((n) => tx?.execute(ADD, [`raw ${n}`, `raw ${n}`]) ?? Promise.reject(n)),
        ]);
        await tx?.query('select 1');
        throw new Error('the other branch');
      });
      await expect(work).rejects.toThrow('the other branch');
      await Promise.all(
        Array.from({ length: 12 }, (_, n) => db.transaction(() => add(`next ${n}`))),
      );
      const outcomes = (await branch) as PromiseSettledResult<void>[];
      expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
      expect((await names()).filter((name) => !name.startsWith('next'))).toEqual([]);
    });

    it('send what is left for the end with the commit, and fail with it', async () => {
      await db.transaction(async (tx) => {
        tx.atCommit(ADD, ['last', "it's; 'last' ?"]);
        expect(await names()).toEqual([]);
      });
      expect(await names()).toEqual(["it's; 'last' ?"]);
      const twice = db.transaction(async (tx) => {
        await add('undone');
        tx.atCommit(ADD, ['again', "it's; 'last' ?"]);
      });
      const error = await twice.catch((thrown: unknown) => thrown);
      expect(isUniqueViolation(error)).toBe(true);
      expect(await names()).toEqual(["it's; 'last' ?"]);
    });

    it('keep values out of the errors that they cause', async () => {
      const secret = 'secret-of-someone'.repeat(9);
      const failures = await Promise.all(
        [
          () => db.execute('insert into nowhere values (?)', [secret]),
          () => db.transaction((tx) => tx.execute('insert into nowhere values (?)', [secret])),
          () => insert(db.manager, Thing, { ...thing({ story: secret }), day: undefined }),
          () =>
            db.transaction(() =>
              insert(db.manager, Thing, { ...thing({ story: secret }), day: undefined }),
            ),
        ].map((fail) => fail().catch((thrown: unknown) => thrown)),
      );
      for (const error of failures) {
        expect(error).toBeInstanceOf(Error);
        expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('secret-of-someone');
      }
    });

    it('are run again when the database gives one up for the moment', async () => {
      let runs = 0;
      await db.transaction(async () => {
        await add('once');
        runs += 1;
        if (runs < 3) throw Object.assign(new Error('deadlock'), { code: 'ER_LOCK_DEADLOCK' });
      });
      expect([runs, await names()]).toEqual([3, ['once']]);
    });

    itOn('mariadb')('see what others have committed, the first on a connection too', async () => {
      const fresh = await openDatabase({ ...schema, ...suite.connection });
      try {
        await fresh.transaction(async () => {
          expect(await fresh.query('select name from things')).toEqual([]);
          await add('meanwhile');
          expect(await fresh.query('select name from things')).toEqual([{ name: 'meanwhile' }]);
        });
      } finally {
        await fresh.close();
      }
    });

    itOn('mariadb')('survive a real deadlock', async () => {
      await add('a');
      await add('b');
      let runs = 0;
      const both = twoAtATime();
      const touch = (name: string) =>
        db.execute('update things set taken = taken + 1 where name = ?', [name]);
      const cross = (first: string, second: string) =>
        db.transaction(async () => {
          runs += 1;
          await touch(first);
          await both();
          await touch(second);
        });
      await Promise.all([cross('a', 'b'), cross('b', 'a')]);
      expect(runs).toBe(3);
      expect(await db.query('select distinct taken from things')).toEqual([{ taken: 2 }]);
    });
  });

  describe('values', () => {
    it('come back as they went in', async () => {
      const whole = thing({
        name: '搬运工 😀',
        story: '长'.repeat(30_000),
        dueAt: 1_795_000_000_123,
        price: 9_007_199_254_740_991,
        hidden: true,
        taken: 7,
        longitude: 112.239_741,
        details: { 名: ['a', 1, null] },
      });
      await insert(db.manager, Thing, whole);
      expect({ ...(await db.repository(Thing).findOneByOrFail({ id: whole.id })) }).toEqual(whole);
    });

    it('are numbers in plain rows, sums too', async () => {
      await insert(db.manager, Thing, thing({ price: 150 }), thing({ price: 200 }));
      const rows = await db.query(
        'select sum(price) as total, max(created_at) as latest, count(*) as n from things',
      );
      expect(rows).toEqual([{ total: 350, latest: 1_795_000_000_000, n: 2 }]);
    });

    it('may be lists, also empty ones, and absent ones', async () => {
      await add('a');
      await add('b?');
      const find = (...list: string[]) =>
        db.query("select name from things where name in (?) and name <> '?' order by name", [list]);
      expect(await find('a', 'b?', 'c')).toEqual([{ name: 'a' }, { name: 'b?' }]);
      expect(await find()).toEqual([]);
      expect(await db.execute('update things set due_at = ?', [undefined])).toEqual({
        affected: 2,
      });
    });

    it('are told apart exactly: case, accents, one emoji from another', async () => {
      for (const name of ['e', 'E', 'é', '😀', '😁']) await add(name);
      expect(await db.query('select name from things where name = ?', ['e'])).toHaveLength(1);
      expect(await db.query('select name from things where name like ?', ['E%'])).toHaveLength(1);
      expect(await db.query('select name from things where name = ?', ['😀'])).toHaveLength(1);
    });
  });

  describe('writes', () => {
    it('tell a taken key from other failures', async () => {
      await add('one');
      const error = await add('one').catch((thrown: unknown) => thrown);
      expect(isUniqueViolation(error)).toBe(true);
      expect(isUniqueViolation(new Error('else'))).toBe(false);
      expect(await insertIgnore(db.manager, Thing, thing({ name: 'one' }))).toBe(false);
      expect(await insertIgnore(db.manager, Thing, thing({ name: 'two' }))).toBe(true);
      const nameless = { ...thing(), name: undefined };
      await expect(insertIgnore(db.manager, Thing, nameless)).rejects.toThrow();
    });

    it('change a row only as it was seen', async () => {
      const { id } = thing();
      await insert(db.manager, Thing, thing({ id }));
      const change = (taken: number) =>
        compareAndSet(db.manager, Thing, { id, version: 0 }, { taken, details: { taken } });
      const outcomes = await Promise.all([change(1), change(2), change(3)]);
      expect(outcomes.filter(Boolean)).toHaveLength(1);
      const row = await db.repository(Thing).findOneByOrFail({ id });
      expect([row.version, row.taken]).toEqual([1, outcomes.indexOf(true) + 1]);
    });
  });

  it('is opened by a MySQL address or a file, and by nothing else', async () => {
    const open = (url?: string) => openDatabase({ ...schema, url });
    await expect(open('postgres://me:secret@db/yizhan')).rejects.toThrow(
      'must be mysql://user:password@host:port/database (MySQL, MariaDB or TiDB), got postgres://db/yizhan',
    );
    await expect(open('secret')).rejects.toThrow('got no URL');
    await expect(open()).rejects.toThrow('wants a url (mysql://…) or a file');
  });
});

/** Resolves for both once both have asked; further calls go through. */
function twoAtATime(): () => Promise<void> {
  let open: () => void = () => undefined;
  let waiting = 2;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    waiting -= 1;
    if (waiting <= 0) open();
    return gate;
  };
}
