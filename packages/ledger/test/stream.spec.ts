import fc from 'fast-check';
import {
  appendEvent,
  canonical,
  EMPTY_HEAD,
  type LedgerEvent,
  type LedgerPort,
  MemoryLedger,
  redact,
  verifyAfter,
  verifyStream,
} from '../src';
import { aDraft, aStream, flipped, random } from './builders';

const wordOf = (result: ReturnType<typeof verifyStream>) => (result.ok ? 'ok' : result.error.code);

describe('a stream', () => {
  it('is numbered without gaps, each event chained to the one before', async () => {
    const events = await aStream(5);
    expect(events.map((event) => event.seq)).toEqual([1, 2, 3, 4, 5]);
    expect(events[4]?.previous).toBe(events[3]?.hash);
    expect(verifyStream(events)).toEqual({ ok: true, value: { seq: 5, hash: events[4]?.hash } });
    expect(verifyStream([])).toEqual({ ok: true, value: EMPTY_HEAD });
  });

  it('stays whole when it is stored as JSON with its names in another order', async () => {
    const events = JSON.parse(canonical(await aStream(4))) as LedgerEvent[];
    expect(verifyStream(events).ok).toBe(true);
  });

  it('has no gap and no fork under 64 writers at once', async () => {
    const ledger = new MemoryLedger(random);
    const writers = Array.from({ length: 64 }, (_, at) =>
      appendEvent(ledger, aDraft({ content: { at } })),
    );
    expect((await Promise.all(writers)).every((result) => result.ok)).toBe(true);
    expect(verifyStream(ledger.events('case:1'))).toMatchObject({ ok: true, value: { seq: 64 } });
  });

  it('has none in any order in which a slow store may answer', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 2, max: 8 }), async (order, count) => {
        const ledger = new MemoryLedger(random);
        const slow: LedgerPort = {
          random,
          head: (stream) => order.schedule(Promise.resolve()).then(() => ledger.head(stream)),
          append: (...given) =>
            order.schedule(Promise.resolve()).then(() => ledger.append(...given)),
        };
        const writers = Array.from({ length: count }, (_, at) =>
          appendEvent(slow, aDraft({ content: { at } })),
        );
        await order.waitFor(Promise.all(writers));
        const events = ledger.events('case:1');
        expect(verifyStream(events)).toMatchObject({ ok: true, value: { seq: count } });
        expect(new Set(events.map((event) => event.content.at)).size).toBe(count);
      }),
      { numRuns: 300 },
    );
  });

  it('gives up after the attempts it was given', async () => {
    const ledger = new MemoryLedger(random);
    const busy = {
      random,
      append: async () => false,
      head: (stream: string) => ledger.head(stream),
    };
    expect(await appendEvent(busy, aDraft(), 3)).toMatchObject({
      error: { code: 'ledger.conflict' },
    });
  });

  it('shows a removed, swapped, doubled or foreign event', async () => {
    const events = await aStream(6);
    const [one, two, three] = events as [LedgerEvent, LedgerEvent, LedgerEvent];
    const foreign = (await aStream(2, 'case:2'))[1] as LedgerEvent;
    expect(wordOf(verifyStream(events.filter((event) => event.seq !== 3)))).toBe('ledger.gap');
    expect(wordOf(verifyStream([one, three, two]))).toBe('ledger.gap');
    expect(wordOf(verifyStream([one, two, two]))).toBe('ledger.gap');
    expect(wordOf(verifyStream([one, foreign]))).toBe('ledger.broken_link');
    expect(verifyStream([one, two, { ...three, type: 'closed' }])).toMatchObject({
      error: { code: 'ledger.changed', details: { seq: 3 } },
    });
  });

  it('shows a missing tail and a rewritten stream against a head known from elsewhere', async () => {
    const events = await aStream(3);
    const head = { seq: 3, hash: events[2]?.hash ?? '' };
    expect(wordOf(verifyStream(events, head))).toBe('ok');
    expect(wordOf(verifyStream(events.slice(0, 2), head))).toBe('ledger.cut_short');
    expect(wordOf(verifyStream(await aStream(3), head))).toBe('ledger.changed');
  });

  it('shows a flipped bit anywhere', async () => {
    const events = await aStream(4);
    fc.assert(
      fc.property(fc.nat(), fc.nat(7), (at, bit) => {
        const changed = flipped(events, at, bit);
        if (changed !== undefined) expect(verifyStream(changed).ok).toBe(false);
      }),
      { numRuns: 10_000 },
    );
  });

  it('is checked on from a head that is trusted already', async () => {
    const events = await aStream(5);
    const [, two, three] = events as [LedgerEvent, LedgerEvent, LedgerEvent];
    const rest = events.slice(2);
    expect(verifyAfter(two, rest)).toEqual(verifyStream(events));
    expect(verifyAfter(two, rest, undefined, 'case:1').ok).toBe(true);
    expect(wordOf(verifyAfter(two, rest, undefined, 'case:2'))).toBe('ledger.broken_link');
    expect(wordOf(verifyAfter(three, rest))).toBe('ledger.gap');
    expect(wordOf(verifyAfter({ seq: 2, hash: three.hash }, rest))).toBe('ledger.broken_link');
    expect(wordOf(verifyAfter(two, [], three))).toBe('ledger.cut_short');
  });

  it('takes what people type, also half an emoji, and keeps it as it was hashed', async () => {
    const ledger = new MemoryLedger(random);
    const words = 'cut: \ud83d';
    await appendEvent(
      ledger,
      aDraft({ content: { gone: undefined, zero: -0 }, personal: { words } }),
    );
    const stored = JSON.parse(JSON.stringify(ledger.events('case:1'))) as LedgerEvent[];
    expect(stored[0]?.personal?.content).toEqual({ words: 'cut: \ufffd' });
    expect(stored).toEqual(ledger.events('case:1'));
    expect(verifyStream(stored).ok).toBe(true);
    const date = new Date(0) as never;
    await expect(appendEvent(ledger, aDraft({ content: { date } }))).rejects.toThrow(TypeError);
  });
});

describe('personal content', () => {
  it('can be erased, and the chain stays whole', async () => {
    const events = await aStream(4);
    const erased = events.map(redact);
    expect(JSON.stringify(erased)).not.toContain('张');
    expect(verifyStream(erased)).toEqual(verifyStream(events));
  });

  it("can't be exchanged, nor guessed from the commitment", async () => {
    const [first] = (await aStream(1)) as [LedgerEvent];
    const salt = first.personal?.salt ?? '';
    const other = { ...first, personal: { salt, content: { name: '李四' } } };
    expect(wordOf(verifyStream([other]))).toBe('ledger.personal_changed');
    const again = (await aStream(1))[0];
    expect(again?.commitment).not.toBe(first.commitment);
  });
});
