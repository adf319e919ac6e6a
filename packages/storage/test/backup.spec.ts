import { type SuiteDatabase, suiteDatabase } from '@yizhan/testing';
import { BrokenBackup, dumpRows, insert, loadRows, openDatabase } from '../src';
import { schema, Thing, thing } from './schema';

describe('a backup', () => {
  let suite: SuiteDatabase;
  let other: SuiteDatabase;
  let lines: string[] = [];
  const dump = async (from: SuiteDatabase) => {
    const written: string[] = [];
    const sum = await dumpRows(from.db, async (line) => void written.push(line));
    return { written, sum };
  };
  async function* each(list: readonly string[]) {
    yield* list;
  }

  beforeAll(async () => {
    suite = await suiteDatabase(schema);
    other = await suiteDatabase(schema);
    const things = Array.from({ length: 1_203 }, (_, n) =>
      thing({
        story: n % 2 ? null : `第 ${n} 😀 "'\n`,
        hidden: n % 3 === 0,
        longitude: n / 7,
        price: 9e15,
      }),
    );
    for (let at = 0; at < things.length; at += 100)
      await insert(suite.db.manager, Thing, ...things.slice(at, at + 100));
  });
  afterAll(async () => {
    await suite.drop();
    await other.drop();
  });

  it('loaded elsewhere is the same to the last row', async () => {
    const { written, sum } = await dump(suite);
    lines = written;
    expect(sum.things?.rows).toBe(1_203);
    await insert(other.db.manager, Thing, thing({ name: 'was there before' }));
    expect(await loadRows(other.db, each(lines))).toEqual(sum);
    expect((await dump(other)).sum).toEqual(sum);
  });

  it('sees one moment, while others write', async () => {
    const writer = await openDatabase({ ...schema, ...suite.connection });
    let added = 0;
    const { things } = await dumpRows(suite.db, async () => {
      if (added++ === 5) await insert(writer.manager, Thing, thing({ id: 'zzz' }));
    });
    expect(things?.rows).toBe(1_203);
    expect((await dump(suite)).sum.things?.rows).toBe(1_204);
    await writer.close();
  });

  it.each([
    ['cut short', (all: string[]) => all.slice(0, -1)],
    ['without a row', (all: string[]) => all.filter((_, at) => at !== all.length - 5)],
    ['with a row changed', (all: string[]) => all.map((line) => line.replace('第 2 ', '第 3 '))],
    ['without a head', (all: string[]) => all.slice(1)],
  ])('is refused when it is %s', async (_, spoil) => {
    await expect(loadRows(other.db, each(spoil(lines)))).rejects.toThrow(BrokenBackup);
  });
});
