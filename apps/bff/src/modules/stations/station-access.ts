import { Injectable } from '@nestjs/common';
import type { ErrorCodeOf, Route } from '@yizhan/contract';
import { type Caller, scopesOf } from '@yizhan/identity/vocabulary';
import { type DomainError, err, ok, type Result } from '@yizhan/kernel';
import { stationErrors } from '@yizhan/stations';
import type { StationErrorOf } from '@yizhan/stations/vocabulary';
import type { Station } from './persistence/entities';
import { StationsService } from './stations.service';

/** What a route's handler gives: its value, or one of the route's refusals. */
export type Outcome<T, R extends Route> = Promise<Result<T, DomainError<ErrorCodeOf<R>>>>;

/** Whose station it is. */
@Injectable()
export class StationAccess {
  constructor(private readonly stations: StationsService) {}

  /** Staff of a station also look after the points that belong to it. */
  async own(
    caller: Caller,
    stationId: string,
  ): Promise<Result<Station, DomainError<StationErrorOf<'not_found' | 'not_your_station'>>>> {
    const station = await this.existing(stationId);
    if (!station.ok) return station;
    const scopes = scopesOf(caller, 'station_staff');
    const { id, parentId } = station.value;
    const isOwn = scopes.includes(id) || (parentId !== null && scopes.includes(parentId));
    return isOwn ? station : err(stationErrors.not_your_station);
  }

  async existing(stationId: string): Promise<Result<Station, typeof stationErrors.not_found>> {
    const station = await this.stations.find(stationId);
    return station ? ok(station) : err(stationErrors.not_found);
  }
}
