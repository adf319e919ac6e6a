import { sha256 } from '@noble/hashes/sha2.js';

/** A task that is quick to check and costs about 2^bits hashes to solve. */
export interface Puzzle {
  /** Printable ASCII, made by whoever checks; anything that can't be foreseen. */
  readonly challenge: string;
  /** 1 to 24: leading zero bits that the hash of challenge and answer must have. */
  readonly bits: number;
}

export interface SolveOptions {
  /** Hashes between two pauses. */
  readonly slice?: number;
  /** Lets others run, e.g. the screen. */
  readonly pause?: () => Promise<void>;
}

const MOST_BITS = 24;
const LONGEST = 400;
const USUAL_SLICE = 500;

/**
 * Looks for an answer, in slices with a pause after each (Hashcash; RFC 9421 knows no such thing, the
 * form is this module's own: SHA-256 over `challenge:answer`). Throws RangeError when the puzzle isn't
 * one.
 */
export async function solve(puzzle: Puzzle, options: SolveOptions = {}): Promise<string> {
  const { slice = USUAL_SLICE, pause } = options;
  if (!isPuzzle(puzzle)) throw new RangeError(`no puzzle: ${puzzle.bits} bits`);
  for (let count = 0; ; count++) {
    const answer = count.toString(36);
    if (isSolved(puzzle, answer)) return answer;
    if (pause && count % slice === slice - 1) await pause();
  }
}

/** Whether the answer solves the puzzle; false for whatever isn't one. */
export function isSolved(puzzle: Puzzle, answer: string): boolean {
  if (!isPuzzle(puzzle) || !isPrintable(answer)) return false;
  return leadingZeros(sha256(bytesOf(`${puzzle.challenge}:${answer}`))) >= puzzle.bits;
}

function isPuzzle({ challenge, bits }: Puzzle): boolean {
  return isPrintable(challenge) && Number.isInteger(bits) && bits >= 1 && bits <= MOST_BITS;
}

function isPrintable(text: string): boolean {
  return typeof text === 'string' && text.length <= LONGEST && /^[\x21-\x7e]+$/.test(text);
}

/** One byte a character: WeChat's runtime has no TextEncoder. */
function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function leadingZeros(hash: Uint8Array): number {
  let zeros = 0;
  for (const byte of hash) {
    if (byte !== 0) return zeros + Math.clz32(byte) - 24;
    zeros += 8;
  }
  return zeros;
}
