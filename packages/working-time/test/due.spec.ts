import { localDate, localTime, unwrap } from '@yizhan/kernel';
import { buildCalendar, type ClockRule, chinaCalendar, layOut } from '../src';
import { clock, dueDay } from './builders';

type Row = [
  about: string,
  start: string,
  rule: Partial<ClockRule>,
  due: string | undefined,
  pauses?: string[][],
];

const days = (amount: number): Partial<ClockRule> => ({ amount });
const calendar = (amount: number): Partial<ClockRule> => ({ amount, unit: 'calendar_day' });
const moved = (amount: number): Partial<ClockRule> => ({
  ...calendar(amount),
  lastDay: 'next_working_day',
});

// Worked out by hand on the published calendars.
const TABLE: Row[] = [
  ['a plain week', '2026-03-02 10:00', days(5), '2026-03-09'],
  ['one day', '2026-03-02 10:00', days(1), '2026-03-03'],
  ['one day from a Friday', '2026-03-06 16:00', days(1), '2026-03-09'],
  ['from a Saturday', '2026-03-07 16:00', days(1), '2026-03-09'],
  ['from a Sunday night', '2026-03-08 23:59', days(2), '2026-03-10'],
  ['from a minute after midnight', '2026-03-09 00:01', days(1), '2026-03-10'],
  ['into Spring Festival over its make-up Saturday', '2026-02-10', days(5), '2026-02-24'],
  ['make-up Saturday is the first day', '2026-02-13', days(1), '2026-02-14'],
  ['from the make-up Saturday itself', '2026-02-14', days(1), '2026-02-24'],
  ['from the middle of the festival', '2026-02-18', days(3), '2026-02-26'],
  ['both make-up Saturdays', '2026-02-13', days(6), '2026-02-28'],
  ['after the second make-up Saturday', '2026-02-27', days(2), '2026-03-02'],
  ['May Day and its make-up Saturday', '2026-04-30', days(4), '2026-05-09'],
  ['the Sunday worked before National Day', '2026-09-18', days(1), '2026-09-20'],
  ['Mid-autumn and National Day', '2026-09-24', days(5), '2026-10-09'],
  ['National Day to its make-up Saturday', '2026-09-30', days(3), '2026-10-10'],
  ['Tomb-sweeping Monday off', '2026-04-03', days(1), '2026-04-07'],
  ['year’s end 2025 with the Sunday worked', '2025-12-30', days(3), '2026-01-05'],
  ['New Year’s Day', '2025-12-31', days(1), '2026-01-04'],
  ['Spring Festival 2025', '2025-01-24', days(5), '2025-02-07'],
  ['October 2025, eight days', '2025-09-26', days(4), '2025-10-09'],
  ['Spring Festival 2024 at both ends', '2024-02-08', days(3), '2024-02-19'],
  ['30 December 2023 was a plain Saturday', '2023-12-29', days(1), '2024-01-02'],
  ['2022’s last Saturday was a holiday', '2022-12-30', days(1), '2023-01-03'],
  ['2018’s worked Saturday in December', '2018-12-28', days(1), '2018-12-29'],
  ['60 working days, all of 2026', '2026-03-02', days(60), '2026-05-28'],
  ['60 working days and the extension', '2026-03-02', days(90), '2026-07-10'],
  ['15 calendar days', '2026-03-02', calendar(15), '2026-03-17'],
  ['60 calendar days', '2026-03-02', calendar(60), '2026-05-01'],
  ['60 calendar days, due on May Day, moved', '2026-03-02', moved(60), '2026-05-06'],
  ['due on a Sunday, not moved', '2026-03-07', calendar(15), '2026-03-22'],
  ['due on a Sunday, moved', '2026-03-07', moved(15), '2026-03-23'],
  ['due in the festival, moved over all of it', '2026-02-01', moved(15), '2026-02-24'],
  ['due on a make-up Saturday, stays', '2026-09-25', moved(15), '2026-10-10'],
  ['due on a make-up Sunday, stays', '2026-09-05', moved(15), '2026-09-20'],
  ['due in National Day, moved', '2026-09-20', moved(15), '2026-10-08'],
  ['leap day counted', '2024-02-20', calendar(10), '2024-03-01'],
  ['over the year’s end', '2025-12-25', calendar(15), '2026-01-09'],
  ['a month of 30 days', '2026-06-10', calendar(30), '2026-07-10'],
  ['first day counted', '2026-03-02 09:00', { ...days(5), startsNextDay: false }, '2026-03-06'],
  [
    'first day counted, from a weekend',
    '2026-03-07',
    { ...days(1), startsNextDay: false },
    '2026-03-09',
  ],
  [
    'first day counted, calendar days',
    '2026-03-02',
    { ...calendar(15), startsNextDay: false },
    '2026-03-16',
  ],
  [
    'before the cut-off',
    '2026-03-02 16:59',
    { ...days(1), startsNextDay: false, cutoff: '17:00' },
    '2026-03-02',
  ],
  [
    'at the cut-off',
    '2026-03-02 17:00',
    { ...days(1), startsNextDay: false, cutoff: '17:00' },
    '2026-03-03',
  ],
  [
    'cut-off on a Friday',
    '2026-03-06 18:00',
    { ...days(1), startsNextDay: false, cutoff: '17:00' },
    '2026-03-09',
  ],
  [
    'a pause of two nights',
    '2026-03-02 10:00',
    days(5),
    '2026-03-11',
    [['2026-03-04 15:00', '2026-03-06 09:00']],
  ],
  [
    'a pause within one day',
    '2026-03-02 10:00',
    days(5),
    '2026-03-09',
    [['2026-03-04 10:00', '2026-03-04 16:00']],
  ],
  [
    'a pause over a weekend',
    '2026-03-02 10:00',
    days(5),
    '2026-03-10',
    [['2026-03-06 10:00', '2026-03-09 10:00']],
  ],
  [
    'a pause within a weekend',
    '2026-03-02 10:00',
    days(5),
    '2026-03-09',
    [['2026-03-07 10:00', '2026-03-08 20:00']],
  ],
  [
    'a pause up to a midnight',
    '2026-03-02 10:00',
    days(5),
    '2026-03-09',
    [['2026-03-04 10:00', '2026-03-05 00:00']],
  ],
  [
    'a pause from a midnight',
    '2026-03-02 10:00',
    days(5),
    '2026-03-10',
    [['2026-03-05 00:00', '2026-03-05 01:00']],
  ],
  [
    'overlapping pauses',
    '2026-03-02 10:00',
    days(5),
    '2026-03-11',
    [
      ['2026-03-04 15:00', '2026-03-05 20:00'],
      ['2026-03-05 10:00', '2026-03-06 09:00'],
    ],
  ],
  [
    'one pause within another',
    '2026-03-02 10:00',
    days(5),
    '2026-03-11',
    [
      ['2026-03-04 15:00', '2026-03-06 09:00'],
      ['2026-03-05 10:00', '2026-03-05 11:00'],
    ],
  ],
  [
    'pauses out of order',
    '2026-03-02 10:00',
    days(5),
    '2026-03-11',
    [
      ['2026-03-05 15:00', '2026-03-06 09:00'],
      ['2026-03-03 15:00', '2026-03-04 09:00'],
    ],
  ],
  [
    'a pause over the festival costs its working days only',
    '2026-02-10',
    days(5),
    '2026-02-25',
    [['2026-02-13 20:00', '2026-02-23 10:00']],
  ],
  [
    'a pause after the due day',
    '2026-03-02 10:00',
    days(5),
    '2026-03-09',
    [['2026-03-10 09:00', '2026-03-20 09:00']],
  ],
  [
    'a pause from the start',
    '2026-03-02 10:00',
    days(5),
    '2026-03-11',
    [['2026-03-02 10:00', '2026-03-04 09:00']],
  ],
  ['an open pause', '2026-03-02 10:00', days(5), undefined, [['2026-03-04 09:00']]],
  [
    'an open pause after the due day',
    '2026-03-02 10:00',
    days(5),
    '2026-03-09',
    [['2026-03-10 09:00']],
  ],
  [
    'calendar days with a pause',
    '2026-03-02',
    calendar(15),
    '2026-03-20',
    [['2026-03-05 09:00', '2026-03-08 09:00']],
  ],
  [
    'a moved last day that is paused moves on',
    '2026-03-07',
    moved(15),
    '2026-03-24',
    [['2026-03-22 18:00', '2026-03-23 08:00']],
  ],
];

describe('due day', () => {
  it.each(TABLE)('%s', (_about, start, rule, due, pauses = []) => {
    expect(dueDay(clock(start, rule, pauses))).toBe(due);
  });
});

const OFFICE = {
  workingDays: [
    ['08:30', '12:00'],
    ['14:30', '17:30'],
  ],
} as const;
const NIGHT = { workingDays: [['22:00', '06:00']] } as const;
const ALWAYS = { workingDays: [['00:00', '24:00']], restDays: [['00:00', '24:00']] } as const;
const hours = (amount: number): Partial<ClockRule> => ({ amount, unit: 'clock_hour' });
const office = (amount: number): Partial<ClockRule> => ({
  amount,
  unit: 'business_hour',
  openingHours: OFFICE,
});
const night = (amount: number): Partial<ClockRule> => ({ ...office(amount), openingHours: NIGHT });

const HOURS: Row[] = [
  ['24 hours over the festival', '2026-02-14 10:00', hours(24), '2026-02-15 10:00'],
  ['an hour over midnight', '2026-03-02 23:30', hours(1), '2026-03-03 00:30'],
  [
    'a pause of three hours',
    '2026-03-02 10:00',
    hours(2),
    '2026-03-02 15:00',
    [['2026-03-02 11:00', '2026-03-02 14:00']],
  ],
  [
    'two pauses that touch',
    '2026-03-02 10:00',
    hours(2),
    '2026-03-02 15:00',
    [
      ['2026-03-02 12:00', '2026-03-02 14:00'],
      ['2026-03-02 11:00', '2026-03-02 12:00'],
    ],
  ],
  ['an open pause', '2026-03-02 10:00', hours(2), undefined, [['2026-03-02 11:00']]],
  ['in one morning', '2026-03-02 09:00', office(2), '2026-03-02 11:00'],
  ['over the lunch break', '2026-03-02 11:00', office(2), '2026-03-02 15:30'],
  ['from the lunch break', '2026-03-02 13:00', office(1), '2026-03-02 15:30'],
  ['to closing time exactly', '2026-03-02 16:30', office(1), '2026-03-02 17:30'],
  ['from Friday to Monday', '2026-03-06 17:00', office(2), '2026-03-09 10:00'],
  ['from before opening', '2026-03-02 06:00', office(1), '2026-03-02 09:30'],
  ['a make-up Saturday is open', '2026-02-13 17:00', office(2), '2026-02-14 10:00'],
  ['over the festival', '2026-02-14 17:00', office(1), '2026-02-24 09:00'],
  [
    'a pause over lunch',
    '2026-03-02 11:00',
    office(2),
    '2026-03-02 16:30',
    [['2026-03-02 11:30', '2026-03-02 15:00']],
  ],
  ['hours over night', '2026-03-02 23:00', night(4), '2026-03-03 03:00'],
  [
    'Friday’s night runs into Saturday, then waits for Monday',
    '2026-03-06 22:00',
    night(10),
    '2026-03-10 00:00',
  ],
  ['from a Saturday morning still open', '2026-03-07 05:00', night(2), '2026-03-09 23:00'],
  [
    'doors that never shut',
    '2026-03-06 22:00',
    { ...office(10), openingHours: ALWAYS },
    '2026-03-07 08:00',
  ],
];

describe('due instant of hours', () => {
  it.each(HOURS)('%s', (_about, start, rule, expected, pauses = []) => {
    const { due } = unwrap(layOut(clock(start, rule, pauses), chinaCalendar()));
    expect(due === undefined ? undefined : `${localDate(due)} ${localTime(due)}`).toBe(expected);
  });
});

describe('end of the last day', () => {
  it('is midnight, or the closing time where the rule says so', () => {
    const end = (over: Partial<ClockRule>) =>
      unwrap(layOut(clock('2026-03-02', over), chinaCalendar())).due as number;
    expect(localTime(end({}))).toBe('00:00');
    expect(localDate(end({}))).toBe('2026-03-10');
    expect(localTime(end({ closesAt: '17:30' }))).toBe('17:30');
    expect(localDate(end({ closesAt: '17:30' }))).toBe('2026-03-09');
  });
});

describe('a year that is not published', () => {
  const china = chinaCalendar();
  const year = (start: string, over: Partial<ClockRule>) => layOut(clock(start, over), china);

  it('is counted as plain weekends, said to be provisional, with the year named', () => {
    const laid = unwrap(year('2026-11-23', days(60)));
    expect(laid.provisionalYear).toBe(2027);
    expect(dueDay(clock('2026-11-23', days(60)))).toBe('2027-02-15');
  });

  it('is refused where the rule demands it', () => {
    expect(year('2026-11-23', { ...days(60), unpublished: 'refuse' })).toMatchObject({
      ok: false,
      error: { code: 'clocks.unpublished_year', details: { year: 2027 } },
    });
    expect(year('2026-11-23', { ...days(5), unpublished: 'refuse' }).ok).toBe(true);
  });

  it('does not trouble a count that asks no calendar', () => {
    expect(unwrap(year('2026-12-25', calendar(15))).provisionalYear).toBeUndefined();
    expect(unwrap(year('2026-12-25', moved(15))).provisionalYear).toBe(2027);
    expect(unwrap(year('2026-12-31', hours(24))).provisionalYear).toBeUndefined();
    expect(unwrap(year('2026-12-30', office(24))).provisionalYear).toBe(2027);
  });

  it('already hangs on the next notice in the last days of December', () => {
    expect(unwrap(year('2026-12-25', days(1))).provisionalYear).toBeUndefined();
    expect(unwrap(year('2026-12-25', days(2))).provisionalYear).toBe(2027);
  });

  it('falls due where the notice puts it once the year is out', () => {
    const published = buildCalendar({
      years: [
        [2026, '01-01~01-03 元旦', ''],
        [2027, '01-01~01-03 元旦|02-05~02-11 春节', '01-30 春节'],
      ],
    });
    const laid = unwrap(layOut(clock('2026-11-23', days(60)), published));
    expect(laid.provisionalYear).toBeUndefined();
    expect(dueDay(clock('2026-11-23', days(60)), published)).toBe('2027-02-22');
  });
});
