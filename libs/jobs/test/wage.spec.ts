import { atLocal, toIso } from '@yizhan/kernel';
import fc from 'fast-check';
import {
  type Attendance,
  daysOverdue,
  decideHours,
  dueAt,
  paidMinutes,
  recordedHours,
  type WageTerms,
  wageFor,
} from '../src';
import { aShift } from './builders';

const shift = aShift();
const at = (time: string) => atLocal('2026-11-23', time);
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
    ['day', '2026-11-23', '2026-11-30', '2026-11-23T23:59:59.999+08:00'],
    ['week', '2026-11-23', '2026-11-30', '2026-11-29T23:59:59.999+08:00'],
    ['week', '2026-11-29', '2026-11-30', '2026-11-29T23:59:59.999+08:00'],
    ['month', '2026-02-03', '2026-11-30', '2026-02-28T23:59:59.999+08:00'],
    ['completion', '2026-11-23', '2026-11-30', '2026-11-30T23:59:59.999+08:00'],
  ] as const)('%s of %s', (settlement, date, last, due) => {
    expect(toIso(dueAt(settlement, date, last))).toBe(due);
  });

  it('counts whole days after', () => {
    const due = dueAt('day', '2026-11-23', '2026-11-23');
    expect([due, due + 1, due + 86_400_000 * 2].map((now) => daysOverdue(due, now))).toEqual([
      0, 0, 2,
    ]);
  });
});
