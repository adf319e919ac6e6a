import fc from 'fast-check';
import {
  checkOffline,
  DEVICE_SETTINGS,
  type DeviceMemory,
  freshMemory,
  issueDeviceKeys,
  makeSignedPass,
  measureDrift,
  personVerifierOf,
  signedPersonalCode,
  verifySignedPersonal,
} from '../src';
import { aKey, DAY, NOON, outcomeOf } from './builders';

const HOUR = 3_600_000;
const people = aKey({ place: 'people', validUntil: NOON + 7 * DAY });
const workers = ['a', 'b', 'c'].map((id) => makeSignedPass(people, id));
const [worker] = workers as [(typeof workers)[0]];
const keys = issueDeviceKeys('d1', 'station-1', workers.map(personVerifierOf), NOON);
const right = { aheadMs: 0, uncertaintyMs: 0 };

function scan(at: number, memory: DeviceMemory = freshMemory(keys), who = worker, drift = right) {
  return checkOffline(signedPersonalCode(who, at), keys, memory, at + drift.aheadMs, drift);
}

describe('a staff device without network', () => {
  it('holds nothing secret, and keeps all in JSON', () => {
    const text = JSON.stringify(keys);
    for (const { secretKey } of workers) expect(text).not.toContain(secretKey);
    expect(text).not.toContain(Buffer.from(people.secret).toString('base64url'));
    const kept = JSON.parse(text) as typeof keys;
    const code = signedPersonalCode(worker, NOON);
    expect(checkOffline(code, kept, freshMemory(kept), NOON, right).ok).toBe(true);
  });

  it('checks people all day, and asks for new keys after it', () => {
    let memory = freshMemory(keys);
    for (let hour = 0; hour < 24; hour += 1)
      for (const who of workers) {
        const result = scan(NOON + hour * HOUR, memory, who);
        if (!result.ok) throw new Error(result.error.code);
        expect(result.value.person.subject).toBe(who.subject);
        memory = result.value.memory;
      }
    expect(outcomeOf(scan(NOON + DAY, memory))).toBe('device.stale_keys');
    expect(memory.used.length).toBeLessThanOrEqual(workers.length);
  });

  it('takes one code once, and the next one of the same person', () => {
    const first = scan(NOON);
    if (!first.ok) throw new Error(first.error.code);
    const { memory } = first.value;
    expect(outcomeOf(scan(NOON + 5_000, memory))).toBe('code.replayed');
    expect(outcomeOf(scan(NOON + 5_000, memory, workers[1]))).toBe('ok');
    expect(outcomeOf(scan(NOON + 30_000, memory))).toBe('ok');
  });

  it('sees its clock turned back, but not a small correction', () => {
    const first = scan(NOON + 2 * HOUR);
    if (!first.ok) throw new Error(first.error.code);
    expect(outcomeOf(scan(NOON + HOUR, first.value.memory))).toBe('device.clock_back');
    expect(outcomeOf(scan(NOON - HOUR))).toBe('device.clock_back');
    expect(outcomeOf(scan(NOON + 2 * HOUR - 20_000, first.value.memory, workers[1]))).toBe('ok');
  });

  it('never takes a code twice, whatever the order and the clock', () => {
    const moment = fc.integer({ min: 0, max: 12 }).map((tenth) => NOON + tenth * 10_000);
    const shown = new Map<string, string>();
    const codeOf = (who: number, at: number) => {
      const id = `${who} ${Math.floor(at / 30_000)}`;
      const text = shown.get(id) ?? signedPersonalCode(workers[who] ?? worker, at);
      shown.set(id, text);
      return text;
    };
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2), moment, moment), { maxLength: 10 }), (scans) => {
        const taken: string[] = [];
        let memory = freshMemory(keys);
        for (const [who, shownAt, now] of scans) {
          const text = codeOf(who, shownAt);
          const result = checkOffline(text, keys, memory, now, right);
          if (!result.ok) continue;
          memory = result.value.memory;
          taken.push(text);
        }
        expect(new Set(taken).size).toBe(taken.length);
      }),
      { numRuns: 300 },
    );
  });

  it('reckons with how far its clock is off', () => {
    const at = NOON + HOUR;
    const drift = measureDrift([
      { sentAt: NOON + 600_000, serverAt: NOON + 50, receivedAt: NOON + 600_100 },
    ]);
    if (!drift) throw new Error('no drift');
    const result = scan(at, freshMemory(keys), worker, drift);
    expect(result).toMatchObject({ ok: true, value: { at } });
    expect(outcomeOf(scan(at, freshMemory(keys), worker, { ...drift, aheadMs: 0 }))).toBe('ok');
    const unaware = checkOffline(
      signedPersonalCode(worker, at),
      keys,
      freshMemory(keys),
      at + drift.aheadMs,
      right,
    );
    expect(outcomeOf(unaware)).toBe('code.expired');
  });

  it('queues what the server checks again: a stranger added on the device is found', () => {
    const stranger = makeSignedPass(aKey({ place: 'people' }, 99), 'x');
    const tampered = { ...keys, people: [...keys.people, personVerifierOf(stranger)] };
    const text = signedPersonalCode(stranger, NOON);
    expect(outcomeOf(checkOffline(text, tampered, freshMemory(keys), NOON, right))).toBe('ok');
    expect(outcomeOf(verifySignedPersonal(text, keys.people, NOON))).toBe('code.unknown_key');
    expect(DEVICE_SETTINGS.lifetimeMs).toBe(DAY);
  });
});
