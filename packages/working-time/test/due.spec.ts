import { localDate, localTime, unwrap } from '@yizhan/kernel';
import {
  buildCalendar,
  type ClockRule,
  chinaCalendar,
  dueOf,
  layOut,
  openingHoursFaults,
} from '../src';
import { at, clock, dueDay } from './builders';

describe('end of the last day', () => {
  const end = (over: Partial<ClockRule>) =>
    unwrap(layOut(clock('2026-03-02', over), chinaCalendar())).due as number;

  it('is midnight, or the closing time where the rule says so', () => {
    expect(`${localDate(end({}))} ${localTime(end({}))}`).toBe('2026-03-10 00:00');
    const closing = end({ closesAt: '17:30' });
    expect(`${localDate(closing)} ${localTime(closing)}`).toBe('2026-03-09 17:30');
  });
});

describe('an area’s own days', () => {
  const own = buildCalendar({
    entries: [
      { date: '2026-03-04', kind: 'closed', name: '暴雪停工' },
      { date: '2026-03-07', kind: 'working', name: '集中接访' },
    ],
  });

  it('count over the published ones', () => {
    expect(dueDay(clock('2026-03-02', { amount: 5 }), own)).toBe('2026-03-09');
    expect(dueDay(clock('2026-03-03', { amount: 1 }), own)).toBe('2026-03-05');
    expect(dueDay(clock('2026-03-06', { amount: 1 }), own)).toBe('2026-03-07');
  });

  it('open and shut the doors', () => {
    const openingHours = { workingDays: [['09:00', '12:00']] } as const;
    const hours = { unit: 'business_hour', amount: 1, openingHours } as const;
    const due = (start: string) => unwrap(dueOf(clock(start, hours), own));
    expect(due('2026-03-03 11:30')).toBe(at('2026-03-05 09:30'));
    expect(due('2026-03-06 11:30')).toBe(at('2026-03-07 09:30'));
  });
});

describe('opening hours', () => {
  const morning = ['08:30', '12:00'] as const;

  it('are the same whether the rule is the object it was or came back from a store', () => {
    const openingHours = { workingDays: [morning], days: { '2026-03-03': [] } } as const;
    const rule = { unit: 'business_hour', amount: 4, openingHours } as const;
    const copy = JSON.parse(JSON.stringify(rule)) as typeof rule;
    const due = (of: typeof rule) => unwrap(dueOf(clock('2026-03-02 08:30', of), chinaCalendar()));
    expect(due(rule)).toBe(at('2026-03-04 09:00'));
    expect(due(copy)).toBe(due(rule));
  });

  it.each([
    ['sound', { workingDays: [morning, ['14:30', '17:30']] }, []],
    [
      'a night and a morning apart',
      {
        workingDays: [
          ['08:00', '12:00'],
          ['22:00', '06:00'],
        ],
      },
      [],
    ],
    ['no time', { workingDays: [['08:30', '25:00']] }, ['25:00 is no time of day']],
    ['overlapping', { workingDays: [morning, ['11:00', '14:00']] }, ['opening hours overlap']],
    [
      'a night into the same morning',
      {
        workingDays: [
          ['05:00', '12:00'],
          ['22:00', '06:00'],
        ],
      },
      ['opening hours overlap'],
    ],
    ['never open', { workingDays: [] }, ['the doors never open']],
    ['no day', { workingDays: [morning], days: { '2026-2-30': [] } }, ['2026-2-30 is no day']],
    [
      'no season',
      { workingDays: [], seasons: [{ from: '13-01', to: '04-30', workingDays: [morning] }] },
      ['2024-13-01 is no day'],
    ],
    [
      'a fault within a season',
      { workingDays: [], seasons: [{ from: '02-29', to: '04-30', workingDays: [['9', '12:00']] }] },
      ['9 is no time of day'],
    ],
  ] as const)('%s', (_about, hours, faults) => {
    expect(openingHoursFaults(hours as Parameters<typeof openingHoursFaults>[0])).toEqual(faults);
  });

  it('that never open any more leave the calendar instead of counting for ever', () => {
    const rule = { unit: 'business_hour', openingHours: { workingDays: [] } } as const;
    expect(() => dueOf(clock('2026-03-02', rule), chinaCalendar())).toThrow(RangeError);
  });
});
