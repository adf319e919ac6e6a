import { randomBytes } from 'node:crypto';
import { runOnPhone } from '@yizhan/testing/phone';

/** Writes, signs and verifies, and tells what it found. */
const code = `
  import * as ledger from '../src';
  export async function run({ bytes }) {
    const random = (length) => Uint8Array.from(bytes(length));
    const store = new ledger.MemoryLedger(random);
    for (let at = 1; at <= 3; at += 1)
      await ledger.appendEvent(store, {
        stream: 'case:1', type: 'noted', at, content: { at }, personal: { words: '王建国🙂' + at },
      });
    const events = store.events('case:1');
    const key = ledger.makeReceiptKey('k', random);
    const receipt = ledger.issueReceipt(events[1], key);
    const tree = ledger.AnchorTree.of('2026-11-23', [await store.head('case:1')]);
    const anchor = ledger.verifyAnchor(ledger.signAnchor(tree.anchor, key), [key]);
    return JSON.stringify({
      lacking: [typeof TextEncoder, typeof crypto, typeof Buffer, typeof process, typeof Intl],
      stream: ledger.verifyStream(events).ok,
      erased: ledger.verifyStream(events.map(ledger.redact), receipt).ok,
      receipt: ledger.verifyReceipt(receipt, [key], events[1]).ok,
      forged: ledger.verifyReceipt({ ...receipt, seq: 3 }, [key]).ok,
      included: ledger.verifyInclusion(tree.proofOf('case:1'), anchor.value).ok,
      events,
    });
  }
`;

it('runs where there is no Node, no browser, no TextEncoder, no crypto and no eval', async () => {
  const bytes = (length: number) => [...randomBytes(length)];
  const said = runOnPhone({ code, folder: __dirname }, { bytes });
  expect(said).toMatchObject({
    lacking: Array(5).fill('undefined'),
    stream: true,
    erased: true,
    receipt: true,
    forged: false,
    included: true,
    events: [{ personal: { content: { words: '王建国🙂1' } } }, { seq: 2 }, { seq: 3 }],
  });
});
