import { jobsRoutes, stationsRoutes as routes } from '@yizhan/contract';
import { atLocal, newId } from '@yizhan/kernel';
import { CodeKeysService } from '../../src/modules/stations/code-keys.service';
import { type Person, runningApp } from '../support/app';
import { aBookedShift, attended } from './booked';
import { aStation, TODAY } from './builders';

describe("a station's desk", () => {
  const app = runningApp();
  let station: { id: string; code: string };
  let staff: Person;
  let stranger: Person;

  beforeEach(async () => {
    app.clock.set(atLocal(TODAY, '07:45'));
    station = await aStation(app);
    staff = await app.signIn('station_staff', { scopeId: station.id });
    stranger = await app.signIn('station_staff', { scopeId: newId() });
  });

  const params = () => ({ stationId: station.id });
  const booked = async () => {
    const worker = await app.signIn('worker');
    return aBookedShift(app, worker, { stationId: station.id });
  };

  it('shows a code that changes every 30 seconds, another for each purpose', async () => {
    const show = async (purpose: 'check_in' | 'check_out') => {
      const shown = await staff.call(routes.code, { params: params(), query: { purpose } });
      if (!shown.ok) throw new Error(shown.error.code);
      return shown.value;
    };
    const one = await show('check_in');
    expect(one.digits).toMatch(/^\d{6}$/);
    expect(one.changesAt).toBe('2026-11-23T07:45:30.000+08:00');
    app.clock.advance(29_999);
    expect((await show('check_in')).text).toBe(one.text);
    app.clock.advance(1);
    expect((await show('check_in')).text).not.toBe(one.text);
    expect((await show('check_out')).text).not.toBe((await show('check_in')).text);
  });

  it('keeps its secrets sealed', async () => {
    const rows = await app.database.query<{ secret_sealed: string }>(
      'select secret_sealed from station_code_keys where place_id = ?',
      [station.id],
    );
    expect(rows).toHaveLength(1);
    const key = await app.service(CodeKeysService).current(station.id, app.clock.now());
    const plain = Buffer.from(key?.secret ?? []).toString('base64url');
    expect(rows[0]?.secret_sealed).not.toContain(plain);
  });

  it('makes the next key a day ahead, so that codes go on for weeks', async () => {
    for (let day = 0; day < 21; day += 1) {
      app.clock.advance(86_400_000);
      await app.service(CodeKeysService).renew();
      staff = await app.signInAgain(staff.userId);
      const shown = await staff.call(routes.code, {
        params: params(),
        query: { purpose: 'check_in' },
      });
      expect(shown.ok).toBe(true);
    }
  });

  it('ends the codes of a lost device at once', async () => {
    const show = () =>
      staff.call(routes.code, { params: params(), query: { purpose: 'check_in' } });
    const lost = await show();
    const worker = await app.signIn('worker');
    await aBookedShift(app, worker, { stationId: station.id });
    const replace = (who: Person) => who.call(routes.replaceCode, { params: params() });
    expect(await replace(stranger)).toMatchObject({ error: { code: 'stations.not_your_station' } });
    expect(await replace(staff)).toMatchObject({ ok: true });
    const use = (shown: Awaited<typeof lost>) =>
      worker.call(routes.checkIn, { body: { code: shown.ok ? shown.value.text : '' } });
    expect(await use(lost)).toMatchObject({ error: { code: 'stations.expired_code' } });
    expect(await use(await show())).toMatchObject({ ok: true });
  });

  it('is closed to staff of another station, and to workers', async () => {
    const shift = await booked();
    const query = { purpose: 'check_in' as const };
    const body = {
      applicationId: shift.applicationId,
      direction: 'in' as const,
      reason: '手机没电',
    };
    const day = { from: TODAY, to: TODAY };
    const answers = [
      await stranger.call(routes.code, { params: params(), query }),
      await stranger.call(routes.people, { params: params() }),
      await stranger.call(routes.figures, { params: params(), query: day }),
      await stranger.call(routes.checkInFor, { params: params(), body }),
    ];
    const codes = answers.map((answer) => (answer.ok ? 'ok' : answer.error.code));
    expect(codes).toEqual(Array(4).fill('stations.not_your_station'));
    const worker = await app.signIn('worker');
    expect(await worker.call(routes.code, { params: params(), query })).toMatchObject({
      error: { code: 'request.forbidden' },
    });
  });

  it("is open to the parent station's staff at its points", async () => {
    const point = await aStation(app, { kind: 'point', parentCode: station.code });
    const shown = await staff.call(routes.code, {
      params: { stationId: point.id },
      query: { purpose: 'check_in' },
    });
    expect(shown.ok).toBe(true);
  });

  it('checks a worker in on behalf; the record says who and why, the worker is told', async () => {
    const shift = await booked();
    const call = () =>
      staff.call(routes.checkInFor, {
        params: params(),
        body: { applicationId: shift.applicationId, direction: 'in', reason: '手机没电' },
      });
    expect(await call()).toMatchObject({ ok: true, value: { method: 'staff', again: false } });
    expect(await call()).toMatchObject({ ok: true, value: { again: true } });
    const [row] = await app.database.query<Record<string, unknown>>(
      'select by_user_id, reason from attendances where application_id = ?',
      [shift.applicationId],
    );
    expect(row).toMatchObject({ by_user_id: staff.userId });
    expect(app.database.sealing.open(String(row?.reason))).toBe('手机没电');
    const news = await app.database.query<{ payload: string }>(
      'select payload from outbox_messages where topic = ?',
      ['stations.accepted'],
    );
    expect(
      news.filter(({ payload }) => app.database.sealing.open(payload).includes(shift.workerId)),
    ).toHaveLength(1);
  });

  it('records afterwards when someone came and left, which lifts a mark of absence', async () => {
    const shift = await booked();
    app.clock.set(atLocal(TODAY, '08:10'));
    const boss = await app.signInAgain(shift.employer.userId);
    const params = { applicationId: shift.applicationId };
    expect(await boss.call(jobsRoutes.markNoShow, { params })).toMatchObject({ ok: true });
    app.clock.set(atLocal('2026-11-24', '09:00'));
    const me = await app.signInAgain(staff.userId);
    const record = (direction: 'in' | 'out', at?: string) =>
      me.call(routes.checkInFor, {
        params: { stationId: station.id },
        body: {
          ...{ applicationId: shift.applicationId, direction, reason: '本人有异议，已核实' },
          ...(at ? { at: `2026-11-23T${at}:00+08:00` } : {}),
        },
      });
    expect(await record('in')).toMatchObject({ error: { code: 'stations.too_late' } });
    expect(await record('in', '08:00')).toMatchObject({ ok: true });
    expect(await record('out', '17:00')).toMatchObject({ ok: true });
    expect(await attended(app, shift.applicationId)).toEqual({
      state: 'checked_out',
      cameAt: atLocal(TODAY, '08:00'),
      leftAt: atLocal(TODAY, '17:00'),
    });
  });

  it('lists who is expected, by name and last digits, with counts from records', async () => {
    const [one] = [await booked(), await booked(), await booked()];
    await staff.call(routes.checkInFor, {
      params: params(),
      body: { applicationId: one.applicationId, direction: 'in', reason: '手机没电' },
    });
    const list = await staff.call(routes.people, { params: params() });
    if (!list.ok) throw new Error(list.error.code);
    expect(list.value.figures).toMatchObject({ hires: 3, checkedIn: 1, toVerify: 0 });
    const first = list.value.people.find((row) => row.applicationId === one.applicationId);
    expect(first?.in).toMatchObject({ state: 'accepted', method: 'staff' });
    for (const row of list.value.people) {
      expect(row.name).toMatch(/^手机尾号\d{4}$/);
      expect(row.phone).toMatch(/^139\*{4}\d{4}$/);
    }
  });

  it('refuses days beyond the years that dates are kept in, and ends at their edge', async () => {
    const supervisor = await app.signIn('supervisor');
    const ask = (from: string, to: string) =>
      supervisor.call(routes.figures, { params: params(), query: { from, to } });
    expect(await ask('9999-12-31', '9999-12-31')).toMatchObject({
      error: { code: 'request.invalid' },
    });
    expect(await ask('0001-01-01', '0001-01-01')).toMatchObject({
      error: { code: 'request.invalid' },
    });
    const edge = await ask('2199-12-30', '2199-12-31');
    expect(edge.ok && edge.value.days.map(({ date }) => date)).toEqual([
      '2199-12-30',
      '2199-12-31',
    ]);
  });

  it('gives figures day by day, to supervisors too, of at most 31 days', async () => {
    await booked();
    const supervisor = await app.signIn('supervisor');
    const ask = (from: string, to: string) =>
      supervisor.call(routes.figures, { params: params(), query: { from, to } });
    expect(await ask('2026-11-22', '2026-11-23')).toMatchObject({
      ok: true,
      value: { days: [{ hires: 0 }, { date: TODAY, hires: 1, checkedIn: 0 }] },
    });
    expect(await ask('2026-11-23', '2026-11-22')).toMatchObject({
      error: { code: 'stations.bad_range' },
    });
    expect(await ask('2026-10-01', '2026-11-22')).toMatchObject({
      error: { code: 'stations.bad_range' },
    });
  });
});
