import { migrateUp, openDatabase } from '@yizhan/storage';
import { type SuiteDatabase, suiteDatabase } from '@yizhan/testing';
import { SingleCharacterTerms1795645230000 as Step } from '../../src/modules/jobs/persistence/migrations/1795645230000-single-character-terms';
import { entities, migrations } from '../../src/schema';

/** The terms of a posting published before one could search for one character. */
const before = [
  ['搬运', 1],
  ['运工', 1],
  ['3', 1],
  ['人', 1],
  ['cnc', 1],
] as const;

describe('postings published before', () => {
  let empty: SuiteDatabase;
  beforeAll(async () => {
    empty = await suiteDatabase({ entities: [], migrations: [] });
  });
  afterAll(() => empty.drop());

  it('are found by one character afterwards, once each', async () => {
    const former = await openDatabase({
      entities,
      migrations: migrations.filter((each) => each !== Step),
      ...empty.connection,
    });
    await migrateUp(former);
    for (const [term, key] of before)
      await former.execute(
        'insert into posting_terms (term, publish_key, posting_id, created_at) values (?, ?, ?, ?)',
        [term, key, 'P', 0],
      );
    await former.close();
    const db = await openDatabase({ entities, migrations, ...empty.connection });
    expect(await migrateUp(db)).toEqual(['SingleCharacterTerms1795645230000']);
    const rows = await db.query<{ term: string }>('select term from posting_terms');
    expect(rows.map(({ term }) => term).sort()).toEqual(
      ['3', 'cnc', '人', '工', '搬', '搬运', '运', '运工'].sort(),
    );
    await db.close();
  });
});
