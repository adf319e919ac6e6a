import { routes } from '@yizhan/contract';
import { type ReactNode, useState } from 'react';
import { Box, Button, Screen } from '../../../components';
import { MyStationBar } from '../../../features/stations/MyStationBar';
import { NoStation } from '../../../features/stations/NoStation';
import { PeopleToday } from '../../../features/stations/PeopleToday';
import { useMyStations } from '../../../features/stations/useMyStations';
import { go, useParams, useScreen } from '../../../shell';

export default function PeoplePage() {
  const { id } = useParams('id');
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
      bar={<MyStationBar stations={mine} value={stationId} onChange={setChosen} />}
    />
  );
}

function People({ stationId, bar }: { readonly stationId: string; readonly bar: ReactNode }) {
  const screen = useScreen(routes.stations.people, { params: { stationId } });
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
          <PeopleToday stationId={stationId} day={day} onChanged={screen.refresh} />
        </Box>
      )}
    </Screen>
  );
}
