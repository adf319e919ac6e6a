import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '@yizhan/kernel';
import type { StationRow } from '@yizhan/stations';
import { parse } from 'csv-parse/sync';
import { StationsImport } from '../../src/modules/stations/import.service';
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
