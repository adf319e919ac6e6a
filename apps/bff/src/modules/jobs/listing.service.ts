import { Inject, Injectable } from '@nestjs/common';
import { type JobCard, requestErrors } from '@yizhan/contract';
import { jobErrors, queryWords } from '@yizhan/jobs';
import { type Clock, type DomainError, err, ok, type Result, raise, toIso } from '@yizhan/kernel';
import { cellsAround, distanceBetween, NEAR_RINGS, reachOf } from '@yizhan/stations';
import { Database } from '@yizhan/storage';
import { CLOCK } from '../../platform/clock';
import {
  CARD_COLUMNS,
  type CardRow,
  type Clause,
  filterClauses,
  type ListQuery,
  NEWEST_FIRST,
  squaredDistance,
  where,
} from './listing.sql';
import { soonestFirst, startsSoon } from './starting-soon';

const PAGE = 20;
/** Among so many of the nearest the home screen looks for work that starts soon. */
const CANDIDATES = 60;

export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

export interface JobPage {
  items: JobCard[];
  next: string | null;
}

/** The list of published jobs. Plain rows by one indexed query: this is the busiest read of all. */
@Injectable()
export class ListingService {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Errors: request.invalid for a cursor of another list, jobs.words_unusable for words without a letter. */
  async list(
    query: ListQuery,
  ): Promise<Result<JobPage, DomainError<'request.invalid' | 'jobs.words_unusable'>>> {
    const place = placeOf(query);
    const cursor = readCursor(query.cursor);
    if (cursor === 'invalid') return err(raise(requestErrors.invalid));
    const { words, term } = queryWords(query.words ?? '');
    if (words.length === 0 && query.words?.trim()) return err(raise(jobErrors.words_unusable));
    if (words.length > 0) return ok(await this.byWords(query, term, place, cursor));
    if (place && cursor?.kind !== 'newest') {
      const near = await this.near(query, place, cursor);
      if (near.items.length > 0 || cursor) return ok(near);
    }
    return ok(await this.newest(query, place, cursor));
  }

  /**
   * A few for the home screen. Of the nearest (the newest, when the place isn't known or far off)
   * those that one can still join today or tomorrow come first.
   */
  async nearest(place: Place | null, size: number): Promise<JobCard[]> {
    const now = this.clock.now();
    const enough = (rows: readonly CardRow[]) =>
      rows.length >= CANDIDATES || rows.filter((row) => startsSoon(row, now)).length >= size;
    const near = place ? (await this.nearRows({}, place, null, CANDIDATES, enough)).rows : [];
    const rows = near.length > 0 ? near : await this.newestRows({}, null, CANDIDATES);
    const ranked = await soonestFirst(this.database, rows, now);
    return ranked.slice(0, size).map((row) => cardOf(row, place));
  }

  private async newest(query: ListQuery, place: Place | null, cursor: Cursor | null) {
    const rows = await this.newestRows(query, cursor, PAGE + 1);
    return pageOf(rows, PAGE, place, (last) => `n_${last.published_at}_${last.id}`);
  }

  private newestRows(query: ListQuery, cursor: Cursor | null, limit: number): Promise<CardRow[]> {
    const { sql, values } = where([
      ...filterClauses(query, this.clock.now()),
      ...afterNewest(cursor),
    ]);
    return this.database.query<CardRow>(
      `select ${CARD_COLUMNS} from postings p where ${sql}
       order by p.published_at desc, p.id desc limit ${limit}`,
      values,
    );
  }

  /** One character or two neighbouring ones find the candidates, the stored text is checked after. */
  private async byWords(
    query: ListQuery,
    term: string | null,
    place: Place | null,
    cursor: Cursor | null,
  ): Promise<JobPage> {
    if (term === null) return { items: [], next: null };
    const { sql, values } = where([
      { sql: 't.term = ?', values: [term] },
      ...afterTerm(cursor),
      ...filterClauses(query, this.clock.now()),
    ]);
    const rows = await this.database.query<CardRow>(
      `select ${CARD_COLUMNS} from posting_terms t join postings p on p.id = t.posting_id
       where ${sql} order by t.publish_key, t.posting_id limit ${PAGE + 1}`,
      values,
    );
    return pageOf(rows, PAGE, place, (last) => `n_${last.published_at}_${last.id}`);
  }

  private async near(query: ListQuery, place: Place, cursor: Cursor | null): Promise<JobPage> {
    const enough = (rows: readonly CardRow[]) => rows.length > PAGE;
    const { rows, ring } = await this.nearRows(query, place, cursor, PAGE + 1, enough);
    return pageOf(rows, PAGE, place, (last) => `d_${ring}_${last.d2}_${last.id}`);
  }

  /** Ring by ring: the own cell first, wider only while what is found isn't enough. */
  private async nearRows(
    query: ListQuery,
    place: Place,
    cursor: Cursor | null,
    limit: number,
    enough: (rows: readonly CardRow[]) => boolean,
  ): Promise<{ rows: CardRow[]; ring: number }> {
    const from = cursor?.kind === 'near' ? cursor.ring : 0;
    const filters = filterClauses(query, this.clock.now());
    let rows: CardRow[] = [];
    let ring = from;
    for (; ring < NEAR_RINGS.length; ring++) {
      rows = await this.ring(filters, place, ring, cursor, limit);
      if (enough(rows)) break;
    }
    return { rows, ring: Math.min(ring, NEAR_RINGS.length - 1) };
  }

  private ring(
    filters: readonly Clause[],
    place: Place,
    ring: number,
    cursor: Cursor | null,
    limit: number,
  ): Promise<CardRow[]> {
    const point = { lat: place.latitude, lng: place.longitude };
    const rings = NEAR_RINGS[ring] ?? 0;
    const d2 = squaredDistance(place.latitude, place.longitude);
    const isLast = ring === NEAR_RINGS.length - 1;
    const { sql, values } = where([
      ...filters,
      { sql: 'p.cell in (?)', values: [cellsAround(point, rings)] },
      // Beyond the reach of these cells something nearer could lie in cells not looked at.
      ...(isLast ? [] : [{ sql: `${d2} <= ?`, values: [reachOf(point, rings) ** 2] }]),
      ...afterDistance(cursor, d2),
    ]);
    // The inner query is answered by the index alone.
    return this.database.query<CardRow>(
      `select ${CARD_COLUMNS}, n.d2 from
         (select p.id as id, ${d2} as d2 from postings p where ${sql} order by d2, id limit ${limit}) n
       join postings p on p.id = n.id order by n.d2, n.id`,
      values,
    );
  }
}

type Cursor =
  | { readonly kind: 'newest'; readonly publishedAt: number; readonly id: string }
  | { readonly kind: 'near'; readonly ring: number; readonly d2: number; readonly id: string };

function readCursor(text: string | undefined): Cursor | null | 'invalid' {
  if (text === undefined) return null;
  const [, publishedAt, newestId] = /^n_(\d{1,15})_([0-9A-Z]{26})$/.exec(text) ?? [];
  if (publishedAt && newestId)
    return { kind: 'newest', publishedAt: Number(publishedAt), id: newestId };
  const [, ring, d2, id] =
    /^d_([0-9])_(\d{1,18}(?:\.\d{1,20})?(?:e[+-]?\d{1,3})?)_([0-9A-Z]{26})$/.exec(text) ?? [];
  if (ring && d2 && id) return { kind: 'near', ring: Number(ring), d2: Number(d2), id };
  return 'invalid';
}

function afterNewest(cursor: Cursor | null): Clause[] {
  if (cursor?.kind !== 'newest') return [];
  return [
    {
      sql: 'p.published_at < ? or (p.published_at = ? and p.id < ?)',
      values: [cursor.publishedAt, cursor.publishedAt, cursor.id],
    },
  ];
}

function afterTerm(cursor: Cursor | null): Clause[] {
  if (cursor?.kind !== 'newest') return [];
  const key = NEWEST_FIRST - cursor.publishedAt;
  return [
    {
      sql: 't.publish_key > ? or (t.publish_key = ? and t.posting_id > ?)',
      values: [key, key, cursor.id],
    },
  ];
}

function afterDistance(cursor: Cursor | null, d2: string): Clause[] {
  if (cursor?.kind !== 'near') return [];
  return [
    { sql: `${d2} > ? or (${d2} = ? and p.id > ?)`, values: [cursor.d2, cursor.d2, cursor.id] },
  ];
}

function placeOf(query: ListQuery): Place | null {
  const { latitude, longitude } = query;
  return latitude === undefined || longitude === undefined ? null : { latitude, longitude };
}

function pageOf(
  rows: CardRow[],
  size: number,
  place: Place | null,
  cursorOf: (last: CardRow) => string,
): JobPage {
  const items = rows.slice(0, size);
  const last = items[items.length - 1];
  return {
    items: items.map((row) => cardOf(row, place)),
    next: rows.length > size && last ? cursorOf(last) : null,
  };
}

function cardOf(row: CardRow, place: Place | null): JobCard {
  const point = { lat: row.lat, lng: row.lng };
  const from = place && { lat: place.latitude, lng: place.longitude };
  return {
    postingId: row.id,
    title: row.title,
    occupation: row.occupation,
    group: row.group_key as JobCard['group'],
    wageFen: row.wage_fen,
    wageUnit: row.wage_unit as JobCard['wageUnit'],
    settlement: row.settlement as JobCard['settlement'],
    headcount: row.headcount,
    division: row.division,
    address: row.address,
    latitude: row.lat,
    longitude: row.lng,
    distance: from ? Math.round(distanceBetween(from, point)) : null,
    employerName: row.employer_name,
    verified: Boolean(row.verified),
    firstStartsAt: toIso(row.first_starts_at),
    lastEndsAt: toIso(row.last_ends_at),
    sample: Boolean(row.sample),
  };
}
