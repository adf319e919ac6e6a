import { type ImportReport, importKindLabels, importLimits } from '@yizhan/contract';
import { headingOf } from './files/headings';
import type { SourceFile } from './files/read';
import type { ImportOutcome } from './outcome';

const SHOWN = 50;
/** A cell that stands in a message may be of any length. */
const LONGEST_MESSAGE = 200;
const LONGEST_COLUMN = 40;

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

/** An outcome as routes and the command line show it. */
export function reportOf(file: SourceFile, outcome: ImportOutcome): ImportReport {
  const faults = outcome.ok ? [] : outcome.faults;
  const { created, updated } = outcome.ok ? outcome.counts : { created: 0, updated: 0 };
  return {
    kind: file.kind,
    rows: file.rows.length,
    created,
    updated,
    unchanged: outcome.ok ? file.rows.length - created - updated : 0,
    faults: [...faults]
      .sort((one, other) => one.row - other.row)
      .slice(0, importLimits.shownFaults)
      .map(({ row, column, message }) => ({
        row,
        line: file.lines?.[row - 1] ?? row,
        column: cut(file.labels[column] ?? headingOf(file.kind, column), LONGEST_COLUMN),
        message: cut(message, LONGEST_MESSAGE),
      })),
    faultCount: faults.length,
  };
}

/** A report for the terminal: counts, or the table of faults. */
export function reportText(report: ImportReport, isPreview: boolean): string {
  const name = importKindLabels[report.kind];
  if (report.faults.length === 0) {
    const did = isPreview ? '检查通过，没有写入' : '已导入';
    const { rows, created, updated, unchanged } = report;
    return `${name}：${did}。共 ${rows} 条，新增 ${created}，更新 ${updated}，原已有、未改动 ${unchanged}。`;
  }
  const shown = report.faults.slice(0, SHOWN);
  const lines = shown.map(({ line, column, message }) => `${line}\t${column}\t${message}`);
  const more = report.faultCount - shown.length;
  return [
    `${name}：有 ${report.faultCount} 处需要修改，一条也没有写入。`,
    '行\t列\t问题',
    ...lines,
    ...(more > 0 ? [`还有 ${more} 处没有列出。`] : []),
  ].join('\n');
}
