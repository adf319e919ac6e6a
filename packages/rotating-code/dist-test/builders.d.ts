import { type CodeKey } from '../src';
export declare const NOON: number;
export declare const DAY = 86400000;
/** Bytes that look random and are the same in every run. */
export declare function pseudoRandom(seed: number): (length: number) => Uint8Array;
export declare function aKey(over?: Partial<CodeKey>, seed?: number): CodeKey;
