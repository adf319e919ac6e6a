import type { ImportReport } from '@yizhan/contract';
import { Box, Card, List, ListRow } from '../../components';

/** More than this nobody corrects from a screen. */
const SHOWN = 50;

export interface ReportViewProps {
  readonly name: string;
  readonly report: ImportReport;
}

/** What an import would do, or every cell that stands in its way. */
export function ReportView({ name, report }: ReportViewProps) {
  const { faults } = report;
  return (
    <>
      <Card title={name} tone={faults.length > 0 ? 'wait' : 'good'}>
        <Box className="yz-strong">{verdictOf(report)}</Box>
        <Box className="yz-soft">{countsOf(report)}</Box>
      </Card>
      {faults.length > 0 && (
        <List label="要改的地方">
          {faults.slice(0, SHOWN).map((fault) => (
            <ListRow
              key={`${fault.line}:${fault.column}:${fault.message}`}
              title={fault.message}
              hint={placeOf(fault)}
            />
          ))}
        </List>
      )}
      {report.faultCount > SHOWN && (
        <Box className="yz-soft">{`还有 ${report.faultCount - SHOWN} 处，改好这些再检查一次`}</Box>
      )}
    </>
  );
}

function verdictOf({ faultCount, created }: ImportReport): string {
  if (faultCount > 0) return `有 ${faultCount} 处要改，改好再检查一次`;
  return created > 0 ? '没有问题，可以导入' : '表里的岗位都已经导入过了';
}

function countsOf({ rows, created, unchanged }: ImportReport): string {
  const known = unchanged > 0 ? `，已有 ${unchanged} 个不变` : '';
  return `共 ${rows} 行，新增 ${created} 个${known}`;
}

function placeOf({ line, column, row }: ImportReport['faults'][number]): string {
  const where = row === 0 ? '列名' : `第 ${line} 行`;
  return column === '' ? where : `${where} · ${column}`;
}
