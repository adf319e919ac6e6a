import fc from 'fast-check';
import {
  CODE_SETTINGS,
  keyIdOf,
  oddsOfGuess,
  placeCode,
  readText,
  refuseReplay,
  verifyDigits,
  verifyText,
} from '../src';
import { aKey, DAY, NOON } from './builders';

const key = aKey();
const { stepMs, pastSteps, futureSteps } = CODE_SETTINGS;
const codeOf = (result: { ok: boolean; error?: { code: string } }) =>
  result.ok ? 'ok' : result.error?.code;

describe('the code of a place', () => {
  it('is short, names its key and tells when it changes', () => {
    const shown = placeCode(key, 'check_out', NOON + 12_345);
    expect(shown.text.length).toBeLessThan(100);
    expect(shown.digits).toMatch(/^\d{6}$/);
    expect(shown).toMatchObject({ validFrom: NOON, changesAt: NOON + 30_000 });
    expect(keyIdOf(shown.text)).toBe(key.id);
  });

  it('is taken with its place, purpose and moment, by text and by digits', () => {
    const shown = placeCode(key, 'check_in', NOON);
    const value = { keyId: key.id, place: 'station-1', purpose: 'check_in', step: NOON / 30_000 };
    expect(verifyText(shown.text, [key], NOON + 5_000)).toMatchObject({ ok: true, value });
    const typed = verifyDigits(shown.digits, [key], ['check_out', 'check_in'], NOON + 5_000);
    expect(typed).toMatchObject({ ok: true, value });
  });

  it('never passes outside its window, and always within it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40, max: 40 }), fc.nat(29_999), (steps, within) => {
        const shown = placeCode(key, 'check_in', NOON);
        const now = NOON + steps * stepMs + within;
        const inWindow = steps <= pastSteps && steps >= -futureSteps;
        expect(verifyText(shown.text, [key], now).ok).toBe(inWindow);
        // Other steps' digits may be the same by chance: the odds are one in a million each.
        const typed = verifyDigits(shown.digits, [key], ['check_in'], now);
        expect(typed.ok && typed.value.step === shown.step).toBe(inWindow);
      }),
      { numRuns: 2_000 },
    );
  });

  it('says what is wrong with it', () => {
    const shown = placeCode(key, 'check_in', NOON);
    const word = (text: string, now = NOON, keys = [key]) => codeOf(verifyText(text, keys, now));
    expect(word('https://example.com')).toBe('code.malformed');
    expect(word(shown.text, NOON, [])).toBe('code.unknown_key');
    expect(word(shown.text.replace('check_in', 'check_out'))).toBe('code.forged');
    expect(word(shown.text, NOON + 5 * stepMs)).toBe('code.expired');
    expect(word(shown.text, NOON - 5 * stepMs)).toBe('code.not_yet');
    expect(word(shown.text, NOON, [{ ...key, revokedAt: NOON - 1 }])).toBe('code.revoked');
    expect(codeOf(verifyDigits('000000', [key], ['check_in'], NOON))).toBe('code.wrong_digits');
  });

  it('tells the age of an expired code, and reads it by its seal alone', () => {
    const shown = placeCode(key, 'check_in', NOON);
    const late = verifyText(shown.text, [key], NOON + 600_000);
    expect(late).toMatchObject({ ok: false, error: { details: { ageMs: 570_000 } } });
    expect(readText(shown.text, [key])).toMatchObject({
      ok: true,
      value: { code: { shownAt: NOON } },
    });
  });

  it('is refused when any character is changed', () => {
    const { text } = placeCode(key, 'check_in', NOON);
    const alphabet = 'ABCXYZabcxyz0123456789-_.';
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom(...alphabet.split('')), (at, letter) => {
        fc.pre(text[at] !== letter);
        const changed = text.slice(0, at) + letter + text.slice(at + 1);
        expect(verifyText(changed, [key], NOON).ok).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it('made with another secret under the same id is forged', () => {
    const thief = aKey({}, 8);
    expect(codeOf(verifyText(placeCode(thief, 'check_in', NOON).text, [key], NOON))).toBe(
      'code.forged',
    );
  });

  it('made before or after its key is valid is refused', () => {
    const early = placeCode(key, 'check_in', key.validFrom - stepMs);
    expect(verifyText(early.text, [key], key.validFrom - stepMs).ok).toBe(false);
    const late = placeCode(key, 'check_in', NOON + DAY + stepMs);
    expect(verifyText(late.text, [key], NOON + DAY + stepMs).ok).toBe(false);
    expect(verifyDigits(late.digits, [key], ['check_in'], NOON + DAY + stepMs).ok).toBe(false);
  });

  it('serves many people, each once', () => {
    const result = verifyText(placeCode(key, 'check_in', NOON).text, [key], NOON);
    if (!result.ok) throw new Error(result.error.code);
    const used = [result.value];
    expect(refuseReplay(result.value, []).ok).toBe(true);
    expect(codeOf(refuseReplay(result.value, used))).toBe('code.replayed');
    expect(refuseReplay({ ...result.value, purpose: 'check_out' }, used).ok).toBe(true);
  });
});

describe('guessing', () => {
  it('has the odds that the README states', () => {
    expect(oddsOfGuess(CODE_SETTINGS, 1, 1)).toBeCloseTo(3e-6, 10);
    expect(oddsOfGuess(CODE_SETTINGS, 2, 5)).toBeCloseTo(3e-5, 7);
  });
});
