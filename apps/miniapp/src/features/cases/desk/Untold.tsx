import { type CaseDetail, routes } from '@yizhan/contract';
import { useState } from 'react';
import { Box, Button, Card, Choice, Sheet, TextArea } from '../../../components';
import { useCommand } from '../../../shell';

type Notice = CaseDetail['notices'][number];

interface Props {
  readonly one: CaseDetail;
  readonly onChanged: (next: CaseDetail) => void;
}

/** Notices that no channel took: someone calls or writes, and says so here. */
export function Untold({ one, onChanged }: Props) {
  const [chosen, setChosen] = useState<Notice | null>(null);
  const untold = one.notices.filter(({ failure }) => failure !== null);
  if (untold.length === 0) return null;
  return (
    <Card title="没送到的通知" tone="wait">
      <Box className="yz-soft">打电话或写信告知诉求人，再登记。登记以前不算已告知。</Box>
      {untold.map((notice) => (
        <Box key={notice.noticeId} className="yz-row yz-row--spread">
          <Box>
            <Box className="yz-strong">{notice.label}</Box>
            <Box className="yz-soft">{notice.failure}</Box>
          </Box>
          <Button small kind="secondary" onTap={() => setChosen(notice)}>
            {`登记已告知：${notice.label}`}
          </Button>
        </Box>
      ))}
      {chosen && (
        <Sheet title={`${chosen.label}：怎么告知的`} open onClose={() => setChosen(null)}>
          <ToldForm
            caseId={one.caseId}
            notice={chosen}
            onDone={(next) => {
              setChosen(null);
              onChanged(next);
            }}
          />
        </Sheet>
      )}
    </Card>
  );
}

const ways = [
  { value: 'call', label: '电话' },
  { value: 'letter', label: '信函' },
] as const;

interface FormProps {
  readonly caseId: string;
  readonly notice: Notice;
  readonly onDone: (next: CaseDetail) => void;
}

function ToldForm({ caseId, notice, onDone }: FormProps) {
  const [channel, setChannel] = useState<'call' | 'letter'>('call');
  const [text, setText] = useState('');
  const command = useCommand(routes.cases.toldByHand, { success: '已登记', onDone });
  const send = () =>
    command.run({
      params: { caseId, noticeId: notice.noticeId },
      body: { channel, text: text.trim() },
    });
  return (
    <Box className="yz-stack">
      <Box className="yz-case-words">{notice.body}</Box>
      <Choice label="用什么方式" value={channel} options={ways} onChange={setChannel} />
      <TextArea
        label="什么时候、怎么告知的"
        hint="比如：11月26日10点打通本人电话，已念给本人听"
        value={text}
        maxLength={500}
        onChange={setText}
      />
      <Button wide pending={command.pending} disabled={text.trim().length < 2} onTap={send}>
        登记已告知
      </Button>
    </Box>
  );
}
