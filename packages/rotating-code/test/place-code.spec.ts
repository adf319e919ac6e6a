import fc from 'fast-check';
import {
  CODE_SETTINGS,
  keyIdOf,
  oddsOfGuess,
  placeCode,
  readText,
  refuseReplay,
  verifyDigits,
  verifyPersonalCode,
  verifySignedPersonal,
  verifySignedText,
  verifyText,
} from '../src';
import { aKey, changedAt, outcomeOf as codeOf, DAY, NOON } from './builders';

const key = aKey();
const { stepMs, pastSteps, futureSteps } = CODE_SETTINGS;

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

  it('keeps to its window whatever the settings', () => {
    const settingsOf = fc.record({
      stepMs: fc.integer({ min: 1_000, max: 600_000 }),
      digits: fc.constant(9),
      pastSteps: fc.nat(4),
      futureSteps: fc.nat(4),
    });
    fc.assert(
      fc.property(
        settingsOf,
        fc.integer({ min: -3_000_000, max: 3_000_000 }),
        (settings, later) => {
          const shown = placeCode(key, 'check_in', NOON, settings);
          const now = NOON + later;
          const from = shown.validFrom - settings.futureSteps * settings.stepMs;
          const until = shown.changesAt + settings.pastSteps * settings.stepMs;
          const inWindow = now >= from && now < until;
          expect(verifyText(shown.text, [key], now, settings).ok).toBe(inWindow);
          const typed = verifyDigits(shown.digits, [key], ['check_in'], now, settings);
          expect(typed.ok && typed.value.step === shown.step).toBe(inWindow);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('never passes outside the life of its key, nor after it is revoked', () => {
    const moment = fc.integer({ min: -10, max: 10 }).map((steps) => NOON + steps * stepMs);
    fc.assert(
      fc.property(moment, moment, moment, moment, (validFrom, revokedAt, shownAt, later) => {
        const validUntil = validFrom + 5 * stepMs;
        const mortal = { ...key, validFrom, validUntil, revokedAt };
        const { text, digits } = placeCode(mortal, 'check_in', shownAt);
        const now = Math.max(shownAt, later);
        const mayPass = shownAt >= validFrom && shownAt < validUntil && now < revokedAt;
        if (mayPass) return;
        expect(verifyText(text, [mortal], now).ok).toBe(false);
        const typed = verifyDigits(digits, [mortal], ['check_in'], now);
        expect(typed.ok && typed.value.step * stepMs === shownAt).toBe(false);
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

  it('is refused when any bit is flipped', () => {
    const { text } = placeCode(key, 'check_in', NOON);
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.nat(7), (at, bit) => {
        expect(verifyText(changedAt(text, at, bit), [key], NOON).ok).toBe(false);
      }),
      { numRuns: 3_000 },
    );
  });

  it('any text in its place is refused, and never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[SPTY]1?[.\w-]{0,99}$/)),
        (text) => {
          expect(verifyText(text, [key], NOON).ok).toBe(false);
          expect(verifyPersonalCode(text, [key], NOON).ok).toBe(false);
          expect(verifyDigits(text, [key], ['check_in'], NOON).ok).toBe(false);
          expect(verifySignedText(text, [], ['check_in'], NOON).ok).toBe(false);
          expect(verifySignedPersonal(text, [], NOON).ok).toBe(false);
        },
      ),
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
    // A shift at a station: two keys, each for two purposes, ten tries in ten minutes.
    expect(oddsOfGuess(CODE_SETTINGS, 4, 10)).toBeCloseTo(1.2e-4, 7);
    // A whole day at that rate.
    expect(oddsOfGuess(CODE_SETTINGS, 4, 1_440)).toBeCloseTo(0.0171, 4);
    // Nobody counts the tries: one guess a second for a day.
    expect(oddsOfGuess(CODE_SETTINGS, 4, 86_400)).toBeCloseTo(0.6454, 4);
  });

  it('hits as often as the odds say', () => {
    // One digit makes hits frequent enough to be counted.
    const settings = { ...CODE_SETTINGS, digits: 1 };
    let hits = 0;
    for (let at = 0; at < 10_000; at += 1) {
      const guess = String(at % 10);
      const now = NOON + Math.floor(at / 10) * stepMs;
      if (verifyDigits(guess, [key], ['check_in'], now, settings).ok) hits += 1;
    }
    // Of three codes some are alike, so that 1 - 0.9³ = 27.1 % hit and not 30 %.
    expect(hits / 10_000).toBeGreaterThan(0.25);
    expect(hits / 10_000).toBeLessThan(0.3);
  });
});
