import { type CaseDetail, routes } from '@yizhan/contract';
import { useEffect, useState } from 'react';
import { Box, Button, Input } from '../../components';
import { useCommand } from '../../shell';
import { ReporterCase } from './ReporterCase';

interface Props {
  /** From the receipt's own link; '' when they are to be typed. */
  readonly number: string;
  readonly code: string;
}

/** Follows a case by number and query code, with no login. */
export function LookUp({ number: given, code: givenCode }: Props) {
  const [number, setNumber] = useState(given);
  const [code, setCode] = useState(givenCode);
  const [found, setFound] = useState<CaseDetail | null>(null);
  const command = useCommand(routes.cases.lookUp, { onDone: setFound });
  const { run } = command;
  useEffect(() => {
    if (given && givenCode) void run({ body: { number: given, code: givenCode } });
  }, [given, givenCode, run]);
  if (found)
    return <ReporterCase one={found} known={{ by: 'code', number, code }} onChanged={setFound} />;
  return (
    <Box className="yz-stack">
      <Input
        label="诉求编号"
        hint="像这样：20261123-483920"
        value={number}
        maxLength={20}
        error={command.fieldError('number')}
        onChange={setNumber}
      />
      <Input
        label="查询码"
        hint="提交时给您的 8 位字母和数字"
        value={code}
        maxLength={20}
        error={command.fieldError('code')}
        onChange={setCode}
      />
      <Button
        wide
        icon="search"
        pending={command.pending}
        disabled={number === '' || code === ''}
        onTap={() => run({ body: { number: number.trim(), code: code.trim() } })}
      >
        查进度
      </Button>
    </Box>
  );
}
