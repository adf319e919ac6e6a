import { randomBytes } from 'node:crypto';
import { appendEvent, type EventDraft, type LedgerEvent, MemoryLedger } from '../src';

export const random = (length: number): Uint8Array => Uint8Array.from(randomBytes(length));
export const AT = Date.parse('2026-11-23T09:00:00+08:00');

export function aDraft(over: Partial<EventDraft> = {}): EventDraft {
  return {
    stream: 'case:1',
    type: 'accepted',
    at: AT,
    content: { unit: '劳动监察', fen: 20_000 },
    ...over,
  };
}

/** A stream of `length` events; every second one with personal content. */
export async function aStream(length: number, stream = 'case:1'): Promise<LedgerEvent[]> {
  const ledger = new MemoryLedger(random);
  for (let at = 0; at < length; at += 1) {
    const personal = at % 2 === 0 ? { name: `张${at}` } : undefined;
    await appendEvent(ledger, aDraft({ stream, at: AT + at, personal }));
  }
  return [...ledger.events(stream)];
}

/** The value as JSON with one bit turned over; undefined when that is no JSON any more. */
export function flipped<T>(value: T, at: number, bit: number): T | undefined {
  const bytes = Buffer.from(JSON.stringify(value));
  const place = at % bytes.length;
  bytes[place] = (bytes[place] ?? 0) ^ (1 << bit);
  try {
    return JSON.parse(bytes.toString()) as T;
  } catch {
    return undefined;
  }
}
