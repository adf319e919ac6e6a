import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import {
  makeKey,
  makePass,
  makeSignedPass,
  makeSigningKey,
  personalCode,
  personVerifierOf,
  placeCode,
  signedPersonalCode,
  signedPlaceCode,
  verifierOf,
  verifyDigits,
  verifyPersonalCode,
  verifySignedPersonal,
  verifySignedText,
  verifyText,
} from '@yizhan/rotating-code';
import { gzippedSize } from '@yizhan/testing/phone';

const SEALED = 5_000;
const SIGNED = 200;
const NOW = Date.parse('2026-11-23T12:00:00+08:00');
const DAY = 86_400_000;

const random = (length: number): Uint8Array => Uint8Array.from(randomBytes(length));
const validity = { place: 'station-1', validFrom: NOW - DAY, validUntil: NOW + DAY };
const figures: Record<string, string> = {};

/** Notes how many of something were done in a second; each must succeed. */
function rate(name: string, count: number, work: () => boolean): void {
  const begun = performance.now();
  for (let at = 0; at < count; at += 1) if (!work()) throw new Error(`${name}: refused`);
  const seconds = (performance.now() - begun) / 1_000;
  figures[name] = `${Math.round(count / seconds).toLocaleString('en')} /s`;
}

/** Notes the size of what a phone downloads when it uses these names. */
function size(name: string, used: string, without: readonly string[] = []): void {
  const code = `export ${used} from '@yizhan/rotating-code';`;
  const kilobytes = gzippedSize({ code, folder: __dirname, without }) / 1_000;
  figures[name] = `${kilobytes.toFixed(1)} kB`;
}

function sealedFigures(): void {
  const key = makeKey(random, { id: '01KAQ6Z3X8V9T2M4N5P7R9S0AB', ...validity });
  const shown = placeCode(key, 'check_in', NOW);
  const personal = personalCode(makePass(key, 'user-42'), NOW);
  rate('place codes shown', SEALED, () => placeCode(key, 'check_in', NOW).digits.length === 6);
  rate('texts verified', SEALED, () => verifyText(shown.text, [key], NOW).ok);
  rate(
    'digits verified, one key, two purposes',
    SEALED,
    () => verifyDigits(shown.digits, [key], ['check_out', 'check_in'], NOW).ok,
  );
  rate('personal codes verified', SEALED, () => verifyPersonalCode(personal, [key], NOW).ok);
}

function signedFigures(): void {
  const key = makeSigningKey(random, validity);
  const verifier = verifierOf(key);
  const people = makeKey(random, { id: 'people', ...validity });
  const passes = Array.from({ length: 100 }, (_, at) => makeSignedPass(people, `user-${at}`));
  const known = passes.map(personVerifierOf);
  const { text } = signedPlaceCode(key, 'check_in', NOW);
  const personal = signedPersonalCode(passes[42] as (typeof passes)[0], NOW);
  rate('signed place codes shown', SIGNED, () => signedPlaceCode(key, 'check_in', NOW).step > 0);
  rate(
    'signed texts verified',
    SIGNED,
    () => verifySignedText(text, [verifier], ['check_in'], NOW).ok,
  );
  rate(
    'signed personal codes verified among 100 people',
    SIGNED,
    () => verifySignedPersonal(personal, known, NOW).ok,
  );
}

sealedFigures();
signedFigures();
size('phone, everything, gzipped', '*');
size('phone, without the signature library', '*', ['@noble/ed25519']);
size('phone, showing a sealed personal code only', '{ personalCode }');
console.table(figures);
