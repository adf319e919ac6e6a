import { gzippedSize } from './phone';

/** The packages that carry the product's promises; all of them run on the phone. */
export const ENGINES = ['working-time', 'eligibility', 'rotating-code', 'ledger'] as const;

/**
 * Bytes that the four together may cost a phone, gzipped, the signature library left out. A sixth of it is
 * what they check at their doors.
 */
export const ENGINE_BUDGET = 50_000;

/** The kept library of elliptic curves, which is weighed apart. */
const SIGNATURES = ['@noble/ed25519'];

export interface EngineSizes {
  /** Gzipped bytes of each engine by itself with all that it imports, and of its own part. */
  readonly each: Readonly<Record<string, { readonly all: number; readonly unsigned: number }>>;
  /** Of the four in one script, where they share the kernel and the hashes. */
  readonly together: { readonly all: number; readonly unsigned: number };
}

/** Weighs what a phone downloads for the engines, everything they export included. */
export function engineSizes(folder: string): EngineSizes {
  return {
    each: Object.fromEntries(ENGINES.map((engine) => [engine, weigh([engine], folder)])),
    together: weigh(ENGINES, folder),
  };
}

function weigh(engines: readonly string[], folder: string) {
  const lines = engines.map((engine, at) => `export * as engine${at} from '@yizhan/${engine}';`);
  const code = lines.join('\n');
  return {
    all: gzippedSize({ code, folder }),
    unsigned: gzippedSize({ code, folder, without: SIGNATURES }),
  };
}
