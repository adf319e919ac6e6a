import { hkdfSync } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, unwrap } from '@yizhan/kernel';
import {
  type Anchor,
  appendEvent,
  type EventDraft,
  issueReceipt,
  type JsonObject,
  type LedgerEvent,
  makeReceiptKey,
  type PublicKey,
  type Receipt,
  type ReceiptKey,
  type SignedAnchor,
  signAnchor,
} from '@yizhan/ledger';
import { Database } from '@yizhan/storage';
import { Alarms } from '../alarms';
import { CLOCK } from '../clock';
import { CONFIG, type Config } from '../config';
import { logger } from '../logging';
import { LedgerStore } from './ledger-store';
import { StreamChecks } from './stream-checks';

/**
 * The tamper-evident record of the whole product. Streams are named `<area>:<id>`, e.g. `case:01K…`.
 * An append takes part in the running transaction: what is rolled back was never written.
 */
@Injectable()
export class LedgerService {
  private readonly key: ReceiptKey;

  constructor(
    private readonly store: LedgerStore,
    private readonly checks: StreamChecks,
    private readonly alarms: Alarms,
    private readonly database: Database,
    @Inject(CONFIG) config: Pick<Config, 'secrets'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    const seed = hkdfSync('sha256', config.secrets.signing, '', 'yizhan/receipts', 32);
    const made = makeReceiptKey('receipts', () => new Uint8Array(seed));
    this.key = { ...made, id: made.publicKey.slice(0, 12) };
  }

  /** Writes an event at the end of its stream. */
  async append(draft: EventDraft): Promise<LedgerEvent> {
    return unwrap(await appendEvent(this.store, draft));
  }

  events(stream: string): Promise<LedgerEvent[]> {
    return this.store.events(stream);
  }

  /**
   * Erases the personal content of a stream, as 个人信息保护法 47 may demand. The chain, receipts
   * and anchors still hold; an event of its own says how many parts are gone and `why`.
   *
   * @returns how many events held some; nothing is written when none did
   */
  erasePersonal(stream: string, why: JsonObject = {}): Promise<number> {
    return this.database.transaction(async () => {
      const parts = await this.store.erasePersonal(stream);
      const at = this.clock.now();
      if (parts > 0)
        await this.append({ stream, type: 'personal_erased', at, content: { ...why, parts } });
      return parts;
    });
  }

  /**
   * What the person keeps as proof that the event was written. Null, with an alarm, when its stream is no
   * longer what was written: nothing is signed over it.
   */
  async receiptFor(event: LedgerEvent): Promise<Receipt | null> {
    const fault = await this.checks.faultBeforeSigning(event);
    if (!fault) return issueReceipt(event, this.key);
    logger.error({ stream: event.stream, seq: event.seq, fault }, 'no receipt is signed over it');
    this.alarms.raise(
      'ledger.receipt',
      'a receipt was refused: its stream is not what was written',
    );
    return null;
  }

  /** To be published, for `verifyReceipt`. */
  get publicKey(): PublicKey {
    return { id: this.key.id, publicKey: this.key.publicKey };
  }

  /** An anchor as it is published. */
  sign(anchor: Anchor): SignedAnchor {
    return signAnchor(anchor, this.key);
  }
}
