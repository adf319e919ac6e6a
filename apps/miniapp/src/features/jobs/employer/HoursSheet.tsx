import { routes } from '@yizhan/contract';
import { Box, Button, Input, Sheet, Stepper } from '../../../components';
import { forgetTyped, toast, useCommand, useTyped } from '../../../shell';
import { sayMinutes } from '../words';
import type { PersonProps } from './person';

/** Hours as recorded are one tap; others ask a reason and the worker's consent. */
export function HoursSheet({
  person,
  byPiece,
  onClose,
  onChanged,
}: PersonProps & { readonly onClose: () => void }) {
  const recorded = person.hours.minutes ?? person.hours.recordedMinutes ?? person.scheduledMinutes;
  const typed = `hours:${person.applicationId}`;
  const known = `${person.hours.pieces ?? person.hours.statedPieces ?? ''}`;
  const [minutes, setMinutes] = useTyped('minutes', recorded, typed);
  const [pieces, setPieces] = useTyped('pieces', known, typed);
  const [reason, setReason] = useTyped('reason', '', typed);
  const { statedPieces } = person.hours;
  const isOtherPieces = byPiece && statedPieces !== null && Number(pieces) !== statedPieces;
  const isChanged = minutes !== recorded || isOtherPieces;
  const counts = person.hours.minutes !== null;
  const confirm = useCommand(routes.jobs.confirmHours, {
    onDone: ({ state, wage }) => {
      const isAsked = state === 'hours_confirmed' || (isChanged && wage !== null && counts);
      toast(isAsked ? '已请对方确认' : '工时确认好了', 'good');
      forgetTyped(typed);
      onClose();
      return onChanged();
    },
  });
  const run = () =>
    confirm.run({
      params: { applicationId: person.applicationId },
      body: {
        minutes,
        ...(byPiece ? { pieces: Number(pieces) || 0 } : {}),
        ...(isChanged ? { reason } : {}),
      },
    });
  return (
    <Sheet
      title={`${person.name} 的工时`}
      open
      typed={typed}
      onClose={onClose}
      footer={
        <Button wide pending={confirm.pending} onTap={run}>
          {isChanged ? '请对方确认' : `确认 ${sayMinutes(minutes)}`}
        </Button>
      }
    >
      <Box className="yz-stack">
        <Box className="yz-soft">{sayRecord(person, recorded)}</Box>
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
        {minutes !== person.scheduledMinutes && person.scheduledMinutes > 0 && (
          <Button kind="secondary" onTap={() => setMinutes(person.scheduledMinutes)}>
            {`按整班 ${sayMinutes(person.scheduledMinutes)}`}
          </Button>
        )}
        {byPiece && (
          <Input label="件数" kind="number" value={pieces} onChange={setPieces} suffix="件" />
        )}
        {isChanged && (
          <Input
            label="为什么改"
            hint="和记录不一样，要写明原因，对方同意才算"
            value={reason}
            maxLength={200}
            error={confirm.failure?.detail}
            onChange={setReason}
          />
        )}
      </Box>
    </Sheet>
  );
}

function sayRecord({ hours }: PersonProps['person'], minutes: number): string {
  if (hours.minutes !== null) return `现在记的是 ${sayMinutes(minutes)}`;
  if (hours.checkedInAt === null) return `没有签到记录，按排班是 ${sayMinutes(minutes)}`;
  if (hours.recordedMinutes === null) return `没有签退，按排班是 ${sayMinutes(minutes)}`;
  return `签到记录是 ${sayMinutes(minutes)}`;
}
