import { hexToBytes } from '@noble/hashes/utils.js';
import { err, type LocalDate, ok, type Result } from '@yizhan/kernel';
import { canonical, type Hash, hashOf, utf8 } from './canonical';
import { ledgerErrors } from './errors';
import type { Head } from './event';

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

/** Merkle tree hash of RFC 6962 §2.1: a prefix keeps leaves and nodes apart. */
export function leafHash(leaf: Uint8Array): Hash {
  return hashOf(Uint8Array.of(0), leaf);
}

function nodeHash(left: Hash, right: Hash): Hash {
  return hashOf(Uint8Array.of(1), hexToBytes(left), hexToBytes(right));
}

/** The root of a row of leaf hashes. */
export function merkleRoot(leaves: readonly Hash[]): Hash {
  if (leaves.length < 2) return leaves[0] ?? hashOf();
  const cut = cutOf(leaves.length);
  return nodeHash(merkleRoot(leaves.slice(0, cut)), merkleRoot(leaves.slice(cut)));
}

/** The largest power of two below `size`. */
function cutOf(size: number): number {
  let cut = 1;
  while (cut * 2 < size) cut *= 2;
  return cut;
}

function auditPath(leaves: readonly Hash[], index: number): Hash[] {
  if (leaves.length < 2) return [];
  const cut = cutOf(leaves.length);
  const [left, right] = [leaves.slice(0, cut), leaves.slice(cut)];
  return index < cut
    ? [...auditPath(left, index), merkleRoot(right)]
    : [...auditPath(right, index - cut), merkleRoot(left)];
}

/** The root that a path leads to; undefined when the path is too short or too long. */
function rootFrom(
  leaf: Hash,
  index: number,
  size: number,
  path: readonly Hash[],
): Hash | undefined {
  if (size < 2) return path.length === 0 && index === 0 ? leaf : undefined;
  const sibling = path[path.length - 1];
  if (sibling === undefined || !/^[0-9a-f]{64}$/.test(sibling)) return undefined;
  const cut = cutOf(size);
  const rest = path.slice(0, -1);
  const own =
    index < cut ? rootFrom(leaf, index, cut, rest) : rootFrom(leaf, index - cut, size - cut, rest);
  if (own === undefined) return undefined;
  return index < cut ? nodeHash(own, sibling) : nodeHash(sibling, own);
}

function headHash({ stream, seq, hash }: StreamHead): Hash {
  return leafHash(utf8(canonical({ stream, seq, hash })));
}

/** Ordered by name, so that the root doesn't depend on how the store gave them. */
function ordered(heads: readonly StreamHead[]): StreamHead[] {
  return [...heads].sort((one, other) => (one.stream < other.stream ? -1 : 1));
}

export function makeAnchor(day: LocalDate, heads: readonly StreamHead[]): Anchor {
  return { day, size: heads.length, root: merkleRoot(ordered(heads).map(headHash)) };
}

/** The proof for one stream; undefined when the anchor doesn't hold it. */
export function proveInclusion(
  heads: readonly StreamHead[],
  stream: string,
): InclusionProof | undefined {
  const rows = ordered(heads);
  const index = rows.findIndex((row) => row.stream === stream);
  const head = rows[index];
  if (!head) return undefined;
  return { head, index, size: rows.length, path: auditPath(rows.map(headHash), index) };
}

export function verifyInclusion(
  proof: InclusionProof,
  anchor: Anchor,
): Result<StreamHead, typeof ledgerErrors.not_included> {
  const { head, index, size, path } = proof;
  const isFitting = size === anchor.size && index >= 0 && index < size;
  const root = isFitting ? rootFrom(headHash(head), index, size, path) : undefined;
  return root === anchor.root ? ok(head) : err(ledgerErrors.not_included);
}
