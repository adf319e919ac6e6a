import { atLocal, MINUTE } from '@yizhan/kernel';
import fc from 'fast-check';
import {
  absentFrom,
  attendanceEffect,
  checkMinutes,
  decideHours,
  isLeavingPlausible,
  isWorkOver,
  recordedHours,
} from '../src';
import type { ApplicationState } from '../src/vocabulary';
import { aShift } from './builders';

const shift = aShift();
const at = (time: string) => atLocal('2026-11-23', time);

/** By hand: state, what a check-in does, what a check-out does. */
const effects: readonly [ApplicationState, string, string][] = [
  ['applied', 'refused', 'refused'],
  ['waiting', 'refused', 'refused'],
  ['declined', 'refused', 'refused'],
  ['withdrawn', 'refused', 'refused'],
  ['cancelled', 'refused', 'refused'],
  ['accepted', 'moves', 'waits'],
  ['no_show', 'moves', 'waits'],
  ['checked_in', 'noted', 'moves'],
  ['checked_out', 'noted', 'noted'],
  ['hours_confirmed', 'noted', 'noted'],
  ['wage_due', 'noted', 'noted'],
  ['paid', 'noted', 'noted'],
  ['settled', 'noted', 'noted'],
  ['disputed', 'noted', 'noted'],
  ['lapsed', 'noted', 'noted'],
];

describe('attendance', () => {
  it.each(effects)('%s: in %s, out %s', (state, into, out) => {
    expect([attendanceEffect(state, 'in'), attendanceEffect(state, 'out')]).toEqual([into, out]);
  });

  it('is missing only once the lateness that costs nothing is over', () => {
    expect(absentFrom(shift)).toBe(at('08:10'));
  });

  it('has hours to confirm after a check-out, or when the shift is over', () => {
    expect(isWorkOver('accepted', shift, at('16:59'))).toBe(false);
    expect(isWorkOver('checked_in', shift, at('16:59'))).toBe(false);
    expect(isWorkOver('checked_out', shift, at('12:00'))).toBe(true);
    expect(isWorkOver('accepted', shift, at('17:00'))).toBe(true);
  });

  it('takes the worker’s word on leaving: never overtime, never ahead, never before coming', () => {
    const says = (leftAt: number, now = at('20:00')) =>
      isLeavingPlausible(shift, at('08:00'), leftAt, now);
    expect(says(at('17:00'))).toBe(true);
    expect(says(at('17:00') + MINUTE)).toBe(false);
    expect(says(at('08:00'))).toBe(true);
    expect(says(at('07:59'))).toBe(false);
    expect(says(at('16:00'), at('15:59'))).toBe(false);
  });

  it('lets the employer’s word stand where nothing was recorded', () => {
    const none = recordedHours(shift, []);
    expect(decideHours(none, shift, { minutes: 300, reason: '做到中午' })).toEqual({
      ok: true,
      value: 'confirmed',
    });
  });

  it('takes no hours beyond the shift and what may be worked past it', () => {
    const short = { ...shift, endsAt: at('10:00'), breakMinutes: 0 };
    const wish = (minutes: number) =>
      decideHours(recordedHours(short, []), short, { minutes, reason: '干到很晚' });
    expect(wish(120 + 240).ok).toBe(true);
    for (const minutes of [120 + 241, 1440, -1, 0.5])
      expect(wish(minutes)).toMatchObject({ error: { code: 'jobs.hours_impossible' } });
    expect(checkMinutes(short, 1440).ok).toBe(false);
  });

  it('never pays less for leaving later or coming earlier, and a whole shift in full', () => {
    const paid = (breakMinutes: number, came: number, left: number) =>
      recordedHours({ ...shift, breakMinutes }, [
        { direction: 'in', at: shift.startsAt + came * MINUTE },
        { direction: 'out', at: shift.startsAt + left * MINUTE },
      ]).minutes ?? -1;
    expect([paid(60, 0, 270), paid(60, 0, 271), paid(60, 0, 540)]).toEqual([270, 270, 480]);
    const minute = fc.integer({ min: -60, max: 600 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 539 }), minute, minute, minute, (pause, a, b, c) => {
        const [came = 0, mid = 0, left = 0] = [a, b, c].sort((one, other) => one - other);
        const whole = paid(pause, came, left);
        expect(whole).toBeGreaterThanOrEqual(paid(pause, came, mid));
        expect(whole).toBeGreaterThanOrEqual(paid(pause, mid, left));
        expect(whole).toBeLessThanOrEqual(540 - pause);
      }),
    );
  });
});
