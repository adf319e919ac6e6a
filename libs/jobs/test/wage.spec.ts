import { fromIso, toIso } from '@yizhan/kernel';
import fc from 'fast-check';
import {
  type Attendance,
  daysOverdue,
  decideHours,
  dueAt,
  jingzhouSettings,
  paidMinutes,
  recordedHours,
  type WageTerms,
  wageFor,
} from '../src';
import { aShift } from './builders';

const shift = aShift();
const at = (time: string) => fromIso(`2026-11-23T${time}${time.length > 5 ? '' : ':00'}+08:00`);
const came = (from: string, to?: string): Attendance[] => [
  { direction: 'in', at: at(from) },
  ...(to ? [{ direction: 'out' as const, at: at(to) }] : []),
];

describe('hours by check-ins', () => {
  it.each([
    ['on time', came('07:55', '17:03'), 480],
    ['ten minutes late is forgiven', came('08:10', '17:00'), 480],
    ['eleven minutes late is not', came('08:11', '17:00'), 469],
    ['left at 14:00', came('08:00', '14:00'), 300],
    ['left before half the shift, no break taken', came('08:00', '12:00'), 240],
    ['overtime isn’t counted by itself', came('08:00', '19:00'), 480],
    ['never checked out', came('08:00'), null],
    ['never came', [], null],
    ['at 08:10 and some seconds: 08:10 is what is shown', came('08:10:00.100', '17:00'), 480],
    ['at 08:30 and some seconds', came('08:30:00.077', '17:00'), 450],
    ['left at 16:49:59, shown as 16:49', came('08:00', '16:49:59.900'), 469],
    ['sent twice', [...came('08:00', '17:00'), ...came('08:00', '17:00')], 480],
  ])('%s', (_name, attendances, minutes) => {
    expect(recordedHours(shift, attendances).minutes).toBe(minutes);
  });

  it('never exceed the shift', () => {
    const minute = fc.integer({ min: -300, max: 1_500 });
    fc.assert(
      fc.property(minute, minute, (arrive, leave) => {
        const { minutes } = recordedHours(shift, [
          { direction: 'in', at: at('00:00') + arrive * 60_000 },
          { direction: 'out', at: at('00:00') + leave * 60_000 },
        ]);
        expect(minutes === null || (minutes >= 0 && minutes <= paidMinutes(shift))).toBe(true);
      }),
    );
  });
});

describe('confirming hours', () => {
  const recorded = recordedHours(shift, came('08:00', '17:00'));
  const decide = (minutes: number, reason: string | null = null) => {
    const result = decideHours(recorded, shift, { minutes, reason });
    return result.ok ? result.value : result.error.code;
  };

  it('stands as recorded, or asks a reason and consent', () => {
    expect(decide(480)).toBe('confirmed');
    expect(decide(420)).toBe('jobs.correction_reason');
    expect(decide(420, '中途离开一小时')).toBe('needs_consent');
    expect(decide(540, '加班一小时')).toBe('needs_consent');
    expect(decide(-1, '错')).toBe('jobs.hours_impossible');
    expect(decide(1_441, '太长了')).toBe('jobs.hours_impossible');
  });

  it('lets the whole shift be confirmed when nobody checked out', () => {
    const open = recordedHours(shift, came('08:00'));
    expect(decideHours(open, shift, { minutes: 480, reason: null })).toEqual({
      ok: true,
      value: 'confirmed',
    });
  });
});

describe('the wage', () => {
  const sum = (terms: WageTerms, minutes: number, pieces: number | null = null) => {
    const result = wageFor(terms, shift, { minutes, pieces });
    return result.ok ? result.value : result.error.code;
  };

  it.each([
    ['8 hours at 22.50', { unit: 'hour', rate: 2_250 }, 480, null, 18_000],
    ['7 h 50 at 22.50', { unit: 'hour', rate: 2_250 }, 470, null, 17_625],
    ['a whole day at 200', { unit: 'day', rate: 20_000 }, 480, null, 20_000],
    ['three quarters of a day', { unit: 'day', rate: 20_000 }, 360, null, 15_000],
    ['nine hours of an eight-hour day', { unit: 'day', rate: 20_000 }, 540, null, 22_500],
    ['137 pieces at 0.35', { unit: 'piece', rate: 35 }, 480, 137, 4_795],
    ['a day of 4,350 a month', { unit: 'month', rate: 435_000 }, 480, null, 20_000],
  ] as const)('%s', (_name, terms, minutes, pieces, fen) => {
    expect(sum(terms, minutes, pieces)).toBe(fen);
  });

  it('asks for the pieces of piece work', () => {
    expect(sum({ unit: 'piece', rate: 35 }, 480)).toBe('jobs.pieces_missing');
  });

  it('is a whole number of fen and never falls when more is worked', () => {
    const unit = fc.constantFrom('hour' as const, 'day' as const, 'month' as const);
    fc.assert(
      fc.property(
        unit,
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.nat(720),
        fc.nat(720),
        (u, rate, a, b) => {
          const [less, more] = [Math.min(a, b), Math.max(a, b)].map((m) =>
            sum({ unit: u, rate }, m),
          );
          expect(Number.isInteger(less) && Number.isInteger(more)).toBe(true);
          expect(Number(more)).toBeGreaterThanOrEqual(Number(less));
        },
      ),
    );
  });
});

describe('when it is due', () => {
  it.each([
    ['day', '2026-11-23', '2026-11-30', '2026-11-23'],
    ['a day of rest worked by the day', '2026-11-29', '2026-11-30', '2026-11-29', 'day'],
    ['week', '2026-11-25', '2026-11-30', '2026-11-27'],
    ['week before National Day', '2026-09-28', '2026-11-30', '2026-09-30', 'week'],
    ['week, worked on its Saturday', '2026-11-28', '2026-11-30', '2026-11-28', 'week'],
    ['week, worked on its Sunday', '2026-11-29', '2026-11-30', '2026-11-29', 'week'],
    ['month, last day a Saturday', '2026-10-10', '2026-11-30', '2026-10-30', 'month'],
    ['month, last day a Saturday', '2026-01-15', '2026-11-30', '2026-01-30', 'month'],
    ['month, last day a Sunday', '2026-05-12', '2026-11-30', '2026-05-29', 'month'],
    [
      'month, last day a Saturday that is worked',
      '2026-02-10',
      '2026-11-30',
      '2026-02-28',
      'month',
    ],
    ['month, last day a Wednesday', '2026-09-10', '2026-11-30', '2026-09-30', 'month'],
    ['month, worked on its last day of rest', '2026-10-31', '2026-11-30', '2026-10-31', 'month'],
    ['month of a year without a calendar', '2027-01-15', '2027-11-30', '2027-01-29', 'month'],
    ['month beyond the calendar', '2060-01-15', '2060-11-30', '2060-01-30', 'month'],
    ['completion', '2026-11-23', '2026-11-30', '2026-11-30'],
    ['completion on a day of rest', '2026-11-23', '2026-11-29', '2026-11-29', 'completion'],
  ] as const)('%s of %s', (name, date, last, due, settlement = name as 'day') => {
    expect(toIso(dueAt(settlement, date, last))).toBe(`${due}T23:59:59.999+08:00`);
  });

  it('names the articles on cycle and day, not the one on the form of payment', () => {
    const articles = Object.values(jingzhouSettings.dueAfter).map(({ article }) => article);
    expect(articles).toEqual([
      '第十二、十三条',
      '第十二、十三、十四条',
      '第十二、十三、十四条',
      '第十二、十三条',
    ]);
  });

  it('counts whole days after', () => {
    const due = dueAt('day', '2026-11-23', '2026-11-23');
    expect([due, due + 1, due + 86_400_000 * 2].map((now) => daysOverdue(due, now))).toEqual([
      0, 0, 2,
    ]);
  });
});
