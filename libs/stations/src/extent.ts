/** The rectangle a city lies in, degrees WGS-84. */
export interface Extent {
  readonly south: number;
  readonly north: number;
  readonly west: number;
  readonly east: number;
  readonly source: string;
  readonly status: 'confirmed' | 'unconfirmed';
}

/** 东经 111°15′ 至 114°05′，北纬 29°26′ 至 31°37′. */
export const cityExtent: Extent = {
  south: 29 + 26 / 60,
  north: 31 + 37 / 60,
  west: 111 + 15 / 60,
  east: 114 + 5 / 60,
  source: '荆州概况（公开的地理位置介绍）',
  status: 'unconfirmed',
};

/** Whether a place can lie in the city at all; 0,0 and swapped coordinates don't. */
export function isInCity(
  { lat, lng }: { lat: number; lng: number },
  extent: Extent = cityExtent,
): boolean {
  return lat >= extent.south && lat <= extent.north && lng >= extent.west && lng <= extent.east;
}
