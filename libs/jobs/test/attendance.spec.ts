import { atLocal, MINUTE } from '@yizhan/kernel';
import {
  absentFrom,
  attendanceEffect,
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
});
