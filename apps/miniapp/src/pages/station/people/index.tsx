import { routes } from '@yizhan/contract';
import { Button, Screen } from '../../../components';
import { NoStation } from '../../../features/stations/NoStation';
import { PeopleToday } from '../../../features/stations/PeopleToday';
import { useMyStations } from '../../../features/stations/useMyStations';
import { go, useParams, useScreen } from '../../../shell';

export default function PeoplePage() {
  const { id } = useParams('id');
  const stationId = useMyStations()[0]?.id ?? '';
  return id || stationId ? <People stationId={id || stationId} /> : <Nobody />;
}

function People({ stationId }: { readonly stationId: string }) {
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
      {(day) => <PeopleToday stationId={stationId} day={day} onChanged={screen.refresh} />}
    </Screen>
  );
}

function Nobody() {
  return (
    <Screen title="今天到站的人">
      <NoStation />
    </Screen>
  );
}
