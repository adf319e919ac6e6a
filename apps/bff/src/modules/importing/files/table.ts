import type { ImportKind } from '@yizhan/contract';
import { aliases, foldHeading, headings } from './headings';
import type { RawRow, RowFault } from './row';

/** A table whose first line with known headings has been found. */
export interface Table {
  readonly rows: readonly RawRow[];
  /** The row as a spreadsheet numbers it, for each of `rows`. */
  readonly lines: readonly number[];
  /** Columns by their Chinese heading, in the unit that the file uses. */
  readonly labels: Readonly<Record<string, string>>;
  readonly faults: readonly RowFault[];
}

interface Column {
  readonly name: string;
  readonly label: string;
  readonly convert: (cell: string) => string;
}

/** A title or a date may stand above the headings; further down nobody looks for them. */
const HEADING_WITHIN = 5;

const isFilled = (cells: readonly string[]) => cells.some((cell) => cell !== '');

/** Lines of cells as rows by column. Blank lines and columns without heading and content are passed over. */
export function tableOf(kind: ImportKind, cells: readonly (readonly string[])[]): Table {
  const lines = cells.map((line) => line.map(unwrapped));
  const at = headingLine(kind, lines);
  const heading = lines[at] ?? [];
  const body = lines
    .map((line, index) => ({ line, number: index + 1 }))
    .slice(at + 1)
    .filter(({ line }) => isFilled(line));
  const { columns, faults } = columnsOf(
    kind,
    heading,
    body.map(({ line }) => line),
  );
  const width = heading.length;
  const tooLong = body.flatMap(({ line }, index) =>
    isFilled(line.slice(width))
      ? [{ row: index + 1, column: '', message: '列数比标题多，请检查逗号和引号' }]
      : [],
  );
  return {
    rows: body.map(({ line }) => rowOf(columns, line)),
    lines: body.map(({ number }) => number),
    labels: Object.fromEntries(columns.flatMap((each) => (each ? [[each.name, each.label]] : []))),
    faults: [...faults, ...tooLong],
  };
}

/** Spreadsheets write `="T-1"` to keep a cell from being read as a number. */
function unwrapped(cell: string): string {
  return /^="([^"]*)"$/.exec(cell)?.[1] ?? cell;
}

function headingLine(kind: ImportKind, lines: readonly (readonly string[])[]): number {
  const known = knownHeadings(kind);
  if (known.size === 0) return 0;
  const fits = lines
    .slice(0, HEADING_WITHIN)
    .findIndex((line) => line.filter((cell) => known.has(foldHeading(cell))).length >= 2);
  return fits < 0 ? Math.max(0, lines.findIndex(isFilled)) : fits;
}

function knownHeadings(kind: ImportKind): Map<string, Column> {
  const same = (cell: string) => cell;
  const own = Object.entries(headings[kind] ?? {}).flatMap(([name, label]) =>
    [name, label].map((each): [string, Column] => [
      foldHeading(each),
      { name, label, convert: same },
    ]),
  );
  const others = (aliases[kind] ?? []).map(({ column, heading, convert }): [string, Column] => [
    foldHeading(heading),
    { name: column, label: heading, convert },
  ]);
  return new Map([...others, ...own]);
}

function columnsOf(
  kind: ImportKind,
  heading: readonly string[],
  body: readonly (readonly string[])[],
) {
  const known = knownHeadings(kind);
  const faults: RowFault[] = [];
  const seen = new Set<string>();
  const columns = heading.map((cell, at): Column | undefined => {
    if (cell === '') {
      if (body.some((line) => (line[at] ?? '') !== ''))
        faults.push({ row: 0, column: '', message: `第 ${at + 1} 列有内容但没有列名` });
      return undefined;
    }
    const column = known.get(foldHeading(cell));
    if (!column && known.size > 0) {
      faults.push({ row: 0, column: cell, message: `不认识“${cell}”这一列` });
      return undefined;
    }
    const found = column ?? { name: cell, label: cell, convert: (text: string) => text };
    if (seen.has(found.name))
      faults.push({ row: 0, column: found.name, message: '这一列出现了两次' });
    seen.add(found.name);
    return found;
  });
  return { columns, faults };
}

function rowOf(columns: readonly (Column | undefined)[], line: readonly string[]): RawRow {
  return Object.fromEntries(
    columns.flatMap((column, at) =>
      column ? [[column.name, column.convert(line[at] ?? '')]] : [],
    ),
  );
}
