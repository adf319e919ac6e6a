import { randomBytes } from 'node:crypto';
import { runOnPhone } from '@yizhan/testing/phone';

/** Shows and checks codes of every kind, and tells what it found. */
const code = `
  import * as codes from '../src';
  export function run({ bytes }) {
    const random = (length) => Uint8Array.from(bytes(length));
    const now = 1795406400000;
    const validity = { place: 'station-1', validFrom: now - 1, validUntil: now + 86400000 };
    const key = codes.makeKey(random, { id: 'k1', ...validity });
    const shown = codes.placeCode(key, 'check_in', now);
    const signing = codes.makeSigningKey(random, validity);
    const pass = codes.makeSignedPass(key, 'user-42');
    const held = codes.issueDeviceKeys('d1', 'station-1', [codes.personVerifierOf(pass)], now);
    const drift = codes.measureDrift([{ sentAt: now, serverAt: now, receivedAt: now }]);
    return JSON.stringify({
      lacking: [typeof TextEncoder, typeof crypto, typeof Buffer, typeof process, typeof Intl],
      text: codes.verifyText(shown.text, [key], now).ok,
      digits: codes.verifyDigits(shown.digits, [key], ['check_in'], now).ok,
      late: codes.verifyText(shown.text, [key], now + 600000).ok,
      personal: codes.verifyPersonalCode(
        codes.personalCode(codes.makePass(key, 'user-42'), now), [key], now).ok,
      signed: codes.verifySignedText(
        codes.signedPlaceCode(signing, 'check_in', now).text,
        [codes.verifierOf(signing)], ['check_in'], now).ok,
      offline: codes.checkOffline(
        codes.signedPersonalCode(pass, now), held, codes.freshMemory(held), now, drift).ok,
      totp: codes.hotp(Uint8Array.from('1234567890'.repeat(2), (c) => c.charCodeAt(0)), 1, 8, 'SHA1'),
    });
  }
`;

it('runs where there is no Node, no browser, no TextEncoder, no crypto and no eval', () => {
  const bytes = (length: number) => [...randomBytes(length)];
  expect(runOnPhone({ code, folder: __dirname }, { bytes })).toEqual({
    lacking: Array(5).fill('undefined'),
    text: true,
    digits: true,
    late: false,
    personal: true,
    signed: true,
    offline: true,
    totp: '94287082',
  });
});
