import {
  type DomainError,
  defineErrors,
  err,
  type Instant,
  needInstant,
  needKeys,
  needObject,
  needText,
  needWhole,
  ok,
  type Result,
  raise,
} from '@yizhan/kernel';
import { needEach, needSettings } from './door';
import { type Drift, serverTime } from './drift';
import { refusePersonalReplay, type UsedPersonalCode, type VerifiedSubject } from './personal-code';
import type { CodeError } from './place-code';
import { CODE_SETTINGS, type CodeSettings } from './settings';
import { needPerson, type PersonVerifier, verifySignedPersonal } from './signed-code';
import { stepAt } from './totp';

/** What a staff device is issued before it loses its network: JSON, and nothing in it is secret. */
export interface DeviceKeys {
  readonly device: string;
  readonly place: string;
  readonly issuedAt: Instant;
  /** From here on the device must ask again: so long a lost one can go on. */
  readonly validUntil: Instant;
  readonly people: readonly PersonVerifier[];
}

/** What the device remembers between two scans: JSON. */
export interface DeviceMemory {
  /** The latest time it has seen. */
  readonly lastAt: Instant;
  readonly used: readonly UsedPersonalCode[];
}

export interface DeviceSettings {
  readonly codes: CodeSettings;
  /** How long a device works without network. */
  readonly lifetimeMs: number;
  /** How far its clock may step back unsuspected: a phone that is set right by its network. */
  readonly stepBackMs: number;
}

/** A day without network, as the stations' work asks for. */
export const DEVICE_SETTINGS: DeviceSettings = {
  codes: CODE_SETTINGS,
  lifetimeMs: 24 * 3_600_000,
  stepBackMs: 30_000,
};

export const deviceErrors = defineErrors('device', {
  stale_keys: { kind: 'gone', message: '这台设备离线太久，请连上网络更新后再扫' },
  clock_back: { kind: 'conflict', message: '这台设备的时间被调回去过，请打开“自动设置时间”再扫' },
});

type DeviceErrorCode = (typeof deviceErrors)[keyof typeof deviceErrors]['code'];

/** The people who may come to the place until then; renewed whenever the device has network. */
export function issueDeviceKeys(
  device: string,
  place: string,
  people: readonly PersonVerifier[],
  now: Instant,
  settings: DeviceSettings = DEVICE_SETTINGS,
): DeviceKeys {
  needText('device', device);
  needText('place', place);
  needEach('people', people, needPerson);
  needInstant('now', now);
  needDeviceSettings(settings);
  return { device, place, issuedAt: now, validUntil: now + settings.lifetimeMs, people };
}

/** A memory of nothing, for newly issued keys. */
export function freshMemory(keys: DeviceKeys): DeviceMemory {
  needDeviceKeys(keys);
  return { lastAt: keys.issuedAt, used: [] };
}

function needDeviceSettings(settings: DeviceSettings): void {
  needKeys('settings', settings, ['codes', 'lifetimeMs', 'stepBackMs']);
  needSettings(settings.codes, 'settings.codes');
  needWhole('settings.lifetimeMs', settings.lifetimeMs, 1);
  needWhole('settings.stepBackMs', settings.stepBackMs, 0);
}

function needDeviceKeys(keys: DeviceKeys): void {
  needObject('keys', keys);
  needText('keys.device', keys.device);
  needText('keys.place', keys.place);
  needInstant('keys.issuedAt', keys.issuedAt);
  needInstant('keys.validUntil', keys.validUntil);
  needEach('keys.people', keys.people, needPerson);
}

function needMemory(memory: DeviceMemory): void {
  needObject('memory', memory);
  needInstant('memory.lastAt', memory.lastAt);
  needEach('memory.used', memory.used, (field, use) => {
    needObject(field, use);
    needText(`${field}.subject`, use.subject);
    needWhole(`${field}.step`, use.step);
  });
}

export interface OfflineScan {
  readonly person: VerifiedSubject;
  /** When, by the server's time as far as the device can tell. */
  readonly at: Instant;
  /** To be kept in place of the former one. */
  readonly memory: DeviceMemory;
}

/**
 * Takes a worker's code on a staff device without network. The device queues the text itself with
 * the time: the server checks it again, with keys that a tampered device hasn't had in its hands.
 *
 * @param phoneNow the device's own clock
 * @param drift as measured when it last had network
 */
export function checkOffline(
  text: string,
  keys: DeviceKeys,
  memory: DeviceMemory,
  phoneNow: Instant,
  drift: Drift,
  settings: DeviceSettings = DEVICE_SETTINGS,
): Result<OfflineScan, CodeError | DomainError<DeviceErrorCode>> {
  needDeviceKeys(keys);
  needMemory(memory);
  needDeviceSettings(settings);
  const now = serverTime(drift, phoneNow);
  if (now < memory.lastAt - settings.stepBackMs)
    return err(raise(deviceErrors.clock_back, { backMs: memory.lastAt - now }));
  if (now >= keys.validUntil) return err(deviceErrors.stale_keys);
  const person = verifySignedPersonal(text, keys.people, now, settings.codes);
  if (!person.ok) return person;
  const first = refusePersonalReplay(person.value, memory.used);
  if (!first.ok) return first;
  const lastAt = Math.max(memory.lastAt, now);
  return ok({
    person: person.value,
    at: now,
    memory: { lastAt, used: remembered(memory, person.value, lastAt, settings) },
  });
}

/** What can still be replayed, the clock's allowance included; the rest is past its window. */
function remembered(
  memory: DeviceMemory,
  { subject, step }: VerifiedSubject,
  lastAt: Instant,
  { codes, stepBackMs }: DeviceSettings,
): UsedPersonalCode[] {
  const oldest = stepAt(lastAt - stepBackMs, codes.stepMs) - codes.pastSteps;
  return [...memory.used.filter((use) => use.step >= oldest), { subject, step }];
}
