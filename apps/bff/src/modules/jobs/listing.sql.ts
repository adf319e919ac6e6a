import type { jobsRoutes, RequestOf } from '@yizhan/contract';
import { queryWords } from '@yizhan/jobs';
import type { Instant } from '@yizhan/kernel';
import type { SqlParameter } from '@yizhan/storage';

export type ListQuery = RequestOf<typeof jobsRoutes.list>['query'];

/** A piece of SQL with the values of its placeholders. */
export interface Clause {
  readonly sql: string;
  readonly values: readonly SqlParameter[];
}

/** The columns of a card, straight from the one table. */
export const CARD_COLUMNS = `p.id, p.title, p.occupation, p.group_key, p.wage_fen, p.wage_unit,
  p.settlement, p.headcount, p.division, p.address, p.lat, p.lng, p.employer_name, p.verified,
  p.first_starts_at, p.last_ends_at, p.published_at, p.sample`;

export interface CardRow {
  readonly id: string;
  readonly title: string;
  readonly occupation: string;
  readonly group_key: string;
  readonly wage_fen: number;
  readonly wage_unit: string;
  readonly settlement: string;
  readonly headcount: number;
  readonly division: string;
  readonly address: string;
  readonly lat: number;
  readonly lng: number;
  readonly employer_name: string;
  readonly verified: number | boolean;
  readonly first_starts_at: number;
  readonly last_ends_at: number;
  readonly published_at: number;
  readonly sample: number | boolean;
  /** Squared metres, when asked by distance. */
  readonly d2?: number;
}

/** Greater than any instant, so that the difference orders the newest first. */
export const NEWEST_FIRST = 9_000_000_000_000;

/** What every list has in common: published, a shift still to come, and what one filters by. */
export function filterClauses(query: ListQuery, now: Instant): Clause[] {
  const equal = (column: string, value: string | undefined): Clause[] =>
    value === undefined ? [] : [{ sql: `${column} = ?`, values: [value] }];
  const clauses: Clause[] = [
    { sql: "p.state = 'published'", values: [] },
    { sql: 'p.first_starts_at > ?', values: [now] },
    ...equal('p.group_key', query.group),
    ...equal('p.division', query.division),
    ...equal('p.station_id', query.stationId),
    ...equal('p.settlement', query.settlement),
  ];
  if (query.minDayWage !== undefined)
    clauses.push({ sql: 'p.day_fen >= ?', values: [query.minDayWage] });
  if (query.date !== undefined)
    clauses.push({
      sql: 'exists (select 1 from shifts s where s.posting_id = p.id and s.local_date = ?)',
      values: [query.date],
    });
  // Words consist of letters, digits and Han only: nothing in them is special to LIKE.
  for (const word of queryWords(query.words ?? '').words)
    clauses.push({ sql: 'p.search_text like ?', values: [`%${word}%`] });
  return clauses;
}

export function where(clauses: readonly Clause[]): Clause {
  return {
    sql: clauses.map(({ sql }) => `(${sql})`).join(' and '),
    values: clauses.flatMap(({ values }) => values),
  };
}

/** Squared metres to a point, good to 1 % within a city; half the work of a sphere. */
export function squaredDistance(latitude: number, longitude: number): string {
  const metresLat = 111_195;
  const metresLng = metresLat * Math.cos((latitude * Math.PI) / 180);
  const lat = `(p.lat - ${literal(latitude)})`;
  const lng = `(p.lng - ${literal(longitude)})`;
  const scale = (metres: number) => literal(metres * metres);
  return `(${lat} * ${lat} * ${scale(metresLat)} + ${lng} * ${lng} * ${scale(metresLng)})`;
}

/** A number as SQL; only what JavaScript itself writes of a finite number gets in. */
function literal(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError('not a finite number');
  return value.toFixed(8);
}
