import { DAY, HOUR, MINUTE, SECOND } from '@yizhan/kernel';
import { failuresNow, identitySettings, isKnownPlace, noTries, passwordWaitUntil } from '../src';

const now = 1_800_000_000_000;
const wrong = (failures: number, ago = 0) => ({ ...noTries, failures, lastFailureAt: now - ago });
const { free, fromStrangers, knownFor } = identitySettings.password.throttle;

describe('tries of a password', () => {
  it.each([
    ['none yet', noTries, null],
    ['four wrong ones', wrong(free - 1), null],
    ['five wrong ones', wrong(5), 30 * SECOND],
    ['six', wrong(6), MINUTE],
    ['seven', wrong(7), 2 * MINUTE],
    ['fifty', wrong(50), 15 * MINUTE],
    ['five, a minute ago', wrong(5, MINUTE), null],
    ['fifty, a day ago', wrong(50, DAY), null],
    ['fifty, by a clock set back since', wrong(50, -3 * HOUR), null],
  ] as const)('wait after %s', (_, tries, wait) =>
    expect(passwordWaitUntil(tries, 0, now)).toBe(wait === null ? null : now + wait),
  );

  it('wait less where the owner is known', () => {
    const known = { ...wrong(50), lastSuccessAt: now - DAY };
    expect(passwordWaitUntil(known, 0, now)).toBe(now + MINUTE);
  });

  it('wait at strange addresses alone while many of them try', () => {
    const known = { ...noTries, lastSuccessAt: now - DAY };
    expect(passwordWaitUntil(known, 10 * fromStrangers.calls, now)).toBeNull();
    expect(passwordWaitUntil(noTries, fromStrangers.calls, now)).toBeGreaterThan(now);
    expect(passwordWaitUntil(noTries, fromStrangers.calls - 1, now)).toBeNull();
  });

  it('are forgotten, and so is a place', () => {
    expect([failuresNow(wrong(3), now), failuresNow(wrong(3, DAY), now)]).toEqual([3, 0]);
    const once = { ...noTries, lastSuccessAt: now };
    expect([isKnownPlace(once, now), isKnownPlace(once, now + knownFor)]).toEqual([true, false]);
  });
});
