import { openDatabase, storageEntities, storageMigrations } from '@yizhan/storage';
import { build, manualClock, sequence, suiteDatabase, testEngine } from '../src';

const schema = { entities: storageEntities, migrations: storageMigrations };
const put = `insert into outbox_messages (id, topic, payload, created_at) values ('a', 't', '1', 0)`;

describe('suite databases', () => {
  it('are apart from each other, have all migrations noted, and can be opened twice', async () => {
    const [one, two] = await Promise.all([suiteDatabase(schema), suiteDatabase(schema)]);
    await one.db.execute(put);
    expect(await two.db.query('select id from outbox_messages')).toEqual([]);
    const again = await openDatabase({ ...schema, ...one.connection });
    expect(await again.query('select id from outbox_messages')).toEqual([{ id: 'a' }]);
    expect(await again.source.showMigrations()).toBe(false);
    await Promise.all([again.close(), two.drop()]);
    await one.drop();
    expect([one.engine, two.engine]).toEqual([testEngine(), testEngine()]);
  });
});

describe('the manual clock', () => {
  it('stands until it is moved', () => {
    const clock = manualClock('2026-11-02T08:00:00+08:00');
    expect(clock.now()).toBe(Date.UTC(2026, 10, 2));
    expect(clock.advance(5)).toBe(clock.now());
    expect(clock.set('1970-01-01T08:00:00+08:00')).toBe(0);
    expect(() => clock.set('soon')).toThrow('no instant: soon');
  });
});

describe('builders', () => {
  it('count, and change only what is told', () => {
    const next = sequence();
    expect([next(), next()]).toEqual([1, 2]);
    expect(build({ a: 1, b: 2 }, { b: 3 })).toEqual({ a: 1, b: 3 });
  });
});
