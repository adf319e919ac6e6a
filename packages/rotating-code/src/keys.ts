import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import {
  type Instant,
  need,
  needFunction,
  needInstant,
  needKeys,
  needText,
  needWhole,
} from '@yizhan/kernel';
import { ascii, base64url } from './bytes';
import { needBytes, needCodeKeys, needKeyId, needValidity } from './door';
import type { CodeKey, Validity } from './key-types';

/** Secure randomness: `crypto.randomBytes` in Node, `wx.getRandomValues` in WeChat. */
export type RandomBytes = (length: number) => Uint8Array;

export type { CodeKey, Validity } from './key-types';

export interface NewKey {
  readonly id: string;
  readonly place: string;
  readonly validFrom: Instant;
  readonly validUntil: Instant;
}

export const SECRET_BYTES = 32;

export function makeKey(random: RandomBytes, key: NewKey): CodeKey {
  needFunction('random', random);
  needLife('key', key);
  needKeyId('key.id', key.id);
  needText('key.place', key.place);
  return { ...key, secret: randomSecret(random) };
}

/** Throws FieldError unless the key is valid for a while. */
export function needLife(field: string, key: Validity): void {
  needValidity(field, key);
  need(key.validUntil > key.validFrom, `${field}.validUntil`, 'a key must be valid for a while');
}

/** 32 random bytes; throws FieldError when the source gives something else. */
export function randomSecret(random: RandomBytes): Uint8Array {
  const secret = random(SECRET_BYTES);
  needBytes('random', secret, SECRET_BYTES);
  return secret;
}

export function isKeyValid(key: Validity, now: Instant): boolean {
  needValidity('key', key);
  needInstant('now', now);
  return now >= key.validFrom && now < key.validUntil && !isRevoked(key, now);
}

function isRevoked(key: Validity, now: Instant): boolean {
  return hasBeenRevoked(key) && now >= (key.revokedAt as Instant);
}

/**
 * Whether it is known that the device was lost. For checking that is all that counts: at a moment before
 * (a claim that a phone held) nothing made with the key is taken either.
 */
export function hasBeenRevoked({ revokedAt }: Validity): boolean {
  return revokedAt !== undefined && revokedAt !== null;
}

/** The key that shows codes now: the newest valid one of the place. */
export function currentKey(
  keys: readonly CodeKey[],
  place: string,
  now: Instant,
): CodeKey | undefined {
  needCodeKeys(keys);
  needText('place', place);
  needInstant('now', now);
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
  needCodeKeys(keys);
  needText('place', place);
  needInstant('now', now);
  needKeys('settings', settings, ['lifetimeMs', 'overlapMs']);
  needWhole('settings.lifetimeMs', settings.lifetimeMs, 1);
  needWhole('settings.overlapMs', settings.overlapMs, 0);
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
