import { err, type Instant, need, ok, type Result } from '@yizhan/kernel';
import type { Hash } from './canonical';
import { type LedgerError, ledgerErrors } from './errors';
import type { LedgerEvent } from './event';
import { type PublicKey, type ReceiptKey, type Signed, sign, signatureFault } from './signature';
import { faultOf } from './verify';

/** What the person keeps: that this event stood there, said by whoever holds the key. */
export interface Receipt extends Signed {
  readonly version: 1;
  readonly stream: string;
  readonly seq: number;
  readonly hash: Hash;
  readonly at: Instant;
}

export function issueReceipt(event: LedgerEvent, key: ReceiptKey): Receipt {
  const fault = faultOf(event);
  need(!fault, 'event', 'is not what was written: nothing is signed over it');
  const { stream, seq, hash, at } = event;
  return sign({ version: 1 as const, stream, seq, hash, at }, key);
}

/**
 * Checks the signature, and with `event` also that the receipt is for that very event. Takes any
 * JSON for a receipt: what a person pasted in.
 */
export function verifyReceipt(
  receipt: Receipt,
  keys: readonly PublicKey[],
  event?: LedgerEvent,
): Result<Receipt, LedgerError> {
  const wrong = signatureFault(receipt, keys);
  if (wrong) return err(ledgerErrors[wrong]);
  // The same key signs anchors: a signature alone doesn't make it a receipt.
  if (typeof receipt.stream !== 'string') return err(ledgerErrors.bad_signature);
  if (event === undefined) return ok(receipt);
  const fault = faultOf(event);
  if (fault) return err(fault);
  return event.hash === receipt.hash ? ok(receipt) : err(ledgerErrors.other_event);
}
