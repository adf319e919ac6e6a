import { routes } from '@yizhan/contract';
import { localDate } from '@yizhan/kernel';
import { type ReactNode, useState } from 'react';
import { Box, Button, DateField, Screen } from '../../../components';
import { MyStationBar } from '../../../features/stations/MyStationBar';
import { NoStation } from '../../../features/stations/NoStation';
import { PeopleToday } from '../../../features/stations/PeopleToday';
import { useMyStations } from '../../../features/stations/useMyStations';
import { go, useParams, useScreen } from '../../../shell';

export default function PeoplePage() {
  const { id, date } = useParams('id', 'date');
  const mine = useMyStations();
  const [chosen, setChosen] = useState(id);
  const stationId = chosen || mine[0]?.id;
  if (!stationId)
    return (
      <Screen title="今天到站的人">
        <NoStation />
      </Screen>
    );
  return (
    <People
      stationId={stationId}
      first={date || localDate(Date.now())}
      bar={<MyStationBar stations={mine} value={stationId} onChange={setChosen} />}
    />
  );
}

interface PeopleProps {
  readonly stationId: string;
  /** The day to begin with, `YYYY-MM-DD`. */
  readonly first: string;
  readonly bar: ReactNode;
}

function People({ stationId, first, bar }: PeopleProps) {
  const [date, setDate] = useState(first);
  const screen = useScreen(routes.stations.people, { params: { stationId }, query: { date } });
  return (
    <Screen
      title="今天到站的人"
      wide
      state={screen}
      footer={() => (
        <Button wide icon="scan" onTap={() => go('pages/station/code/index', { id: stationId })}>
          打开签到码
        </Button>
      )}
    >
      {(day) => (
        <Box className="yz-stack">
          {bar}
          <DateField label="哪一天" value={date} max={localDate(Date.now())} onChange={setDate} />
          <PeopleToday stationId={stationId} day={day} onChanged={screen.refresh} />
        </Box>
      )}
    </Screen>
  );
}
