import { needFunction } from '@yizhan/kernel';
import type { LedgerPort } from './append';
import { EMPTY_HEAD, type LedgerEvent } from './event';

/** A store in memory, for tests and for a phone's own queue. */
export class MemoryLedger implements LedgerPort {
  readonly #streams = new Map<string, LedgerEvent[]>();

  constructor(readonly random: LedgerPort['random']) {
    needFunction('random', random);
  }

  events(stream: string): readonly LedgerEvent[] {
    return this.#streams.get(stream) ?? [];
  }

  async head(stream: string): Promise<LedgerEvent | undefined> {
    return this.#last(stream);
  }

  async append(
    stream: string,
    expected: { seq: number; hash: string },
    event: LedgerEvent,
  ): Promise<boolean> {
    // Nothing is awaited between looking and writing: that is what makes it compare-and-set.
    const head = this.#last(stream) ?? EMPTY_HEAD;
    if (head.seq !== expected.seq || head.hash !== expected.hash) return false;
    this.#streams.set(stream, [...this.events(stream), event]);
    return true;
  }

  #last(stream: string): LedgerEvent | undefined {
    const events = this.events(stream);
    return events[events.length - 1];
  }
}
