import {
  err,
  type Instant,
  needInstant,
  needObject,
  needText,
  needWhole,
  ok,
  type Result,
  raise,
} from '@yizhan/kernel';
import { sameText } from './bytes';
import {
  needCodeKeys,
  needEach,
  needKey,
  needMoment,
  needPurpose,
  needPurposes,
  needSettings,
  typed,
} from './door';
import { codeErrors } from './errors';
import { type CodeKey, derive, hasBeenRevoked, seal } from './keys';
import { CODE_SETTINGS, type CodeSettings } from './settings';
import { hotp, stepAt } from './totp';
import { keyCovers, withinWindow } from './window';

/** What a screen shows: one code in two forms. */
export interface ShownCode {
  /** Text of the QR picture, under 100 characters. */
  readonly text: string;
  /** The same moment's code to be typed. */
  readonly digits: string;
  readonly purpose: string;
  readonly step: number;
  readonly validFrom: Instant;
  /** When the screen must show the next one. */
  readonly changesAt: Instant;
}

/** A code found genuine: which key made it, for which place and purpose, and when. */
export interface VerifiedCode {
  readonly keyId: string;
  readonly place: string;
  readonly purpose: string;
  readonly step: number;
  /** The first instant of the step that it was shown in. */
  readonly shownAt: Instant;
}

type Verified = Result<VerifiedCode, CodeError>;
export type CodeError = {
  [K in keyof typeof codeErrors]: (typeof codeErrors)[K];
}[keyof typeof codeErrors];

const FORM = /^Y1\.([a-z_]{1,20})\.([\w-]{1,26})\.([0-9a-z]{1,9})\.([\w-]{22})$/;

/** The code of a place for a purpose (`[a-z_]`, up to 20) at `now`. */
export function placeCode(
  key: CodeKey,
  purpose: string,
  now: Instant,
  settings: CodeSettings = CODE_SETTINGS,
): ShownCode {
  needKey('key', key);
  needPurpose('purpose', purpose);
  needMoment(now, settings);
  const step = stepAt(now, settings.stepMs);
  const head = `Y1.${purpose}.${key.id}.${step.toString(36)}`;
  return {
    text: `${head}.${seal(textSecret(key), head)}`,
    digits: digitsOf(key, purpose, step, settings),
    purpose,
    step,
    validFrom: step * settings.stepMs,
    changesAt: (step + 1) * settings.stepMs,
  };
}

/** Takes a scanned text; every bit of it is covered by the seal. */
export function verifyText(
  text: string,
  keys: readonly CodeKey[],
  now: Instant,
  settings: CodeSettings = CODE_SETTINGS,
): Verified {
  needInstant('now', now);
  const genuine = readText(text, keys, settings);
  if (!genuine.ok) return genuine;
  const { key, code } = genuine.value;
  const timely = withinWindow(key, code.step, now, settings);
  return timely.ok ? ok(code) : timely;
}

/** The key id named by a text, to load that key alone; undefined when it isn't a code of ours. */
export function keyIdOf(text: string): string | undefined {
  return FORM.exec(typed(text))?.[2];
}

/**
 * Takes a text by its seal alone, whatever its time: for claims that a phone held while it had no
 * network. The caller decides what such a claim is worth. One made with a key that has been revoked since
 * is refused, whenever it was made.
 */
export function readText(
  text: string,
  keys: readonly CodeKey[],
  settings: CodeSettings = CODE_SETTINGS,
): Result<{ key: CodeKey; code: VerifiedCode }, CodeError> {
  needCodeKeys(keys);
  needSettings(settings);
  const [, purpose = '', keyId = '', stepText = '', mac = ''] = FORM.exec(typed(text)) ?? [];
  if (keyId === '') return err(codeErrors.malformed);
  const key = keys.find((candidate) => candidate.id === keyId);
  if (!key) return err(codeErrors.unknown_key);
  const head = `Y1.${purpose}.${keyId}.${stepText}`;
  if (!sameText(mac, seal(textSecret(key), head))) return err(codeErrors.forged);
  if (hasBeenRevoked(key)) return err(codeErrors.revoked);
  const step = Number.parseInt(stepText, 36);
  if (!keyCovers(key, step, settings)) return err(raise(codeErrors.expired, { ageMs: 0 }));
  return ok({ key, code: verified(key, purpose, step, settings) });
}

/**
 * Takes typed digits. Digits name no place, so the caller gives the keys of the places where this
 * person is expected, the fewer the better: each one widens a guesser's chance (`oddsOfGuess`).
 * The caller also limits tries. For digits that a phone held, `now` is when it held them: a key that has
 * been revoked since takes none.
 */
export function verifyDigits(
  digits: string,
  keys: readonly CodeKey[],
  purposes: readonly string[],
  now: Instant,
  settings: CodeSettings = CODE_SETTINGS,
): Verified {
  needCodeKeys(keys);
  needPurposes(purposes);
  needMoment(now, settings);
  const current = stepAt(now, settings.stepMs);
  for (let step = current + settings.futureSteps; step >= current - settings.pastSteps; step -= 1)
    for (const key of keys)
      for (const purpose of purposes)
        if (!hasBeenRevoked(key) && keyCovers(key, step, settings))
          if (sameText(typed(digits), digitsOf(key, purpose, step, settings)))
            return ok(verified(key, purpose, step, settings));
  return err(codeErrors.wrong_digits);
}

function digitsOf(key: CodeKey, purpose: string, step: number, settings: CodeSettings): string {
  return hotp(derive(key.secret, `digits.${purpose}`), step, settings.digits);
}

function textSecret(key: CodeKey): Uint8Array {
  return derive(key.secret, 'text');
}

/** What is known of a genuine code. */
export function verified(
  key: { readonly id: string; readonly place: string },
  purpose: string,
  step: number,
  settings: CodeSettings,
): VerifiedCode {
  return { keyId: key.id, place: key.place, purpose, step, shownAt: step * settings.stepMs };
}

/** One use of a code by one person, as the caller remembers it. */
export type UsedCode = Pick<VerifiedCode, 'place' | 'purpose' | 'step'>;

/** A use that can't be read would let its code through again. */
function needUse(field: string, use: UsedCode): void {
  needObject(field, use);
  needText(`${field}.place`, use.place);
  needText(`${field}.purpose`, use.purpose);
  needWhole(`${field}.step`, use.step);
}

/**
 * One code serves many people, each once. `used` is what this person has used before, so nobody's
 * scan depends on another's.
 */
export function refuseReplay(
  code: VerifiedCode,
  used: readonly UsedCode[],
): Result<VerifiedCode, typeof codeErrors.replayed> {
  needUse('code', code);
  needText('code.keyId', code.keyId);
  needInstant('code.shownAt', code.shownAt);
  needEach('used', used, needUse);
  const again = used.some(
    (use) => use.place === code.place && use.purpose === code.purpose && use.step === code.step,
  );
  return again ? err(codeErrors.replayed) : ok(code);
}
