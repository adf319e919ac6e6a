import { Controller } from '@nestjs/common';
import { type RequestOf, stationsRoutes as routes } from '@yizhan/contract';
import { localDate } from '@yizhan/kernel';
import { type Call, Handles, type SignedCall } from '../../platform/http';
import { CheckInService } from './check-in.service';
import { CodeScreensService } from './code-screens.service';
import { DeskService } from './desk.service';
import { StationsService } from './stations.service';
import { StationPage } from './views/station-page';

@Controller()
export class StationsController {
  constructor(
    private readonly stations: StationsService,
    private readonly page: StationPage,
    private readonly desk: DeskService,
    private readonly codes: CodeScreensService,
    private readonly checkIns: CheckInService,
  ) {}

  @Handles(routes.list)
  list({ query }: RequestOf<typeof routes.list>, { now }: Call) {
    const { latitude, longitude, cursor, ...filter } = query;
    return latitude === undefined || longitude === undefined
      ? this.stations.list(filter, cursor, now)
      : this.stations.near({ lat: latitude, lng: longitude }, filter, cursor, now);
  }

  @Handles(routes.detail)
  detail({ params, query }: RequestOf<typeof routes.detail>, { now }: Call) {
    return this.page.of(params.stationId, query, now);
  }

  @Handles(routes.code)
  code({ params, query }: RequestOf<typeof routes.code>, { caller, now }: SignedCall) {
    return this.codes.stationCode(caller, params.stationId, query.purpose, now);
  }

  @Handles(routes.replaceCode)
  replaceCode({ params }: RequestOf<typeof routes.replaceCode>, { caller, now }: SignedCall) {
    return this.codes.replaceCode(caller, params.stationId, now);
  }

  @Handles(routes.openSite)
  openSite({ params }: RequestOf<typeof routes.openSite>, { caller }: SignedCall) {
    return this.codes.openSite(caller, params.postingId);
  }

  @Handles(routes.siteCode)
  siteCode({ params, query }: RequestOf<typeof routes.siteCode>, { caller, now }: SignedCall) {
    return this.codes.siteCode(caller, params.postingId, query.purpose, now);
  }

  @Handles(routes.checkIn)
  checkIn({ body }: RequestOf<typeof routes.checkIn>, { caller, now }: SignedCall) {
    return this.checkIns.checkIn(caller.userId, body, now);
  }

  @Handles(routes.checkInFor)
  checkInFor({ params, body }: RequestOf<typeof routes.checkInFor>, { caller, now }: SignedCall) {
    return this.desk.checkInFor(caller, params.stationId, body, now);
  }

  @Handles(routes.verifyAttendance)
  verify({ params, body }: RequestOf<typeof routes.verifyAttendance>, { caller, now }: SignedCall) {
    return this.desk.verify(caller, params.attendanceId, body, now);
  }

  @Handles(routes.people)
  people({ params, query }: RequestOf<typeof routes.people>, { caller, now }: SignedCall) {
    return this.desk.peopleOn(caller, params.stationId, query.date ?? localDate(now));
  }

  @Handles(routes.figures)
  figures({ params, query }: RequestOf<typeof routes.figures>, { caller }: SignedCall) {
    return this.desk.figures(caller, params.stationId, query);
  }
}
