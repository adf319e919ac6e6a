import { stationsRoutes as routes, type StationCard } from '@yizhan/contract';
import { atLocal, newId } from '@yizhan/kernel';
import { distanceBetween } from '@yizhan/stations';
import { StationsImport } from '../../src/modules/stations/import.service';
import { Shifts } from '../../src/modules/stations/shift-book';
import { StationsService } from '../../src/modules/stations/stations.service';
import { runningApp } from '../support/app';
import { aBookedShift } from './booked';
import { importRows, sampleRows, stationRow, TODAY } from './builders';

const HAOXUE = { latitude: 30.047, longitude: 112.417 };

describe('stations', () => {
  const app = runningApp();
  beforeAll(() => importRows(app, sampleRows()));
  beforeEach(() => {
    app.clock.set(atLocal(TODAY, '08:30'));
  });

  const all = async (query: Record<string, unknown>) => {
    const items: StationCard[] = [];
    let cursor: string | undefined;
    do {
      const page = await app.visitor.call(routes.list, { query: { ...query, cursor } });
      if (!page.ok) throw new Error(page.error.code);
      items.push(...page.value.items);
      cursor = page.value.next ?? undefined;
    } while (cursor);
    return items;
  };

  it('are listed nearest first, each once, page by page', async () => {
    const near = await all(HAOXUE);
    expect(near).toHaveLength(sampleRows().length);
    expect(new Set(near.map((card) => card.stationId)).size).toBe(near.length);
    const distances = near.map((card) => card.distance ?? -1);
    expect(distances).toEqual([...distances].sort((one, other) => one - other));
    const me = { lat: HAOXUE.latitude, lng: HAOXUE.longitude };
    const truth = sampleRows().map((row) =>
      distanceBetween(me, { lat: Number(row.lat), lng: Number(row.lng) }),
    );
    expect(distances[0]).toBe(Math.round(Math.min(...truth)));
  });

  it('are listed from anywhere, also from far outside', async () => {
    expect(await all({ latitude: 39.9, longitude: 116.4 })).toHaveLength(sampleRows().length);
  });

  it('are listed without a place too: stations first, by division and kind', async () => {
    const listed = await all({});
    expect(listed).toHaveLength(sampleRows().length);
    expect(listed.slice(0, 17).every((card) => card.kind === 'station')).toBe(true);
    const some = await all({ division: '421024', kind: 'point' });
    expect(some.length).toBeGreaterThan(0);
    expect(some.every((card) => card.division === '421024' && card.kind === 'point')).toBe(true);
  });

  it('can be found by a part of the name, whatever signs are typed', async () => {
    const found = await all({ name: '月亮湾' });
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((card) => card.name.includes('月亮湾'))).toBe(true);
    expect(await all({ ...HAOXUE, name: '月亮湾' })).toHaveLength(found.length);
    expect(await all({ name: "没有'; --" })).toEqual([]);
  });

  it('can be narrowed to those open now', async () => {
    app.clock.set(atLocal(TODAY, '05:10'));
    const open = await all({ ...HAOXUE, openNow: true });
    expect(open.length).toBeGreaterThan(0);
    expect(open.length).toBeLessThan(20);
    expect(open.every((card) => card.open)).toBe(true);
    const me = { lat: HAOXUE.latitude, lng: HAOXUE.longitude };
    const nearest = await app.service(StationsService).nearestOpen(me, app.clock.now());
    expect(nearest?.stationId).toBe(open[0]?.stationId);
  });

  it('have a page filled by one GET, whose parts may fail alone', async () => {
    const ids = await app.service(StationsService).idsByCode(['JL-02', 'SS-01-P01', 'SS-01']);
    const stationId = ids.get('JL-02') ?? '';
    await aBookedShift(app, await app.signIn('worker'), { stationId, from: '10:00' });
    const detail = (id: string) =>
      app.visitor.call(routes.detail, { params: { stationId: id }, query: HAOXUE });
    expect(await detail(stationId)).toMatchObject({
      ok: true,
      value: {
        open: true,
        changesAt: expect.stringMatching(/^2026-11-23T/),
        distance: expect.any(Number),
        facilities: expect.arrayContaining(['water', 'toilet', 'rest']),
        services: ['registration', 'job_info', 'training', 'policy_advice', 'labour_rights'],
        postings: { ok: true, value: [{ title: '搬运工', placesLeft: 0 }] },
        figures: { ok: true, value: { postings: 1, hires: 1 } },
        parent: null,
        sample: true,
      },
    });
    jest
      .spyOn(app.service(Shifts).book, 'postingsAt')
      .mockRejectedValueOnce(new Error('jobs are down'));
    expect(await detail(ids.get('SS-01-P01') ?? '')).toMatchObject({
      ok: true,
      value: { parent: { stationId: ids.get('SS-01') }, postings: { ok: false } },
    });
    expect(await detail(newId())).toMatchObject({ error: { code: 'stations.not_found' } });
  });

  it('are imported again without doubles, and corrected by code', async () => {
    const rows = sampleRows();
    const changed = rows.map((row) =>
      row.code === 'JL-02' ? { ...row, notice: '今天有雨' } : row,
    );
    expect(await app.service(StationsImport).importStations(changed, { sample: true })).toEqual({
      ok: true,
      created: 0,
      updated: 1,
    });
    const ids = await app.service(StationsService).idsByCode(['JL-02']);
    expect(await app.service(StationsService).find(ids.get('JL-02') ?? '')).toMatchObject({
      notice: '今天有雨',
    });
  });

  it('are imported all or not at all, with the faults by row', async () => {
    const rows = [stationRow({ code: 'XX-01' }), stationRow({ code: 'XX-02', lat: 'north' })];
    const importing = app.service(StationsImport);
    const faults = [{ row: 2, column: 'lat', message: expect.any(String) }];
    expect(await importing.preview(rows)).toEqual(faults);
    expect(await importing.importStations(rows, { sample: false })).toEqual({ ok: false, faults });
    expect((await app.service(StationsService).idsByCode(['XX-01'])).size).toBe(0);
  });
});
