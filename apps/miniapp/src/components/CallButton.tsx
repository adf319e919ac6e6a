import { routes } from '@yizhan/contract';
import {
  type CallPurpose,
  type CallSide,
  callPurposeLabels,
  callPurposes,
} from '@yizhan/jobs/vocabulary';
import { useState } from 'react';
import { callPhone } from '../platform/phone';
import { Box } from '../platform/ui';
import { useCommand } from '../shell/useCommand';
import { Button } from './Button';
import { Choice } from './Choice';
import { Sheet } from './Sheet';

export interface CallButtonProps {
  readonly applicationId: string;
  /** Whose number. */
  readonly to: CallSide;
  /** Who is called, for the sheet's title. */
  readonly who: string;
}

const purposes = callPurposes.map((value) => ({ value, label: callPurposeLabels[value] }));

/** Calls the other side of a sign-up; what for is asked, and kept with the look at the number. */
export function CallButton({ applicationId, to, who }: CallButtonProps) {
  const [open, setOpen] = useState(false);
  const [purpose, setPurpose] = useState<CallPurpose>('meeting');
  const call = useCommand(routes.jobs.call, {
    onDone: ({ phone }) => {
      setOpen(false);
      callPhone(phone);
    },
  });
  return (
    <>
      <Button small kind="plain" icon="phone" label={`打电话给 ${who}`} onTap={() => setOpen(true)}>
        打电话
      </Button>
      {open && (
        <Sheet
          title={`打电话给 ${who}`}
          open
          onClose={() => setOpen(false)}
          footer={
            <Button
              wide
              icon="phone"
              pending={call.pending}
              onTap={() => call.run({ params: { applicationId }, body: { to, purpose } })}
            >
              拨打
            </Button>
          }
        >
          <Box className="yz-stack">
            <Choice label="什么事" options={purposes} value={purpose} onChange={setPurpose} />
            <Box as="p">号码只用于这份活，每次查看都有记录。</Box>
          </Box>
        </Sheet>
      )}
    </>
  );
}
