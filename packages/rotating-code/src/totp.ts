import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { needInstant, needNumber, needOneOf, needWhole } from '@yizhan/kernel';
import { uint64 } from './bytes';
import { needBytes } from './door';

const HASHES = { SHA1: sha1, SHA256: sha256, SHA512: sha512 };
export type TotpHash = keyof typeof HASHES;

/**
 * One-time digits for a counter: HMAC with dynamic truncation (RFC 4226 §5.3; RFC 6238 §1.2 for
 * SHA-256 and SHA-512). `digits` is 1 to 9.
 */
export function hotp(
  secret: Uint8Array,
  counter: number,
  digits: number,
  hash: TotpHash = 'SHA256',
): string {
  needBytes('secret', secret);
  needWhole('counter', counter, 0);
  needWhole('digits', digits, 1, 9);
  needOneOf('hash', hash, Object.keys(HASHES));
  const sum = hmac(HASHES[hash], secret, uint64(counter));
  const offset = (sum[sum.length - 1] ?? 0) & 15;
  const view = new DataView(sum.buffer, sum.byteOffset, sum.byteLength);
  const number = view.getUint32(offset) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** The step that an instant lies in: RFC 6238 §4.2 with T0 = 0. */
export function stepAt(instant: number, stepMs: number): number {
  needInstant('instant', instant);
  needNumber('stepMs', stepMs, 1);
  return Math.floor(instant / stepMs);
}
