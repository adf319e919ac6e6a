import { Box, Button, Choice, Stepper, SwitchRow, TextArea } from '../../../components';
import { useTyped } from '../../../shell';
import type { DeskFormProps } from './intakeForms';

/** What was done. What is typed stays in memory alone: it tells of other people. */
export function NoteForm({ steps, onDone }: DeskFormProps) {
  const [text, setText] = useTyped('text', '');
  const [internal, setInternal] = useTyped('internal', false);
  const send = async (): Promise<void> => {
    if (await steps.take({ action: 'note', text, internal })) onDone();
  };
  return (
    <Box className="yz-stack">
      <TextArea label="办了什么" value={text} maxLength={2000} onChange={setText} />
      <SwitchRow
        label="只给内部看"
        hint="打开后诉求人看不到这一条"
        on={internal}
        onChange={setInternal}
      />
      <Button wide pending={steps.pending} disabled={text.trim().length < 2} onTap={send}>
        记录
      </Button>
    </Box>
  );
}

export function ExtensionForm({ steps, onDone }: DeskFormProps) {
  const [amount, setAmount] = useTyped('amount', 5);
  const [reason, setReason] = useTyped('reason', '');
  const send = async (): Promise<void> => {
    if (await steps.take({ action: 'ask_extension', amount, reason })) onDone();
  };
  return (
    <Box className="yz-stack">
      <Stepper
        label="延长多少"
        hint="单位与办理时限相同，上限以规定为准"
        value={amount}
        min={1}
        max={30}
        onChange={setAmount}
      />
      <TextArea
        label="延期的理由"
        hint="批准后会告知诉求人"
        value={reason}
        maxLength={1000}
        onChange={setReason}
      />
      <Button wide pending={steps.pending} disabled={reason.trim().length < 2} onTap={send}>
        申请延期
      </Button>
    </Box>
  );
}

export function RemedyForm({ one, steps, onDone }: DeskFormProps) {
  const open = (one.reply?.remedies ?? []).filter(({ done }) => !done);
  const [title, setTitle] = useTyped('title', open[0]?.title ?? null);
  const [text, setText] = useTyped('text', '');
  const send = async (): Promise<void> => {
    if (title === null) return;
    if (await steps.take({ action: 'finish_remedy', title, text })) onDone();
  };
  if (open.length === 0) return <Box>没有还没完成的整改。</Box>;
  return (
    <Box className="yz-stack">
      <Choice
        label="哪一项完成了"
        value={title}
        options={open.map((remedy) => ({ value: remedy.title, label: remedy.title }))}
        onChange={setTitle}
      />
      <TextArea label="怎么完成的" optional value={text} maxLength={1000} onChange={setText} />
      <Button wide pending={steps.pending} onTap={send}>
        整改完成
      </Button>
    </Box>
  );
}
