import {
  err,
  type Instant,
  need,
  needObject,
  needText,
  needWhole,
  ok,
  type Result,
} from '@yizhan/kernel';
import { base64url, fromBase64url, sameText } from './bytes';
import {
  needCodeKeys,
  needEach,
  needKey,
  needKeyId,
  needKeyText,
  needMoment,
  needSubject,
  typed,
} from './door';
import { codeErrors } from './errors';
import { type CodeKey, derive, seal } from './keys';
import type { CodeError } from './place-code';
import { CODE_SETTINGS, type CodeSettings } from './settings';
import { stepAt } from './totp';
import { withinWindow } from './window';

/**
 * What a worker's phone holds to show codes without network: a secret of its own, good as long as
 * the key it was derived from. Staff devices hold the key and check codes without network.
 */
export interface PersonalPass {
  readonly keyId: string;
  /** Names the person to whoever holds the day's list, and to nobody else. */
  readonly subject: string;
  /** Base64url. */
  readonly secret: string;
  readonly validUntil: Instant;
}

/** Whose code it was, by the name under the key, and when it was shown. */
export interface VerifiedSubject {
  readonly subject: string;
  readonly step: number;
  readonly shownAt: Instant;
}

export interface VerifiedPerson extends VerifiedSubject {
  readonly keyId: string;
}

const FORM = /^P1\.([\w-]{1,26})\.([\w-]{22})\.([0-9a-z]{1,9})\.([\w-]{22})$/;

/**
 * A person's name under one key: 128 bits of HMAC. It can't be turned back into the id, and two
 * keys (two days) give names that don't lead to each other.
 */
export function subjectOf(key: CodeKey, personId: string): string {
  needKey('key', key);
  need(/^[\x21-\x7e]+$/.test(typed(personId)), 'personId', 'must be an id in ASCII');
  return seal(derive(key.secret, 'subject'), personId);
}

export function makePass(key: CodeKey, personId: string): PersonalPass {
  const subject = subjectOf(key, personId);
  return {
    keyId: key.id,
    subject,
    secret: base64url(derive(key.secret, `person.${subject}`)),
    validUntil: key.validUntil,
  };
}

/** The text that the worker's phone shows at `now`, at most 85 characters. */
export function personalCode(
  pass: PersonalPass,
  now: Instant,
  settings: CodeSettings = CODE_SETTINGS,
): string {
  needObject('pass', pass);
  needKeyText('pass.secret', pass.secret);
  needKeyId('pass.keyId', pass.keyId);
  needSubject('pass.subject', pass.subject);
  needMoment(now, settings);
  const secret = fromBase64url(pass.secret) as Uint8Array;
  const head = `P1.${pass.keyId}.${pass.subject}.${stepAt(now, settings.stepMs).toString(36)}`;
  return `${head}.${seal(secret, head)}`;
}

/** The key id named by a personal code, to load that key alone. */
export function personalKeyIdOf(text: string): string | undefined {
  return FORM.exec(typed(text))?.[1];
}

export function verifyPersonalCode(
  text: string,
  keys: readonly CodeKey[],
  now: Instant,
  settings: CodeSettings = CODE_SETTINGS,
): Result<VerifiedPerson, CodeError> {
  needCodeKeys(keys);
  needMoment(now, settings);
  const [, keyId = '', subject = '', stepText = '', mac = ''] = FORM.exec(typed(text)) ?? [];
  if (keyId === '') return err(codeErrors.malformed);
  const key = keys.find((candidate) => candidate.id === keyId);
  if (!key) return err(codeErrors.unknown_key);
  const head = `P1.${keyId}.${subject}.${stepText}`;
  const expected = seal(derive(key.secret, `person.${subject}`), head);
  if (!sameText(mac, expected)) return err(codeErrors.forged);
  const step = Number.parseInt(stepText, 36);
  const timely = withinWindow(key, step, now, settings);
  return timely.ok ? ok({ keyId, subject, step, shownAt: step * settings.stepMs }) : timely;
}

/** One use of a personal code, as the desk remembers it. */
export type UsedPersonalCode = Pick<VerifiedSubject, 'subject' | 'step'>;

function needUse(field: string, use: UsedPersonalCode): void {
  needObject(field, use);
  needText(`${field}.subject`, use.subject);
  needWhole(`${field}.step`, use.step);
}

/** A personal code serves once: its picture, shown at another desk in the same minute, does not. */
export function refusePersonalReplay<Person extends VerifiedSubject>(
  person: Person,
  used: readonly UsedPersonalCode[],
): Result<Person, typeof codeErrors.replayed> {
  needUse('person', person);
  needEach('used', used, needUse);
  const again = used.some((use) => use.subject === person.subject && use.step === person.step);
  return again ? err(codeErrors.replayed) : ok(person);
}
