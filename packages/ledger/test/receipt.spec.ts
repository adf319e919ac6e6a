import fc from 'fast-check';
import { issueReceipt, type LedgerEvent, makeReceiptKey, redact, verifyReceipt } from '../src';
import { aStream, flipped, random } from './builders';

const key = makeReceiptKey('2026-11', random);
const published = { id: key.id, publicKey: key.publicKey };
const wordOf = (result: ReturnType<typeof verifyReceipt>) => (result.ok ? 'ok' : result.error.code);

describe('a receipt', () => {
  it('is verified by anyone with the published key, for its event, erased or not', async () => {
    const [first, second] = (await aStream(2)) as [LedgerEvent, LedgerEvent];
    const receipt = issueReceipt(first, key);
    expect(wordOf(verifyReceipt(receipt, [published]))).toBe('ok');
    expect(wordOf(verifyReceipt(receipt, [published], redact(first)))).toBe('ok');
    expect(wordOf(verifyReceipt(receipt, [published], second))).toBe('ledger.other_event');
    expect(wordOf(verifyReceipt(receipt, [published], { ...first, type: 'x' }))).toBe(
      'ledger.changed',
    );
    expect(wordOf(verifyReceipt(receipt, []))).toBe('ledger.unknown_key');
  });

  it('holds the signature of RFC 8032 §7.1 test 1 keys', () => {
    const secret = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
    const fixed = makeReceiptKey('rfc', () => Uint8Array.from(Buffer.from(secret, 'hex')));
    expect(fixed.publicKey).toBe(
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    );
  });

  it('made by another key under the same id is refused', async () => {
    const [first] = (await aStream(1)) as [LedgerEvent];
    const thief = makeReceiptKey(key.id, random);
    expect(wordOf(verifyReceipt(issueReceipt(first, thief), [published]))).toBe(
      'ledger.bad_signature',
    );
  });

  it('shows a flipped bit anywhere', async () => {
    const [first] = (await aStream(1)) as [LedgerEvent];
    const receipt = issueReceipt(first, key);
    fc.assert(
      fc.property(fc.nat(), fc.nat(7), (at, bit) => {
        const changed = flipped(receipt, at, bit);
        if (changed !== undefined) expect(verifyReceipt(changed, [published]).ok).toBe(false);
      }),
      { numRuns: 1_500 },
    );
  });
});
