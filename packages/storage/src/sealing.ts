import type { DataSource } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata';
import { type Options, sealedColumn } from './columns';

/** How an application seals texts at rest; the keys are its own. */
export interface Sealing {
  /** The same text sealed twice needn't look alike. */
  seal(text: string): string;
  /** The text again; one that was never sealed (written by an older version) is given as it is. */
  open(text: string): string;
}

/** Of a database that was given none: what the storage itself writes stays as it is. */
export const clear: Sealing = { seal: (text) => text, open: (text) => text };

/**
 * A text that is sealed on its way into the row and opened on its way out, by the sealing of the
 * database (`Database.sealWith`). It can't be searched or sorted by. Read by SQL it is sealed still:
 * see `Database.sealing`.
 */
export function SealedColumn(options: Pick<Options, 'nullable' | 'name'> = {}): PropertyDecorator {
  return sealedColumn(unsealed, options);
}

/** Stands at the column until a sealing is given: nothing is written in clear by forgetting it. */
const unsealed = {
  to: (value: unknown) => passOr(value, refuse),
  from: (value: unknown) => passOr(value, refuse),
};

function refuse(): never {
  throw new Error('a sealed column is used before the database was told how to seal');
}

/** The columns declared with `SealedColumn`, of all tables. */
export function sealedColumns(source: DataSource): ColumnMetadata[] {
  return source.entityMetadatas
    .flatMap(({ columns }) => columns)
    .filter(({ transformer }) => transformer === unsealed);
}

export function sealColumns(columns: readonly ColumnMetadata[], sealing: Sealing): void {
  for (const column of columns)
    column.transformer = {
      to: (value: unknown) => passOr(value, (text) => sealing.seal(text)),
      from: (value: unknown) => passOr(value, (text) => sealing.open(text)),
    };
}

/** Nothing, and the conditions of TypeORM that are no text, stay what they are. */
function passOr(value: unknown, turn: (text: string) => string): unknown {
  return typeof value === 'string' ? turn(value) : value;
}
