import { randomBytes } from 'node:crypto';
import {
  checkOffline,
  freshMemory,
  issueDeviceKeys,
  makeKey,
  makePass,
  makeSignedPass,
  makeSigningKey,
  measureDrift,
  nextKeyDue,
  personalCode,
  personVerifierOf,
  placeCode,
  refuseReplay,
  signedPersonalCode,
  signedPlaceCode,
  verifierOf,
  verifyDigits,
  verifyPersonalCode,
  verifySignedText,
  verifyText,
} from '../src';

const now = Date.parse('2026-11-23T12:00:00+08:00');
const random = (length: number) => Uint8Array.from(randomBytes(length));
const due = nextKeyDue([], 'station-1', now) ?? { validFrom: 0, validUntil: 0 };
const key = makeKey(random, { id: 'k1', place: 'station-1', ...due });

describe('what the README shows', () => {
  it('is true of sealed codes', () => {
    const shown = placeCode(key, 'check_in', now);
    const result = verifyText(shown.text, [key], now + 4_000);
    if (!result.ok) throw new Error(result.error.code);
    expect(verifyDigits(shown.digits, [key], ['check_in', 'check_out'], now).ok).toBe(true);
    expect(refuseReplay(result.value, []).ok).toBe(true);

    const pass = makePass(key, 'user-42');
    expect(verifyPersonalCode(personalCode(pass, now), [key], now).ok).toBe(true);
  });

  it('is true of signed codes, and of a day without network', () => {
    const signing = makeSigningKey(random, { place: 'station-1', ...due });
    const signed = signedPlaceCode(signing, 'check_in', now);
    const purposes = ['check_in', 'check_out'];
    expect(verifySignedText(signed.text, [verifierOf(signing)], purposes, now).ok).toBe(true);

    const worker = makeSignedPass(key, 'user-42');
    const held = issueDeviceKeys('device-7', 'station-1', [personVerifierOf(worker)], now);
    const drift = measureDrift([{ sentAt: now, serverAt: now + 20, receivedAt: now + 40 }]);
    if (!drift) throw new Error('no drift');
    const text = signedPersonalCode(worker, now);
    const scan = checkOffline(text, held, freshMemory(held), now, drift);
    if (!scan.ok) throw new Error(scan.error.code);
    expect(checkOffline(text, held, scan.value.memory, now, drift).ok).toBe(false);
  });

  it('gives the lengths of texts', () => {
    const ulid = makeKey(random, { id: '01KAQ6Z3X8V9T2M4N5P7R9S0AB', place: 'p', ...due });
    expect(placeCode(ulid, 'check_in', now).text.length).toBeLessThanOrEqual(68);
    expect(personalCode(makePass(ulid, 'user-42'), now).length).toBeLessThanOrEqual(85);
  });
});
