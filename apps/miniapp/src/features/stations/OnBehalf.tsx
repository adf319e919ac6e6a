import { type PersonExpected, routes } from '@yizhan/contract';
import { atLocal, DAY, fromIso, localDate, localTime, toIso } from '@yizhan/kernel';
import { type Direction, directionLabels } from '@yizhan/stations/vocabulary';
import { useState } from 'react';
import { Box, Button, Choice, Sheet, TimeField } from '../../components';
import { useCommand } from '../../shell';

export interface OnBehalfProps {
  readonly stationId: string;
  readonly person: PersonExpected;
  readonly direction: Direction;
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}

const reasons = [
  '时间记错了',
  '没有手机',
  '手机没电',
  '扫不上码',
  '不会操作',
  '本人有异议，已核实',
].map((value) => ({
  value,
  label: value,
}));

/** Staff check someone in or out; the record says who did and why. */
export function OnBehalf({ stationId, person, direction, onClose, onDone }: OnBehalfProps) {
  const [reason, setReason] = useState<string | null>(null);
  const scheduled = direction === 'in' ? person.startsAt : person.endsAt;
  const recorded = person[direction];
  const asksTime = recorded !== null || Date.now() > fromIso(person.endsAt);
  const [time, setTime] = useState(localTime(fromIso(recorded?.at ?? scheduled)));
  const word = directionLabels[direction];
  const command = useCommand(routes.stations.checkInFor, {
    success: recorded ? `${word}时间改好了` : `已为 ${person.name} ${word}`,
    onDone: () => {
      onClose();
      return onDone();
    },
  });
  const send = () =>
    command.run({
      params: { stationId },
      body: {
        applicationId: person.applicationId,
        direction,
        reason: reason ?? '',
        ...(asksTime ? { at: toIso(momentOf(person, time)) } : {}),
      },
    });
  return (
    <Sheet
      title={recorded ? `改 ${person.name} 的${word}时间` : `为 ${person.name} 代${word}`}
      open
      onClose={onClose}
      footer={
        <Button wide pending={command.pending} disabled={reason === null} onTap={send}>
          {`确认${word}`}
        </Button>
      }
    >
      <Box className="yz-stack">
        <Box as="p">
          {recorded !== null &&
            `请核实后改${word}时间。原来的记录会留着，改了什么、为什么改会告诉本人和雇主。`}
          {recorded === null &&
            (asksTime
              ? `这一班已经过了，请核实后补记${word}时间。记录里会写明由您代办，并告诉本人。`
              : '请先确认本人在场。记录里会写明由您代办，并告诉本人。')}
        </Box>
        {asksTime && <TimeField label={`${word}时间`} value={time} onChange={setTime} />}
        <Choice label="为什么代办" options={reasons} value={reason} onChange={setReason} />
      </Box>
    </Sheet>
  );
}

/** A time before the shift's start belongs to the day after, when it goes over midnight. */
function momentOf({ startsAt, endsAt }: PersonExpected, time: string): number {
  const start = fromIso(startsAt);
  const at = atLocal(localDate(start), time);
  const isOverMidnight = localDate(fromIso(endsAt)) !== localDate(start);
  return isOverMidnight && at < start - DAY / 4 ? at + DAY : at;
}
