import { routes } from '@yizhan/contract';
import { Box, Button, Input, Sheet, Stepper } from '../../components';
import { forgetTyped, useCommand, useTyped } from '../../shell';
import type { ShiftSheetProps } from './shiftProps';
import { sayMinutes } from './words';

/** The hours that count aren't right: how many there were, and why. The employer answers. */
export function ObjectHoursSheet({ shift, onChanged, onClose }: ShiftSheetProps) {
  const counted = shift.hours.minutes ?? 0;
  const typed = `object-hours:${shift.applicationId}`;
  const [minutes, setMinutes] = useTyped('minutes', counted, typed);
  const [reason, setReason] = useTyped('reason', '', typed);
  const object = useCommand(routes.jobs.objectHours, {
    success: '已请雇主答复',
    onDone: () => {
      forgetTyped(typed);
      onClose();
      return onChanged();
    },
  });
  const params = { applicationId: shift.applicationId };
  return (
    <Sheet
      title="工时应该是多少"
      open
      typed={typed}
      onClose={onClose}
      footer={
        <Button
          wide
          pending={object.pending}
          disabled={minutes === counted || reason.trim().length < 2}
          onTap={() => object.run({ params, body: { minutes, reason } })}
        >
          请雇主答复
        </Button>
      }
    >
      <Box className="yz-stack">
        <Box className="yz-soft">{`现在记的是 ${sayMinutes(counted)}`}</Box>
        <Stepper
          label="工时"
          value={minutes}
          min={0}
          max={1440}
          step={15}
          rounds
          unit=" 分钟"
          hint={sayMinutes(minutes)}
          onChange={setMinutes}
        />
        <Input
          label="为什么"
          value={reason}
          maxLength={200}
          error={object.failure?.detail}
          onChange={setReason}
        />
      </Box>
    </Sheet>
  );
}
