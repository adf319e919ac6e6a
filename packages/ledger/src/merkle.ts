import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { type Hash, hashOf, isHash } from './canonical';

const HASH_BYTES = 32;

/** Merkle tree hash of RFC 6962 §2.1: a prefix keeps leaves and nodes apart. */
export function leafHash(leaf: Uint8Array): Hash {
  return hashOf(Uint8Array.of(0), leaf);
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
  readonly #levels: readonly Uint8Array[];

  constructor(leaves: readonly Hash[]) {
    const levels = [bytesOf(leaves)];
    for (let level = levels[0]; level && level.length > HASH_BYTES; ) {
      level = levelAbove(level);
      levels.push(level);
    }
    this.#levels = levels;
  }

  get root(): Hash {
    const top = this.#levels[this.#levels.length - 1] ?? new Uint8Array();
    return top.length === 0 ? hashOf() : bytesToHex(top);
  }

  /** The audit path of RFC 6962 §2.1.1, from the leaf's neighbour up. */
  pathOf(index: number): Hash[] {
    const path: Hash[] = [];
    let at = index;
    for (const level of this.#levels) {
      const sibling = (at % 2 === 0 ? at + 1 : at - 1) * HASH_BYTES;
      if (sibling < level.length) path.push(bytesToHex(level.slice(sibling, sibling + HASH_BYTES)));
      at = Math.floor(at / 2);
    }
    return path;
  }
}

function bytesOf(hashes: readonly Hash[]): Uint8Array {
  const bytes = new Uint8Array(hashes.length * HASH_BYTES);
  hashes.forEach((hash, index) => {
    bytes.set(hexToBytes(hash), index * HASH_BYTES);
  });
  return bytes;
}

function levelAbove(level: Uint8Array): Uint8Array {
  const count = level.length / HASH_BYTES;
  const above = new Uint8Array(Math.ceil(count / 2) * HASH_BYTES);
  const node = new Uint8Array(1 + 2 * HASH_BYTES);
  node[0] = 1;
  for (let at = 0; at + 1 < count; at += 2) {
    node.set(level.subarray(at * HASH_BYTES, (at + 2) * HASH_BYTES), 1);
    above.set(sha256(node), (at / 2) * HASH_BYTES);
  }
  if (count % 2 === 1)
    above.set(level.subarray((count - 1) * HASH_BYTES), above.length - HASH_BYTES);
  return above;
}

/** The root of a row of leaf hashes. */
export function merkleRoot(leaves: readonly Hash[]): Hash {
  return new MerkleTree(leaves).root;
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
