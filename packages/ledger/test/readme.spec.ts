import { randomBytes } from 'node:crypto';
import {
  AnchorTree,
  appendEvent,
  issueReceipt,
  MemoryLedger,
  makeReceiptKey,
  redact,
  signAnchor,
  verifyAfter,
  verifyAnchor,
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

  expect(verifyAfter(event, [], receipt).ok).toBe(true);

  const heads = [{ stream: event.stream, seq: event.seq, hash: event.hash }];
  const tree = AnchorTree.of('2026-11-23', heads);
  const anchor = verifyAnchor(signAnchor(tree.anchor, key), [key]);
  const proof = tree.proofOf('case:01K');
  expect(anchor.ok && proof && verifyInclusion(proof, anchor.value).ok).toBe(true);
});
