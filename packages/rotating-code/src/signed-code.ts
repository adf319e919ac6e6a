import {
  err,
  type Instant,
  need,
  needFunction,
  needInstant,
  needText,
  ok,
  type Result,
  raise,
} from '@yizhan/kernel';
import {
  needEach,
  needKeyText,
  needMoment,
  needPurpose,
  needPurposes,
  needSettings,
  needSubject,
  needValidity,
  typed,
} from './door';
import { codeErrors } from './errors';
import {
  type CodeKey,
  derive,
  hasBeenRevoked,
  needLife,
  type RandomBytes,
  randomSecret,
  type Validity,
} from './keys';
import { subjectOf, type VerifiedSubject } from './personal-code';
import { type CodeError, type ShownCode, type VerifiedCode, verified } from './place-code';
import { CODE_SETTINGS, type CodeSettings } from './settings';
import { fingerprint, isSignedText, keyPair, signText } from './signing';
import { stepAt } from './totp';
import { keyCovers, withinWindow } from './window';

/*
 * Codes that whoever checks them can't make: 1 letter, 6 characters naming the key or the person,
 * 6 of the step, 86 of an Ed25519 signature. What is signed also holds what the text has no room for.
 */

/** What checks a place's signed codes; nothing of it is secret. */
export interface PlaceVerifier extends Validity {
  /** Six characters that follow from the public key. */
  readonly id: string;
  readonly place: string;
  readonly publicKey: string;
}

/** What shows a place's signed codes. */
export interface SigningKey extends PlaceVerifier {
  readonly secretKey: string;
}

export type NewSigningKey = Pick<SigningKey, 'place' | 'validFrom' | 'validUntil'>;

const PLACE_FORM = /^S([\w-]{6})([0-9a-z]{6})([\w-]{86})$/;
const PERSON_FORM = /^T([\w-]{6})([0-9a-z]{6})([\w-]{86})$/;

/** Six characters last until the year 2038 at a step of one second, and for ages at 30. */
function stepText(step: number): string {
  return step.toString(36).padStart(6, '0');
}

export function makeSigningKey(random: RandomBytes, key: NewSigningKey): SigningKey {
  needFunction('random', random);
  needLife('key', key);
  needText('key.place', key.place);
  const pair = keyPair(randomSecret(random));
  return { ...key, ...pair, id: fingerprint(pair.publicKey) };
}

/** The half that may be published, or issued to any device. */
export function verifierOf(key: SigningKey): PlaceVerifier {
  needVerifier('key', key);
  const { secretKey: _secretKey, ...rest } = key;
  return rest;
}

function needVerifier(field: string, key: PlaceVerifier): void {
  needValidity(field, key);
  need(/^[\w-]{6}$/.test(typed(key.id)), `${field}.id`, 'must be 6 characters');
  needText(`${field}.place`, key.place);
  needKeyText(`${field}.publicKey`, key.publicKey);
}

/** Throws FieldError when it can't check a person's codes. */
export function needPerson(field: string, person: PersonVerifier): void {
  needValidity(field, person);
  needSubject(`${field}.subject`, person.subject);
  needKeyText(`${field}.publicKey`, person.publicKey);
}

function placeMessage(key: PlaceVerifier, purpose: string, step: string): string {
  return `S1.${key.id}.${key.place}.${purpose}.${step}`;
}

/** The code of a place for a purpose at `now`: 99 characters, no digits. */
export function signedPlaceCode(
  key: SigningKey,
  purpose: string,
  now: Instant,
  settings: CodeSettings = CODE_SETTINGS,
): Omit<ShownCode, 'digits'> {
  needVerifier('key', key);
  needKeyText('key.secretKey', key.secretKey);
  needPurpose('purpose', purpose);
  needMoment(now, settings);
  const step = stepAt(now, settings.stepMs);
  const head = stepText(step);
  return {
    text: `S${key.id}${head}${signText(placeMessage(key, purpose, head), key.secretKey)}`,
    purpose,
    step,
    validFrom: step * settings.stepMs,
    changesAt: (step + 1) * settings.stepMs,
  };
}

/** Takes a scanned text within its window. `purposes`: those that are asked about, usually two. */
export function verifySignedText(
  text: string,
  keys: readonly PlaceVerifier[],
  purposes: readonly string[],
  now: Instant,
  settings: CodeSettings = CODE_SETTINGS,
): Result<VerifiedCode, CodeError> {
  needInstant('now', now);
  const genuine = readSignedText(text, keys, purposes, settings);
  if (!genuine.ok) return genuine;
  const { key, code } = genuine.value;
  const timely = withinWindow(key, code.step, now, settings);
  return timely.ok ? ok(code) : timely;
}

/** Takes a text by its signature alone, whatever its time: for claims that were held, and evidence. */
export function readSignedText(
  text: string,
  keys: readonly PlaceVerifier[],
  purposes: readonly string[],
  settings: CodeSettings = CODE_SETTINGS,
): Result<{ key: PlaceVerifier; code: VerifiedCode }, CodeError> {
  needEach('keys', keys, needVerifier);
  needPurposes(purposes);
  needSettings(settings);
  const [, id = '', head = '', signature = ''] = PLACE_FORM.exec(typed(text)) ?? [];
  if (id === '') return err(codeErrors.malformed);
  const key = keys.find((candidate) => candidate.id === id);
  if (!key) return err(codeErrors.unknown_key);
  const purpose = purposes.find((candidate) =>
    isSignedText(placeMessage(key, candidate, head), signature, key.publicKey),
  );
  if (purpose === undefined) return err(codeErrors.forged);
  if (hasBeenRevoked(key)) return err(codeErrors.revoked);
  const step = Number.parseInt(head, 36);
  if (!keyCovers(key, step, settings)) return err(raise(codeErrors.expired, { ageMs: 0 }));
  return ok({ key, code: verified(key, purpose, step, settings) });
}

/** What checks one person's signed codes: a name under a key, and nothing secret. */
export interface PersonVerifier extends Validity {
  readonly subject: string;
  readonly publicKey: string;
}

/** What a worker's phone holds to show signed codes without network. */
export interface SignedPass extends PersonVerifier {
  readonly secretKey: string;
}

/** The pass that follows from a key of the server's and the person's id: nothing need be stored. */
export function makeSignedPass(key: CodeKey, personId: string): SignedPass {
  const subject = subjectOf(key, personId);
  const { validFrom, validUntil } = key;
  return { subject, ...keyPair(derive(key.secret, `sign.${subject}`)), validFrom, validUntil };
}

/** The half that staff devices are issued. */
export function personVerifierOf(pass: SignedPass): PersonVerifier {
  needPerson('pass', pass);
  const { secretKey: _secretKey, ...rest } = pass;
  return rest;
}

function personMessage(subject: string, step: string): string {
  return `T1.${subject}.${step}`;
}

/** The text that the worker's phone shows at `now`: 99 characters, no name, no phone. */
export function signedPersonalCode(
  pass: SignedPass,
  now: Instant,
  settings: CodeSettings = CODE_SETTINGS,
): string {
  needPerson('pass', pass);
  needKeyText('pass.secretKey', pass.secretKey);
  needMoment(now, settings);
  const head = stepText(stepAt(now, settings.stepMs));
  return `T${pass.subject.slice(0, 6)}${head}${signText(personMessage(pass.subject, head), pass.secretKey)}`;
}

/** Checks a worker's code against the people who may come; it can't be made from what checks it. */
export function verifySignedPersonal(
  text: string,
  people: readonly PersonVerifier[],
  now: Instant,
  settings: CodeSettings = CODE_SETTINGS,
): Result<VerifiedSubject, CodeError> {
  needEach('people', people, needPerson);
  needMoment(now, settings);
  const [, tag = '', head = '', signature = ''] = PERSON_FORM.exec(typed(text)) ?? [];
  if (tag === '') return err(codeErrors.malformed);
  const named = people.filter(({ subject }) => subject.slice(0, 6) === tag);
  if (named.length === 0) return err(codeErrors.unknown_key);
  const person = named.find(({ subject, publicKey }) =>
    isSignedText(personMessage(subject, head), signature, publicKey),
  );
  if (!person) return err(codeErrors.forged);
  const step = Number.parseInt(head, 36);
  const timely = withinWindow(person, step, now, settings);
  const { subject } = person;
  return timely.ok ? ok({ subject, step, shownAt: step * settings.stepMs }) : timely;
}
