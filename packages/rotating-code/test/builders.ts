import { type CodeKey, makeKey } from '../src';

export const NOON = Date.parse('2026-11-23T12:00:00+08:00');
export const DAY = 86_400_000;

/** Bytes that look random and are the same in every run. */
export function pseudoRandom(seed: number): (length: number) => Uint8Array {
  let state = seed >>> 0 || 1;
  return (length) =>
    Uint8Array.from({ length }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state >>> 24;
    });
}

export function aKey(over: Partial<CodeKey> = {}, seed = 7): CodeKey {
  const key = makeKey(pseudoRandom(seed), {
    id: over.id ?? '01KAQ6Z3X8V9T2M4N5P7R9S0AB',
    place: over.place ?? 'station-1',
    validFrom: over.validFrom ?? NOON - DAY,
    validUntil: over.validUntil ?? NOON + DAY,
  });
  return { ...key, ...over };
}

/** `ok`, or the code of the refusal. */
export function outcomeOf(
  result: { readonly ok: true } | { readonly ok: false; readonly error: { readonly code: string } },
): string {
  return result.ok ? 'ok' : result.error.code;
}

/** The text with one bit of one character turned over. */
export function changedAt(text: string, at: number, bit: number): string {
  const letter = String.fromCharCode(text.charCodeAt(at) ^ (1 << bit));
  return text.slice(0, at) + letter + text.slice(at + 1);
}
