import { drift, migrateDownAll, migrateUp, missingChanges, openDatabase } from '@yizhan/storage';
import { type SuiteDatabase, suiteDatabase } from '@yizhan/testing';
import { entities, migrations } from '../../src/schema';

const schema = { entities, migrations };

async function rejected(query: Promise<unknown>): Promise<boolean> {
  return query.then(
    () => false,
    () => true,
  );
}

describe('the chain of migrations', () => {
  let empty: SuiteDatabase;
  let db: SuiteDatabase['db'];
  beforeAll(async () => {
    empty = await suiteDatabase({ entities: [], migrations: [] });
    db = await openDatabase({ ...schema, ...empty.connection });
  });
  afterAll(async () => {
    await db.close();
    await empty.drop();
  });

  const tables = (): string[] => db.source.entityMetadatas.map(({ tableName }) => tableName);
  const present = async (): Promise<string[]> => {
    const gone = await Promise.all(
      tables().map((name) => rejected(db.query(`select 1 from ${name} where 1 = 0`))),
    );
    return tables().filter((_, index) => !gone[index]);
  };

  it('makes all tables from nothing, exactly as the entities describe them', async () => {
    expect(await present()).toEqual([]);
    expect(await migrateUp(db)).toHaveLength(migrations.length);
    expect(await present()).toEqual(tables());
    expect(await drift(db)).toEqual([]);
    expect(await missingChanges(schema)).toEqual([]);
  });

  it('runs once', async () => {
    expect(await migrateUp(db)).toEqual([]);
  });

  it('goes down to nothing and up again', async () => {
    await migrateDownAll(db);
    expect(await present()).toEqual([]);
    expect(await migrateUp(db)).toHaveLength(migrations.length);
    expect(await drift(db)).toEqual([]);
  });
});
