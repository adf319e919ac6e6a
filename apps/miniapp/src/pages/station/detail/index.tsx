import { routes } from '@yizhan/contract';
import { Screen } from '../../../components';
import { StationDetailView } from '../../../features/stations/StationDetailView';
import { usePlace } from '../../../features/stations/usePlace';
import { useParams, useScreen } from '../../../shell';

export default function StationPage() {
  const { id } = useParams('id');
  const place = usePlace();
  const query =
    place.status === 'known' ? { latitude: place.latitude, longitude: place.longitude } : {};
  const screen = useScreen(
    routes.stations.detail,
    place.status === 'asking' ? null : { params: { stationId: id }, query },
  );
  return (
    <Screen title="驿站" state={screen}>
      {(station) => <StationDetailView station={station} />}
    </Screen>
  );
}
