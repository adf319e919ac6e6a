import { atLocal, unwrap } from '@yizhan/kernel';
import fc from 'fast-check';
import {
  buildCalendar,
  CHINA_YEARS,
  chinaCalendar,
  dayInfo,
  layOut,
  readClock,
  recompute,
  withYear,
  type YearRow,
  yearState,
  yearStates,
} from '../src';
import { clocks } from './arbitraries';
import { at, clock, dueDay } from './builders';

const china = chinaCalendar();
const YEAR_2027 = [
  2027,
  '01-01~01-03 元旦|02-05~02-11 春节',
  '01-30 春节',
  '2027年的通知',
] as const;
const LAST = CHINA_YEARS[CHINA_YEARS.length - 1] as YearRow;
/** The last published year alone, which is laid out quickly. */
const alone = buildCalendar({ years: [LAST] });

describe('publishing a year', () => {
  const longer = clock('2026-11-23', { amount: 60 });

  it('takes away what was provisional, and keeps the area’s own days', () => {
    const own = { date: '2026-11-24', kind: 'closed', name: '暴雪停工' } as const;
    const next = withYear(buildCalendar({ entries: [own] }), YEAR_2027);
    expect(yearState(next, 2027)).toEqual({ year: 2027, published: true, source: '2027年的通知' });
    expect(yearState(next, 2026).source).toBe(china.source);
    expect(dayInfo(next, '2026-11-24')).toMatchObject({ working: false, name: '暴雪停工' });
    expect(dayInfo(next, '2026-12-31').published).toBe(true);
    expect(unwrap(layOut(longer, next)).provisionalYear).toBeUndefined();
  });

  it('puts a published year right: Spring Festival 2020 was made longer by a second notice', () => {
    const first = [2020, '01-24~01-30 春节', '01-19 春节|02-01 春节'] as const;
    const before = buildCalendar({ years: [first] });
    const after = withYear(before, CHINA_YEARS[16] as YearRow);
    expect(dueDay(clock('2020-01-23', { amount: 1 }), before)).toBe('2020-01-31');
    expect(dueDay(clock('2020-01-23', { amount: 1 }), after)).toBe('2020-02-03');
  });

  it('leaves no gap', () => {
    expect(() => withYear(china, [2028, '', ''])).toThrow('gap');
  });

  it('tells the state of every year that can be counted in', () => {
    const states = yearStates(china);
    expect(states[0]).toEqual({ year: 2004, published: true, source: china.source });
    expect(states.filter(({ published }) => published).length).toBe(CHINA_YEARS.length);
    expect(states[states.length - 1]).toEqual({ year: 2036, published: false });
  });
});

describe('recomputing', () => {
  it('gives the clocks that move when a year is published, in one call', () => {
    const stored = (id: string, start: string, amount: number) => {
      const of = clock(start, { amount });
      return { id, clock: of, due: unwrap(readClock(of, of.start, china)).due };
    };
    const clocks = [stored('sure', '2026-11-23', 5), stored('moves', '2026-11-23', 60)];
    expect(recompute(clocks, withYear(china, YEAR_2027))).toEqual([
      { id: 'moves', before: at('2027-02-19 00:00'), after: at('2027-02-23 00:00') },
    ]);
  });

  it('says which year a moved clock waits for now', () => {
    const far = clock('2026-11-23', { amount: 300 });
    const [moved] = recompute([{ id: 'far', clock: far }], withYear(china, YEAR_2027));
    expect(moved).toMatchObject({ id: 'far', provisionalYear: 2028 });
  });

  it('gives a due instant to a clock that refused, once it can', () => {
    const careful = clock('2026-11-23', { amount: 60, unpublished: 'refuse' });
    expect(recompute([{ id: 'a', clock: careful }], china)).toEqual([]);
    expect(recompute([{ id: 'a', clock: careful }], withYear(china, YEAR_2027))).toEqual([
      { id: 'a', before: undefined, after: at('2027-02-23 00:00') },
    ]);
  });
});

it('whatever a notice to come says, only clocks that said so are moved by it', () => {
  const twoDigits = (n: number) => String(n).padStart(2, '0');
  const day = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 28 }))
    .map(([month, date]) => `${twoDigits(month)}-${twoDigits(date)}`);
  const days = fc
    .array(day, { maxLength: 8 })
    .map((all) => all.map((one) => `${one} 节`).join('|'));
  const starts = fc
    .integer({ min: 0, max: 110 * 24 })
    .map((hours) => atLocal('2026-09-12') + hours * 3_600_000);
  fc.assert(
    fc.property(clocks, starts, days, days, fc.boolean(), (of, start, rest, work, reaches) => {
      const moving = { ...of, start, pauses: [] };
      const { due, provisionalYear } = unwrap(layOut(moving, alone));
      // As in 2018: a notice may take in the last three days of the year before.
      const [year, off, worked] = LAST;
      const last: YearRow = reaches ? [year, `${off}|12-29~12-31 元旦`, worked] : LAST;
      const next = withYear(withYear(alone, last), [year + 1, rest, work]);
      return (
        recompute([{ id: 'a', clock: moving, due }], next).length === 0 || provisionalYear === 2027
      );
    }),
    { numRuns: 600 },
  );
});
