import fc from 'fast-check';
import {
  makePass,
  personalCode,
  personalKeyIdOf,
  refusePersonalReplay,
  subjectOf,
  verifyPersonalCode,
} from '../src';
import { aKey, changedAt, NOON, outcomeOf } from './builders';

const key = aKey({ place: 'people' });
const pass = makePass(key, 'user-42');
const wordOf = (text: string, now = NOON, keys = [key]) => {
  const result = verifyPersonalCode(text, keys, now);
  return result.ok ? 'ok' : result.error.code;
};

describe('a personal code', () => {
  it('is checked by whoever holds the key, without network', () => {
    const text = personalCode(pass, NOON);
    expect(text.length).toBeLessThan(100);
    expect(personalKeyIdOf(text)).toBe(key.id);
    expect(verifyPersonalCode(text, [key], NOON + 20_000)).toMatchObject({
      ok: true,
      value: { subject: subjectOf(key, 'user-42'), shownAt: NOON },
    });
  });

  it('carries nothing of the person, and another name under another key', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^1\d{10}$/), (phone) => {
        const text = personalCode(makePass(key, phone), NOON);
        expect(text).not.toContain(phone);
        expect(text).not.toContain(Buffer.from(phone).toString('base64url'));
      }),
    );
    const other = aKey({ id: 'tomorrow' }, 9);
    expect(subjectOf(other, 'user-42')).not.toBe(subjectOf(key, 'user-42'));
  });

  it("can't be made for somebody else from one's own pass", () => {
    const stolen = { ...pass, subject: subjectOf(key, 'user-43') };
    expect(wordOf(personalCode(stolen, NOON))).toBe('code.forged');
  });

  it('says what is wrong with it', () => {
    const text = personalCode(pass, NOON);
    expect(wordOf('Y1.check_in.x')).toBe('code.malformed');
    expect(wordOf(text, NOON, [])).toBe('code.unknown_key');
    expect(wordOf(text, NOON + 120_000)).toBe('code.expired');
    expect(wordOf(text, NOON - 120_000)).toBe('code.not_yet');
    expect(wordOf(text, NOON, [{ ...key, revokedAt: NOON }])).toBe('code.revoked');
  });

  it('serves once: its picture shown at another desk is refused', () => {
    const result = verifyPersonalCode(personalCode(pass, NOON), [key], NOON);
    if (!result.ok) throw new Error(result.error.code);
    const person = result.value;
    expect(refusePersonalReplay(person, []).ok).toBe(true);
    expect(outcomeOf(refusePersonalReplay(person, [person]))).toBe('code.replayed');
    expect(refusePersonalReplay(person, [{ ...person, step: person.step - 1 }]).ok).toBe(true);
    expect(refusePersonalReplay(person, [{ ...person, subject: 'other' }]).ok).toBe(true);
  });

  it('is refused when any bit is flipped', () => {
    const text = personalCode(pass, NOON);
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.nat(7), (at, bit) => {
        expect(verifyPersonalCode(changedAt(text, at, bit), [key], NOON).ok).toBe(false);
      }),
      { numRuns: 3_000 },
    );
  });

  it('never passes outside its window, and always within it', () => {
    const text = personalCode(pass, NOON);
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (later) => {
        const inWindow = later >= -30_000 && later < 60_000;
        expect(verifyPersonalCode(text, [key], NOON + later).ok).toBe(inWindow);
      }),
      { numRuns: 2_000 },
    );
  });
});
