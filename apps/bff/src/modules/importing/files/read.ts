import { extname } from 'node:path';
import { type ImportKind, importErrors, importLimits } from '@yizhan/contract';
import { type DomainError, err, ok, type Result, raise } from '@yizhan/kernel';
import { CsvError, parse } from 'csv-parse/sync';
import type { RawRow, RowFault } from './row';
import { tableOf } from './table';

export interface SourceFile {
  readonly kind: ImportKind;
  readonly rows: readonly RawRow[];
  /** The row as a spreadsheet numbers it, for each of `rows`; JSON has none. */
  readonly lines: readonly number[] | null;
  /** Columns by their Chinese heading, in the unit that the file uses. */
  readonly labels: Readonly<Record<string, string>>;
  readonly faults: readonly RowFault[];
}

type ReadFailure =
  | 'importing.not_readable'
  | 'importing.empty'
  | 'importing.too_many_rows'
  | 'importing.too_many_columns';
type Read = Result<SourceFile, DomainError<ReadFailure>>;

/** Bytes as text: UTF-8 with or without its mark, else GB 18030, as Excel in Chinese saves CSV. */
export function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/**
 * Reads rows by the name's ending, at most `maxRows` of them.
 * Errors: importing.not_readable, importing.empty, importing.too_many_rows.
 */
export function readSource(
  kind: ImportKind,
  name: string,
  content: string,
  maxRows = Number.MAX_SAFE_INTEGER,
): Read {
  const text = content.replace(/^\uFEFF/, '');
  const isJson = extname(name).toLowerCase() === '.json';
  const source = isJson ? readJson(kind, text) : readCsv(kind, text, maxRows);
  if (!source.ok) return source;
  const { rows, faults } = source.value;
  if (rows.length > maxRows) return err(raise(importErrors.too_many_rows, { most: maxRows }));
  return rows.length === 0 && faults.length === 0 ? err(raise(importErrors.empty)) : source;
}

function readJson(kind: ImportKind, text: string): Read {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return err(raise(importErrors.not_readable));
  }
  const rows = Array.isArray(parsed) ? parsed : [parsed];
  const isObject = (row: unknown) => typeof row === 'object' && row !== null && !Array.isArray(row);
  const faults = rows.flatMap((row, index) =>
    isObject(row) ? [] : [{ row: index + 1, column: '', message: '应为一个对象' }],
  );
  return ok({ kind, rows: rows.filter(isObject) as RawRow[], lines: null, labels: {}, faults });
}

function readCsv(kind: ImportKind, text: string, maxRows: number): Read {
  let table: string[][];
  try {
    table = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      // `="T-1"`, as spreadsheets write a number that is a name.
      relax_quotes: true,
      trim: true,
      // Blank lines count, so that a fault is named by the line that a spreadsheet shows.
      to: Math.min(Number.MAX_SAFE_INTEGER, 2 * maxRows + SPARE_LINES),
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return err(raise(importErrors.not_readable, { line: error.lines }));
  }
  const widest = table.reduce((most, line) => Math.max(most, line.length), 0);
  if (widest > importLimits.columns)
    return err(raise(importErrors.too_many_columns, { most: importLimits.columns }));
  return ok({ kind, ...tableOf(kind, table) });
}

/** Lines above the headings and below the rows. */
const SPARE_LINES = 10;

/** Cells copied out of a spreadsheet are divided by tabs. */
function delimiterOf(text: string): ',' | '\t' {
  const [heading = ''] = text.split('\n', 1);
  return heading.includes('\t') && !heading.includes(',') ? '\t' : ',';
}
