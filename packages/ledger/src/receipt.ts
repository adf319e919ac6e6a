import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { err, type Instant, ok, type Result } from '@yizhan/kernel';
import { canonical, type Hash, utf8 } from './canonical';
import { type LedgerError, ledgerErrors } from './errors';
import type { LedgerEvent } from './event';
import { faultOf } from './verify';

/** Signs receipts; kept sealed. Both parts are 32 bytes in hex. */
export interface ReceiptKey extends PublicKey {
  readonly secretKey: string;
}

/** Published, so that anyone can verify. */
export interface PublicKey {
  readonly id: string;
  readonly publicKey: string;
}

/** What the person keeps: that this event stood there, said by whoever holds the key. */
export interface Receipt {
  readonly version: 1;
  readonly stream: string;
  readonly seq: number;
  readonly hash: Hash;
  readonly at: Instant;
  readonly keyId: string;
  /** Ed25519 (RFC 8032) over the canonical form of all the above, in hex. */
  readonly signature: string;
}

export function makeReceiptKey(id: string, random: (length: number) => Uint8Array): ReceiptKey {
  const secretKey = random(32);
  return {
    id,
    secretKey: bytesToHex(secretKey),
    publicKey: bytesToHex(ed25519.getPublicKey(secretKey)),
  };
}

export function issueReceipt(event: LedgerEvent, key: ReceiptKey): Receipt {
  const body = {
    version: 1 as const,
    stream: event.stream,
    seq: event.seq,
    hash: event.hash,
    at: event.at,
    keyId: key.id,
  };
  const signature = ed25519.sign(utf8(canonical(body)), hexToBytes(key.secretKey));
  return { ...body, signature: bytesToHex(signature) };
}

/** Checks the signature, and with `event` also that the receipt is for that very event. */
export function verifyReceipt(
  receipt: Receipt,
  keys: readonly PublicKey[],
  event?: LedgerEvent,
): Result<Receipt, LedgerError> {
  const key = keys.find((candidate) => candidate.id === receipt.keyId);
  if (!key) return err(ledgerErrors.unknown_key);
  if (!isSigned(receipt, key)) return err(ledgerErrors.bad_signature);
  if (!event) return ok(receipt);
  const fault = faultOf(event);
  if (fault) return err(fault);
  return event.hash === receipt.hash ? ok(receipt) : err(ledgerErrors.other_event);
}

function isSigned(receipt: Receipt, key: PublicKey): boolean {
  const { signature, ...body } = receipt;
  if (!/^[0-9a-f]{128}$/.test(signature)) return false;
  const message = utf8(canonical(body));
  // Strict RFC 8032: one signature has one spelling.
  return ed25519.verify(hexToBytes(signature), message, hexToBytes(key.publicKey), {
    zip215: false,
  });
}
