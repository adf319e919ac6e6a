import { defineErrors } from '@yizhan/kernel';
import * as z from 'zod/mini';
import { text } from './common';
import { defineRoute } from './route';

/** What a file may hold; the order is that in which one rests on another. */
export const importKinds = [
  'units',
  'stations',
  'employers',
  'people',
  'policies',
  'postings',
  'cases',
] as const;
export type ImportKind = (typeof importKinds)[number];
export const importKindLabels: Readonly<Record<ImportKind, string>> = {
  units: '承办单位',
  stations: '驿站和服务点',
  employers: '雇主',
  people: '人员',
  policies: '政策',
  postings: '岗位',
  cases: '诉求',
};

/** How large a file from a screen may be, and how much of what is wrong with it is told at once. */
export const importLimits = {
  /** A station posts some 300 places a day; a file for a week fits. */
  rows: 1000,
  columns: 60,
  /** Characters of the whole file. */
  characters: 1_000_000,
  shownFaults: 100,
} as const;

export const importErrors = defineErrors('importing', {
  unknown_kind: {
    kind: 'invalid',
    message: '看不出文件里是什么，请按“岗位.csv”或“postings.csv”这样命名，或指明类别',
  },
  not_readable: { kind: 'invalid', message: '文件无法识别，请另存为 UTF-8 的 CSV 或 JSON' },
  empty: { kind: 'invalid', message: '文件里没有内容' },
  too_many_rows: {
    kind: 'too_large',
    message: `一次最多导入 ${importLimits.rows} 行，请把文件分成几份`,
  },
  too_many_columns: {
    kind: 'too_large',
    message: `列太多，最多 ${importLimits.columns} 列，请检查文件的分隔符`,
  },
  faulty_rows: { kind: 'invalid', message: '有内容需要修改，全部没有导入' },
});

const count = z.int().check(z.minimum(0));

const fault = z.object({
  /** As counted from 1, without the heading. */
  row: count,
  /** The row as a spreadsheet numbers it; for JSON the same as `row`. */
  line: count,
  column: z.string(),
  message: z.string(),
});
export type ImportFault = z.output<typeof fault>;

const report = z.object({
  kind: z.enum(importKinds),
  rows: count,
  created: count,
  updated: count,
  /** Known already by their code, and left as they are. */
  unchanged: count,
  /** The first of them by row, at most `importLimits.shownFaults`. */
  faults: z.array(fault),
  /** How many there are in all. */
  faultCount: count,
});
export type ImportReport = z.output<typeof report>;

const body = z.object({
  name: text(1, 200),
  /** The file's text, CSV or JSON by its name. */
  content: z.string().check(z.minLength(1), z.maxLength(importLimits.characters)),
});

const readErrors = [
  importErrors.not_readable,
  importErrors.empty,
  importErrors.too_many_rows,
  importErrors.too_many_columns,
] as const;

/** Postings only: the other kinds are imported where the server runs. */
export const importingRoutes = {
  previewPostings: defineRoute({
    id: 'importing.previewPostings',
    method: 'POST',
    path: '/imports/postings/preview',
    access: ['station_staff', 'administrator'],
    summary: 'What an import of postings would do, with faults by row; nothing is written',
    body,
    response: report,
    errors: readErrors,
    transaction: 'handler',
    bodyLimit: 4_194_304,
  }),
  importPostings: defineRoute({
    id: 'importing.importPostings',
    method: 'POST',
    path: '/imports/postings',
    access: ['station_staff', 'administrator'],
    summary: 'Imports postings, all or none; those already known by their code stay as they are',
    body,
    response: report,
    errors: [...readErrors, importErrors.faulty_rows],
    creates: true,
    bodyLimit: 4_194_304,
    audit: { action: 'postings_imported' },
  }),
} as const;
