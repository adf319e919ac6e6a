import { stationsRoutes as routes } from '@yizhan/contract';
import { atLocal, newId, toIso } from '@yizhan/kernel';
import { verifyStream } from '@yizhan/ledger';
import { LedgerService } from '../../src/platform/ledger';
import { anEmployer } from '../jobs/builders';
import { type Person, runningApp } from '../support/app';
import { aBookedShift, attended } from './booked';
import { aStation, TODAY } from './builders';

describe('checking in', () => {
  const app = runningApp();
  let station: { id: string };
  let staff: Person;

  beforeEach(async () => {
    app.clock.set(atLocal(TODAY, '07:45'));
    station = await aStation(app);
    staff = await app.signIn('station_staff', { scopeId: station.id });
  });

  const screen = async (purpose: 'check_in' | 'check_out' = 'check_in') => {
    const shown = await staff.call(routes.code, {
      params: { stationId: station.id },
      query: { purpose },
    });
    if (!shown.ok) throw new Error(shown.error.code);
    return shown.value;
  };
  const bookedWorker = async () => {
    const worker = await app.signIn('worker');
    const shift = await aBookedShift(app, worker, { stationId: station.id });
    return { worker, shift };
  };
  const checkIn = (worker: Person, body: Record<string, unknown>) =>
    worker.call(routes.checkIn, { body });
  const wordOf = async (answer: ReturnType<typeof checkIn>) => {
    const result = await answer;
    return result.ok ? result.value.state : result.error.code;
  };

  it('takes the scanned code and the typed digits, and tells the jobs', async () => {
    const [one, other] = [await bookedWorker(), await bookedWorker()];
    const shown = await screen();
    const scanned = await checkIn(one.worker, { code: shown.text });
    expect(scanned).toMatchObject({
      ok: true,
      value: { direction: 'in', method: 'scan', state: 'accepted', again: false },
    });
    const typed = await checkIn(other.worker, { digits: shown.digits });
    expect(typed).toMatchObject({ ok: true, value: { method: 'digits', title: '搬运工' } });
    const at = app.clock.now();
    for (const { shift } of [one, other])
      expect(await attended(app, shift.applicationId)).toEqual({
        state: 'checked_in',
        cameAt: at,
        leftAt: null,
      });
  });

  it('gives the same answer again, by the same code, another code or at the same moment', async () => {
    const { worker, shift } = await bookedWorker();
    const first = await screen();
    const at = app.clock.now();
    const answers = await Promise.all([1, 2, 3].map(() => checkIn(worker, { code: first.text })));
    app.clock.advance(60_000);
    answers.push(await checkIn(worker, { code: (await screen()).text }));
    const ids = answers.map((answer) =>
      answer.ok ? answer.value.attendanceId : answer.error.code,
    );
    expect(ids).toEqual(ids.map(() => ids[0]));
    expect(await attended(app, shift.applicationId)).toMatchObject({ cameAt: at });
  });

  it('serves many people with one code', async () => {
    const people: Awaited<ReturnType<typeof bookedWorker>>[] = [];
    for (let at = 0; at < 12; at += 1) people.push(await bookedWorker());
    const shown = await screen();
    const words = await Promise.all(
      people.map(({ worker }) => wordOf(checkIn(worker, { code: shown.text }))),
    );
    expect(words).toEqual(people.map(() => 'accepted'));
    expect(await screen()).toMatchObject({ expected: 12, checkedIn: 12 });
  });

  it('checks out at the end, never without having checked in', async () => {
    const { worker } = await bookedWorker();
    const early = await screen('check_out');
    expect(await wordOf(checkIn(worker, { code: early.text }))).toBe('stations.not_checked_in');
    await checkIn(worker, { code: (await screen()).text });
    app.clock.set(atLocal(TODAY, '17:05'));
    const out = await checkIn(worker, { digits: (await screen('check_out')).digits });
    expect(out).toMatchObject({ ok: true, value: { direction: 'out', state: 'accepted' } });
  });

  it('refuses forged, foreign, expired and misread codes, each with its word', async () => {
    const { worker, shift } = await bookedWorker();
    const { text } = await screen();
    const last = text.endsWith('A') ? 'B' : 'A';
    expect(await wordOf(checkIn(worker, { code: text.slice(0, -1) + last }))).toBe(
      'stations.forged_code',
    );
    expect(await wordOf(checkIn(worker, { code: 'https://example.com' }))).toBe(
      'stations.bad_code',
    );
    expect(await wordOf(checkIn(worker, {}))).toBe('request.invalid');
    const elsewhere = await aStation(app);
    const other = await app.signIn('station_staff', { scopeId: elsewhere.id });
    const foreign = await other.call(routes.code, {
      params: { stationId: elsewhere.id },
      query: { purpose: 'check_in' },
    });
    const code = foreign.ok ? foreign.value.text : '';
    expect(await wordOf(checkIn(worker, { code }))).toBe('stations.wrong_place');
    app.clock.advance(5 * 60_000);
    expect(await wordOf(checkIn(worker, { code: text }))).toBe('stations.expired_code');
    expect(await attended(app, shift.applicationId)).toMatchObject({ state: 'accepted' });
  });

  it('refuses without a shift today, too early and too late', async () => {
    const shown = await screen();
    const stranger = await app.signIn('worker');
    expect(await wordOf(checkIn(stranger, { code: shown.text }))).toBe('stations.no_shift_today');
    const worker = await app.signIn('worker');
    await aBookedShift(app, worker, { stationId: station.id, from: '14:00', to: '15:00' });
    expect(await checkIn(worker, { code: shown.text })).toMatchObject({
      error: { code: 'stations.too_early', details: { opensAt: toIso(atLocal(TODAY, '12:00')) } },
    });
    app.clock.set(atLocal(TODAY, '15:30'));
    expect(await wordOf(checkIn(worker, { code: (await screen()).text }))).toBe(
      'stations.too_late',
    );
  });

  it('counts tries of digits, and stops after ten', async () => {
    const { worker } = await bookedWorker();
    const { digits } = await screen();
    const wrong = digits === '000000' ? '000001' : '000000';
    const words: string[] = [];
    for (let at = 0; at < 11; at += 1) words.push(await wordOf(checkIn(worker, { digits: wrong })));
    expect(words.slice(0, 10)).toEqual(Array(10).fill('stations.wrong_digits'));
    expect(words[10]).toBe('request.limited');
  });

  it('puts a claim held without network to staff, who settle it once', async () => {
    const { worker, shift } = await bookedWorker();
    const { text } = await screen();
    const shownAt = app.clock.now();
    app.clock.advance(3 * 3_600_000);
    expect(await wordOf(checkIn(worker, { code: text }))).toBe('stations.expired_code');
    const held = await checkIn(worker, { code: text, heldAt: toIso(shownAt) });
    expect(held).toMatchObject({ ok: true, value: { state: 'to_verify', at: toIso(shownAt) } });
    expect(await attended(app, shift.applicationId)).toMatchObject({ state: 'accepted' });
    const attendanceId = held.ok ? held.value.attendanceId : '';
    const settle = (who: Person, accept: boolean) =>
      who.call(routes.verifyAttendance, { params: { attendanceId }, body: { accept } });
    const foreign = await app.signIn('station_staff', { scopeId: newId() });
    expect(await settle(foreign, true)).toMatchObject({
      error: { code: 'stations.not_your_station' },
    });
    expect(await settle(staff, true)).toMatchObject({ ok: true, value: { state: 'accepted' } });
    expect(await settle(staff, false)).toMatchObject({
      error: { code: 'stations.attendance_settled' },
    });
    expect(await attended(app, shift.applicationId)).toMatchObject({
      state: 'checked_in',
      cameAt: shownAt,
    });
  });

  it('takes a held claim at once while its code is still good', async () => {
    const [one, other] = [await bookedWorker(), await bookedWorker()];
    const { text, digits } = await screen();
    const heldAt = toIso(app.clock.now());
    app.clock.advance(20_000);
    expect(await wordOf(checkIn(one.worker, { code: text, heldAt }))).toBe('accepted');
    expect(await wordOf(checkIn(other.worker, { digits, heldAt }))).toBe('accepted');
  });

  it('puts typed digits that were held to staff as well', async () => {
    const { worker } = await bookedWorker();
    const { digits } = await screen();
    const heldAt = toIso(app.clock.now());
    app.clock.advance(600_000);
    expect(await wordOf(checkIn(worker, { digits, heldAt }))).toBe('to_verify');
  });

  it('lets a rejected claim be made good by a real code, not by the same one', async () => {
    const { worker } = await bookedWorker();
    const { text } = await screen();
    const heldAt = toIso(app.clock.now());
    app.clock.advance(3_600_000);
    const held = await checkIn(worker, { code: text, heldAt });
    const attendanceId = held.ok ? held.value.attendanceId : '';
    await staff.call(routes.verifyAttendance, {
      params: { attendanceId },
      body: { accept: false, reason: '人不在场' },
    });
    expect(await wordOf(checkIn(worker, { code: text, heldAt }))).toBe('stations.code_used');
    expect(await wordOf(checkIn(worker, { code: (await screen()).text }))).toBe('accepted');
  });

  it('never takes a held claim that is older than a day, or from the future', async () => {
    const { worker } = await bookedWorker();
    const { text, digits } = await screen();
    const heldAt = toIso(app.clock.now());
    app.clock.advance(10 * 60_000);
    const future = toIso(app.clock.now() + 60_000);
    expect(await wordOf(checkIn(worker, { digits, heldAt: future }))).toBe('stations.wrong_digits');
    app.clock.advance(25 * 3_600_000);
    expect(await wordOf(checkIn(worker, { code: text, heldAt }))).toBe('stations.expired_code');
  });

  it('asks for a position where the place does', async () => {
    const { worker } = await bookedWorker();
    await app.database.execute('update stations set fence = 200 where id = ?', [station.id]);
    const { text } = await screen();
    expect(await wordOf(checkIn(worker, { code: text }))).toBe('stations.position_needed');
    const at = (latitude: number) => ({
      code: text,
      position: { latitude, longitude: 112.4169, accuracy: 20, takenAt: toIso(app.clock.now()) },
    });
    expect(await wordOf(checkIn(worker, at(30.1)))).toBe('stations.too_far');
    expect(await wordOf(checkIn(worker, at(30.047)))).toBe('accepted');
  });

  it("takes the code of the posting's own site, shown by its employer alone", async () => {
    const worker = await app.signIn('worker');
    const { postingId, employer } = await aBookedShift(app, worker);
    const other = await anEmployer(app);
    const params = { postingId };
    const query = { purpose: 'check_in' as const };
    for (const call of [
      other.call(routes.openSite, { params }),
      other.call(routes.siteCode, { params, query }),
    ])
      expect(await call).toMatchObject({ error: { code: 'stations.not_your_posting' } });
    expect(await employer.call(routes.siteCode, { params, query })).toMatchObject({
      error: { code: 'stations.site_not_open' },
    });
    await employer.call(routes.openSite, { params });
    const shown = await employer.call(routes.siteCode, { params, query });
    const code = shown.ok ? shown.value.text : '';
    expect(await wordOf(checkIn(worker, { code }))).toBe('accepted');
  });

  it('writes what happened into a chain that can be verified', async () => {
    const { worker, shift } = await bookedWorker();
    await checkIn(worker, { code: (await screen()).text });
    app.clock.set(atLocal(TODAY, '17:00'));
    await checkIn(worker, { code: (await screen('check_out')).text });
    const events = await app.service(LedgerService).events(`application:${shift.applicationId}`);
    const attendances = events.filter(({ type }) => type === 'attendance.accepted');
    expect(attendances.map((event) => event.content.direction)).toEqual(['in', 'out']);
    expect(verifyStream(events).ok).toBe(true);
  });
});
