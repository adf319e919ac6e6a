import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { type Head, type LedgerEvent, verifyAfter, verifyStream } from '@yizhan/ledger';
import { LedgerStore, type NamedHead, type SealedHead } from './ledger-store';
import { StreamSeals } from './stream-seals';

/** Before something is signed, at most so many events are gone through: some milliseconds. */
const MOST_BEFORE_SIGNING = 256;
/** Streams read and verified at a time, with a pause after each lot. */
const LOT = 50;

/** Why a stream isn't what was written; for operators. */
export interface StreamFault {
  readonly stream: string;
  readonly why: string;
}

/** Whether streams are still what was written, up to an end that bears our seal. */
@Injectable()
export class StreamChecks {
  constructor(
    private readonly store: LedgerStore,
    private readonly seals: StreamSeals,
  ) {}

  /**
   * Why nothing may be signed over the event; undefined when it may. The stream's last events, this one
   * among them, must lead to its sealed end; what lies further back is gone through every night.
   */
  async faultBeforeSigning(event: LedgerEvent): Promise<string | undefined> {
    const head = await this.store.sealedHead(event.stream);
    if (event.seq > (head?.seq ?? 0)) return 'beyond_end';
    const from = Math.min(event.seq, Math.max(1, (head?.seq ?? 0) - MOST_BEFORE_SIGNING + 1));
    const events = await this.readable(event.stream, from);
    if (!events) return 'unreadable';
    const stands = events.find(({ seq }) => seq === event.seq)?.hash === event.hash;
    return this.faultOf(event.stream, head, events) ?? (stands ? undefined : 'other_event');
  }

  /** Every stream from its first event to its end, in lots; what someone may wait for meanwhile is done. */
  async all(): Promise<StreamFault[]> {
    const faults: StreamFault[] = [];
    for (let after = ''; ; ) {
      const heads = await this.store.headsAfter(after, LOT);
      for (const head of heads) {
        const events = await this.readable(head.stream, 1);
        const why = events ? await this.wholeFault(head, events) : 'unreadable';
        if (why) faults.push({ stream: head.stream, why });
        await nextTurn();
      }
      const last = heads[heads.length - 1];
      if (!last || heads.length < LOT) return faults;
      after = last.stream;
    }
  }

  /** Streams whose last event isn't their sealed end: cheap, for the moment before an anchor. */
  async forgedEnds(): Promise<string[]> {
    const forged = await this.store.endsWithoutEvent();
    for (let after = ''; ; ) {
      const heads = await this.store.headsAfter(after, LOT);
      for (const head of heads) if (this.endFault(head.stream, head)) forged.push(head.stream);
      await nextTurn();
      const end = heads[heads.length - 1];
      if (!end || heads.length < LOT) return forged;
      after = end.stream;
    }
  }

  /** What is wrong with the end of a stream alone. */
  private endFault(stream: string, head: SealedHead | undefined): string | undefined {
    if (!head) return 'no_end';
    return this.seals.holds(stream, head, head.seal) ? undefined : 'end_not_sealed';
  }

  private async wholeFault(
    head: NamedHead,
    events: readonly LedgerEvent[],
  ): Promise<string | undefined> {
    const fault = this.faultOf(head.stream, head, events);
    const last = events[events.length - 1];
    if (fault || !last || last.seq <= head.seq) return fault;
    // Written while it was read, or past the end by someone who couldn't move it.
    const now = await this.store.sealedHead(head.stream);
    return now && now.seq >= last.seq ? undefined : 'beyond_end';
  }

  private faultOf(
    stream: string,
    head: SealedHead | undefined,
    events: readonly LedgerEvent[],
  ): string | undefined {
    const end = this.endFault(stream, head);
    if (end || !head) return end;
    const first = events[0];
    const isWhole = !first || first.seq === 1;
    const before: Head = isWhole
      ? { seq: 0, hash: '' }
      : { seq: first.seq - 1, hash: first.previous };
    const checked = isWhole
      ? verifyStream(events, head)
      : verifyAfter(before, events, head, stream);
    return checked.ok ? undefined : checked.error.code;
  }

  private async readable(stream: string, from: number): Promise<LedgerEvent[] | undefined> {
    try {
      return await this.store.events(stream, from);
    } catch {
      // Personal content that can't be opened was put there by someone else.
      return undefined;
    }
  }
}
