import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { need, needList } from '@yizhan/kernel';
import { type Hash, hashOf, isBytes, isHash } from './canonical';

const HASH_BYTES = 32;
/** Hashes made between two pauses: some milliseconds of work, also on a phone. */
const SLICE = 1_024;

/** Merkle tree hash of RFC 6962 §2.1: a prefix keeps leaves and nodes apart. */
export function leafHash(leaf: Uint8Array): Hash {
  need(isBytes(leaf), 'leaf', 'must be bytes');
  return bytesToHex(leafBytes(leaf));
}

export function leafBytes(leaf: Uint8Array): Uint8Array {
  return sha256(concatBytes(Uint8Array.of(0), leaf));
}

function nodeHash(left: Hash, right: Hash): Hash {
  return hashOf(Uint8Array.of(1), hexToBytes(left), hexToBytes(right));
}

/**
 * The tree of RFC 6962 §2.1, kept level by level from the leaves up, 32 bytes a node: the RFC's
 * split at the largest power of two is the same as pairing neighbours and lifting a last one that
 * has none.
 */
export class MerkleTree {
  constructor(private readonly levels: readonly Uint8Array[]) {}

  get root(): Hash {
    const top = this.levels[this.levels.length - 1] ?? new Uint8Array();
    return top.length === 0 ? hashOf() : bytesToHex(top);
  }

  /** The audit path of RFC 6962 §2.1.1, from the leaf's neighbour up. */
  pathOf(index: number): Hash[] {
    const path: Hash[] = [];
    let at = index;
    for (const level of this.levels) {
      const sibling = (at % 2 === 0 ? at + 1 : at - 1) * HASH_BYTES;
      if (sibling < level.length) path.push(bytesToHex(level.slice(sibling, sibling + HASH_BYTES)));
      at = Math.floor(at / 2);
    }
    return path;
  }
}

/** Work that stands still at each `yield`, for whoever must answer others meanwhile. */
export type InSlices<T> = Generator<void, T, void>;

/** Does it all at once. */
export function finish<T>(work: InSlices<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** @param leafAt the hash of a leaf, asked for once each and in order */
export function* growTree(
  count: number,
  leafAt: (index: number) => Uint8Array,
): InSlices<MerkleTree> {
  let level = new Uint8Array(count * HASH_BYTES);
  for (let at = 0; at < count; at += 1) {
    level.set(leafAt(at), at * HASH_BYTES);
    if (at % SLICE === SLICE - 1) yield;
  }
  const levels = [level];
  while (level.length > HASH_BYTES) {
    level = yield* levelAbove(level);
    levels.push(level);
  }
  return new MerkleTree(levels);
}

function* levelAbove(level: Uint8Array): InSlices<Uint8Array<ArrayBuffer>> {
  const count = level.length / HASH_BYTES;
  const above = new Uint8Array(Math.ceil(count / 2) * HASH_BYTES);
  const node = new Uint8Array(1 + 2 * HASH_BYTES);
  node[0] = 1;
  for (let at = 0; at + 1 < count; at += 2) {
    node.set(level.subarray(at * HASH_BYTES, (at + 2) * HASH_BYTES), 1);
    above.set(sha256(node), (at / 2) * HASH_BYTES);
    if (at % SLICE === SLICE - 2) yield;
  }
  if (count % 2 === 1)
    above.set(level.subarray((count - 1) * HASH_BYTES), above.length - HASH_BYTES);
  return above;
}

/** The root of a row of leaf hashes. */
export function merkleRoot(leaves: readonly Hash[]): Hash {
  needList('leaves', leaves);
  leaves.forEach((leaf, index) => {
    need(isHash(leaf), `leaves[${index}]`, 'must be a hash, 64 hexadecimal digits');
  });
  return finish(growTree(leaves.length, (index) => hexToBytes(leaves[index] ?? ''))).root;
}

/** The root that a path leads to (RFC 9162 §2.1.3.2); undefined when it doesn't fit the place. */
export function rootFrom(
  leaf: Hash,
  index: number,
  size: number,
  path: readonly Hash[],
): Hash | undefined {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size)) return undefined;
  if (index < 0 || index >= size) return undefined;
  let root = leaf;
  let [at, last] = [index, size - 1];
  for (const sibling of path) {
    if (last === 0 || !isHash(sibling)) return undefined;
    if (at % 2 === 1 || at === last) {
      // A last node without a neighbour was lifted until it had one on its left.
      while (at % 2 === 0 && at > 0) [at, last] = [at / 2, Math.floor(last / 2)];
      root = nodeHash(sibling, root);
    } else root = nodeHash(root, sibling);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? root : undefined;
}
