import fc from 'fast-check';
import {
  base64url,
  currentKey,
  fromBase64url,
  makeKey,
  nextKeyDue,
  ROTATION_SETTINGS,
} from '../src';
import { aKey, DAY, NOON, pseudoRandom } from './builders';

describe('keys', () => {
  it('follow each other without a gap, each made a day ahead', () => {
    const keys = [];
    const random = pseudoRandom(3);
    for (let now = NOON; now < NOON + 60 * DAY; now += DAY / 4) {
      const due = nextKeyDue(keys, 'p', now);
      if (due) keys.push(makeKey(random, { id: `k${keys.length}`, place: 'p', ...due }));
      expect(currentKey(keys, 'p', now)).toBeDefined();
      expect(currentKey(keys, 'p', now + ROTATION_SETTINGS.overlapMs - DAY / 4)).toBeDefined();
    }
    expect(keys.length).toBeLessThanOrEqual(10);
  });

  it('a revoked one is no longer shown, and another is due at once', () => {
    const lost = aKey({ revokedAt: NOON });
    expect(currentKey([lost], lost.place, NOON - 1)).toBe(lost);
    expect(currentKey([lost], lost.place, NOON)).toBeUndefined();
    expect(nextKeyDue([lost], lost.place, NOON)).toMatchObject({ validFrom: NOON });
  });

  it('the newest valid one is shown', () => {
    const newer = aKey({ id: 'newer', validFrom: NOON - 1 });
    expect(currentKey([newer, aKey()], 'station-1', NOON)?.id).toBe('newer');
  });

  it('refuses ids that do not fit in a code', () => {
    const times = { place: 'p', validFrom: 0, validUntil: 1 };
    expect(() => makeKey(pseudoRandom(1), { id: 'a.b', ...times })).toThrow(RangeError);
    expect(() => makeKey(pseudoRandom(1), { id: 'a', ...times, validUntil: 0 })).toThrow(
      RangeError,
    );
  });
});

describe('base64url', () => {
  it('agrees with Node in both directions', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        expect(base64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
        expect(fromBase64url(base64url(bytes))).toEqual(bytes);
      }),
    );
    expect(fromBase64url('a+b/')).toBeUndefined();
    expect(fromBase64url('abcde')).toBeUndefined();
  });
});
