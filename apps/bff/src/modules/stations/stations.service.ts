import { Injectable } from '@nestjs/common';
import type { StationCard } from '@yizhan/contract';
import { type Instant, toIso } from '@yizhan/kernel';
import {
  cellsAround,
  distanceBetween,
  NEAR_RINGS,
  openState,
  type Point,
  reachOf,
  type StationHours,
  type StationKind,
} from '@yizhan/stations';
import { Database, escapedLike } from '@yizhan/storage';
import { chinaCalendar, dayInfo } from '@yizhan/working-time';
import { type FindOptionsWhere, In, Raw } from 'typeorm';
import { Station } from './persistence/entities';

export interface StationFilter {
  readonly division?: string | undefined;
  readonly kind?: StationKind | undefined;
  readonly openNow?: boolean | undefined;
  /** Part of the name. */
  readonly name?: string | undefined;
}

export interface StationList {
  readonly items: StationCard[];
  readonly next: string | null;
}

interface Ranked {
  readonly station: Station;
  readonly distance: number;
}

interface OpeningRow {
  readonly id: string;
  readonly lat: number;
  readonly lng: number;
  /** JSON. */
  readonly hours: string;
}

interface Opening {
  readonly id: string;
  readonly hours: StationHours;
  readonly distance: number;
}

const PAGE = 30;

/** Rings of cells looked at first for the nearest open station: some four kilometres. */
const AROUND = 2;

export const isHoliday = (date: string): boolean =>
  dayInfo(chinaCalendar(), date).kind === 'holiday';

/** Stations as other areas and screens see them. */
@Injectable()
export class StationsService {
  constructor(private readonly database: Database) {}

  find(id: string): Promise<Station | null> {
    return this.database.manager.findOneBy(Station, { id });
  }

  async names(ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.manager.find(Station, {
      select: { id: true, name: true },
      where: { id: In([...new Set(ids)]) },
    });
    return new Map(rows.map((row) => [row.id, row.name]));
  }

  /** These stations, and the points that belong to them. */
  async withPoints(ids: readonly string[]): Promise<Pick<Station, 'id' | 'division'>[]> {
    const known = ids.filter((id) => id !== '');
    if (known.length === 0) return [];
    return this.database.manager.find(Station, {
      select: { id: true, division: true },
      where: [{ id: In(known) }, { parentId: In(known) }],
    });
  }

  /** Stations and points of a division. */
  async inDivision(division: string): Promise<string[]> {
    const rows = await this.database.manager.find(Station, {
      select: { id: true },
      where: { division },
    });
    return rows.map((row) => row.id);
  }

  /** Ids by the codes of an import file. */
  async idsByCode(codes: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.manager.find(Station, {
      select: { id: true, code: true },
      where: { code: In([...new Set(codes)]) },
    });
    return new Map(rows.map((row) => [row.code, row.id]));
  }

  pointsOf(stationId: string): Promise<number> {
    return this.database.manager.countBy(Station, { parentId: stationId });
  }

  /** The nearest one that is open now; without one, the nearest. Asked by every home screen. */
  async nearestOpen(point: Point, now: Instant): Promise<StationCard | null> {
    const around = await this.openings(point, AROUND);
    const reach = reachOf(point, AROUND);
    const found =
      nearestOf(around, now, true, reach) ?? nearestOfAll(await this.openings(point, null), now);
    const station = found && (await this.find(found.id));
    return station ? cardOf(station, now, found.distance) : null;
  }

  /** Nearest first. Rings of cells are widened until the page is surely complete. */
  async near(
    point: Point,
    filter: StationFilter,
    cursor: string | undefined,
    now: Instant,
    size: number = PAGE,
  ): Promise<StationList> {
    const after = readCursor(cursor);
    for (const rings of [...NEAR_RINGS, Number.POSITIVE_INFINITY]) {
      const isLast = rings === Number.POSITIVE_INFINITY;
      const where = isLast ? {} : { cell: In(cellsAround(point, rings)) };
      const reach = isLast ? rings : reachOf(point, rings);
      const ranked = (await this.rowsOf({ ...whereOf(filter), ...where }))
        .map((station) => ({ station, distance: distanceBetween(point, station) }))
        .filter((row) => row.distance <= reach && isAfter(row, after))
        .filter(({ station }) => !filter.openNow || openState(station.hours, now, isHoliday).open)
        .sort(byDistance);
      if (ranked.length > size || isLast) return pageOf(ranked, size, now);
    }
    throw new Error('the last ring is the whole map');
  }

  /** Stations before points, each by code. */
  async list(
    filter: StationFilter,
    cursor: string | undefined,
    now: Instant,
  ): Promise<StationList> {
    const [, kind, code] = /^([a-z]+)\|(.+)$/.exec(cursor ?? '') ?? [];
    const query = this.database.manager
      .createQueryBuilder(Station, 's')
      .where(whereOf(filter))
      .orderBy('s.kind', 'DESC')
      .addOrderBy('s.code', 'ASC')
      .limit(PAGE + 1);
    if (kind && code)
      query.andWhere('(s.kind < :kind or (s.kind = :kind and s.code > :code))', { kind, code });
    const rows = await query.getMany();
    const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
    const items = rows
      .slice(0, PAGE)
      .map((station) => cardOf(station, now, null))
      .filter((card) => !filter.openNow || card.open);
    return { items, next: last ? `${last.kind}|${last.code}` : null };
  }

  /** Just what it takes to choose one: of the cells around, or of the whole city. */
  private async openings(point: Point, rings: number | null): Promise<Opening[]> {
    const columns = 'select id, lat, lng, hours from stations';
    const rows = await (rings === null
      ? this.database.query<OpeningRow>(columns)
      : this.database.query<OpeningRow>(`${columns} where cell in (?)`, [
          cellsAround(point, rings),
        ]));
    return rows.map((row) => ({
      id: row.id,
      hours: JSON.parse(row.hours) as StationHours,
      distance: distanceBetween(point, row),
    }));
  }

  private rowsOf(where: FindOptionsWhere<Station>): Promise<Station[]> {
    return this.database.manager.findBy(Station, where);
  }
}

/** The nearest within reach, open ones only or any. */
function nearestOf(
  openings: readonly Opening[],
  now: Instant,
  openOnly: boolean,
  reach: number,
): Opening | null {
  const sorted = openings
    .filter(({ distance }) => distance <= reach)
    .sort((one, other) => one.distance - other.distance);
  return sorted.find(({ hours }) => !openOnly || openState(hours, now, isHoliday).open) ?? null;
}

function nearestOfAll(openings: readonly Opening[], now: Instant): Opening | null {
  const everywhere = Number.POSITIVE_INFINITY;
  return nearestOf(openings, now, true, everywhere) ?? nearestOf(openings, now, false, everywhere);
}

function whereOf({ division, kind, name }: StationFilter): FindOptionsWhere<Station> {
  return {
    ...(division ? { division } : {}),
    ...(kind ? { kind } : {}),
    ...(name
      ? {
          name: Raw((column) => `${column} like :name escape '!'`, {
            name: `%${escapedLike(name)}%`,
          }),
        }
      : {}),
  };
}

function byDistance(one: Ranked, other: Ranked): number {
  return one.distance - other.distance || (one.station.id < other.station.id ? -1 : 1);
}

function readCursor(cursor: string | undefined): { distance: number; id: string } | undefined {
  const [, distance, id] = /^(\d+(?:\.\d+)?)@([0-9A-Z]{26})$/.exec(cursor ?? '') ?? [];
  return distance && id ? { distance: Number(distance), id } : undefined;
}

function isAfter(row: Ranked, after: { distance: number; id: string } | undefined): boolean {
  if (!after) return true;
  return row.distance === after.distance
    ? row.station.id > after.id
    : row.distance > after.distance;
}

function pageOf(ranked: readonly Ranked[], size: number, now: Instant): StationList {
  const rows = ranked.slice(0, size);
  const last = rows[rows.length - 1];
  return {
    items: rows.map(({ station, distance }) => cardOf(station, now, distance)),
    next: last && ranked.length > size ? `${last.distance}@${last.station.id}` : null,
  };
}

export function cardOf(station: Station, now: Instant, distance: number | null): StationCard {
  const { open, changesAt } = openState(station.hours, now, isHoliday);
  return {
    stationId: station.id,
    kind: station.kind,
    name: station.name,
    division: station.division,
    divisionName: station.divisionName,
    address: station.address,
    latitude: station.lat,
    longitude: station.lng,
    distance: distance === null ? null : Math.round(distance),
    open,
    changesAt: changesAt === null ? null : toIso(changesAt),
    facilities: [...station.facilities],
    phone: station.phone,
    sample: Boolean(station.sample),
  };
}
