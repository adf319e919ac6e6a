import {
  need,
  needInstant,
  needKeys,
  needList,
  needNumber,
  needObject,
  needText,
  needWhole,
} from '@yizhan/kernel';
import type { CodeKey, Validity } from './key-types';

/*
 * What the exported functions are handed by the program is checked here: each throws FieldError with the
 * field. A scanned or typed text is no such thing: whatever it is, it gets a refusal with a sentence.
 */

/** What anyone may have scanned or typed: anything else than a text is none of ours. */
export function typed(text: unknown): string {
  return typeof text === 'string' ? text : '';
}

export function needBytes(field: string, value: unknown, length?: number): void {
  // Not instanceof: bytes from another realm are bytes.
  const isBytes = ArrayBuffer.isView(value) && 'BYTES_PER_ELEMENT' in value && value.byteLength > 0;
  need(isBytes, field, 'must be bytes');
  need(length === undefined || value.byteLength === length, field, `must be ${length} bytes`);
}

/** Base64url of 32 bytes. */
export function needKeyText(field: string, value: unknown): void {
  const isKey = typeof value === 'string' && /^[\w-]{43}$/.test(value);
  need(isKey, field, 'must be 32 bytes as base64url');
}

export function needValidity(field: string, validity: Validity): void {
  needObject(field, validity);
  const { validFrom, validUntil, revokedAt } = validity;
  needInstant(`${field}.validFrom`, validFrom);
  needInstant(`${field}.validUntil`, validUntil);
  if (revokedAt !== undefined && revokedAt !== null) needInstant(`${field}.revokedAt`, revokedAt);
}

export function needKey(field: string, key: CodeKey): void {
  needValidity(field, key);
  needKeyId(`${field}.id`, key.id);
  needText(`${field}.place`, key.place);
  needBytes(`${field}.secret`, key.secret);
}

export function needKeyId(field: string, id: unknown): void {
  need(/^[\w-]{1,26}$/.test(typed(id)), field, 'must be 1 to 26 of A–Z, a–z, 0–9, - and _');
}

export function needCodeKeys(keys: readonly CodeKey[]): void {
  needEach('keys', keys, needKey);
}

export function needEach<T>(
  field: string,
  list: readonly T[],
  check: (field: string, item: T) => void,
): void {
  needList(field, list);
  for (let index = 0; index < list.length; index += 1)
    check(`${field}[${index}]`, list[index] as T);
}

/** Lengths and counts that codes can have: a second to a day, RFC 4226's digits, few steps around. */
/** As `CodeSettings` has them. */
interface Settings {
  readonly stepMs: number;
  readonly digits: number;
  readonly pastSteps: number;
  readonly futureSteps: number;
}

export function needSettings(settings: Settings, field = 'settings'): void {
  needKeys(field, settings, ['stepMs', 'digits', 'pastSteps', 'futureSteps']);
  needWhole(`${field}.stepMs`, settings.stepMs, 1_000, 86_400_000);
  needWhole(`${field}.digits`, settings.digits, 1, 9);
  needWhole(`${field}.pastSteps`, settings.pastSteps, 0, 1_000);
  needWhole(`${field}.futureSteps`, settings.futureSteps, 0, 1_000);
}

export function needPurpose(field: string, purpose: unknown): void {
  need(/^[a-z_]{1,20}$/.test(typed(purpose)), field, 'must be a purpose, 1 to 20 of a–z and _');
}

export function needPurposes(purposes: readonly string[]): void {
  needEach('purposes', purposes, needPurpose);
}

export function needDrift(drift: {
  readonly aheadMs: number;
  readonly uncertaintyMs: number;
}): void {
  needObject('drift', drift);
  needNumber('drift.aheadMs', drift.aheadMs);
  needNumber('drift.uncertaintyMs', drift.uncertaintyMs, 0);
}

export function needMoment(now: unknown, settings: Settings): void {
  needInstant('now', now);
  needSettings(settings);
}

/** A person's name under a key: 22 characters. */
export function needSubject(field: string, subject: unknown): void {
  need(/^[\w-]{22}$/.test(typed(subject)), field, 'must be a name under a key, 22 characters');
}
