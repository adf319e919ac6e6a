import fc from 'fast-check';
import {
  AnchorTree,
  issueReceipt,
  type LedgerEvent,
  leafHash,
  makeAnchor,
  makeReceiptKey,
  merkleRoot,
  proveInclusion,
  type StreamHead,
  signAnchor,
  verifyAnchor,
  verifyInclusion,
  verifyReceipt,
} from '../src';
import { aStream, flipped, random } from './builders';

/** The leaves and roots of the reference tests of Certificate Transparency (RFC 6962 §2.1). */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const heads = (count: number): StreamHead[] =>
  Array.from({ length: count }, (_, at) => ({
    stream: `s${at}`,
    seq: at + 1,
    hash: leafHash(Uint8Array.of(at)),
  }));

describe('a daily anchor', () => {
  it('has the roots of the published tree', () => {
    const leaves = LEAVES.map((hex) => leafHash(Uint8Array.from(Buffer.from(hex, 'hex'))));
    expect(ROOTS.map((_, size) => merkleRoot(leaves.slice(0, size)))).toEqual(ROOTS);
  });

  it('does not depend on the order in which the heads come', () => {
    expect(makeAnchor('2026-11-23', heads(9).reverse())).toEqual(
      makeAnchor('2026-11-23', heads(9)),
    );
  });

  it('proves every stream it holds, and no other head', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(39), (size, pick) => {
        const rows = heads(size);
        const anchor = makeAnchor('2026-11-23', rows);
        const stream = `s${pick % size}`;
        const proof = proveInclusion(rows, stream);
        if (!proof) throw new Error('no proof');
        expect(verifyInclusion(proof, anchor)).toMatchObject({ ok: true, value: { stream } });
        const other = { ...proof, head: { ...proof.head, seq: proof.head.seq + 1 } };
        expect(verifyInclusion(other, anchor).ok).toBe(false);
        expect(verifyInclusion({ ...proof, path: proof.path.slice(1) }, anchor).ok).toBe(
          size === 1,
        );
        expect(verifyInclusion({ ...proof, path: [...proof.path, anchor.root] }, anchor).ok).toBe(
          false,
        );
        expect(verifyInclusion({ ...proof, index: proof.index + 1 }, anchor).ok).toBe(false);
      }),
    );
  });

  it('proves from a kept tree what it proves from the heads, for trees of every shape', () => {
    for (let size = 1; size <= 70; size += 1) {
      const tree = AnchorTree.of('2026-11-23', heads(size));
      for (const { stream } of heads(size)) {
        const proof = tree.proofOf(stream);
        expect(proof && verifyInclusion(proof, tree.anchor).ok).toBe(true);
      }
      const last = `s${size - 1}`;
      expect(tree.proofOf(last)).toEqual(proveInclusion(heads(size), last));
    }
  });

  it('is made in slices as at once', async () => {
    const many = heads(2_100).map((head) => ({ ...head, hash: ROOTS[0] ?? '' }));
    let pauses = 0;
    const tree = await AnchorTree.inSlices('2026-11-23', many, async () => {
      pauses += 1;
    });
    expect(tree.anchor).toEqual(makeAnchor('2026-11-23', many));
    expect(pauses).toBeGreaterThan(2);
  });

  it('shows a flipped bit anywhere in a proof', () => {
    const tree = AnchorTree.of('2026-11-23', heads(13));
    fc.assert(
      fc.property(fc.nat(12), fc.nat(), fc.nat(7), (pick, at, bit) => {
        const proof = flipped(tree.proofOf(`s${pick}`), at, bit);
        if (proof !== undefined) expect(verifyInclusion(proof, tree.anchor).ok).toBe(false);
      }),
      { numRuns: 5_000 },
    );
  });

  it('gives no proof for a stream it does not hold', () => {
    expect(proveInclusion(heads(3), 'other')).toBeUndefined();
    expect(makeAnchor('2026-11-23', [])).toEqual({ day: '2026-11-23', size: 0, root: ROOTS[0] });
  });

  it('is not made over two ends of one stream', () => {
    expect(() => makeAnchor('2026-11-23', [...heads(3), ...heads(1)])).toThrow(RangeError);
  });
});

describe('a signed anchor', () => {
  const key = makeReceiptKey('k', random);
  const signed = signAnchor(makeAnchor('2026-11-23', heads(5)), key);

  it('is verified by anyone, and gives what proofs are checked against', () => {
    const verified = verifyAnchor(JSON.parse(JSON.stringify(signed)), [key]);
    expect(verified).toEqual({ ok: true, value: makeAnchor('2026-11-23', heads(5)) });
  });

  it('shows a flipped bit anywhere, the day included', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(7), (at, bit) => {
        const changed = flipped(signed, at, bit);
        if (changed !== undefined) expect(verifyAnchor(changed, [key]).ok).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is no receipt, and a receipt is no anchor, although one key signs both', async () => {
    const [event] = (await aStream(1)) as [LedgerEvent];
    const receipt = issueReceipt(event, key);
    expect(verifyReceipt(signed as never, [key]).ok).toBe(false);
    expect(verifyAnchor(receipt as never, [key]).ok).toBe(false);
  });
});
