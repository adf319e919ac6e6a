import {
  err,
  type LocalDate,
  need,
  needDate,
  needList,
  needText,
  ok,
  type Result,
} from '@yizhan/kernel';
import { canonical, type Hash, isHash, isPlainObject, utf8 } from './canonical';
import { ledgerErrors } from './errors';
import { type Head, needHead } from './event';
import {
  finish,
  growTree,
  type InSlices,
  leafBytes,
  leafHash,
  type MerkleTree,
  rootFrom,
} from './merkle';

/** Where one stream ended when the anchor was made. */
export interface StreamHead extends Head {
  readonly stream: string;
}

/** A day's root over all streams: published once, it fixes everything written before. */
export interface Anchor {
  readonly day: LocalDate;
  /** How many streams. */
  readonly size: number;
  readonly root: Hash;
}

/** That a stream's head is under a root: the audit path of RFC 6962 §2.1.1. */
export interface InclusionProof {
  readonly head: StreamHead;
  readonly index: number;
  readonly size: number;
  readonly path: readonly Hash[];
}

function leafOf({ stream, seq, hash }: StreamHead): Uint8Array {
  return utf8(canonical({ stream, seq, hash }));
}

/** Ordered by name, so that the root doesn't depend on how the store gave them. */
function ordered(heads: readonly StreamHead[]): StreamHead[] {
  needList('heads', heads);
  heads.forEach((head, index) => {
    needHead(`heads[${index}]`, head);
    needText(`heads[${index}].stream`, head.stream);
  });
  const rows = [...heads].sort((one, other) => (one.stream < other.stream ? -1 : 1));
  const double = rows.find((row, at) => row.stream === rows[at + 1]?.stream);
  // With two ends of one stream under it, a root would vouch for a fork.
  need(!double, 'heads', `two ends of ${double?.stream}`);
  return rows;
}

/** A day's anchor with all that its proofs need: made once, each proof then takes no hashing. */
export class AnchorTree {
  private readonly places = new Map<string, number>();

  private constructor(
    readonly anchor: Anchor,
    private readonly heads: readonly StreamHead[],
    private readonly tree: MerkleTree,
  ) {
    heads.forEach((head, index) => {
      this.places.set(head.stream, index);
    });
  }

  /** Throws RangeError when a stream is given twice. */
  static of(day: LocalDate, heads: readonly StreamHead[]): AnchorTree {
    return finish(AnchorTree.grow(day, heads));
  }

  /** The same in slices of some milliseconds, with a pause after each: a server answers meanwhile. */
  static async inSlices(
    day: LocalDate,
    heads: readonly StreamHead[],
    pause: () => Promise<void>,
  ): Promise<AnchorTree> {
    const work = AnchorTree.grow(day, heads);
    for (;;) {
      const step = work.next();
      if (step.done) return step.value;
      await pause();
    }
  }

  private static *grow(day: LocalDate, heads: readonly StreamHead[]): InSlices<AnchorTree> {
    const rows = ordered(heads);
    const tree = yield* growTree(rows.length, (index) =>
      leafBytes(leafOf(rows[index] as StreamHead)),
    );
    return new AnchorTree({ day, size: rows.length, root: tree.root }, rows, tree);
  }

  /** The proof for one stream; undefined when the anchor doesn't hold it. */
  proofOf(stream: string): InclusionProof | undefined {
    const index = this.places.get(stream) ?? -1;
    const row = this.heads[index];
    if (!row) return undefined;
    const head = { stream: row.stream, seq: row.seq, hash: row.hash };
    return { head, index, size: this.heads.length, path: this.tree.pathOf(index) };
  }
}

export function makeAnchor(day: LocalDate, heads: readonly StreamHead[]): Anchor {
  needDate('day', day);
  return AnchorTree.of(day, heads).anchor;
}

/** One proof on its own; for several of one day keep the `AnchorTree`. */
export function proveInclusion(
  heads: readonly StreamHead[],
  stream: string,
): InclusionProof | undefined {
  needText('stream', stream);
  return AnchorTree.of('', heads).proofOf(stream);
}

/** Takes any JSON for a proof; `ledger.not_included` unless it leads to the anchor's root. */
export function verifyInclusion(
  proof: InclusionProof,
  anchor: Anchor,
): Result<StreamHead, typeof ledgerErrors.not_included> {
  if (!isProof(proof) || !isPlainObject(anchor) || proof.size !== anchor.size)
    return err(ledgerErrors.not_included);
  const { head, index, size, path } = proof;
  return rootFrom(leafHash(leafOf(head)), index, size, path) === anchor.root
    ? ok(head)
    : err(ledgerErrors.not_included);
}

const PROOF_FIELDS = 'head,index,path,size';
const HEAD_FIELDS = 'hash,seq,stream';

function isProof(proof: unknown): proof is InclusionProof {
  if (!isPlainObject(proof) || namesOf(proof) !== PROOF_FIELDS) return false;
  const { head, path } = proof;
  return (
    Array.isArray(path) &&
    isPlainObject(head) &&
    namesOf(head) === HEAD_FIELDS &&
    typeof head.stream === 'string' &&
    Number.isSafeInteger(head.seq) &&
    isHash(head.hash)
  );
}

/** What isn't read must not be there: a reader could take it for proven. */
function namesOf(value: object): string {
  return Object.keys(value).sort().join();
}
