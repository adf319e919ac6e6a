import { err, need, needDate, needObject, needWhole, ok, type Result } from '@yizhan/kernel';
import type { Anchor } from './anchor';
import { isHash } from './canonical';
import { type LedgerError, ledgerErrors } from './errors';
import { type PublicKey, type ReceiptKey, type Signed, sign, signatureFault } from './signature';

/**
 * An anchor as it is published. The root covers the streams only: the signature also fixes day and
 * size, and shows whose it is on whatever site or notice board it was copied to.
 */
export interface SignedAnchor extends Anchor, Signed {
  readonly kind: 'anchor';
  readonly version: 1;
}

export function signAnchor(anchor: Anchor, key: ReceiptKey): SignedAnchor {
  needObject('anchor', anchor);
  const { day, size, root } = anchor;
  needDate('anchor.day', day);
  needWhole('anchor.size', size, 0);
  need(isHash(root), 'anchor.root', 'must be a hash, 64 hexadecimal digits');
  return sign({ kind: 'anchor' as const, version: 1 as const, day, size, root }, key);
}

/** Takes any JSON for an anchor; the value is what `verifyInclusion` needs. */
export function verifyAnchor(
  anchor: SignedAnchor,
  keys: readonly PublicKey[],
): Result<Anchor, LedgerError> {
  const wrong = signatureFault(anchor, keys);
  if (wrong) return err(ledgerErrors[wrong]);
  if (anchor.kind !== 'anchor') return err(ledgerErrors.bad_signature);
  return ok({ day: anchor.day, size: anchor.size, root: anchor.root });
}
