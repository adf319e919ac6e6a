import { DAY, HOUR, unwrap } from '@yizhan/kernel';
import fc from 'fast-check';
import { ChangeIndex, chinaCalendar, indexClocks, readClock, sweep } from '../src';
import { clocks, STEP } from './arbitraries';
import { at, clock } from './builders';

const china = chinaCalendar();

describe('index of next changes', () => {
  it('gives the changed ones in order, each once, whatever was set before', () => {
    const entry = fc.tuple(
      fc.integer({ min: 0, max: 20 }),
      fc.option(fc.integer({ min: 0, max: 99 })),
    );
    fc.assert(
      fc.property(fc.array(entry), fc.integer({ min: 0, max: 99 }), (entries, until) => {
        const index = new ChangeIndex();
        const kept = new Map<string, number>();
        for (const [id, at] of entries) {
          index.set(String(id), at ?? undefined);
          if (at === null) kept.delete(String(id));
          else kept.set(String(id), at);
        }
        const expected = [...kept].filter(([, at]) => at <= until);
        const taken = index.take(until);
        const inOrder = taken.every(
          (id, i) => i === 0 || (kept.get(taken[i - 1] ?? '') ?? 0) <= (kept.get(id) ?? 0),
        );
        return (
          inOrder &&
          taken.length === expected.length &&
          expected.every(([id]) => taken.includes(id)) &&
          index.size === kept.size - taken.length &&
          index.take(until).length === 0
        );
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a sweep', () => {
  const steps = fc.integer({ min: 0, max: 2000 });

  it('finds what reading every clock would find, sweep after sweep', () => {
    const many = fc.array(clocks, { maxLength: 12 });
    fc.assert(
      fc.property(many, fc.array(steps, { minLength: 1, maxLength: 4 }), (all, pieces) => {
        const starts = all.map(({ start }) => start);
        let after = starts.length > 0 ? Math.min(...starts) : 0;
        // All at one time, so that they come due near to each other.
        const open = new Map(all.map((of, n) => [String(n), { ...of, start: after + n * DAY }]));
        const colour = (id: string, now: number) => {
          const of = open.get(id);
          return of ? unwrap(readClock(of, now, china)).colour : undefined;
        };
        const index = indexClocks(open, after, china);
        return pieces.every((piece) => {
          const until = after + piece * STEP;
          const found = sweep(index, (id) => open.get(id), { after, until }, china);
          const expected = [...open.keys()]
            .map((id) => ({ id, before: colour(id, after), after: colour(id, until) }))
            .filter(({ before, after: now }) => before !== now);
          after = until;
          const byId = (a: { id: string }, b: { id: string }) => Number(a.id) - Number(b.id);
          return JSON.stringify([...found].sort(byId)) === JSON.stringify(expected);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('computes no clock that doesn’t change', () => {
    const open = new Map([
      ['near', clock('2026-03-02', { amount: 1 })],
      ['far', clock('2026-03-02', { amount: 60 })],
    ]);
    const index = indexClocks(open, at('2026-03-02'), china);
    const loaded: string[] = [];
    const load = (id: string) => {
      loaded.push(id);
      return open.get(id);
    };
    const span = { after: at('2026-03-02'), until: at('2026-03-05') };
    expect(sweep(index, load, span, china)).toEqual([
      { id: 'near', before: 'green', after: 'red' },
    ]);
    expect(loaded).toEqual(['near']);
    expect(index.size).toBe(1);
  });

  it('lets go of a clock that is gone, and leaves out one that refuses to guess', () => {
    const refusing = clock('2026-12-30', { unpublished: 'refuse' });
    const index = indexClocks(
      [
        ['a', refusing],
        ['b', clock('2026-03-02')],
      ],
      at('2026-03-02'),
      china,
    );
    expect(index.size).toBe(1);
    const span = { after: at('2026-03-02'), until: at('2026-12-31') };
    expect(sweep(index, () => undefined, span, china)).toEqual([]);
    expect(index.size).toBe(0);
  });
});

it('tells when the next change is, and stays small however often a clock is set', () => {
  const index = new ChangeIndex([['a', 5 * HOUR]]);
  for (let n = 1000; n > 0; n--) index.set('b', n);
  expect(index.next).toBe(1);
  index.set('b', undefined);
  expect(index.next).toBe(5 * HOUR);
  expect(index.take(5 * HOUR)).toEqual(['a']);
  expect(index.next).toBeUndefined();
});
