import { DAY, HOUR, MINUTE, SECOND } from '@yizhan/kernel';
import {
  codeAllowances,
  codeState,
  codesExhaustedUntil,
  identitySettings,
  nextCodeAt,
} from '../src';

const now = 1_800_000_000_000;
const fresh = { issuedAt: now, attempts: 0, strangerAttempts: 0 };
const { life, attempts, strangerAttempts, resendAfter } = identitySettings.code;

describe('a code', () => {
  it.each([
    ['just sent', fresh, false, 'valid'],
    ['at the end of its life', { ...fresh, issuedAt: now - life }, false, 'expired'],
    ['tried too often', { ...fresh, attempts }, false, 'exhausted'],
    ['tried too often by strangers, by its owner', { ...fresh, strangerAttempts }, false, 'valid'],
    [
      'tried too often by strangers, by one of them',
      { ...fresh, strangerAttempts },
      true,
      'exhausted',
    ],
    [
      'from before the clock was set back',
      { ...fresh, issuedAt: now + 3 * HOUR },
      false,
      'expired',
    ],
    [
      'of a server whose clock is a little ahead',
      { ...fresh, issuedAt: now + SECOND },
      false,
      'valid',
    ],
  ] as const)('%s', (_, code, stranger, state) =>
    expect(codeState(code, stranger, now)).toBe(state),
  );

  it('may be sent again after a while', () => {
    expect(nextCodeAt(null, now)).toBeNull();
    expect(nextCodeAt(fresh, now)).toBe(now + resendAfter);
    expect(nextCodeAt(fresh, now + resendAfter)).toBeNull();
  });

  it('may be sent at once when the clock has been set back', () => {
    expect(nextCodeAt({ issuedAt: now + 3 * HOUR }, now)).toBeNull();
  });
});

describe('the codes of one phone', () => {
  const sent = (count: number, ago: number, fromHere: boolean, fromKnown = false) =>
    Array.from({ length: count }, (_, n) => ({
      sentAt: now - ago - n * MINUTE,
      fromHere,
      fromKnown,
    }));
  const until = (list: ReturnType<typeof sent>, isKnown = false) =>
    codesExhaustedUntil(list, codeAllowances, now, isKnown);

  it('are enough after ten in a day, from wherever', () => {
    expect(until(sent(9, 2 * HOUR, false, true), true)).toBeNull();
    expect(until(sent(10, 2 * HOUR, false, true), true)).toBe(now - 2 * HOUR - 9 * MINUTE + DAY);
    expect(until(sent(10, DAY, false, true), true)).toBeNull();
  });

  it('are never used up from one address alone', () => {
    expect(until(sent(5, 0, true, true), true)).toBe(now - 4 * MINUTE + HOUR);
    expect(until(sent(8, 2 * HOUR, true, true), true)).not.toBeNull();
    expect(until(sent(3, 2 * HOUR, true))).not.toBeNull();
    // The same, asked from elsewhere.
    expect(until(sent(5, 0, false, true), true)).toBeNull();
    expect(until(sent(3, 2 * HOUR, false))).toBeNull();
  });

  it('that strangers asked for leave one to a third address, and three to where the phone signs in', () => {
    expect(until(sent(6, 0, false))).toBeNull();
    expect(until(sent(7, 0, false))).not.toBeNull();
    expect(until(sent(7, 0, false), true)).toBeNull();
    // Those the owner asked for where known don't count among the strangers’.
    expect(until(sent(8, 2 * HOUR, false, true))).toBeNull();
  });

  it('lock nobody out when the clock has been set back', () => {
    expect(until(sent(10, -3 * HOUR, true))).toBeNull();
  });
});
