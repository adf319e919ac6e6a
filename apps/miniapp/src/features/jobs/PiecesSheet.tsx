import { routes } from '@yizhan/contract';
import { Box, Button, Input, Sheet } from '../../components';
import { forgetTyped, useCommand, useTyped } from '../../shell';
import type { ShiftSheetProps } from './shiftProps';

/** How many pieces I made: what I say counts when the employer says nothing. */
export function PiecesSheet({ shift, onChanged, onClose }: ShiftSheetProps) {
  const typed = `pieces:${shift.applicationId}`;
  const [pieces, setPieces] = useTyped('pieces', `${shift.hours.statedPieces ?? ''}`, typed);
  const state = useCommand(routes.jobs.stateWork, {
    success: '记下了，已告诉雇主',
    onDone: () => {
      forgetTyped(typed);
      onClose();
      return onChanged();
    },
  });
  const params = { applicationId: shift.applicationId };
  const isNumber = /^\d{1,6}$/.test(pieces);
  return (
    <Sheet
      title="做了多少件"
      open
      typed={typed}
      onClose={onClose}
      footer={
        <Button
          wide
          pending={state.pending}
          disabled={!isNumber}
          onTap={() => state.run({ params, body: { pieces: Number(pieces) } })}
        >
          报给雇主
        </Button>
      }
    >
      <Box className="yz-stack">
        <Input
          label="件数"
          kind="number"
          hint="雇主到时间没确认，就按您报的件数算"
          value={pieces}
          error={state.failure?.detail}
          suffix="件"
          onChange={setPieces}
        />
      </Box>
    </Sheet>
  );
}
