import Taro from '@tarojs/taro';
import gcoord from 'gcoord';
import type { Place } from './ports';

/** Opens WeChat's map at a place, which wants GCJ-02. */
export function openMap(place: Pick<Place, 'latitude' | 'longitude'>, name: string): void {
  const [longitude, latitude] = gcoord.transform(
    [place.longitude, place.latitude],
    gcoord.WGS84,
    gcoord.GCJ02,
  );
  void Taro.openLocation({ latitude, longitude, name });
}
