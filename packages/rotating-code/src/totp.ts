import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { uint64 } from './bytes';

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
  const sum = hmac(HASHES[hash], secret, uint64(counter));
  const offset = (sum[sum.length - 1] ?? 0) & 15;
  const view = new DataView(sum.buffer, sum.byteOffset, sum.byteLength);
  const number = view.getUint32(offset) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** The step that an instant lies in: RFC 6238 §4.2 with T0 = 0. */
export function stepAt(instant: number, stepMs: number): number {
  return Math.floor(instant / stepMs);
}
