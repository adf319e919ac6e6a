import { randomBytes } from 'node:crypto';
import {
  appendEvent,
  issueReceipt,
  MemoryLedger,
  makeAnchor,
  makeReceiptKey,
  proveInclusion,
  redact,
  verifyInclusion,
  verifyReceipt,
  verifyStream,
} from '../src';

it('does what the README shows', async () => {
  const random = (length: number) => Uint8Array.from(randomBytes(length));
  const store = new MemoryLedger(random);
  const appended = await appendEvent(store, {
    stream: 'case:01K',
    type: 'accepted',
    at: Date.parse('2026-11-23T09:00:00+08:00'),
    content: { unit: 'labour-inspection' },
    personal: { reporter: '张三' },
  });
  if (!appended.ok) throw new Error(appended.error.code);
  const event = appended.value;

  const key = makeReceiptKey('2026-11', random);
  const receipt = issueReceipt(event, key);
  expect(verifyReceipt(receipt, [key], event).ok).toBe(true);
  expect(verifyStream(store.events('case:01K'), receipt).ok).toBe(true);
  expect(verifyStream([redact(event)]).ok).toBe(true);

  const heads = [{ stream: event.stream, seq: event.seq, hash: event.hash }];
  const anchor = makeAnchor('2026-11-23', heads);
  const proof = proveInclusion(heads, 'case:01K');
  expect(proof && verifyInclusion(proof, anchor).ok).toBe(true);
});
