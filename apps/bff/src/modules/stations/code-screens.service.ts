import { Injectable } from '@nestjs/common';
import type { CodeScreen, stationsRoutes as routes } from '@yizhan/contract';
import { type Caller, hasRole } from '@yizhan/identity/vocabulary';
import { err, type Instant, localDate, ok, toIso } from '@yizhan/kernel';
import { placeCode } from '@yizhan/rotating-code';
import { stationErrors } from '@yizhan/stations';
import type { CodePurpose } from '@yizhan/stations/vocabulary';
import { LedgerService } from '../../platform/ledger';
import { AttendanceRecords } from './attendance-records';
import { countsOf } from './attendance-view';
import { CodeKeysService } from './code-keys.service';
import { type CodePlace, Shifts } from './shift-book';
import { type Outcome, StationAccess } from './station-access';

/** The codes that stations and sites show, to those who may show them. */
@Injectable()
export class CodeScreensService {
  constructor(
    private readonly access: StationAccess,
    private readonly keys: CodeKeysService,
    private readonly records: AttendanceRecords,
    private readonly shifts: Shifts,
    private readonly ledger: LedgerService,
  ) {}

  async stationCode(
    caller: Caller,
    stationId: string,
    purpose: CodePurpose,
    now: Instant,
  ): Outcome<CodeScreen, typeof routes.code> {
    const station = await this.access.own(caller, stationId);
    if (!station.ok) return station;
    const place = { kind: 'station' as const, id: stationId };
    const screen = await this.screen(place, purpose, now);
    return screen ? ok(screen) : err(stationErrors.code_not_ready);
  }

  /** Whatever was taken from the station, its codes are worth nothing from now on. */
  async replaceCode(
    caller: Caller,
    stationId: string,
    now: Instant,
  ): Outcome<{ done: true }, typeof routes.replaceCode> {
    const station = hasRole(caller, 'administrator')
      ? await this.access.existing(stationId)
      : await this.access.own(caller, stationId);
    if (!station.ok) return station;
    await this.keys.revoke({ kind: 'station', id: stationId, name: station.value.name }, now);
    await this.ledger.append({
      stream: `station:${stationId}`,
      type: 'station.code_replaced',
      at: now,
      content: { byUserId: caller.userId },
    });
    return ok({ done: true });
  }

  /** An employer opens the code of a posting's own site; opening it again changes nothing. */
  async openSite(
    caller: Caller,
    postingId: string,
  ): Outcome<{ placeName: string }, typeof routes.openSite> {
    const site = await this.shifts.book.ownSite(caller.userId, postingId);
    if (!site) return err(stationErrors.not_your_posting);
    await this.keys.ensure([{ kind: 'site', id: postingId, name: site.title }]);
    return ok({ placeName: site.title });
  }

  async siteCode(
    caller: Caller,
    postingId: string,
    purpose: CodePurpose,
    now: Instant,
  ): Outcome<CodeScreen, typeof routes.siteCode> {
    const site = await this.shifts.book.ownSite(caller.userId, postingId);
    if (!site) return err(stationErrors.not_your_posting);
    const screen = await this.screen({ kind: 'site', id: postingId }, purpose, now);
    return screen ? ok(screen) : err(stationErrors.site_not_open);
  }

  private async screen(
    place: CodePlace,
    purpose: CodePurpose,
    now: Instant,
  ): Promise<CodeScreen | undefined> {
    const key = await this.keys.current(place.id, now);
    if (!key) return undefined;
    const booked = await this.shifts.book.bookedShiftsAt(place, localDate(now));
    const standing = await this.records.standing(booked.map((shift) => shift.applicationId));
    const shown = placeCode(key, purpose, now);
    const { checkedIn, checkedOut } = countsOf(standing);
    return {
      placeName: key.placeName,
      purpose,
      text: shown.text,
      digits: shown.digits,
      shownFrom: toIso(shown.validFrom),
      changesAt: toIso(shown.changesAt),
      serverTime: toIso(now),
      expected: booked.length,
      checkedIn,
      checkedOut,
    };
  }
}
