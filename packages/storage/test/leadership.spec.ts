import { type SuiteDatabase, suiteDatabase } from '@yizhan/testing';
import { Leadership } from '../src';
import { schema } from './schema';

describe('leadership', () => {
  let suite: SuiteDatabase;
  let now = 0;
  beforeAll(async () => {
    suite = await suiteDatabase(schema);
  });
  beforeEach(() => {
    now = 1_000;
    jest.spyOn(performance, 'now').mockImplementation(() => now);
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => suite.drop());

  const candidates = (name: string, settings = {}) =>
    Array.from({ length: 3 }, () => new Leadership(suite.db, name, { life: 100, ...settings }));
  const stir = (all: readonly Leadership[]) => Promise.all(all.map((each) => each.stir()));
  const holders = (all: readonly Leadership[]) => all.map(({ holds }) => holds);

  it('is one process’s at a time, as long as it stirs', async () => {
    const all = candidates('one');
    await stir(all);
    const first = holders(all);
    expect(first.filter(Boolean)).toHaveLength(1);
    for (let beat = 0; beat < 5; beat++) {
      now += 60;
      await stir(all);
      expect(holders(all)).toEqual(first);
    }
  });

  it('goes to another after a death, and the dead one knows when it wakes', async () => {
    const [dead, next, third] = candidates('death') as [Leadership, Leadership, Leadership];
    await dead.stir();
    await stir([next, third]);
    expect(next.other).toBe(dead.holder);
    now += 99;
    await stir([next, third]);
    expect(holders([dead, next, third])).toEqual([true, false, false]);
    now += 2;
    expect(dead.holds).toBe(false);
    await next.stir();
    expect(holders([dead, next, third])).toEqual([false, true, false]);
    await stir([dead, third]);
    expect(holders([dead, next, third])).toEqual([false, true, false]);
  });

  it('asks no wall clock', async () => {
    const [holder, other] = candidates('clocks') as [Leadership, Leadership, Leadership];
    const wall = jest.spyOn(Date, 'now').mockReturnValue(4_000_000_000_000);
    await holder.stir();
    await other.stir();
    wall.mockReturnValue(1_000_000_000_000);
    now += 60;
    await stir([holder, other]);
    wall.mockReturnValue(3_400_000_000_000);
    now += 60;
    await stir([holder, other]);
    expect(holders([holder, other])).toEqual([true, false]);
  });

  it('is given up at the end, and taken at once where nobody else can be', async () => {
    const [first, second] = candidates('end') as [Leadership, Leadership, Leadership];
    await first.stir();
    await first.stop();
    await second.stir();
    expect(holders([first, second])).toEqual([false, true]);
    const [alone] = candidates('end', { alone: true }) as [Leadership];
    await alone.stir();
    expect(alone.holds).toBe(true);
    await second.stir();
    expect(second.holds).toBe(false);
  });
});
