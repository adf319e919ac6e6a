import { type CaseDetail, routes } from '@yizhan/contract';
import { useEffect, useState } from 'react';
import { Box, Button, confirm, Input, List, ListRow } from '../../components';
import { useCommand } from '../../shell';
import { ReporterCase } from './ReporterCase';
import { type KeptReceipt, takeHanded, useKeptReceipts } from './receipts';

/** Follows a case by number and query code, with no login; neither is ever in the address. */
export function LookUp() {
  const [handed] = useState(takeHanded);
  const [number, setNumber] = useState(handed?.number ?? '');
  const [code, setCode] = useState(handed?.code ?? '');
  const [found, setFound] = useState<CaseDetail | null>(null);
  const { receipts, forget } = useKeptReceipts();
  const command = useCommand(routes.cases.lookUp, { onDone: setFound });
  const { run } = command;
  useEffect(() => {
    if (handed) void run({ body: handed });
  }, [handed, run]);
  if (found)
    return <ReporterCase one={found} known={{ by: 'code', number, code }} onChanged={setFound} />;
  const open = (one: KeptReceipt): void => {
    setNumber(one.number);
    setCode(one.code);
    void run({ body: { number: one.number, code: one.code } });
  };
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
      <Kept receipts={receipts} onOpen={open} onForget={forget} />
    </Box>
  );
}

interface KeptProps {
  readonly receipts: readonly KeptReceipt[];
  readonly onOpen: (one: KeptReceipt) => void;
  readonly onForget: (number: string) => void;
}

/** Cases whose number and code this phone still has. */
function Kept({ receipts, onOpen, onForget }: KeptProps) {
  if (receipts.length === 0) return null;
  const ask = async (number: string): Promise<void> => {
    const sure = await confirm({
      title: '这台手机不再留？',
      text: '查询码没有记下的话，以后就查不到这件诉求了。',
      yes: '不再留',
      danger: true,
    });
    if (sure) onForget(number);
  };
  return (
    <Box className="yz-stack">
      <List label="这台手机上留着的诉求">
        {receipts.map((one) => (
          <ListRow
            key={one.number}
            icon="voice"
            title={one.number}
            hint="查询码已留在这台手机上，点开看进度"
            onTap={() => onOpen(one)}
          />
        ))}
      </List>
      {receipts.map(({ number }) => (
        <Button key={number} small kind="plain" onTap={() => ask(number)}>
          {`不再留 ${number}`}
        </Button>
      ))}
    </Box>
  );
}
