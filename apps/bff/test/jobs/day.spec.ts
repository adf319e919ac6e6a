import { jobsRoutes as routes } from '@yizhan/contract';
import { atLocal } from '@yizhan/kernel';
import { JobsService } from '../../src/modules/jobs/jobs.service';
import { WageClock } from '../../src/modules/jobs/wage-clock';
import { runningApp } from '../support/app';
import { anEmployer, aPosting, codeOf, unwrapAnswer } from './builders';

const app = runningApp();
const at = (time: string) => atLocal('2026-11-23', time);

/** Someone at work: signed up, checked in and out by the station. */
async function aWorkingDay(changes: Parameters<typeof aPosting>[2] = {}, out = '17:02') {
  const employer = await anEmployer(app);
  const { postingId, shiftIds } = await aPosting(app, employer, changes);
  const worker = await app.signIn('worker');
  const { applicationId } = unwrapAnswer(
    await worker.call(routes.signUp, { params: { shiftId: shiftIds[0] ?? '' }, body: {} }),
  );
  const jobs = app.service(JobsService);
  unwrapAnswer(await jobs.recordAttendance(applicationId, 'in', at('07:55')));
  unwrapAnswer(await jobs.recordAttendance(applicationId, 'out', at(out)));
  app.clock.set(at('18:00'));
  return { employer, worker, postingId, applicationId };
}

const shiftsOf = async (worker: Awaited<ReturnType<typeof app.signIn>>) =>
  unwrapAnswer(await worker.call(routes.myShifts, {}));

describe('a day of work', () => {
  it('goes from sign-up to the wage in hand', async () => {
    const { employer, worker, applicationId } = await aWorkingDay();
    const confirmed = unwrapAnswer(
      await employer.call(routes.confirmHours, {
        params: { applicationId },
        body: { minutes: 480 },
      }),
    );
    expect(confirmed).toMatchObject({
      state: 'wage_due',
      wage: { amountFen: 20_000, dueAt: '2026-11-23T23:59:59.999+08:00', state: 'due' },
    });
    const wageId = confirmed.wage?.wageId ?? '';
    const paid = await employer.call(routes.recordPayment, {
      params: { wageId },
      body: { method: 'wechat', reference: '1123' },
    });
    expect(unwrapAnswer(paid)).toMatchObject({ state: 'paid', payMethod: 'wechat' });
    const settled = await worker.call(routes.confirmPaid, { params: { wageId } });
    expect(unwrapAnswer(settled).state).toBe('confirmed');
    const { past } = await shiftsOf(worker);
    expect(past[0]).toMatchObject({ state: 'settled', hours: { recordedMinutes: 480 } });
  });

  it('counts a check-in once, however often it is sent', async () => {
    const { applicationId } = await aWorkingDay();
    const again = await app.service(JobsService).recordAttendance(applicationId, 'in', at('09:00'));
    expect(again).toEqual({ ok: true, value: 'checked_out' });
    const [row] = await app.database.query<{ checked_in_at: number }>(
      'select checked_in_at from work_hours where application_id = ?',
      [applicationId],
    );
    expect(row?.checked_in_at).toBe(at('07:55'));
  });

  it('corrects hours only with a reason and the worker’s consent', async () => {
    const { employer, worker, applicationId } = await aWorkingDay({}, '15:00');
    const confirm = (body: { minutes: number; reason?: string }) =>
      employer.call(routes.confirmHours, { params: { applicationId }, body });
    expect(codeOf(await confirm({ minutes: 480 }))).toBe('jobs.correction_reason');
    const asked = unwrapAnswer(await confirm({ minutes: 480, reason: '活干完了，按一天算' }));
    expect(asked).toEqual({ state: 'hours_confirmed', wage: null });
    const refused = await worker.call(routes.consentHours, {
      params: { applicationId },
      body: { agree: false },
    });
    expect(unwrapAnswer(refused).state).toBe('checked_out');
    unwrapAnswer(await confirm({ minutes: 480, reason: '活干完了，按一天算' }));
    const agreed = await worker.call(routes.consentHours, {
      params: { applicationId },
      body: { agree: true },
    });
    expect(unwrapAnswer(agreed).state).toBe('wage_due');
    const { today } = await shiftsOf(worker);
    expect(today[0]?.wage?.amountFen).toBe(20_000);
  });

  it('asks about an overdue wage once, and gives its whole record to a wage case', async () => {
    const { employer, worker, applicationId } = await aWorkingDay();
    const { wage } = unwrapAnswer(
      await employer.call(routes.confirmHours, {
        params: { applicationId },
        body: { minutes: 480 },
      }),
    );
    const wageId = wage?.wageId ?? '';
    const late = atLocal('2026-11-25', '09:00');
    app.clock.set(late);
    const wages = app.service(WageClock);
    expect(await wages.run(late)).toBeGreaterThan(0);
    expect(await wages.run(late)).toBe(0);
    const told = await app.database.query<{ payload: string }>(
      "select payload from outbox_messages where topic = 'jobs.wage_overdue' and message_key = ?",
      [`${wageId}:${worker.userId}`],
    );
    const { open } = app.database.sealing;
    expect(JSON.parse(open(told[0]?.payload ?? '{}'))).toMatchObject({ userId: worker.userId });
    const disputed = await worker.call(routes.disputeWage, { params: { wageId }, body: {} });
    expect(unwrapAnswer(disputed)).toMatchObject({ state: 'disputed', overdueDays: 1 });
    const record = await app.service(JobsService).wageRecord(wageId, worker.userId, late);
    expect(record).toMatchObject({ amountFen: 20_000, minutes: 480, checkedInAt: at('07:55') });
    expect(await app.service(JobsService).wageRecord(wageId, employer.userId, late)).toBeNull();
  });

  it('keeps wages from strangers', async () => {
    const { employer, applicationId } = await aWorkingDay();
    const { wage } = unwrapAnswer(
      await employer.call(routes.confirmHours, {
        params: { applicationId },
        body: { minutes: 480 },
      }),
    );
    const params = { wageId: wage?.wageId ?? '' };
    const stranger = await app.signIn('worker');
    const otherEmployer = await anEmployer(app);
    expect(codeOf(await stranger.call(routes.confirmPaid, { params }))).toBe('jobs.wage_not_found');
    const pay = { params, body: { method: 'cash' as const } };
    expect(codeOf(await otherEmployer.call(routes.recordPayment, pay))).toBe('jobs.wage_not_found');
    expect(codeOf(await stranger.call(routes.recordPayment, pay))).toBe('request.forbidden');
  });

  it('shows the employer who it was and what may be done', async () => {
    const { employer, postingId } = await aWorkingDay();
    const { people } = unwrapAnswer(await employer.call(routes.people, { params: { postingId } }));
    expect(people).toHaveLength(1);
    expect(people[0]).toMatchObject({ state: 'checked_out', scheduledMinutes: 480 });
    expect(people[0]?.name).toMatch(/^手机尾号\d{4}$/);
    expect(people[0]?.actions).toEqual(['confirm_hours']);
  });

  it('counts worked days from the records', async () => {
    const { worker } = await aWorkingDay();
    const jobs = app.service(JobsService);
    expect(await jobs.workedDays(worker.userId)).toEqual({ days: 1, dates: ['2026-11-23'] });
  });

  it('names the next shift until it is over', async () => {
    const employer = await anEmployer(app);
    const { shiftIds } = await aPosting(app, employer);
    const worker = await app.signIn('worker');
    unwrapAnswer(
      await worker.call(routes.signUp, { params: { shiftId: shiftIds[0] ?? '' }, body: {} }),
    );
    const jobs = app.service(JobsService);
    expect((await jobs.nextShift(worker.userId, at('07:00')))?.title).toBe('仓库搬运');
    expect(await jobs.nextShift(worker.userId, at('18:00'))).toBeNull();
  });
});
