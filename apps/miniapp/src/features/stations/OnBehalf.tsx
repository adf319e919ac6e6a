import { type PersonExpected, routes } from '@yizhan/contract';
import { type Direction, directionLabels } from '@yizhan/stations/vocabulary';
import { useState } from 'react';
import { Box, Button, Choice, Sheet } from '../../components';
import { useCommand } from '../../shell';

export interface OnBehalfProps {
  readonly stationId: string;
  readonly person: PersonExpected;
  readonly direction: Direction;
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}

const reasons = ['没有手机', '手机没电', '扫不上码', '不会操作'].map((value) => ({
  value,
  label: value,
}));

/** Staff check someone in or out; the record says who did and why. */
export function OnBehalf({ stationId, person, direction, onClose, onDone }: OnBehalfProps) {
  const [reason, setReason] = useState<string | null>(null);
  const word = directionLabels[direction];
  const command = useCommand(routes.stations.checkInFor, {
    success: `已为 ${person.name} ${word}`,
    onDone: () => {
      onClose();
      void onDone();
    },
  });
  const send = () =>
    command.run({
      params: { stationId },
      body: { applicationId: person.applicationId, direction, reason: reason ?? '' },
    });
  return (
    <Sheet
      title={`为 ${person.name} 代${word}`}
      open
      onClose={onClose}
      footer={
        <Button wide pending={command.pending} disabled={reason === null} onTap={send}>
          {`确认${word}`}
        </Button>
      }
    >
      <Box className="yz-stack">
        <Box as="p">{`请先确认本人在场。记录里会写明由您代办，并告诉本人。`}</Box>
        <Choice label="为什么代办" options={reasons} value={reason} onChange={setReason} />
      </Box>
    </Sheet>
  );
}
