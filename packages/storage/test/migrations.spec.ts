import { itOn, type SuiteDatabase, suiteDatabase } from '@yizhan/testing';
import { drift, migrateDownAll, migrateUp, missingChanges, openDatabase } from '../src';
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
    const ran = await Promise.all(processes.map(migrateUp));
    expect(ran.flat()).toHaveLength(schema.migrations.length);
    await Promise.all(processes.map((database) => database.close()));
    await empty.drop();
  });
});
