import { createRequire } from 'node:module';
import { addDays } from '@yizhan/kernel';
import fc from 'fast-check';
import { addWorkingDays, buildCalendar, chinaCalendar, dayInfo, withYear, yearState } from '../src';

interface Published {
  holidays: Record<string, string>;
  workdays: Record<string, string>;
}

interface LunarDay {
  lunarMon: number;
  lunarDay: number;
  isLeap: boolean;
}
interface Lunar {
  getLunarDate(day: string): LunarDay;
  getSolarTerms(from: string, to: string): { date: string; name: string }[];
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

  it('knows the statutory festivals of a year whose notice isn’t out, and no more', () => {
    const off: string[] = [];
    for (let day = '2027-01-01'; day <= '2027-12-31'; day = addDays(day, 1)) {
      const info = dayInfo(china, day);
      expect(info.published).toBe(false);
      if (info.kind === 'holiday') off.push(`${day.slice(5)} ${info.name}`);
    }
    // Order 795 of 2024, on the lunar calendar of 2027.
    expect(off).toEqual([
      '01-01 元旦',
      ...['02-05 春节', '02-06 春节', '02-07 春节', '02-08 春节'],
      '04-05 清明',
      ...['05-01 劳动节', '05-02 劳动节'],
      '06-09 端午',
      '09-15 中秋',
      ...['10-01 国庆节', '10-02 国庆节', '10-03 国庆节'],
    ]);
    expect(addWorkingDays(china, '2027-02-04', 1)).toBe('2027-02-09');
  });

  it('has the festivals of every year it counts in as the lunar calendar has them', () => {
    const lunar = createRequire(__filename)('chinese-days') as Lunar;
    for (let year = 2027; year <= 2036; year++) {
      const days = { 春节: [] as string[], 端午: [] as string[], 中秋: [] as string[] };
      for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
        const { name = '', kind } = dayInfo(china, day);
        if (kind === 'holiday' && name in days) days[name as '春节'].push(day);
      }
      const said = ({ lunarMon, lunarDay, isLeap }: LunarDay) =>
        `${isLeap ? '闰' : ''}${lunarMon}/${lunarDay}`;
      expect(days.春节.slice(1).map((day) => said(lunar.getLunarDate(day)))).toEqual([
        '1/1',
        '1/2',
        '1/3',
      ]);
      expect(days.春节[0]).toBe(addDays(days.春节[1] ?? '', -1));
      expect(days.端午.map((day) => said(lunar.getLunarDate(day)))).toEqual(['5/5']);
      expect(days.中秋.map((day) => said(lunar.getLunarDate(day)))).toEqual(['8/15']);
      const terms = lunar.getSolarTerms(`${year}-04-01`, `${year}-04-10`);
      const tomb = terms.find(({ name }) => name === '清明')?.date ?? '';
      expect(dayInfo(china, tomb)).toMatchObject({ kind: 'holiday', name: '清明' });
    }
  });

  it('keeps to the notice once it is out', () => {
    const out = withYear(china, [2027, '01-01~01-03 元旦', '']);
    expect(dayInfo(out, '2027-02-05')).toMatchObject({ working: true, published: true });
    expect(dayInfo(out, '2028-01-25')).toMatchObject({ kind: 'holiday', name: '春节' });
  });

  it.each([
    ['02-30 元旦', 'row[1]: must be a day that exists'],
    ['01-03~01-01 元旦', 'row[1]: 01-03~01-01 ends before it begins'],
    ['01-01', 'row[1]: must be a text that is not empty'],
  ])('refuses a notice that says %s', (rest, fault) => {
    expect(() => withYear(china, [2027, rest, ''])).toThrow(fault);
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
