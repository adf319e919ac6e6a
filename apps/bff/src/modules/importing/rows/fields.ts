import { setImmediate } from 'node:timers/promises';
import { divisions } from '@yizhan/cases/vocabulary';
import { dateYears } from '@yizhan/contract';
import { foldPhone, isMobile } from '@yizhan/identity/vocabulary';
import type { Instant, LocalDate } from '@yizhan/kernel';
import * as z from 'zod';
import type { RawRow, RowFault } from '../files/row';
import { isCounted, readDay, readMoment } from './times';

/** A cell as text: CSV gives texts, JSON may give numbers or nothing. */
const cell = z.unknown().transform((value, context) => {
  if (value === undefined || value === null) return '';
  if (typeof value === 'object') {
    context.addIssue('应为文字');
    return z.NEVER;
  }
  return String(value).trim();
});

/** A cell that is no free text: full width, zero-width marks and blanks at its ends mean nothing. */
const folded = cell.transform((value) =>
  value
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim(),
);

/** A phone as spreadsheets show one that they took for a number. */
const SCIENTIFIC = /^\d(\.\d+)?E\+\d+$/i;
/** A day as spreadsheets count it, when a column of dates lost its format: 2009 to 2064. */
const SERIAL_DAY = /^[4-5]\d{4}$/;
const RANGE = /^\d+\s*[-~—–至到]\s*\d+$/;

/** What a number cell is instead of a number, in words that say how to mend it. */
function numberHint(value: string): string | undefined {
  if (SCIENTIFIC.test(value)) return '成了科学计数法，请把这一列设为“文本”格式后重新填写';
  if (RANGE.test(value)) return '请填一个数，不能填范围';
  if (value !== '' && !/\d/.test(value)) return '请填具体的数';
  return undefined;
}

/** Text of at most so many characters; blank unless `min` asks for more. */
export function text(min: number, max: number) {
  return cell.pipe(
    z
      .string()
      .min(min, min === 1 ? '不能为空' : `至少 ${min} 个字`)
      .max(max, `最多 ${max} 个字`),
  );
}

export function shaped(form: RegExp, message: string) {
  return folded.pipe(z.string().regex(form, message));
}

export function number(min: number, max: number) {
  return folded.transform((value, context) => {
    const read = Number(value);
    if (value !== '' && read >= min && read <= max) return read;
    context.addIssue(numberHint(value) ?? `应为 ${min} 到 ${max} 之间的数`);
    return z.NEVER;
  });
}

export function integer(min: number, max: number, blank?: number) {
  return folded.transform((value, context) => {
    if (value === '' && blank !== undefined) return blank;
    const read = Number(value);
    if (value !== '' && Number.isInteger(read) && read >= min && read <= max) return read;
    context.addIssue(numberHint(value) ?? `应为 ${min} 到 ${max} 之间的整数`);
    return z.NEVER;
  });
}

/** One of some words, by the word itself or by its Chinese label. */
export function oneOf<W extends string>(
  words: readonly W[],
  labels: Readonly<Record<W, string>>,
  alsoCalled: Readonly<Record<string, W>> = {},
) {
  return folded.transform((value, context) => {
    const word =
      words.find((each) => each === value || labels[each] === value) ?? alsoCalled[value];
    if (word !== undefined) return word;
    context.addIssue(`应为${words.map((each) => labels[each]).join('、')}之一`);
    return z.NEVER;
  });
}

/** Null when the cell is blank. */
export function orNull<T>(schema: z.ZodType<T>) {
  return z.preprocess(
    (value) => (value === undefined || value === null || value === '' ? null : value),
    schema.nullable(),
  );
}

export const yesOrNo = folded.transform((value, context) => {
  if (['是', 'true', '1'].includes(value)) return true;
  if (['否', 'false', '0', ''].includes(value)) return false;
  context.addIssue('应为“是”或“否”');
  return z.NEVER;
});

/** One of the city's divisions, by its code or by its name. */
export const divisionCode = folded.transform((value, context) => {
  const found = divisions.find(({ code, name }) => code === value || name === value);
  if (found) return found.code;
  context.addIssue(`应为${divisions.map(({ name }) => name).join('、')}之一，或它的 6 位代码`);
  return z.NEVER;
});
/** `08:00`; spreadsheets also write `8:00` and `8:00:00`. */
export const localTime = folded
  .transform((value) => value.replace(/^(\d{1,2}:\d{2}):00$/, '$1').padStart(5, '0'))
  .pipe(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '应为 08:00 这样的时间'));
/** A mobile number; blanks, dashes and the country's code are left out. */
export const phone = folded.transform((value, context) => {
  const digits = foldPhone(value);
  if (isMobile(digits)) return digits;
  context.addIssue(numberHint(value) ?? '应为 11 位手机号');
  return z.NEVER;
});
export const code = shaped(/^[A-Za-z0-9-]{1,40}$/, '编号只能用字母、数字和短横，最多 40 个');

/** Days of a row, and whether they were counted from the import. */
export interface Days {
  readonly days: readonly LocalDate[];
  readonly counted: boolean;
}

/** One or more days between bars: `+1|+2`. */
export function days(now: Instant, max: number) {
  return folded.transform((value, context): Days => {
    if (SERIAL_DAY.test(value)) {
      context.addIssue('这是表格软件里的日期数字，请把这一列设为“日期”格式');
      return { days: [], counted: false };
    }
    const parts = value.split('|').map((part) => part.trim());
    const read = parts.map((part) => readDay(part, now));
    const known = read.filter((day) => day !== undefined);
    if (known.length < read.length)
      context.addIssue(
        `应为 2026-11-25 这样的日期（${dateYears.first} 年到 ${dateYears.last} 年），或 +3 这样距今天的天数，多天用 | 隔开`,
      );
    else if (new Set(known).size < known.length) context.addIssue('有重复的日期');
    else if (known.length > max) context.addIssue(`最多 ${max} 天`);
    return { days: known, counted: parts.every(isCounted) };
  });
}

/** A moment that has passed. */
export function pastMoment(now: Instant) {
  return cell.transform((value, context) => {
    const read = readMoment(value, now);
    if (read !== undefined && read <= now) return read;
    context.addIssue(
      read === undefined ? '应为带时区的时间，或 -12d 09:30 这样的时间' : '时间不能在以后',
    );
    return z.NEVER;
  });
}

export interface ReadRows<T> {
  readonly values: T[];
  readonly faults: RowFault[];
}

/** Reads every row; what is wrong is told by row and column. */
export function readRows<T>(rows: readonly RawRow[], schema: z.ZodType<T>): ReadRows<T> {
  const read: ReadRows<T> = { values: [], faults: [] };
  rows.forEach((row, index) => {
    readRow(row, index, schema, read);
  });
  return read;
}

/** Rows read before others are let in between. */
const SLICE = 20;

/** The same in slices: whoever asks something else meanwhile is answered. */
export async function readRowsInSlices<T>(
  rows: readonly RawRow[],
  schema: z.ZodType<T>,
): Promise<ReadRows<T>> {
  const read: ReadRows<T> = { values: [], faults: [] };
  for (const [index, row] of rows.entries()) {
    if (index % SLICE === SLICE - 1) await setImmediate();
    readRow(row, index, schema, read);
  }
  return read;
}

function readRow<T>(row: RawRow, index: number, schema: z.ZodType<T>, read: ReadRows<T>): void {
  const parsed = schema.safeParse(row);
  if (parsed.success) {
    read.values.push(parsed.data);
    return;
  }
  for (const issue of parsed.error.issues)
    read.faults.push({ row: index + 1, column: issue.path.join('.'), message: inChinese(issue) });
}

/** Messages of our own are Chinese; those of the schema library for unexpected shapes aren't. */
function inChinese(issue: z.core.$ZodIssue): string {
  if (/[\u4e00-\u9fff]/.test(issue.message)) return issue.message;
  if (issue.code === 'unrecognized_keys') return `不认识：${issue.keys.slice(0, 5).join('、')}`;
  return '格式不对';
}

/** Rows of one file that name the same code. */
export function repeated(rows: readonly { readonly code: string }[]): RowFault[] {
  const first = new Map<string, number>();
  return rows.flatMap((row, index) => {
    const seen = first.get(row.code);
    if (seen === undefined) first.set(row.code, index + 1);
    return seen === undefined
      ? []
      : [{ row: index + 1, column: 'code', message: `编号 ${row.code} 在文件里出现了两次` }];
  });
}
