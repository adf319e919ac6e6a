import { breaches, type Door } from '@yizhan/testing/hostile';
import * as codes from '../src';
import { aKey, DAY, NOON, pseudoRandom } from './builders';

const key = aKey();
const life = { place: 'station-1', validFrom: NOON - DAY, validUntil: NOON + DAY };
const signing = codes.makeSigningKey(pseudoRandom(3), life);
const pass = codes.makePass(key, 'user-42');
const signedPass = codes.makeSignedPass(key, 'user-42');
const person = codes.personVerifierOf(signedPass);
const held = codes.issueDeviceKeys('device-7', 'station-1', [person], NOON);
const drift = { aheadMs: 0, uncertaintyMs: 5 };
const settings = codes.CODE_SETTINGS;
const used = { place: 'station-1', purpose: 'check_in', step: 5 };
const random = pseudoRandom(1);
const shown = codes.placeCode(key, 'check_in', NOON);
const genuine = { ...used, keyId: key.id, shownAt: NOON };
const memory = { ...codes.freshMemory(held), used: [{ subject: person.subject, step: 5 }] };

const isText = (value: unknown) => typeof value === 'string' && value !== '';
const isNone = (value: unknown) => value === null || value === undefined;
/** Any instant, any name; what may be left out may be null as a table has it. */
function fits(path: string, value: unknown): boolean {
  const last = path.slice(path.lastIndexOf('.') + 1);
  if (
    /^(validFrom|validUntil|revokedAt|now|instant|phoneNow|sentAt|serverAt|receivedAt|issuedAt|lastAt|aheadMs|shownAt)$/.test(
      last,
    )
  )
    return (value === -1 || value === 1.5) && !(path === 'key.validUntil');
  if (last === 'uncertaintyMs' || last === 'toldFromMs')
    return value === 1.5 || (value === undefined && last === 'toldFromMs');
  if (/settings$/.test(path) && value === undefined) return true;
  if (/settings\.(digits|pastSteps|futureSteps)$/.test(path)) return false;
  if (last === 'step') return value === -1;
  if (/^(place|device|subject)$/.test(last) && path !== 'pass.subject' && !path.includes('people'))
    return isText(value);
  if (/^(code|used\.0|person)\./.test(path) && isText(value)) return true;
  if (Array.isArray(value) && value.length === 0)
    return /^(keys|purposes|people|used|samples|keys\.people|memory\.used)$/.test(path);
  if (/id$/i.test(last)) return value === 'x' || value === '2026-02-30';
  return isNone(value) && last === 'revokedAt';
}
const opaque = ['key.secret', 'keys.0.secret', 'secret', 'bytes'];
/** What was scanned or typed gets a refusal, whatever it is. */
const refuses = (answer: unknown) =>
  answer === undefined || (answer as { ok?: boolean }).ok === false;
const byCode = { text: shown.text, keys: [key], now: NOON, settings };

const doors: Record<string, Door> = {
  base64url: { call: codes.base64url, args: { bytes: Uint8Array.of(1, 2) } },
  checkOffline: {
    call: codes.checkOffline,
    args: { text: 'x', keys: held, memory, phoneNow: NOON, drift, settings: codes.DEVICE_SETTINGS },
    fits: (path, value) => path === 'text' || fits(path, value),
    opaque: ['text'],
  },
  currentKey: { call: codes.currentKey, args: { keys: [key], place: 'station-1', now: NOON } },
  driftSentence: { call: codes.driftSentence, args: { drift, toldFromMs: 100 } },
  freshMemory: { call: codes.freshMemory, args: { keys: held } },
  fromBase64url: {
    call: codes.fromBase64url,
    args: { text: 'AQ' },
    refuses,
    fits: (_path, value) => value === '' || value === '2026-02-30',
  },
  hotp: {
    call: codes.hotp,
    args: { secret: Uint8Array.of(1), counter: 1, digits: 6, hash: 'SHA1' },
    fits: (path, value) => path === 'hash' && value === undefined,
  },
  isKeyValid: {
    call: codes.isKeyValid,
    args: { key: { validFrom: NOON - DAY, validUntil: NOON + DAY }, now: NOON },
    fits: (path, value) =>
      fits(path, value) || (path === 'key.validUntil' && (value === -1 || value === 1.5)),
  },
  issueDeviceKeys: {
    call: codes.issueDeviceKeys,
    args: { device: 'd', place: 's', people: [person], now: NOON, settings: codes.DEVICE_SETTINGS },
  },
  keyIdOf: { call: codes.keyIdOf, args: { text: shown.text }, refuses },
  makeKey: { call: codes.makeKey, args: { random, key: { id: 'k', ...life } } },
  makePass: {
    call: codes.makePass,
    args: { key, personId: 'user-42' },
    fits: (path, value) =>
      fits(path, value) || (path === 'key.validUntil' && (value === -1 || value === 1.5)),
  },
  makeSignedPass: {
    call: codes.makeSignedPass,
    args: { key, personId: 'user-42' },
    fits: (path, value) =>
      fits(path, value) || (path === 'key.validUntil' && (value === -1 || value === 1.5)),
  },
  makeSigningKey: { call: codes.makeSigningKey, args: { random, key: life } },
  measureDrift: {
    call: codes.measureDrift,
    args: { samples: [{ sentAt: NOON, serverAt: NOON, receivedAt: NOON + 10 }] },
  },
  nextKeyDue: {
    call: codes.nextKeyDue,
    args: { keys: [key], place: 'station-1', now: NOON, settings: codes.ROTATION_SETTINGS },
  },
  oddsOfGuess: {
    call: codes.oddsOfGuess,
    args: { settings, candidateKeys: 4, tries: 10 },
    fits: () => false,
  },
  personVerifierOf: { call: codes.personVerifierOf, args: { pass: { ...person } } },
  personalCode: {
    call: codes.personalCode,
    args: { pass, now: NOON, settings },
    fits: (path, value) => fits(path, value) || path === 'pass.validUntil',
  },
  personalKeyIdOf: { call: codes.personalKeyIdOf, args: { text: 'x' }, refuses },
  placeCode: {
    call: codes.placeCode,
    args: { key, purpose: 'check_in', now: NOON, settings },
    fits: (path, value) =>
      (fits(path, value) && !(path === 'purpose' && value === '')) ||
      (path === 'key.validUntil' && (value === -1 || value === 1.5)) ||
      (path === 'purpose' && value === 'x'),
  },
  readSignedText: {
    call: codes.readSignedText,
    args: { text: 'x', keys: [codes.verifierOf(signing)], purposes: ['check_in'], settings },
    fits: (path, value) => path === 'text' || path === 'purposes.0' || fits(path, value),
    opaque: ['text', 'purposes.0'],
  },
  readText: { call: codes.readText, args: { text: shown.text, keys: [key], settings } },
  refusePersonalReplay: {
    call: codes.refusePersonalReplay,
    args: { person: { subject: 'x', step: 5, shownAt: NOON }, used: [{ subject: 'y', step: 5 }] },
    fits: (path, value) => fits(path, value) || path === 'person.shownAt',
  },
  refuseReplay: { call: codes.refuseReplay, args: { code: genuine, used: [{ ...used, step: 6 }] } },
  serverTime: { call: codes.serverTime, args: { drift, phoneNow: NOON } },
  signedPersonalCode: {
    call: codes.signedPersonalCode,
    args: { pass: signedPass, now: NOON, settings },
  },
  signedPlaceCode: {
    call: codes.signedPlaceCode,
    args: { key: signing, purpose: 'check_in', now: NOON, settings },
    fits: (path, value) =>
      fits(path, value) ||
      (path === 'key.validUntil' && (value === -1 || value === 1.5)) ||
      (path === 'purpose' && value === 'x'),
  },
  stepAt: {
    call: codes.stepAt,
    args: { instant: NOON, stepMs: 30_000 },
    fits: (path, value) => fits(path, value) || value === 1.5,
  },
  subjectOf: {
    call: codes.subjectOf,
    args: { key, personId: 'user-42' },
    fits: (path, value) =>
      fits(path, value) || (path === 'key.validUntil' && (value === -1 || value === 1.5)),
  },
  verifierOf: {
    call: codes.verifierOf,
    args: { key: { ...codes.verifierOf(signing) } },
    fits: (path, value) =>
      fits(path, value) || (path === 'key.validUntil' && (value === -1 || value === 1.5)),
  },
  verifyDigits: {
    call: codes.verifyDigits,
    args: { digits: shown.digits, keys: [key], purposes: ['check_in'], now: NOON, settings },
  },
  verifyPersonalCode: {
    call: codes.verifyPersonalCode,
    args: { text: 'x', keys: [key], now: NOON, settings },
  },
  verifySignedPersonal: {
    call: codes.verifySignedPersonal,
    args: { text: 'x', people: [person], now: NOON, settings },
  },
  verifySignedText: {
    call: codes.verifySignedText,
    args: {
      text: 'x',
      keys: [codes.verifierOf(signing)],
      purposes: ['check_in'],
      now: NOON,
      settings,
    },
  },
  verifyText: { call: codes.verifyText, args: byCode },
};
/** Answers that read anything: a hostile key never makes a genuine code of a text. */
const READERS = /^(verify|read)/;

it('has every exported function in the table', () => {
  const exported = Object.entries(codes)
    .filter(([, value]) => typeof value === 'function')
    .map(([name]) => name);
  expect(Object.keys(doors).sort()).toEqual(exported.sort());
});

it.each(Object.entries(doors))(
  '%s refuses what it can’t read, and names the field',
  (name, door) => {
    const reader: Partial<Door> = READERS.test(name) ? { refuses } : {};
    expect(breaches(name, { fits, opaque, ...reader, ...door })).toEqual([]);
  },
);

it.each([Number.NaN, -1, 1.5, Number.POSITIVE_INFINITY])(
  'makes no digits of step %d',
  (counter) => {
    expect(() => codes.hotp(Uint8Array.of(1), counter, 6)).toThrow('counter:');
  },
);

it('answers null, numbers and objects with a refusal, not with an error', () => {
  for (const odd of [null, undefined, 5, {}, [], true] as never[]) {
    expect(codes.verifyDigits(odd, [key], ['check_in'], NOON)).toMatchObject({ ok: false });
    expect(codes.verifyText(odd, [key], NOON)).toMatchObject({ ok: false });
    expect(codes.verifyPersonalCode(odd, [key], NOON)).toMatchObject({ ok: false });
    expect(codes.verifySignedPersonal(odd, [person], NOON)).toMatchObject({ ok: false });
    expect(codes.checkOffline(odd, held, memory, NOON, drift)).toMatchObject({ ok: false });
    expect(codes.keyIdOf(odd)).toBeUndefined();
  }
});

describe('a key revoked since', () => {
  const lost = { ...key, revokedAt: NOON };
  const before = NOON - 600_000;
  it('takes no digits that a phone held before', () => {
    const { digits, text } = codes.placeCode(key, 'check_in', before);
    const checked = (one: typeof key) => codes.verifyDigits(digits, [one], ['check_in'], before).ok;
    expect([checked(key), checked(lost)]).toEqual([true, false]);
    expect(codes.readText(text, [key]).ok).toBe(true);
    expect(codes.readText(text, [lost])).toMatchObject({ error: { code: 'code.revoked' } });
    expect(codes.verifyText(text, [lost], before)).toMatchObject({
      error: { code: 'code.revoked' },
    });
  });
  it('takes no signed code that a phone held before', () => {
    const { text } = codes.signedPlaceCode(signing, 'check_in', before);
    const verifier = { ...codes.verifierOf(signing), revokedAt: NOON };
    const read = codes.readSignedText(text, [verifier], ['check_in']);
    expect(read).toMatchObject({ error: { code: 'code.revoked' } });
  });
});
