import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import {
  AnchorTree,
  appendEvent,
  issueReceipt,
  type LedgerEvent,
  leafHash,
  MemoryLedger,
  makeReceiptKey,
  type StreamHead,
  verifyInclusion,
  verifyReceipt,
  verifyStream,
} from '@yizhan/ledger';
import { gzippedSize } from '@yizhan/testing/phone';

const EVENTS = 10_000;
const STREAMS = 100_000;
const RECEIPTS = 200;
const PROOFS = 2_000;

const random = (length: number): Uint8Array => Uint8Array.from(randomBytes(length));
const figures: Record<string, string> = {};

/** Notes how many of something were done in a second. */
async function rate(name: string, count: number, work: () => Promise<void> | void): Promise<void> {
  const begun = performance.now();
  await work();
  const seconds = (performance.now() - begun) / 1_000;
  figures[name] = `${Math.round(count / seconds).toLocaleString('en')} /s`;
}

/** Notes the size of what a phone downloads when it uses these names. */
function size(name: string, used: string, without: readonly string[] = []): void {
  const code = `export ${used} from '@yizhan/ledger';`;
  const kilobytes = gzippedSize({ code, folder: __dirname, without }) / 1_000;
  figures[name] = `${kilobytes.toFixed(1)} kB`;
}

async function streamFigures(): Promise<readonly LedgerEvent[]> {
  const store = new MemoryLedger(random);
  await rate('events appended, half of them with personal content', EVENTS, async () => {
    for (let at = 0; at < EVENTS; at += 1)
      await appendEvent(store, {
        // A new stream now and then, as cases have a few dozen events each.
        stream: `case:${at % 250}`,
        type: 'accepted',
        at,
        content: { unit: 'labour-inspection', fen: at, step: 'dispatched' },
        ...(at % 2 ? { personal: { words: '工资拖欠三个月，老板说年底再给' } } : {}),
      });
  });
  const streams = Array.from({ length: 250 }, (_, at) => store.events(`case:${at}`));
  await rate('events verified', EVENTS, () => {
    for (const events of streams) if (!verifyStream(events).ok) throw new Error('broken');
  });
  return streams[0] ?? [];
}

async function receiptFigures(events: readonly LedgerEvent[]): Promise<void> {
  const key = makeReceiptKey('k', random);
  const rows = Array.from({ length: RECEIPTS }, (_, at) => events[at % events.length]);
  const receipts = rows.flatMap((event) => (event ? [issueReceipt(event, key)] : []));
  await rate('receipts signed', RECEIPTS, () => {
    for (const event of rows) if (event) issueReceipt(event, key);
  });
  await rate('receipts verified', RECEIPTS, () => {
    for (const receipt of receipts)
      if (!verifyReceipt(receipt, [key]).ok) throw new Error('not signed');
  });
}

async function anchorFigures(): Promise<void> {
  const heads: StreamHead[] = Array.from({ length: STREAMS }, (_, at) => ({
    stream: `case:${at}`,
    seq: 7,
    hash: leafHash(Uint8Array.of(at & 255, at >> 8)),
  }));
  const begun = performance.now();
  const tree = AnchorTree.of('2026-11-23', heads);
  figures[`Merkle root of ${STREAMS.toLocaleString('en')} streams`] =
    `${Math.round(performance.now() - begun)} ms`;
  await rate(`inclusion proofs made and verified among them`, PROOFS, () => {
    for (let at = 0; at < PROOFS; at += 1) {
      const proof = tree.proofOf(`case:${at * 37}`);
      if (!proof || !verifyInclusion(proof, tree.anchor).ok) throw new Error('no proof');
    }
  });
}

async function main(): Promise<void> {
  const events = await streamFigures();
  await receiptFigures(events);
  await anchorFigures();
  size('phone, everything, gzipped', '*');
  size('phone, without the signature library', '*', ['@noble/ed25519']);
  size('phone, streams and inclusion only', '{ verifyStream, verifyInclusion }');
  console.table(figures);
}

void main();
