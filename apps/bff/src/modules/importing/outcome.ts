import type { Caller } from '@yizhan/identity/vocabulary';
import type { Instant } from '@yizhan/kernel';
import type { RowFault } from './files/row';

/** What an area did with the rows of its file; the rest of them it left as they were. */
export interface ImportCounts {
  readonly created: number;
  readonly updated: number;
}

export type ImportOutcome =
  | { readonly ok: true; readonly counts: ImportCounts }
  | { readonly ok: false; readonly faults: readonly RowFault[] };

export interface ImportOptions {
  readonly now: Instant;
  /** Marks what is made as sample data, which every screen shows. */
  readonly sample: boolean;
  /** Whose stations bound the rows; an operator of the machine is bounded by none. */
  readonly caller?: Caller | undefined;
}

export function imported({
  created,
  updated = 0,
}: Partial<ImportCounts> & Pick<ImportCounts, 'created'>): ImportOutcome {
  return { ok: true, counts: { created, updated } };
}

export function refused(faults: readonly RowFault[]): ImportOutcome {
  return { ok: false, faults };
}
