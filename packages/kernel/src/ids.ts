import { monotonicFactory } from 'ulid';

let next: ReturnType<typeof monotonicFactory> | undefined;

/** A new id: a ULID, 26 characters, in the order of its making within one process. */
export function newId(now?: number): string {
  // Made on first use: a runtime without secure randomness may load this module, not make ids.
  next ??= monotonicFactory();
  return next(now);
}
