import fc from 'fast-check';
import {
  appendEvent,
  canonical,
  EMPTY_HEAD,
  type LedgerEvent,
  MemoryLedger,
  redact,
  verifyStream,
} from '../src';
import { aDraft, aStream, random } from './builders';

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
    const text = JSON.stringify(await aStream(4));
    const bytes = Buffer.from(text);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(7), (at, bit) => {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        let events: LedgerEvent[];
        try {
          events = JSON.parse(changed.toString()) as LedgerEvent[];
        } catch {
          return;
        }
        expect(verifyStream(events).ok).toBe(false);
      }),
      { numRuns: 10_000 },
    );
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
