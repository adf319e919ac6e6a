import { createRequire } from 'node:module';
import { addDays } from '@yizhan/kernel';
import fc from 'fast-check';
import { addWorkingDays, buildCalendar, chinaCalendar, dayInfo, yearState } from '../src';

interface Published {
  holidays: Record<string, string>;
  workdays: Record<string, string>;
}

describe('calendar', () => {
  const china = chinaCalendar();

  it('says the same as the kept package on every published day', () => {
    const load = createRequire(__filename);
    const published = load('chinese-days/dist/chinese-days.json') as Published;
    const name = (value: string | undefined) => value?.split(',')[1];
    const differing: string[] = [];
    for (let day = '2004-01-01'; day <= '2026-12-31'; day = addDays(day, 1)) {
      const info = dayInfo(china, day);
      const expected = name(published.holidays[day] ?? published.workdays[day]);
      const off = published.holidays[day] !== undefined;
      if (info.name !== expected || (expected && info.working === off)) differing.push(day);
    }
    expect(differing).toEqual([]);
    expect(Object.keys(published.holidays).filter((day) => day > '2026-12-31')).toEqual([]);
  });

  it('knows weekends, holidays and make-up days by name', () => {
    expect(dayInfo(china, '2026-02-14')).toMatchObject({
      kind: 'make_up',
      working: true,
      name: '春节',
    });
    expect(dayInfo(china, '2026-02-16')).toMatchObject({ kind: 'holiday', working: false });
    expect(dayInfo(china, '2026-03-07')).toMatchObject({ kind: 'weekend', working: false });
    expect(dayInfo(china, '2026-03-09')).toEqual({
      date: '2026-03-09',
      kind: 'working',
      working: true,
      published: true,
    });
  });

  it('tells which years are published, and that December’s end hangs on the next notice', () => {
    expect(yearState(china, 2026)).toMatchObject({ published: true });
    expect(yearState(china, 2027)).toEqual({ year: 2027, published: false });
    expect(yearState(china, 2003).published).toBe(false);
    expect(dayInfo(china, '2026-12-28').published).toBe(true);
    expect(dayInfo(china, '2026-12-29').published).toBe(false);
  });

  it('lays an area’s own days over the published ones', () => {
    const own = buildCalendar({
      entries: [
        { date: '2026-03-04', kind: 'closed', name: '暴雪停工' },
        { date: '2026-03-07', kind: 'working', name: '集中接访' },
      ],
    });
    expect(dayInfo(own, '2026-03-04')).toMatchObject({ working: false, name: '暴雪停工' });
    expect(addWorkingDays(own, '2026-03-03', 3)).toBe('2026-03-07');
  });

  it('refuses years with a gap, no year, and days outside its range', () => {
    const row = (year: number) => [year, '', ''] as const;
    expect(() => buildCalendar({ years: [row(2024), row(2026)] })).toThrow('gap');
    expect(() => buildCalendar({ years: [] })).toThrow(RangeError);
    expect(() => dayInfo(china, '2003-12-31')).toThrow('outside');
    expect(() => addWorkingDays(china, '2004-01-02', -9)).toThrow(RangeError);
  });

  it('counts forward and back to the same day', () => {
    const days = fc.integer({ min: 0, max: 8000 }).map((n) => addDays('2004-06-01', n));
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 90 }), (day, n) => {
        const there = addWorkingDays(china, day, n);
        const back = addWorkingDays(china, addDays(there, 1), -n);
        return back === addWorkingDays(china, day, 1) && dayInfo(china, there).working;
      }),
      { numRuns: 2000 },
    );
  });
});
