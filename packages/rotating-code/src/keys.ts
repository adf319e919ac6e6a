import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Instant } from '@yizhan/kernel';
import { ascii, base64url } from './bytes';

/** Secure randomness: `crypto.randomBytes` in Node, `wx.getRandomValues` in WeChat. */
export type RandomBytes = (length: number) => Uint8Array;

/** When what is made with a key counts. */
export interface Validity {
  readonly validFrom: Instant;
  /** The first instant at which it makes no codes any more. */
  readonly validUntil: Instant;
  /** A lost device: from here on nothing made with the key is taken, whenever it was made. */
  readonly revokedAt?: Instant | undefined;
}

/** A secret for a place. The id travels in the code, the secret never. */
export interface CodeKey extends Validity {
  /** 1 to 26 characters of A–Z, a–z, 0–9, `-` and `_`. */
  readonly id: string;
  /** What the codes are for: a station, a site; or a day's personal codes. */
  readonly place: string;
  /** 32 random bytes. */
  readonly secret: Uint8Array;
}

export interface NewKey {
  readonly id: string;
  readonly place: string;
  readonly validFrom: Instant;
  readonly validUntil: Instant;
}

export const SECRET_BYTES = 32;

export function makeKey(random: RandomBytes, key: NewKey): CodeKey {
  if (!/^[\w-]{1,26}$/.test(key.id)) throw new RangeError(`not a key id: ${key.id}`);
  if (key.validUntil <= key.validFrom) throw new RangeError('a key must be valid for a while');
  return { ...key, secret: random(SECRET_BYTES) };
}

export function isKeyValid(key: Validity, now: Instant): boolean {
  return now >= key.validFrom && now < key.validUntil && !isRevoked(key, now);
}

export function isRevoked(key: Validity, now: Instant): boolean {
  return key.revokedAt !== undefined && now >= key.revokedAt;
}

/** The key that shows codes now: the newest valid one of the place. */
export function currentKey(
  keys: readonly CodeKey[],
  place: string,
  now: Instant,
): CodeKey | undefined {
  let newest: CodeKey | undefined;
  for (const key of keys)
    if (key.place === place && isKeyValid(key, now))
      if (!newest || key.validFrom > newest.validFrom) newest = key;
  return newest;
}

export interface RotationSettings {
  /** How long a key makes codes. */
  readonly lifetimeMs: number;
  /** The next key is made this long before, so that a device without network already holds it. */
  readonly overlapMs: number;
}

/** A day's keys are made a day ahead: a device that loses its network at dawn works till night. */
export const ROTATION_SETTINGS: RotationSettings = {
  lifetimeMs: 7 * 24 * 3_600_000,
  overlapMs: 24 * 3_600_000,
};

/** The validity of the key that the place needs made now; undefined when it has enough. */
export function nextKeyDue(
  keys: readonly CodeKey[],
  place: string,
  now: Instant,
  settings: RotationSettings = ROTATION_SETTINGS,
): { validFrom: Instant; validUntil: Instant } | undefined {
  const ends = keys
    .filter((key) => key.place === place && !isRevoked(key, now) && key.validUntil > now)
    .map((key) => key.validUntil);
  const covered = Math.max(now, ...ends);
  if (covered > now + settings.overlapMs) return undefined;
  return { validFrom: covered, validUntil: covered + settings.lifetimeMs };
}

/** A secret of its own for a purpose or a person, from which neither the key nor another follows. */
export function derive(secret: Uint8Array, label: string): Uint8Array {
  return hmac(sha256, secret, ascii(label));
}

const MAC_BYTES = 16;

/** 128 bits of HMAC-SHA-256 as base64url: 22 characters (truncation: RFC 2104 §5). */
export function seal(secret: Uint8Array, message: string): string {
  return base64url(hmac(sha256, secret, ascii(message)).slice(0, MAC_BYTES));
}
