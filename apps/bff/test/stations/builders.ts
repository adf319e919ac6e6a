import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { atLocal, newId } from '@yizhan/kernel';
import type { StationRow } from '@yizhan/stations';
import { parse } from 'csv-parse/sync';
import { StationsImport } from '../../src/modules/stations/import.service';
import type {
  BookedShift,
  PostingSite,
  ShiftBook,
  TodayPosting,
} from '../../src/modules/stations/shift-book';
import { Shifts } from '../../src/modules/stations/shift-book';
import { StationsService } from '../../src/modules/stations/stations.service';
import type { RunningApp } from '../support/app';

export const TODAY = '2026-11-23';

export function stationRow(over: Record<string, string> = {}): StationRow {
  return {
    code: 'JL-02',
    kind: 'station',
    parentCode: '',
    name: '月亮湾零工驿站',
    divisionCode: '421024',
    divisionName: '江陵县',
    streetCode: '421024101',
    streetName: '郝穴镇',
    address: '江陵县郝穴镇月亮湾社区',
    lat: '30.04702',
    lng: '112.41690',
    hours: '05:00-19:00',
    holidayHours: '休息',
    facilities: '饮水间|卫生间|休息区',
    services: '求职登记|劳动维权',
    phone: '0716-0001009',
    capacity: '60',
    languages: '普通话|荆州话',
    notice: '',
    ...over,
  };
}

/** The rows of the sample file. */
export function sampleRows(): StationRow[] {
  const file = join(__dirname, '..', '..', 'sample-data', 'stations.csv');
  return parse(readFileSync(file), { columns: true, bom: true }) as StationRow[];
}

export async function importRows(app: RunningApp, rows: readonly StationRow[]): Promise<void> {
  const outcome = await app.service(StationsImport).importStations(rows, { sample: true });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
}

/** A station of its own for a test; gives its id. */
export async function aStation(app: RunningApp, over: Record<string, string> = {}) {
  const code = `T-${newId().slice(-10)}`;
  await importRows(app, [stationRow({ code, ...over })]);
  const id = (await app.service(StationsService).idsByCode([code])).get(code);
  if (!id) throw new Error('the station was not imported');
  return { id, code };
}

/** The jobs area, as far as stations ask it. */
export class FakeShiftBook implements ShiftBook {
  readonly shifts: BookedShift[] = [];
  readonly told: string[] = [];
  readonly sites = new Map<string, PostingSite & { userId: string }>();
  readonly postings: (TodayPosting & { stationId: string })[] = [];

  constructor(app: RunningApp) {
    app.service(Shifts).connect(this);
  }

  /** Books a shift of today, 08:00 to 17:00 unless told. */
  book(over: Partial<BookedShift> & { workerId: string }): BookedShift {
    const shift: BookedShift = {
      applicationId: newId(),
      shiftId: newId(),
      postingId: newId(),
      stationId: null,
      title: '搬运工',
      employerName: '江边货场',
      from: atLocal(TODAY, '08:00'),
      to: atLocal(TODAY, '17:00'),
      ...over,
    };
    this.shifts.push(shift);
    return shift;
  }

  async acceptedShiftsFor(workerId: string, dates: readonly string[]): Promise<BookedShift[]> {
    return this.shifts.filter((row) => row.workerId === workerId && dates.some(startsOn(row)));
  }

  async bookedShiftsAt(place: { kind: string; id: string }, date: string): Promise<BookedShift[]> {
    return this.shifts.filter(
      (row) =>
        (place.kind === 'station' ? row.stationId : row.postingId) === place.id &&
        startsOn(row)(date),
    );
  }

  async recordAttendance(applicationId: string, direction: string, at: number): Promise<void> {
    this.told.push(`${applicationId} ${direction} ${at}`);
  }

  async postingsAt(stationId: string): Promise<TodayPosting[]> {
    return this.postings
      .filter((row) => row.stationId === stationId)
      .map(({ stationId: _, ...row }) => row);
  }

  async ownSite(userId: string, postingId: string): Promise<PostingSite | null> {
    const site = this.sites.get(postingId);
    return site && site.userId === userId ? site : null;
  }
}

function startsOn({ from }: BookedShift): (date: string) => boolean {
  return (date) => from >= atLocal(date) && from < atLocal(date) + 86_400_000;
}
