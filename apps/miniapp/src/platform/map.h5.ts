import type { Place } from './ports';

/** Opens the phone's map at a place. */
export function openMap(place: Pick<Place, 'latitude' | 'longitude'>, name: string): void {
  const { latitude, longitude } = place;
  // The public address of AMap's own hand-over: `coordinate=wgs84` leaves the shift to it.
  const query = `position=${longitude},${latitude}&name=${encodeURIComponent(name)}`;
  window.open(
    `https://uri.amap.com/marker?${query}&coordinate=wgs84&callnative=1`,
    '_blank',
    'noopener',
  );
}
