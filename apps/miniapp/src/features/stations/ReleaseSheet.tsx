import { type PersonExpected, routes } from '@yizhan/contract';
import { Box, Button, Input, Sheet } from '../../components';
import { forgetTyped, useCommand, useTyped } from '../../shell';

export interface ReleaseSheetProps {
  readonly person: PersonExpected;
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}

/** Staff take someone off the list who can't come; both sides are told, the reason only to the person. */
export function ReleaseSheet({ person, onClose, onDone }: ReleaseSheetProps) {
  const typed = `release:${person.applicationId}`;
  const [reason, setReason] = useTyped('reason', '', typed);
  const command = useCommand(routes.jobs.release, {
    success: `已替 ${person.name} 取消报名`,
    onDone: () => {
      forgetTyped(typed);
      onClose();
      return onDone();
    },
  });
  const { applicationId } = person;
  return (
    <Sheet
      title={`替 ${person.name} 取消报名`}
      open
      typed={typed}
      onClose={onClose}
      footer={
        <Button
          wide
          pending={command.pending}
          disabled={reason.trim().length < 2}
          onTap={() => command.run({ params: { applicationId }, body: { reason } })}
        >
          确定取消
        </Button>
      }
    >
      <Box className="yz-stack">
        <Box as="p">原因会留在记录里，并告诉本人；雇主只知道这个人不来了。</Box>
        <Input
          label="为什么取消"
          placeholder="如 本人来电话说病了"
          value={reason}
          maxLength={200}
          error={command.fieldError('reason')}
          onChange={setReason}
        />
      </Box>
    </Sheet>
  );
}
