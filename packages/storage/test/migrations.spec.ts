import { type SuiteDatabase, suiteDatabase } from '@yizhan/testing';
import { drift, migrateDownAll, migrateUp, missingChanges } from '../src';
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
});
