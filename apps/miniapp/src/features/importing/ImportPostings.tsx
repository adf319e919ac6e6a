import { type ImportReport, importLimits, routes } from '@yizhan/contract';
import { useState } from 'react';
import { Box, Button, Card, TextArea } from '../../components';
import { chooseTextFile } from '../../platform/textFile';
import { go, toast, useCommand } from '../../shell';
import { ReportView } from './ReportView';

interface Table {
  readonly name: string;
  readonly content: string;
}

/** What is pasted has no name; its cells are divided by commas or, out of a spreadsheet, by tabs. */
const pasted = (content: string): Table => ({ name: '岗位.csv', content });

/** Postings from an employer's table: looked through first, then taken in whole or not at all. */
export function ImportPostings() {
  const [table, setTable] = useState<Table | null>(null);
  const [text, setText] = useState('');
  const [report, setReport] = useState<ImportReport | null>(null);
  const [done, setDone] = useState<ImportReport | null>(null);
  const preview = useCommand(routes.importing.previewPostings, { onDone: setReport });
  const bring = useCommand(routes.importing.importPostings, { onDone: setDone });

  const look = (next: Table): void => {
    setTable(next);
    setReport(null);
    void preview.run({ body: next });
  };
  const choose = async (): Promise<void> => {
    const file = await chooseTextFile();
    if (file.ok) look(file.value);
    else toast(file.reason);
  };
  const again = (): void => {
    setTable(null);
    setText('');
    setReport(null);
    setDone(null);
  };

  if (done) return <Done report={done} onAgain={again} />;
  return (
    <Box className="yz-stack">
      <Card title="选一份表格">
        <Box className="yz-soft">
          从 Excel 或 WPS 另存为 CSV
          即可，第一行是列名；工种、区县可以写名称，工资可以用“工资（元）”一列。
          先检查，有一行不对就都不导入；导入过的编号不会重复。一次最多 {importLimits.rows} 行。
        </Box>
        <Button wide icon="plus" pending={preview.pending} onTap={choose}>
          选择文件
        </Button>
        <TextArea
          label="或者把表格粘贴在这里"
          placeholder="从电子表格里连同列名一起复制"
          rows={5}
          value={text}
          onChange={setText}
        />
        <Button
          wide
          kind="secondary"
          disabled={text.trim() === ''}
          pending={preview.pending}
          onTap={() => look(pasted(text))}
        >
          检查粘贴的表格
        </Button>
      </Card>
      {table && report && <ReportView name={table.name} report={report} />}
      {table && report && canBring(report) && (
        <Button wide pending={bring.pending} onTap={() => bring.run({ body: table })}>
          {`导入 ${report.created} 个岗位`}
        </Button>
      )}
    </Box>
  );
}

function canBring({ faults, created }: ImportReport): boolean {
  return faults.length === 0 && created > 0;
}

interface DoneProps {
  readonly report: ImportReport;
  readonly onAgain: () => void;
}

function Done({ report, onAgain }: DoneProps) {
  return (
    <Card title={`已导入 ${report.created} 个岗位`} tone="good">
      <Box className="yz-soft">需要人工看的岗位在“岗位审核”里等您。</Box>
      <Button wide onTap={() => go('pages/desk/review/index')}>
        去审核
      </Button>
      <Button wide kind="secondary" onTap={onAgain}>
        再导一份
      </Button>
    </Card>
  );
}
