import { Injectable } from '@nestjs/common';
import type { RequestOf, stationsRoutes as routes, StationDetail } from '@yizhan/contract';
import { err, type Instant, localDate, ok, type Result, toIso } from '@yizhan/kernel';
import { distanceBetween, openState, stationErrors } from '@yizhan/stations';
import { part } from '../../../platform/parts';
import { DeskService } from '../desk.service';
import { type Station } from '../persistence/entities';
import { Shifts } from '../shift-book';
import { cardOf, isHoliday, StationsService } from '../stations.service';

/** Milliseconds that a part of the page may take. */
const PART_BUDGET = 800;

/** The station's page in one answer; today's postings and figures may fail alone. */
@Injectable()
export class StationPage {
  constructor(
    private readonly stations: StationsService,
    private readonly desk: DeskService,
    private readonly shifts: Shifts,
  ) {}

  async of(
    stationId: string,
    { latitude, longitude }: RequestOf<typeof routes.detail>['query'],
    now: Instant,
  ): Promise<Result<StationDetail, typeof stationErrors.not_found>> {
    const station = await this.stations.find(stationId);
    if (!station) return err(stationErrors.not_found);
    const isPlaced = latitude !== undefined && longitude !== undefined;
    const distance = isPlaced ? distanceBetween({ lat: latitude, lng: longitude }, station) : null;
    const [postings, figures, points, parent] = await Promise.all([
      part('station.postings', PART_BUDGET, () => this.postings(stationId, now)),
      part('station.figures', PART_BUDGET, () => this.desk.figuresOn(stationId, localDate(now))),
      this.stations.pointsOf(stationId),
      this.parentOf(station),
    ]);
    return ok({
      ...cardOf(station, now, distance),
      streetName: station.streetName,
      hours: station.hours,
      today: openState(station.hours, now, isHoliday).today,
      services: [...station.services],
      languages: [...station.languages],
      capacity: station.capacity,
      notice: station.notice,
      parent,
      points,
      postings,
      figures,
    });
  }

  private async postings(stationId: string, now: Instant) {
    const rows = await this.shifts.book.postingsAt(stationId, localDate(now));
    return rows.map((row) => ({
      ...row,
      startsAt: toIso(row.startsAt),
      endsAt: toIso(row.endsAt),
    }));
  }

  private async parentOf({ parentId }: Station) {
    const parent = parentId === null ? null : await this.stations.find(parentId);
    return parent && { stationId: parent.id, name: parent.name };
  }
}
