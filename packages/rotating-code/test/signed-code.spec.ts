import fc from 'fast-check';
import {
  CODE_SETTINGS,
  makeSignedPass,
  makeSigningKey,
  personVerifierOf,
  readSignedText,
  signedPersonalCode,
  signedPlaceCode,
  verifierOf,
  verifySignedPersonal,
  verifySignedText,
} from '../src';
import { aKey, changedAt, DAY, NOON, outcomeOf, pseudoRandom } from './builders';

const validity = { place: 'station-1', validFrom: NOON - DAY, validUntil: NOON + DAY };
const key = makeSigningKey(pseudoRandom(5), validity);
const verifier = verifierOf(key);
const purposes = ['check_in', 'check_out'];
const { stepMs, pastSteps, futureSteps } = CODE_SETTINGS;

describe('the signed code of a place', () => {
  it('is under 100 characters, and checked with nothing secret', () => {
    const shown = signedPlaceCode(key, 'check_out', NOON + 12_345);
    expect(shown.text).toHaveLength(99);
    expect(shown).toMatchObject({ validFrom: NOON, changesAt: NOON + stepMs });
    expect(JSON.stringify(verifier)).not.toContain(key.secretKey);
    expect(verifySignedText(shown.text, [verifier], purposes, NOON + 20_000)).toEqual({
      ok: true,
      value: {
        keyId: key.id,
        place: 'station-1',
        purpose: 'check_out',
        step: NOON / stepMs,
        shownAt: NOON,
      },
    });
  });

  it('says what is wrong with it', () => {
    const { text } = signedPlaceCode(key, 'check_in', NOON);
    const word = (now = NOON, keys = [verifier], asked = purposes, given = text) =>
      outcomeOf(verifySignedText(given, keys, asked, now));
    expect(word()).toBe('ok');
    expect(word(NOON, [verifier], purposes, `${text}x`)).toBe('code.malformed');
    expect(word(NOON, [])).toBe('code.unknown_key');
    expect(word(NOON, [verifier], ['training'])).toBe('code.forged');
    expect(word(NOON, [{ ...verifier, place: 'station-2' }])).toBe('code.forged');
    expect(word(NOON + 5 * stepMs)).toBe('code.expired');
    expect(word(NOON - 5 * stepMs)).toBe('code.not_yet');
    expect(word(NOON, [{ ...verifier, revokedAt: NOON }])).toBe('code.revoked');
    expect(word(NOON, [{ ...verifier, validUntil: NOON - DAY }])).toBe('code.expired');
  });

  it('made with another key under the same id is forged', () => {
    const thief = { ...makeSigningKey(pseudoRandom(6), validity), id: key.id };
    const { text } = signedPlaceCode(thief, 'check_in', NOON);
    expect(outcomeOf(verifySignedText(text, [verifier], purposes, NOON))).toBe('code.forged');
  });

  it('still proves years later where and when it was shown', () => {
    const { text } = signedPlaceCode(key, 'check_in', NOON);
    expect(readSignedText(text, [verifier], purposes)).toMatchObject({
      ok: true,
      value: { code: { place: 'station-1', shownAt: NOON } },
    });
  });

  it('never passes outside its window, and always within it', () => {
    const { text } = signedPlaceCode(key, 'check_in', NOON);
    fc.assert(
      fc.property(fc.integer({ min: -40, max: 40 }), fc.nat(stepMs - 1), (steps, within) => {
        const now = NOON + steps * stepMs + within;
        const isTaken = verifySignedText(text, [verifier], ['check_in'], now).ok;
        expect(isTaken).toBe(steps <= pastSteps && steps >= -futureSteps);
      }),
      { numRuns: 500 },
    );
  });

  it('is refused when any bit is flipped', () => {
    const { text } = signedPlaceCode(key, 'check_in', NOON);
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.nat(7), (at, bit) => {
        const changed = changedAt(text, at, bit);
        expect(verifySignedText(changed, [verifier], ['check_in'], NOON).ok).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a signed personal code', () => {
  const people = aKey({ place: 'people' });
  const pass = makeSignedPass(people, 'user-42');
  const known = personVerifierOf(pass);

  it('is under 100 characters, tells nothing of the person, and is checked with nothing secret', () => {
    const text = signedPersonalCode(pass, NOON);
    expect(text).toHaveLength(99);
    expect(text).not.toContain('42');
    expect(known).not.toHaveProperty('secretKey');
    expect(verifySignedPersonal(text, [known], NOON + 20_000)).toEqual({
      ok: true,
      value: { subject: pass.subject, step: NOON / stepMs, shownAt: NOON },
    });
  });

  it('is the same pass whenever it is asked for, and another for another person', () => {
    expect(makeSignedPass(people, 'user-42')).toEqual(pass);
    expect(makeSignedPass(people, 'user-43').publicKey).not.toBe(pass.publicKey);
  });

  it("can't be made by who holds all that checks it", () => {
    const self = makeSignedPass(people, 'user-43');
    const posing = { ...self, subject: pass.subject };
    expect(outcomeOf(verifySignedPersonal(signedPersonalCode(posing, NOON), [known], NOON))).toBe(
      'code.forged',
    );
  });

  it('finds the right one of two people whose names begin alike', () => {
    const twin = { ...makeSignedPass(people, 'user-43'), subject: `${pass.subject.slice(0, 21)}_` };
    const text = signedPersonalCode(twin, NOON);
    expect(verifySignedPersonal(text, [known, personVerifierOf(twin)], NOON)).toMatchObject({
      value: { subject: twin.subject },
    });
  });

  it('says what is wrong with it', () => {
    const text = signedPersonalCode(pass, NOON);
    const word = (now: number, list = [known]) => outcomeOf(verifySignedPersonal(text, list, now));
    expect(outcomeOf(verifySignedPersonal('https://x.cn', [known], NOON))).toBe('code.malformed');
    expect(word(NOON, [])).toBe('code.unknown_key');
    expect(word(NOON + 120_000)).toBe('code.expired');
    expect(word(NOON - 120_000)).toBe('code.not_yet');
    expect(word(NOON, [{ ...known, revokedAt: NOON }])).toBe('code.revoked');
  });
});
