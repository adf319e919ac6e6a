import { routes } from '@yizhan/contract';
import { useState } from 'react';
import { Box, Button, Sheet, TextArea } from '../../../components';
import { replaceWith, useCommand, useTyped } from '../../../shell';

/** 回避: whoever has an interest of their own in a case leaves it to others. */
export function RecusalButton({ caseId }: { readonly caseId: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Box>
      <Button small kind="plain" icon="shield" onTap={() => setOpen(true)}>
        申请回避
      </Button>
      {open && (
        <Sheet title="申请回避" open typed={`case:${caseId}:recuse`} onClose={() => setOpen(false)}>
          <RecusalForm caseId={caseId} />
        </Sheet>
      )}
    </Box>
  );
}

function RecusalForm({ caseId }: { readonly caseId: string }) {
  const [reason, setReason] = useTyped('reason', '');
  const recusal = useCommand(routes.cases.recuse, {
    success: '已回避，由别人接手',
    // The case isn't there for them any more.
    onDone: () => replaceWith('pages/desk/cases/index'),
  });
  const send = () => recusal.run({ params: { caseId }, body: { reason: reason.trim() } });
  return (
    <Box className="yz-stack">
      <TextArea
        label="为什么要回避"
        hint="比如：被反映的单位是亲属开的。提交后您看不到、也办不了这件诉求"
        value={reason}
        maxLength={500}
        onChange={setReason}
      />
      <Button
        wide
        kind="danger"
        pending={recusal.pending}
        disabled={reason.trim().length < 2}
        onTap={() => void send()}
      >
        申请回避
      </Button>
    </Box>
  );
}
