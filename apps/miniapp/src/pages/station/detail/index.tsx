import { routes } from '@yizhan/contract';
import { Screen } from '../../../components';
import { StationDetailView } from '../../../features/stations/StationDetailView';
import { useParams, usePlaceNow, useScreen } from '../../../shell';

export default function StationPage() {
  const { id } = useParams('id');
  const place = usePlaceNow();
  const screen = useScreen(
    routes.stations.detail,
    place.status === 'asking' ? null : { params: { stationId: id }, query: place.query },
  );
  return (
    <Screen title="驿站" state={screen}>
      {(station) => <StationDetailView station={station} />}
    </Screen>
  );
}
