import type { Point } from './vocabulary';

/** Cells a degree: a cell is 0.02°, in Jingzhou about 2.2 km by 1.9 km. */
const CELLS_PER_DEGREE = 50;
/** More than the cells once around the globe, so that no two cells share a number. */
const ROW = 20_000;
const EARTH_RADIUS = 6_371_008.8;
const RADIAN = Math.PI / 180;

/** Metres between two points on the sphere (haversine), good to 0.5 %. */
export function distanceBetween(one: Point, other: Point): number {
  const half = (degrees: number) => Math.sin((degrees * RADIAN) / 2) ** 2;
  const chord =
    half(other.lat - one.lat) +
    Math.cos(one.lat * RADIAN) * Math.cos(other.lat * RADIAN) * half(other.lng - one.lng);
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(chord)));
}

function rowOf(lat: number): number {
  return Math.floor((lat + 90) * CELLS_PER_DEGREE);
}

function columnOf(lng: number): number {
  return Math.floor((lng + 180) * CELLS_PER_DEGREE);
}

/** The integer cell of a point, to be kept in an indexed column. */
export function cellOf(point: Point): number {
  return rowOf(point.lat) * ROW + columnOf(point.lng);
}

/** The square of cells up to `rings` away: (2 × rings + 1)² of them. */
export function cellsAround(point: Point, rings: number): number[] {
  const cells: number[] = [];
  for (let row = rowOf(point.lat) - rings; row <= rowOf(point.lat) + rings; row += 1)
    for (
      let column = columnOf(point.lng) - rings;
      column <= columnOf(point.lng) + rings;
      column += 1
    )
      cells.push(row * ROW + column);
  return cells;
}

/** Everything nearer than this many metres lies within `cellsAround(point, rings)`. */
export function reachOf(point: Point, rings: number): number {
  const south = (rowOf(point.lat) - rings) / CELLS_PER_DEGREE - 90;
  const west = (columnOf(point.lng) - rings) / CELLS_PER_DEGREE - 180;
  const side = (2 * rings + 1) / CELLS_PER_DEGREE;
  const edges = [
    { lat: south, lng: point.lng },
    { lat: south + side, lng: point.lng },
    ...[west, west + side].map((lng) => ({ lat: point.lat, lng })),
  ];
  // A meridian's nearest point lies a little poleward of the same latitude; 1 % covers that here.
  return Math.min(...edges.map((edge) => distanceBetween(point, edge))) * 0.99;
}

/** Rings to try one after another: near first, wider only when too little was found. */
export const NEAR_RINGS: readonly number[] = [0, 1, 2, 4, 8, 16];
