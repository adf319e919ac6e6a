import { unwrap } from '@yizhan/kernel';
import {
  type Clock,
  chinaCalendar,
  type Extension,
  mayExtend,
  readClock,
  ruleAt,
  ruleFaults,
  ruleTableFaults,
} from '../src';
import { at, clock, rule } from './builders';

const china = chinaCalendar();
const read = (of: Clock, now: string) => unwrap(readClock(of, at(now), china));

describe('reading', () => {
  const week = clock('2026-03-02 10:00');

  it.each([
    ['2026-03-02 11:00', 0, 5, 'green', 'running'],
    ['2026-03-03 23:00', 0, 5, 'green', 'running'],
    ['2026-03-04 00:00', 1, 4, 'green', 'running'],
    ['2026-03-06 23:59', 3, 2, 'green', 'running'],
    ['2026-03-07 00:00', 4, 1, 'yellow', 'running'],
    ['2026-03-09 23:59', 4, 1, 'yellow', 'running'],
    ['2026-03-10 00:00', 5, 0, 'red', 'over'],
  ])('at %s: %i spent, %i left, %s, %s', (now, spent, left, colour, state) => {
    expect(read(week, now)).toMatchObject({ spent, left, colour, state, dueDay: '2026-03-09' });
  });

  it('says by how much it is over', () => {
    expect(read(week, '2026-03-10 09:00').overBy).toBe(1);
    expect(read(week, '2026-03-16 09:00').overBy).toBe(5);
    expect(read(week, '2026-03-09 09:00').overBy).toBe(0);
    expect(
      read(clock('2026-03-02 10:00', { unit: 'clock_hour', amount: 2 }), '2026-03-02 12:30').overBy,
    ).toBe(0.5);
  });

  it('stands while paused, and tells when it would be due if it went on now', () => {
    const paused = clock('2026-03-02 10:00', {}, [['2026-03-04 15:00']]);
    expect(read(paused, '2026-03-06 09:00')).toMatchObject({
      state: 'paused',
      spent: 2,
      left: 3,
      dueIfResumed: at('2026-03-12 00:00'),
    });
    expect(read(paused, '2026-03-06 09:00')).not.toHaveProperty('due');
    expect(read(paused, '2026-03-06 09:00')).not.toHaveProperty('nextChange');
  });

  it('keeps what it said when it was stopped', () => {
    const stop = (time: string) => read({ ...week, stoppedAt: at(time) }, '2027-01-01');
    expect(stop('2026-03-05 10:00')).toMatchObject({ state: 'kept', spent: 2, colour: 'green' });
    expect(stop('2026-03-10 00:00')).toMatchObject({ state: 'missed', overBy: 1, colour: 'red' });
  });

  it('takes colours by share, by what is left, and at the due instant', () => {
    const thresholds = [
      { colour: 'yellow', share: 0.5 },
      { colour: 'orange', left: 1 },
      { colour: 'red', share: 1 },
    ] as const;
    const ten = clock('2026-03-02', { amount: 10, thresholds });
    expect(read(ten, '2026-03-07 12:00').colour).toBe('green');
    expect(read(ten, '2026-03-10 00:00').colour).toBe('yellow');
    expect(read(ten, '2026-03-14 00:00').colour).toBe('orange');
    expect(read(ten, '2026-03-17 00:00').colour).toBe('red');
  });

  it('never turns back to a milder colour', () => {
    const thresholds = [
      { colour: 'orange', left: 1 },
      { colour: 'yellow', share: 0.7 },
      { colour: 'red', share: 1 },
    ] as const;
    const two = clock('2026-03-02', { amount: 2, thresholds, closesAt: '17:30' });
    expect(read(two, '2026-03-04 00:00').colour).toBe('orange');
    expect(read(two, '2026-03-04 17:30').colour).toBe('red');
    expect(read(two, '2026-03-05 00:00').colour).toBe('red');
    expect(read(two, '2026-03-04 00:00').nextChange).toBe(at('2026-03-04 17:30'));
  });

  it('is not over its limit while it waits on its last day', () => {
    const waiting = clock('2026-03-02 10:00', {}, [['2026-03-09 10:00']]);
    expect(read(waiting, '2026-03-11')).toMatchObject({ state: 'paused', spent: 4, left: 1 });
    expect(read(waiting, '2026-03-11').dueIfResumed).toBe(at('2026-03-13 00:00'));
  });

  it('names the beginning of a pause that is still to come', () => {
    const booked = clock('2026-03-02 10:00', {}, [['2026-03-04 15:00', '2026-03-04 16:00']]);
    expect(read(booked, '2026-03-03').nextChange).toBe(at('2026-03-04 15:00'));
    expect(read(booked, '2026-03-04 15:30').nextChange).toBe(at('2026-03-04 16:00'));
  });

  it('is yellow at 7 of 10 days, not at 8', () => {
    const ten = clock('2026-03-02', { amount: 10, unit: 'calendar_day' });
    expect(read(ten, '2026-03-09 23:59').colour).toBe('green');
    expect(read(ten, '2026-03-10 00:00').colour).toBe('yellow');
  });

  it.each([
    [1, '2026-03-02 23:59', '2026-03-03 00:00', '2026-03-04 00:00'],
    [2, '2026-03-03 23:59', '2026-03-04 00:00', '2026-03-05 00:00'],
    [3, '2026-03-04 23:59', '2026-03-05 00:00', '2026-03-06 00:00'],
    [4, '2026-03-05 23:59', '2026-03-06 00:00', '2026-03-07 00:00'],
  ])('warns of a clock of %i days while a whole day is left', (amount, green, yellow, red) => {
    for (const unit of ['working_day', 'calendar_day'] as const) {
      const short = clock('2026-03-02 10:00', { amount, unit });
      expect(read(short, green).colour).toBe('green');
      expect(read(short, yellow)).toMatchObject({ colour: 'yellow', left: 1 });
      expect(read(short, red)).toMatchObject({ colour: 'red', left: 0 });
    }
  });

  it('takes null for an open pause and for a clock that runs, as a table has them', () => {
    const open = { from: at('2026-03-04 15:00'), to: null, reason: '等您补充材料' };
    const stored = { ...clock('2026-03-02 10:00'), pauses: [open], stoppedAt: null } as never;
    expect(read(stored, '2026-03-20')).toMatchObject({ state: 'paused', spent: 2 });
    expect(read(stored, '2026-03-20')).not.toHaveProperty('due');
    const rules = { closesAt: null, cutoff: null, validTo: null, thresholds: null } as never;
    expect(read(clock('2026-03-02 10:00', rules), '2026-03-03').dueDay).toBe('2026-03-09');
  });

  it('leaves nothing from the closing time of its last day on', () => {
    const closing = clock('2026-03-02 10:00', { amount: 1, closesAt: '17:30' });
    expect(read(closing, '2026-03-03 17:29')).toMatchObject({ state: 'running', left: 1 });
    expect(read(closing, '2026-03-03 17:30')).toMatchObject({
      state: 'over',
      spent: 1,
      left: 0,
      share: 1,
      colour: 'red',
    });
  });

  it('isn’t red on the days its last day was moved over', () => {
    const moved = clock('2026-03-07', {
      amount: 15,
      unit: 'calendar_day',
      lastDay: 'next_working_day',
    });
    expect(read(moved, '2026-03-23 12:00')).toMatchObject({
      state: 'running',
      colour: 'yellow',
      left: 0,
    });
    expect(read(moved, '2026-03-24 00:00').colour).toBe('red');
  });

  it('names the next change', () => {
    expect(read(week, '2026-03-03').nextChange).toBe(at('2026-03-07 00:00'));
    expect(read(week, '2026-03-08').nextChange).toBe(at('2026-03-10 00:00'));
    expect(read(week, '2026-03-11')).not.toHaveProperty('nextChange');
  });

  it('refuses what the rule refuses', () => {
    const refusing = clock('2026-12-30', { unpublished: 'refuse' });
    expect(readClock(refusing, at('2026-12-30'), china)).toMatchObject({ ok: false });
  });
});

describe('extensions', () => {
  const extendable = rule({ extension: { times: 1, amount: 30, article: '第三十四条' } });
  const granted: Extension = { amount: 30, reason: '案情复杂', approvedAt: at('2026-03-05') };

  it('add to the limit', () => {
    const longer = { ...clock('2026-03-02'), extensions: [{ ...granted, amount: 5 }] };
    expect(read(longer, '2026-03-03')).toMatchObject({ total: 10, dueDay: '2026-03-16' });
  });

  it.each([
    ['within the rule', extendable, [], 30, undefined],
    ['too long', extendable, [], 31, 'clocks.extension_too_long'],
    ['of nothing', extendable, [], 0, 'clocks.extension_too_long'],
    ['a second time', extendable, [granted], 1, 'clocks.extension_used_up'],
    ['where the rule has none', rule(), [], 1, 'clocks.not_extendable'],
  ])('%s', (_about, of, before, amount, code) => {
    const result = mayExtend(of, before, amount);
    expect(result.ok ? undefined : result.error.code).toBe(code);
  });
});

describe('rules as data', () => {
  it('takes the version valid on the day', () => {
    const rules = [
      rule({ validFrom: '2020-01-01', validTo: '2026-01-01' }),
      rule({ version: 2, validFrom: '2026-01-01' }),
    ];
    expect(ruleAt(rules, 'reply', '2025-12-31')?.version).toBe(1);
    expect(ruleAt(rules, 'reply', '2026-01-01')?.version).toBe(2);
    expect(ruleAt(rules, 'reply', '2019-12-31')).toBeUndefined();
    expect(ruleAt(rules, 'other', '2026-01-01')).toBeUndefined();
    expect(ruleTableFaults(rules)).toEqual([]);
    expect(ruleTableFaults([rule(), rule()])).toEqual(['reply@1 is twice']);
    expect(ruleTableFaults([rule(), rule({ version: 2, validFrom: '2026-01-01' })])).toEqual([
      'reply@1 and reply@2 overlap',
    ]);
    expect(ruleTableFaults([rule(), rule({ id: 'other', amount: 0 })])).toEqual([
      'other@1: amount: must be above 0 and at most 36525',
    ]);
  });

  it.each([
    [{ amount: 0 }, 'amount: must be above 0 and at most 36525'],
    [{ amount: 1.5 }, 'amount: days are counted whole'],
    [{ validTo: '2004-01-01' }, 'validTo: never valid'],
    [{ unit: 'business_hour' }, 'openingHours: business hours need opening hours'],
    [
      { unit: 'clock_hour', lastDay: 'next_working_day' },
      'lastDay: hours have no last day to move',
    ],
    [{ unit: 'clock_hour', closesAt: '17:30' }, 'closesAt: hours have no closing time'],
    [{ article: '' }, 'article: must be a text that is not empty'],
    [{ cutoff: '25:00', startsNextDay: false }, 'cutoff: 25:00 is no time of day'],
    [{ cutoff: '17:00' }, 'cutoff: a cut-off needs days, the first of which is counted'],
    [{ thresholds: [{ colour: 'red' }] }, 'thresholds[0]: a threshold has a share or what is left'],
    [
      { thresholds: [{ colour: 'red', share: 1.2 }] },
      'thresholds[0].share: a share lies in (0, 1]',
    ],
    [
      { thresholds: [{ colour: 'red', left: 5 }] },
      'thresholds[0].left: what is left lies between 0 and the amount',
    ],
    [
      {
        unit: 'business_hour',
        openingHours: {
          workingDays: [
            ['08:00', '12:00'],
            ['11:00', '14:00'],
          ],
        },
      },
      'openingHours: opening hours overlap',
    ],
  ] as const)('finds a fault in %j', (over, fault) => {
    expect(ruleFaults(rule(over as Parameters<typeof rule>[0]))).toContain(fault);
  });

  it('finds none in a sound rule', () => {
    expect(ruleFaults(rule())).toEqual([]);
  });
});
