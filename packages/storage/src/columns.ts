import { Column, type ColumnOptions, PrimaryColumn, type ValueTransformer } from 'typeorm';

/** What any column may be told; the column's name is the property's in snake_case. */
export interface Options {
  readonly nullable?: boolean;
  readonly name?: string;
  /** For a column added to a table that has rows. */
  readonly default?: string | number | boolean;
  readonly primary?: boolean;
}

const whole = {
  to: (value: unknown) => value,
  // bigint comes as a string or as a number, whichever the driver thinks safe.
  from: (value: string | number | null) => (value === null ? null : Number(value)),
};

function column(base: ColumnOptions, options: Options): PropertyDecorator {
  return Column({ ...base, ...options });
}

/** The primary key: a ULID made by the application. */
export function IdColumn(options: Pick<Options, 'name'> = {}): PropertyDecorator {
  return PrimaryColumn({ type: 'varchar', length: 26, ...options });
}

/** Another row's id. Not a foreign key: see the README. */
export function RefColumn(options: Options = {}): PropertyDecorator {
  return column({ type: 'varchar', length: 26 }, options);
}

/** Epoch milliseconds, a number in code. */
export function InstantColumn(options: Options = {}): PropertyDecorator {
  return column({ type: 'bigint', transformer: whole }, options);
}

/** A day in Asia/Shanghai, `YYYY-MM-DD`. */
export function LocalDateColumn(options: Options = {}): PropertyDecorator {
  return column({ type: 'varchar', length: 10 }, options);
}

/** Whole fen, a number in code. */
export function FenColumn(options: Options = {}): PropertyDecorator {
  return column({ type: 'bigint', transformer: whole }, options);
}

/** Any JSON value; up to 16 MB, not searchable. */
export function JsonColumn(options: Options = {}): PropertyDecorator {
  return column({ type: 'simple-json' }, options);
}

/** With a length a varchar, that may be a key; without one up to 16 MB, that may not. */
export function TextColumn(
  options: Options & { readonly length?: number } = {},
): PropertyDecorator {
  return column({ type: options.length ? 'varchar' : 'text' }, options);
}

/** What `SealedColumn` is made of. */
export function sealedColumn(transformer: ValueTransformer, options: Options): PropertyDecorator {
  return column({ type: 'text', transformer }, options);
}

/** One word of a closed set: a state, a kind. */
export function WordColumn(options: Options = {}): PropertyDecorator {
  return column({ type: 'varchar', length: 40 }, options);
}

/** true or false. */
export function FlagColumn(options: Options = {}): PropertyDecorator {
  return column({ type: 'boolean' }, options);
}

/** A whole number of 32 bits: a count, a minute of the day. */
export function CountColumn(options: Options = {}): PropertyDecorator {
  return column({ type: 'int' }, options);
}

/** A double: a coordinate. */
export function RealColumn(options: Options = {}): PropertyDecorator {
  return column({ type: 'double' }, options);
}

/**
 * Counts a row's changes, from 0; `compareAndSet` moves it. TypeORM's own version column isn't
 * used: `save` with it lets a stale copy win.
 */
export function VersionColumn(): PropertyDecorator {
  return column({ type: 'int', default: 0 }, {});
}
