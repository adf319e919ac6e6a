import { hkdfSync } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { addDays, atLocal, type Clock, type LocalDate, localDate, unwrap } from '@yizhan/kernel';
import {
  type Anchor,
  appendEvent,
  type EventDraft,
  type InclusionProof,
  issueReceipt,
  type LedgerEvent,
  makeAnchor,
  makeReceiptKey,
  type PublicKey,
  proveInclusion,
  type Receipt,
  type ReceiptKey,
  type StreamHead,
} from '@yizhan/ledger';
import { Database } from '@yizhan/storage';
import { CLOCK } from '../clock';
import { CONFIG, type Config } from '../config';
import { Schedule } from '../schedule';
import { LedgerStore } from './ledger-store';

const ANCHOR_EVERY = 3_600_000;
/** Until then a transaction begun before midnight may still be committing. */
const SETTLED_AFTER = 10 * 60_000;

/**
 * The tamper-evident record of the whole product. Streams are named `<area>:<id>`, e.g. `case:01K…`.
 * An append takes part in the running transaction: what is rolled back was never written.
 */
@Injectable()
export class LedgerService {
  private readonly key: ReceiptKey;

  constructor(
    private readonly store: LedgerStore,
    private readonly database: Database,
    @Inject(CONFIG) config: Pick<Config, 'secrets'>,
    @Inject(CLOCK) private readonly clock: Clock,
    schedule: Schedule,
  ) {
    const seed = hkdfSync('sha256', config.secrets.signing, '', 'yizhan/receipts', 32);
    const made = makeReceiptKey('', () => new Uint8Array(seed));
    this.key = { ...made, id: made.publicKey.slice(0, 12) };
    schedule.every('ledger.anchor', ANCHOR_EVERY, () => this.anchorYesterday());
  }

  /** Writes an event at the end of its stream. */
  async append(draft: EventDraft): Promise<LedgerEvent> {
    return unwrap(await appendEvent(this.store, draft));
  }

  events(stream: string): Promise<LedgerEvent[]> {
    return this.store.events(stream);
  }

  erasePersonal(stream: string): Promise<number> {
    return this.store.erasePersonal(stream);
  }

  /** What the person keeps as proof that the event was written. */
  receiptFor(event: LedgerEvent): Receipt {
    return issueReceipt(event, this.key);
  }

  /** To be published, for `verifyReceipt`. */
  get publicKey(): PublicKey {
    return { id: this.key.id, publicKey: this.key.publicKey };
  }

  /** Makes the day's root, once; a second call gives the first one's. */
  async anchor(day: LocalDate): Promise<Anchor> {
    const known = await this.anchorOf(day);
    if (known) return known;
    const anchor = makeAnchor(day, await this.headsAtEndOf(day));
    await this.database.execute(
      'insert into ledger_anchors (day, size, root, created_at) values (?, ?, ?, ?)',
      [day, anchor.size, anchor.root, this.clock.now()],
    );
    return anchor;
  }

  async anchorOf(day: LocalDate): Promise<Anchor | undefined> {
    const [row] = await this.database.query<Anchor>(
      'select day, size, root from ledger_anchors where day = ?',
      [day],
    );
    return row && { day: row.day, size: row.size, root: row.root };
  }

  /** That a stream's end was under the day's root. */
  async proofOf(day: LocalDate, stream: string): Promise<InclusionProof | undefined> {
    return proveInclusion(await this.headsAtEndOf(day), stream);
  }

  private async anchorYesterday(): Promise<void> {
    const now = this.clock.now();
    const today = localDate(now);
    if (now - atLocal(today) >= SETTLED_AFTER) await this.anchor(addDays(today, -1));
  }

  private async headsAtEndOf(day: LocalDate): Promise<StreamHead[]> {
    const rows = await this.database.query<StreamHead>(
      `select e.stream, e.seq, e.hash from ledger_events e
       join (select stream, max(seq) as seq from ledger_events where created_at < ? group by stream) last
         on last.stream = e.stream and last.seq = e.seq`,
      [atLocal(addDays(day, 1))],
    );
    return rows.map(({ stream, seq, hash }) => ({ stream, seq, hash }));
  }
}
