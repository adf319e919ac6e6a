import { itOn, type SuiteDatabase, suiteDatabase } from '@yizhan/testing';
import {
  addColumn,
  type Change,
  createIndex,
  createTable,
  defineMigration,
  drift,
  dropColumn,
  index,
  Leadership,
  migrateDownAll,
  migrateUp,
  missingChanges,
  openDatabase,
  renameColumn,
  SchemaTooNew,
  statement,
} from '../src';
import { schema } from './schema';

describe('migrations', () => {
  let suite: SuiteDatabase;
  beforeAll(async () => {
    suite = await suiteDatabase(schema);
  });
  afterAll(() => suite.drop());

  it('make exactly the tables that the entities describe', async () => {
    expect(await drift(suite.db)).toEqual([]);
    expect(await missingChanges(schema)).toEqual([]);
  });

  it('go down to nothing and up again', async () => {
    await migrateDownAll(suite.db);
    await expect(suite.db.query('select id from things')).rejects.toThrow(/things/);
    expect(await migrateUp(suite.db)).toHaveLength(schema.migrations.length);
    expect(await drift(suite.db)).toEqual([]);
  });

  itOn('mariadb')('are run once when several processes start at the same time', async () => {
    const empty = await suiteDatabase({ entities: [], migrations: [] });
    const open = () => openDatabase({ ...schema, ...empty.connection });
    const processes = await Promise.all([open(), open(), open()]);
    const ran = await Promise.all(processes.map((database) => migrateUp(database)));
    expect(ran.flat()).toHaveLength(schema.migrations.length);
    await Promise.all(processes.map((database) => database.close()));
    await empty.drop();
  });

  const changes: readonly Change[] = [
    createTable('boats', { id: 'varchar(26) primary', seats: 'int default 0' }),
    statement("insert into boats (id, seats) values ('a', 1)", 'delete from boats'),
    addColumn('boats', 'colour', 'varchar(10) null'),
    statement("update boats set seats = seats + 1, colour = 'red'"),
    createIndex('boats', index('ix_boats_seats', 'seats')),
    renameColumn('boats', 'colour', 'paint'),
    dropColumn('boats', 'paint', 'varchar(10) null'),
  ];
  const died = new Error('killed');
  const killedBefore = (change: Change): Change => ({ ...change, up: () => Promise.reject(died) });
  const killedAfter = (change: Change): Change => ({
    ...change,
    up: async (runner, dialect) => {
      await change.up(runner, dialect);
      throw died;
    },
  });
  const chain = (list: readonly Change[]) => ({
    entities: [],
    migrations: [defineMigration('Boats1763700000010', list)],
  });

  it('go on from where they were cut short, wherever that was', async () => {
    jest.spyOn(console, 'log').mockImplementation(() => undefined);
    const empty = await suiteDatabase({ entities: [], migrations: [] });
    for (const kill of [killedBefore, killedAfter])
      for (const at of changes.keys()) {
        const cut = changes.map((change, step) => (step === at ? kill(change) : change));
        const killed = await openDatabase({ ...chain(cut), ...empty.connection });
        await expect(migrateUp(killed)).rejects.toThrow('killed');
        await killed.close();
        const next = await openDatabase({ ...chain(changes), ...empty.connection });
        expect(await migrateUp(next)).toEqual(['Boats1763700000010']);
        expect(await next.query('select id, seats from boats')).toEqual([{ id: 'a', seats: 2 }]);
        expect(await migrateUp(next)).toEqual([]);
        await migrateDownAll(next);
        await next.close();
      }
    await empty.drop();
  });

  it('are refused on a database that is newer, with the versions named', async () => {
    const empty = await suiteDatabase({ entities: [], migrations: [] });
    const newer = await openDatabase({ ...schema, ...empty.connection });
    await migrateUp(newer);
    const [oldest, ...rest] = schema.migrations;
    const old = { entities: [], migrations: oldest ? [oldest] : [] };
    const older = await openDatabase({ ...old, ...empty.connection });
    const refusal = await migrateUp(older).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(SchemaTooNew);
    for (const { name } of [oldest, ...rest].flatMap((each) =>
      each ? [new each() as { name: string }] : [],
    ))
      expect(String(refusal)).toContain(name);
    await older.close();
    await newer.close();
    await empty.drop();
  });

  itOn('mariadb')('say whom they wait for, and go on when it is done', async () => {
    const empty = await suiteDatabase({ entities: [], migrations: [] });
    const db = await openDatabase({ ...schema, ...empty.connection });
    await migrateUp(db);
    const holder = new Leadership(db, 'schema', { table: 'schema_turns' });
    await holder.stir();
    const said: string[] = [];
    const waiting = migrateUp(db, {
      say: (line) => {
        said.push(line);
        void holder.stop();
      },
    });
    expect(await waiting).toEqual([]);
    expect(said.join()).toContain(holder.holder);
    await db.close();
    await empty.drop();
  });
});
