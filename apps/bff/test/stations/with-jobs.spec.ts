import { join } from 'node:path';
import { type ImportKind, jobsRoutes, stationsRoutes as routes } from '@yizhan/contract';
import { atLocal } from '@yizhan/kernel';
import { ImportingService } from '../../src/modules/importing/importing.service';
import { StationsService } from '../../src/modules/stations/stations.service';
import { runningApp } from '../support/app';
import { TODAY } from './builders';

const folder = join(__dirname, '../../sample-data');

describe('a day at a station, with the real jobs', () => {
  const app = runningApp();
  let stationId: string;

  beforeAll(async () => {
    app.clock.set(atLocal(TODAY, '06:00'));
    const files: [ImportKind, string][] = [
      ['stations', 'stations.csv'],
      ['employers', 'employers.csv'],
      ['postings', 'postings.csv'],
    ];
    for (const [kind, name] of files) {
      const report = await app
        .service(ImportingService)
        .runFile(join(folder, name), { kind, sample: true });
      if (!report.ok || report.value.faults.length > 0) throw new Error(`${name} has faults`);
    }
    const ids = await app.service(StationsService).idsByCode(['JL-02']);
    stationId = ids.get('JL-02') ?? '';
  });

  it('leads from the sign-up over both codes to recorded hours', async () => {
    const worker = await app.signIn('worker');
    const staff = await app.signIn('station_staff', { scopeId: stationId });
    const page = await app.visitor.call(routes.detail, { params: { stationId }, query: {} });
    if (!page.ok || !page.value.postings.ok) throw new Error('no page');
    const posting = page.value.postings.value.find(
      (row) => row.startsAt === '2026-11-23T08:00:00.000+08:00' && row.placesLeft > 0,
    );
    const postingId = posting?.postingId ?? '';
    const job = await app.visitor.call(jobsRoutes.detail, { params: { postingId }, query: {} });
    const shift = job.ok ? job.value.shifts.find((row) => row.date === TODAY) : undefined;
    const signedUp = await worker.call(jobsRoutes.signUp, {
      params: { shiftId: shift?.shiftId ?? '' },
      body: {},
    });
    expect(signedUp).toMatchObject({ ok: true, value: { state: 'accepted' } });

    const scan = async (purpose: 'check_in' | 'check_out') => {
      const shown = await staff.call(routes.code, { params: { stationId }, query: { purpose } });
      const code = shown.ok ? shown.value.text : '';
      return worker.call(routes.checkIn, { body: { code } });
    };
    app.clock.set(atLocal(TODAY, '07:45'));
    expect(await scan('check_in')).toMatchObject({ ok: true, value: { state: 'accepted' } });
    const people = await staff.call(routes.people, { params: { stationId } });
    expect(people).toMatchObject({ value: { figures: { hires: 1, checkedIn: 1 } } });

    app.clock.set(atLocal(TODAY, '17:05'));
    const again = await app.signInAgain(worker.userId);
    const leaving = await app.signInAgain(staff.userId);
    const shown = await leaving.call(routes.code, {
      params: { stationId },
      query: { purpose: 'check_out' },
    });
    const digits = shown.ok ? shown.value.digits : '';
    expect(await again.call(routes.checkIn, { body: { digits } })).toMatchObject({
      ok: true,
      value: { direction: 'out', method: 'digits' },
    });
    const shifts = await again.call(jobsRoutes.myShifts, {});
    const mine = shifts.ok ? [...shifts.value.today, ...shifts.value.past] : [];
    expect(mine.find((row) => row.postingId === postingId)).toMatchObject({
      state: 'checked_out',
      hours: {
        checkedInAt: '2026-11-23T07:45:00.000+08:00',
        checkedOutAt: '2026-11-23T17:05:00.000+08:00',
      },
    });
  });
});
