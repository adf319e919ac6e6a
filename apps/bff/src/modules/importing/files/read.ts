import { extname } from 'node:path';
import { type ImportKind, importErrors } from '@yizhan/contract';
import { type DomainError, err, ok, type Result, raise } from '@yizhan/kernel';
import { CsvError, parse } from 'csv-parse/sync';
import { headings } from './headings';

/** One row as it stands in the file: texts from CSV, any values from JSON. */
export type RawRow = Readonly<Record<string, unknown>>;

/** What is wrong; `row` counts from 1 without the heading, and is 0 for the heading itself. */
export interface RowFault {
  readonly row: number;
  readonly column: string;
  readonly message: string;
}

export interface SourceFile {
  readonly kind: ImportKind;
  readonly rows: readonly RawRow[];
  /** What a spreadsheet adds to a row's number: the heading stands in its line 1. */
  readonly linesBefore: 0 | 1;
  readonly faults: readonly RowFault[];
}

type Read = Result<SourceFile, DomainError<'importing.not_readable' | 'importing.empty'>>;

/** Bytes as text: UTF-8 with or without its mark, else GB 18030, as Excel in Chinese saves CSV. */
export function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Reads rows by the name's ending. Errors: importing.not_readable, importing.empty. */
export function readSource(kind: ImportKind, name: string, content: string): Read {
  const text = content.replace(/^\uFEFF/, '');
  const source =
    extname(name).toLowerCase() === '.json' ? readJson(kind, text) : readCsv(kind, text);
  if (!source.ok) return source;
  const { rows, faults } = source.value;
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
  return ok({ kind, rows: rows.filter(isObject) as RawRow[], linesBefore: 0, faults });
}

function readCsv(kind: ImportKind, text: string): Read {
  let table: string[][];
  try {
    const delimiter = delimiterOf(text);
    table = parse(text, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return err(raise(importErrors.not_readable, { line: error.lines }));
  }
  const [heading = [], ...lines] = table;
  const { columns, faults } = readHeading(kind, heading);
  const filled = lines.filter((cells) => cells.some((cell) => cell !== ''));
  const tooLong = filled.flatMap((cells, index) =>
    cells.length > heading.length
      ? [{ row: index + 1, column: '', message: '列数比标题多，请检查逗号和引号' }]
      : [],
  );
  const rows = filled.map((cells) =>
    Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])),
  );
  return ok({ kind, rows, linesBefore: 1, faults: [...faults, ...tooLong] });
}

/** Cells copied out of a spreadsheet are divided by tabs. */
function delimiterOf(text: string): ',' | '\t' {
  const [heading = ''] = text.split('\n', 1);
  return heading.includes('\t') && !heading.includes(',') ? '\t' : ',';
}

/** The columns in the file's order, whether they go by their word or by their Chinese heading. */
function readHeading(kind: ImportKind, heading: readonly string[]) {
  const known = headings[kind];
  if (!known) return { columns: [...heading], faults: [] };
  const byHeading = new Map(Object.entries(known).map(([column, label]) => [label, column]));
  const columns = heading.map((cell) => byHeading.get(cell) ?? cell);
  const faults = columns.flatMap((column, at): RowFault[] => {
    if (!(column in known)) return [{ row: 0, column, message: `不认识“${column}”这一列` }];
    if (columns.indexOf(column) < at) return [{ row: 0, column, message: '这一列出现了两次' }];
    return [];
  });
  return { columns, faults };
}
