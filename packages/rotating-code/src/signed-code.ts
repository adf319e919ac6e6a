import { err, type Instant, ok, type Result, raise } from '@yizhan/kernel';
import { codeErrors } from './errors';
import { type CodeKey, derive, type RandomBytes, SECRET_BYTES, type Validity } from './keys';
import { subjectOf, type VerifiedSubject } from './personal-code';
import {
  assertPurpose,
  type CodeError,
  type ShownCode,
  type VerifiedCode,
  verified,
} from './place-code';
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
  if (key.validUntil <= key.validFrom) throw new RangeError('a key must be valid for a while');
  const pair = keyPair(random(SECRET_BYTES));
  return { ...key, ...pair, id: fingerprint(pair.publicKey) };
}

/** The half that may be published, or issued to any device. */
export function verifierOf(key: SigningKey): PlaceVerifier {
  const { secretKey: _secretKey, ...rest } = key;
  return rest;
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
  assertPurpose(purpose);
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
  const [, id = '', head = '', signature = ''] = PLACE_FORM.exec(text) ?? [];
  if (id === '') return err(codeErrors.malformed);
  const key = keys.find((candidate) => candidate.id === id);
  if (!key) return err(codeErrors.unknown_key);
  const purpose = purposes.find((candidate) =>
    isSignedText(placeMessage(key, candidate, head), signature, key.publicKey),
  );
  if (purpose === undefined) return err(codeErrors.forged);
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
  const [, tag = '', head = '', signature = ''] = PERSON_FORM.exec(text) ?? [];
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
