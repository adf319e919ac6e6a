/** One row as it stands in the file: texts from CSV, any values from JSON. */
export type RawRow = Readonly<Record<string, unknown>>;

/** What is wrong; `row` counts from 1 without the heading, and is 0 for the heading itself. */
export interface RowFault {
  readonly row: number;
  readonly column: string;
  readonly message: string;
}
