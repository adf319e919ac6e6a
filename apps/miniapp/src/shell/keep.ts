import type { Instant } from '@yizhan/kernel';
import { storage } from '../platform/storage';

/**
 * The last good answer of each screen, for when there is no network. It holds what the person saw,
 * so it goes when they sign out, and only so many screens are kept.
 */
const PREFIX = 'screen:';
const INDEX = 'screens';
const MOST = 40;

interface Kept<T> {
  readonly at: Instant;
  readonly value: T;
}

export function readKept<T>(key: string): Kept<T> | null {
  return storage.read<Kept<T>>(PREFIX + key);
}

export function keep<T>(key: string, value: T, at: Instant): void {
  const known = (storage.read<string[]>(INDEX) ?? []).filter((one) => one !== key);
  const kept = [key, ...known];
  for (const old of kept.slice(MOST)) storage.remove(PREFIX + old);
  storage.write(INDEX, kept.slice(0, MOST));
  storage.write(PREFIX + key, { at, value });
}

/** Forgets what an older version of the app may have kept. */
export function forgetOne(key: string): void {
  storage.remove(PREFIX + key);
}

export function forgetKept(): void {
  for (const key of storage.read<string[]>(INDEX) ?? []) storage.remove(PREFIX + key);
  storage.remove(INDEX);
}
