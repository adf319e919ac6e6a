import { atLocal, MINUTE } from '@yizhan/kernel';
import { applicationStates, jingzhouSettings, waitingEndsBefore, withdrawalTerms } from '../src';

const startsAt = atLocal('2026-11-23', '08:00');
const terms = (now: number, state: (typeof applicationStates)[number] = 'accepted') => {
  const result = withdrawalTerms({ state, startsAt }, now);
  return result.ok ? result.value.isLate : result.error.code;
};

describe('cancelling a sign-up', () => {
  it.each([
    ['05:59', false],
    ['06:00', true],
    ['07:59', true],
    ['08:00', 'jobs.withdrawal_closed'],
    ['10:05', 'jobs.withdrawal_closed'],
  ])('at %s for 08:00: late, or refused → %s', (time, expected) => {
    expect(terms(atLocal('2026-11-23', time))).toBe(expected);
  });

  it('is never late for who only waits or asked', () => {
    expect([terms(startsAt - 1, 'waiting'), terms(startsAt - 1, 'applied')]).toEqual([
      false,
      false,
    ]);
  });

  it('is for who asked, waits or is accepted, and for nobody else', () => {
    const can = applicationStates.filter(
      (state) => terms(startsAt - MINUTE, state) !== 'jobs.application_state',
    );
    expect(can).toEqual(['applied', 'waiting', 'accepted']);
  });

  it('goes by the settings of the area', () => {
    const settings = {
      ...jingzhouSettings,
      withdrawFreeMinutes: { ...jingzhouSettings.withdrawFreeMinutes, value: 30 },
    };
    const result = withdrawalTerms(
      { state: 'accepted', startsAt },
      startsAt - 31 * MINUTE,
      settings,
    );
    expect(result).toMatchObject({ ok: true, value: { isLate: false } });
  });

  it('leaves those who wait half an hour to find other work', () => {
    expect(waitingEndsBefore(atLocal('2026-11-23', '07:30'))).toBe(startsAt);
  });
});
