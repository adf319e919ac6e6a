import { Injectable } from '@nestjs/common';
import { type Caller, hasRole, scopesOf } from '@yizhan/identity/vocabulary';
import { StationsService } from '../stations/stations.service';

/** What station staff may act on: an administrator on everything. */
export interface Reach {
  readonly everywhere: boolean;
  /** Stations of theirs and the points that belong to them. */
  readonly stationIds: readonly string[];
  /** Divisions of these stations: for what no station looks after yet, and for employers. */
  readonly divisions: readonly string[];
}

/** A posting or an employer, as far as it decides whose it is. */
export interface Placed {
  readonly stationId: string | null;
  readonly division: string;
}

/** Whose postings, people and employers a member of the staff may act on. */
@Injectable()
export class StationReach {
  constructor(private readonly stations: StationsService) {}

  async of(caller: Caller): Promise<Reach> {
    if (hasRole(caller, 'administrator'))
      return { everywhere: true, stationIds: [], divisions: [] };
    const own = await this.stations.withPoints(scopesOf(caller, 'station_staff'));
    return {
      everywhere: false,
      stationIds: own.map((station) => station.id),
      divisions: [...new Set(own.map((station) => station.division))],
    };
  }

  /** A posting belongs to the station that looks after it; without one, to its division's stations. */
  async covers(caller: Caller, placed: Placed): Promise<boolean> {
    return covers(await this.of(caller), placed);
  }
}

export function covers(reach: Reach, { stationId, division }: Placed): boolean {
  if (reach.everywhere) return true;
  return stationId === null
    ? reach.divisions.includes(division)
    : reach.stationIds.includes(stationId);
}
