import { jobsRoutes, stationsRoutes as routes } from '@yizhan/contract';
import { atLocal } from '@yizhan/kernel';
import { type Person, runningApp } from '../support/app';
import { rowsStandAsWritten } from '../support/rows';
import { aBookedShift, attended } from './booked';
import { aStation, TODAY } from './builders';

const app = runningApp();
const at = (time: string) => atLocal(TODAY, time);
const iso = (time: string) => `${TODAY}T${time}.000+08:00`;

/** Someone booked for 13:00 to 15:00 at a station with one of staff. */
async function aShiftToday() {
  app.clock.set(at('12:00'));
  const { id: stationId } = await aStation(app);
  const staff = await app.signIn('station_staff', { scopeId: stationId });
  const worker = await app.signIn('worker');
  const booked = await aBookedShift(app, worker, { stationId, from: '13:00', to: '15:00' });
  return { stationId, staff, worker, ...booked };
}
type Shift = Awaited<ReturnType<typeof aShiftToday>>;

const again = ({ userId }: Person) => app.signInAgain(userId);

async function scan(shift: Shift, purpose: 'check_in' | 'check_out', leavingNow?: boolean) {
  const shown = await (await again(shift.staff)).call(routes.code, {
    params: { stationId: shift.stationId },
    query: { purpose },
  });
  if (!shown.ok) throw new Error(shown.error.code);
  const said = leavingNow ? { leavingNow } : {};
  return (await again(shift.worker)).call(routes.checkIn, {
    body: { code: shown.value.text, ...said },
  });
}

async function byStaff(shift: Shift, direction: 'in' | 'out', time?: string) {
  const { applicationId, stationId } = shift;
  const said = time ? { at: iso(`${time}:00`) } : {};
  return (await again(shift.staff)).call(routes.checkInFor, {
    params: { stationId },
    body: { applicationId, direction, reason: '时间记错了', ...said },
  });
}

async function told(userId: string, topic: string): Promise<string[]> {
  const rows = await app.database.query<{ payload: string }>(
    'select payload from outbox_messages where topic = ?',
    [topic],
  );
  return rows
    .map(({ payload }) => app.database.sealing.open(payload))
    .filter((text) => text.includes(userId));
}

describe('a check-out by a slip', () => {
  it('is asked again, and gives way to the real end, whoever records it', async () => {
    const shift = await aShiftToday();
    app.clock.set(at('13:03') + 13_000);
    expect(await scan(shift, 'check_in')).toMatchObject({ ok: true });
    app.clock.advance(1_000);
    expect(await scan(shift, 'check_out')).toMatchObject({
      error: { code: 'stations.left_at_once' },
    });
    expect(await scan(shift, 'check_out', true)).toMatchObject({
      ok: true,
      value: { at: iso('13:03:14') },
    });
    app.clock.set(at('14:00'));
    expect(await byStaff(shift, 'out')).toMatchObject({
      value: { at: iso('14:00:00'), again: false },
    });
    app.clock.set(at('15:08'));
    const last = await scan(shift, 'check_out');
    expect(last).toMatchObject({ ok: true, value: { at: iso('15:08:00'), again: false } });
    expect(await attended(app, shift.applicationId)).toEqual({
      state: 'checked_out',
      cameAt: at('13:03') + 13_000,
      leftAt: at('15:08'),
    });
    const mine = await (await again(shift.worker)).call(jobsRoutes.myShifts, {});
    expect(JSON.stringify(mine)).toContain('"recordedMinutes":120');
    const events = await app.database.query<{ type: string }>(
      'select type from ledger_events where stream = ? order by seq',
      [`application:${shift.applicationId}`],
    );
    const types = events.map(({ type }) => type);
    expect(types.filter((type) => type === 'attendance.accepted')).toHaveLength(4);
    expect(types.filter((type) => type === 'attendance.replaced')).toHaveLength(2);
    expect(await told(shift.employer.userId, 'jobs.time_changed')).toHaveLength(2);
  });

  it('is corrected by staff with a reason that both are told, never before the check-in', async () => {
    const shift = await aShiftToday();
    app.clock.set(at('13:30'));
    await byStaff(shift, 'in', '13:00');
    expect(await byStaff(shift, 'out', '12:30')).toMatchObject({
      error: { code: 'stations.left_before_coming' },
    });
    app.clock.set(at('15:30'));
    expect(await byStaff(shift, 'out', '15:00')).toMatchObject({ value: { at: iso('15:00:00') } });
    expect(await byStaff(shift, 'out', '14:00')).toMatchObject({
      value: { at: iso('14:00:00'), again: false },
    });
    expect(await byStaff(shift, 'in', '14:01')).toMatchObject({
      error: { code: 'stations.left_before_coming' },
    });
    expect(await byStaff(shift, 'in', '13:05')).toMatchObject({ value: { at: iso('13:05:00') } });
    expect(await attended(app, shift.applicationId)).toMatchObject({
      cameAt: at('13:05'),
      leftAt: at('14:00'),
    });
    const employer = await told(shift.employer.userId, 'jobs.time_changed');
    expect(employer.some((text) => text.includes('时间记错了'))).toBe(true);
    expect(employer.filter((text) => text.includes(shift.postingId))).toHaveLength(2);
    const worker = await told(shift.worker.userId, 'stations.accepted');
    expect(worker.some((text) => text.includes('14:00') && text.includes('时间记错了'))).toBe(true);
  });

  it('stands once the hours count: the answer says the time that stands', async () => {
    const shift = await aShiftToday();
    app.clock.set(at('13:00'));
    await scan(shift, 'check_in');
    app.clock.set(at('15:00'));
    await scan(shift, 'check_out');
    const boss = await again(shift.employer);
    const params = { applicationId: shift.applicationId };
    await boss.call(jobsRoutes.confirmHours, { params, body: { minutes: 120 } });
    app.clock.set(at('15:20'));
    expect(await scan(shift, 'check_out')).toMatchObject({
      value: { at: iso('15:00:00'), again: true },
    });
    expect(await byStaff(shift, 'out', '14:00')).toMatchObject({
      error: { code: 'stations.hours_settled' },
    });
  });

  rowsStandAsWritten(app);
});
