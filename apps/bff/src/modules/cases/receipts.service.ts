import { Injectable } from '@nestjs/common';
import { type Receipt, verifyReceipt, verifyStream } from '@yizhan/ledger';
import { LedgerService } from '../../platform/ledger';

/** Whether a receipt that someone kept still stands in the record. */
@Injectable()
export class ReceiptsService {
  constructor(private readonly ledger: LedgerService) {}

  async verify(receipt: Receipt): Promise<{ stands: boolean; reason: string | null }> {
    const isCase = receipt.stream.startsWith('case:');
    const events = isCase ? await this.ledger.events(receipt.stream) : [];
    const event = events.find(({ seq }) => seq === receipt.seq);
    if (!event) return { stands: false, reason: '记录里没有回执所指的这一步' };
    const signed = verifyReceipt(receipt, [this.ledger.publicKey], event);
    if (!signed.ok) return { stands: false, reason: signed.error.message };
    const whole = verifyStream(events, receipt);
    return whole.ok
      ? { stands: true, reason: null }
      : { stands: false, reason: whole.error.message };
  }
}
