import { randomBytes } from 'node:crypto';
import { FieldError } from '@yizhan/kernel';
import { breaches, type Door } from '@yizhan/testing/hostile';
import * as ledger from '../src';

const random = (length: number) => Uint8Array.from(randomBytes(length));
const key = ledger.makeReceiptKey('k', random);
const draft = {
  stream: 'case:1',
  type: 'noted',
  at: 5,
  content: { a: 1 },
  personal: { b: '张三' },
};
const event = ledger.makeEvent(ledger.EMPTY_HEAD, draft, random);
const head = { stream: 'case:1', seq: event.seq, hash: event.hash };
const tree = ledger.AnchorTree.of('2026-11-23', [head]);
const receipt = ledger.issueReceipt(event, key);
const anchor = ledger.signAnchor(tree.anchor, key);
const proof = tree.proofOf('case:1');
const store = new ledger.MemoryLedger(random);
const port = {
  head: (stream: string) => store.head(stream),
  append: () => true,
  random,
};

const isText = (value: unknown) => typeof value === 'string' && value !== '';
const refuses = (answer: unknown) => (answer as { ok?: boolean }).ok === false;
/** Content is anything that JSON holds; −1 and fractions are instants. */
function fits(path: string, value: unknown): boolean {
  if (/content\.|personal\./.test(path) && !/salt$/.test(path))
    return value !== Number.POSITIVE_INFINITY && !Number.isNaN(value);
  if (/\.at$/.test(path)) return value === -1 || value === 1.5;
  if (/(stream|type|id|keyId)$/.test(path) && isText(value)) return true;
  if (value === undefined && /(personal|expected|event|attempts)$/.test(path)) return true;
  return Array.isArray(value) && value.length === 0 && /^(events|heads|leaves)$/.test(path);
}

/** What isn't JSON is told by its place in a TypeError. */
function placed<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const place =
      error instanceof TypeError && /^(draft\.\S+): not a JSON/.exec(error.message)?.[1];
    throw place ? new FieldError(place, 'not a JSON value') : error;
  }
}

/** What has no spelling is refused as such; there is but one argument. */
function spelled(value: unknown): string {
  try {
    return ledger.canonical(value);
  } catch (error) {
    throw new FieldError('value', (error as Error).message);
  }
}

const doors: Record<string, Door> = {
  canonical: {
    call: (value) => spelled(value),
    args: { value: { a: 1 } },
    opaque: ['value'],
    fits: (_path, value) => value !== undefined && !Number.isNaN(value),
  },
  commitmentOf: {
    call: ledger.commitmentOf,
    args: { personal: event.personal },
    opaque: ['personal.content'],
    fits: (path, value) => path === 'personal.salt' && isText(value),
  },
  eventHash: { call: ledger.eventHash, args: { event }, opaque: ['event'] },
  issueReceipt: {
    call: ledger.issueReceipt,
    args: { event, key },
    fits: (path, value) =>
      (isText(value) && path === 'key.id') ||
      path === 'key.publicKey' ||
      (path === 'event.personal' && value === undefined),
  },
  leafHash: { call: ledger.leafHash, args: { leaf: Uint8Array.of(1) }, opaque: ['leaf'] },
  makeAnchor: { call: ledger.makeAnchor, args: { day: '2026-11-23', heads: [head] } },
  makeEvent: {
    call: (...args) =>
      placed(() => ledger.makeEvent(...(args as unknown as Parameters<typeof ledger.makeEvent>))),
    args: { head: { seq: 0, hash: ledger.NO_HASH }, draft, random },
  },
  makeReceiptKey: { call: ledger.makeReceiptKey, args: { id: 'k', random } },
  merkleRoot: { call: ledger.merkleRoot, args: { leaves: [event.hash] } },
  proveInclusion: { call: ledger.proveInclusion, args: { heads: [head], stream: 'case:1' } },
  redact: { call: ledger.redact, args: { event }, opaque: ['event'] },
  signAnchor: {
    call: ledger.signAnchor,
    args: { anchor: tree.anchor, key },
    fits: (path, value) => (isText(value) && path === 'key.id') || path === 'key.publicKey',
  },
  verifyAfter: {
    call: ledger.verifyAfter,
    args: {
      from: ledger.EMPTY_HEAD,
      events: [event],
      expected: { seq: 1, hash: event.hash },
      stream: 'case:1',
    },
    refuses,
    fits: (path, value) =>
      (value === undefined && /^(expected|stream|events\.0\.personal)$/.test(path)) ||
      // An older head is within what is there, and an empty list ends where it began.
      (path === 'expected.seq' && value === -1),
  },
  verifyAnchor: {
    call: ledger.verifyAnchor,
    args: { anchor, keys: [key] },
    refuses,
    fits: (path) => path === 'keys.0.secretKey',
  },
  verifyInclusion: {
    call: ledger.verifyInclusion,
    args: { proof, anchor: tree.anchor },
    refuses,
    fits: (path) => path === 'anchor.day',
  },
  verifyReceipt: {
    call: ledger.verifyReceipt,
    args: { receipt, keys: [key], event },
    refuses,
    fits: (path, value) =>
      path === 'keys.0.secretKey' || (value === undefined && /^event(\.personal)?$/.test(path)),
  },
  verifyStream: {
    call: ledger.verifyStream,
    args: { events: [event], expected: { seq: 1, hash: event.hash } },
    refuses,
    fits: (path, value) =>
      (value === undefined && /^(expected|events\.0\.personal)$/.test(path)) ||
      (path === 'expected.seq' && value === -1),
  },
};

it('has every exported function in the table', () => {
  const classes = ['AnchorTree', 'MemoryLedger', 'appendEvent'];
  const exported = Object.entries(ledger)
    .filter(([, value]) => typeof value === 'function')
    .map(([name]) => name)
    .filter((name) => !classes.includes(name));
  expect(Object.keys(doors).sort()).toEqual(exported.sort());
});

it.each(Object.entries(doors))(
  '%s refuses what it can’t read, and names the field',
  (name, door) => {
    expect(breaches(name, { fits, ...door })).toEqual([]);
  },
);

it.each([
  ['port', null],
  ['port.head', { ...port, head: 5 }],
  ['port.random', { ...port, random: null }],
])('appends through no %s that is none', async (field, one) => {
  await expect(ledger.appendEvent(one as never, draft)).rejects.toMatchObject({ field });
});

it.each([
  ['draft.stream', { stream: '' }],
  ['draft.at', { at: Number.NaN }],
  ['draft.contents', { contents: {} }],
  ['draft.content', { content: null }],
])('appends no draft whose %s can’t be read', async (field, over) => {
  const given = { ...draft, ...over } as never;
  await expect(ledger.appendEvent(port as never, given)).rejects.toMatchObject({ field });
});

it('takes no salt that isn’t random bytes, and no tree over what are no ends', () => {
  const short = () => Uint8Array.of(1);
  expect(() => ledger.makeEvent(ledger.EMPTY_HEAD, draft, short)).toThrow('random: must give 32');
  expect(() => ledger.makeReceiptKey('k', short)).toThrow('random: must give 32');
  expect(() => ledger.AnchorTree.of('2026-11-23', null as never)).toThrow('heads:');
  expect(() => new ledger.MemoryLedger(null as never)).toThrow('random:');
});

it('signs over no event that was changed', () => {
  const changed = { ...event, content: { a: 2 } };
  expect(() => ledger.issueReceipt(changed, key)).toThrow('event: is not what was written');
});

it.each([null, undefined, 5, 'x', {}])('answers %j for events with a refusal', (odd) => {
  expect(ledger.verifyStream(odd as never)).toMatchObject({ ok: false });
  expect(ledger.verifyAfter(odd as never, [event])).toMatchObject({ ok: false });
});
