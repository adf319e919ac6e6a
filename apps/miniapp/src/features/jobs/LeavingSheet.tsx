import { routes } from '@yizhan/contract';
import { atLocal, DAY, fromIso, localTime, toIso } from '@yizhan/kernel';
import { Box, Button, Sheet, TimeField } from '../../components';
import { forgetTyped, useCommand, useTyped } from '../../shell';
import type { ShiftSheetProps } from './shiftProps';

/** When work ended, having forgotten to check out: within the shift, never overtime. */
export function LeavingSheet({ shift, onChanged, onClose }: ShiftSheetProps) {
  const typed = `leaving:${shift.applicationId}`;
  const [time, setTime] = useTyped('time', localTime(fromIso(shift.endsAt)), typed);
  const state = useCommand(routes.jobs.stateWork, {
    success: '记下了，已告诉雇主',
    onDone: () => {
      forgetTyped(typed);
      onClose();
      return onChanged();
    },
  });
  const run = () =>
    state.run({
      params: { applicationId: shift.applicationId },
      body: { leftAt: toIso(momentOf(shift, time)) },
    });
  return (
    <Sheet
      title="几点下班的"
      open
      typed={typed}
      onClose={onClose}
      footer={
        <Button wide pending={state.pending} onTap={run}>
          就记这个时间
        </Button>
      }
    >
      <Box className="yz-stack">
        <TimeField
          label="下班时间"
          hint="加班要雇主在确认工时的时候加上"
          value={time}
          error={state.failure?.detail}
          onChange={setTime}
        />
      </Box>
    </Sheet>
  );
}

/** A time before the start belongs to the day after, in a shift over midnight. */
function momentOf({ date, startsAt }: ShiftSheetProps['shift'], time: string): number {
  const at = atLocal(date, time);
  return at < fromIso(startsAt) ? at + DAY : at;
}
