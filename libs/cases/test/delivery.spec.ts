import { channelFor, deliveryAfter, deliverySettings, openGates, untoldKinds } from '../src';
import { facts } from './builders';

describe('where a notice goes', () => {
  it.each([
    ['named', 'U', '13900000001', { channel: 'in_app', delivery: 'sent' }],
    ['confidential', null, '13900000001', { channel: 'sms', delivery: 'queued' }],
    ['named', null, '0716-1234567', { channel: 'call', delivery: 'no_channel' }],
    ['named', null, null, { channel: 'call', delivery: 'no_channel' }],
    ['anonymous', null, null, { channel: 'by_code', delivery: 'sent' }],
  ] as const)('%s, account %s, phone %s', (privacy, accountId, phone, way) => {
    expect(channelFor({ privacy, accountId, phone })).toEqual(way);
  });
});

describe('what becomes of it', () => {
  const { attempts } = deliverySettings;
  it.each([
    ['taken', 1, 'sent'],
    ['refused', 1, 'failed'],
    ['unclear', 1, 'failed'],
    ['later', attempts - 1, 'queued'],
    ['later', attempts, 'failed'],
  ] as const)('%s at try %i: %s', (answer, tries, delivery) => {
    expect(deliveryAfter(answer, tries)).toBe(delivery);
  });

  it('only the last notice of a kind counts, and what wasn’t taken keeps the case open', () => {
    const sent = [
      { kind: 'accepted', delivery: 'sent' },
      { kind: 'result', delivery: 'sent' },
      { kind: 'result', delivery: 'failed' },
      { kind: 'handler', delivery: 'queued' },
    ] as const;
    const untold = untoldKinds(sent);
    expect(untold).toEqual(['result', 'handler']);
    const notices = ['accepted', 'dispatched', 'handler', 'result'] as const;
    const complete = openGates(facts({}, { notices, untold })).find(
      ({ gate }) => gate === 'complete',
    );
    expect(complete?.missing).toEqual(expect.arrayContaining(['告知承办的通知', '反馈结果的通知']));
    expect(complete?.missing).not.toContain('告知受理的通知');
  });
});
