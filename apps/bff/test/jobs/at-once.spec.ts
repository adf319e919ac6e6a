import { jobsRoutes as routes } from '@yizhan/contract';
import { atLocal, toIso } from '@yizhan/kernel';
import { verifyStream } from '@yizhan/ledger';
import { JobsService } from '../../src/modules/jobs/jobs.service';
import { LedgerService } from '../../src/platform/ledger';
import { Schedule } from '../../src/platform/schedule';
import { type Person, runningApp } from '../support/app';
import { rowsStandAsWritten } from '../support/rows';
import { anEmployer, aPosting, unwrapAnswer } from './builders';

const app = runningApp();
const at = (time: string, date = '2026-11-23') => atLocal(date, time);

async function aDay(left?: string) {
  app.clock.set(at('06:00'));
  const employer = await anEmployer(app);
  const { shiftIds } = await aPosting(app, employer);
  const worker = await app.signIn('worker');
  const signedUp = await worker.call(routes.signUp, {
    params: { shiftId: shiftIds[0] ?? '' },
    body: {},
  });
  const { applicationId } = unwrapAnswer(signedUp);
  const jobs = app.service(JobsService);
  if (left !== undefined)
    unwrapAnswer(await jobs.recordAttendance(applicationId, 'in', at('08:00')));
  if (left) unwrapAnswer(await jobs.recordAttendance(applicationId, 'out', at(left)));
  return { employer: employer.userId, worker: worker.userId, applicationId };
}

const as = (userId: string): Promise<Person> => app.signInAgain(userId);

type Answer = { ok: boolean; value?: unknown; error?: { code: string; status?: number } };
const faults = (answers: readonly Answer[]) =>
  answers.filter(({ ok, error }) => !ok && (error?.status ?? 500) >= 500);

async function soundAt(applicationId: string): Promise<void> {
  const events = await app.service(LedgerService).events(`application:${applicationId}`);
  expect(verifyStream(events).ok).toBe(true);
  const wages = await app.database.query('select id from wages where application_id = ?', [
    applicationId,
  ]);
  expect(wages.length).toBeLessThanOrEqual(1);
}

describe('the same thing twice at once', () => {
  const twice = async (call: () => Promise<Answer>) => {
    const [one, other] = await Promise.all([call(), call()]);
    expect(one).toMatchObject({ ok: true });
    expect(other).toEqual(one);
  };

  it('is one confirmation, one payment, one receipt', async () => {
    const { employer, worker, applicationId } = await aDay('17:00');
    app.clock.set(at('17:30'));
    const [boss, me] = [await as(employer), await as(worker)];
    await twice(() =>
      boss.call(routes.confirmHours, { params: { applicationId }, body: { minutes: 480 } }),
    );
    const [wage] = await app.database.query<{ id: string }>(
      'select id from wages where application_id = ?',
      [applicationId],
    );
    const params = { wageId: wage?.id ?? '' };
    await twice(() => boss.call(routes.recordPayment, { params, body: { method: 'cash' } }));
    await twice(() => me.call(routes.confirmPaid, { params }));
    await soundAt(applicationId);
  });

  it('is one wish and one answer', async () => {
    const { employer, worker, applicationId } = await aDay('17:00');
    app.clock.set(at('17:30'));
    const params = { applicationId };
    const boss = await as(employer);
    const wish = { minutes: 420, reason: '中途离开' };
    await twice(() => boss.call(routes.confirmHours, { params, body: wish }));
    const me = await as(worker);
    await twice(() => me.call(routes.consentHours, { params, body: { agree: true } }));
    await twice(() =>
      me.call(routes.objectHours, { params, body: { minutes: 480, reason: '没有离开过' } }),
    );
    await twice(() => boss.call(routes.answerHours, { params, body: { agree: false } }));
    await soundAt(applicationId);
  });

  it('is one absence, one objection, one word on leaving, one dispute', async () => {
    const missing = await aDay();
    app.clock.set(at('08:10'));
    const boss = await as(missing.employer);
    const { applicationId } = missing;
    await twice(() => boss.call(routes.markNoShow, { params: { applicationId } }));
    const me = await as(missing.worker);
    const body = { note: '我到了' };
    await twice(() => me.call(routes.objectAbsence, { params: { applicationId }, body }));
    const forgetful = await aDay('');
    app.clock.set(at('17:30'));
    const other = await as(forgetful.worker);
    const leaving = {
      params: { applicationId: forgetful.applicationId },
      body: { leftAt: toIso(at('16:00')) },
    };
    await twice(() => other.call(routes.stateWork, leaving));
    app.clock.set(at('00:00', '2026-11-24'));
    await app.service(Schedule).run('jobs.workClock');
    const [wage] = await app.database.query<{ id: string }>(
      'select id from wages where application_id = ?',
      [forgetful.applicationId],
    );
    const tired = await as(forgetful.worker);
    const params = { wageId: wage?.id ?? '' };
    await twice(() => tired.call(routes.disputeWage, { params, body: {} }));
    await soundAt(forgetful.applicationId);
  });
});

describe('two things that exclude each other, at once', () => {
  it('end with one of them and a code for the other', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { employer, worker, applicationId } = await aDay('17:00');
      const params = { applicationId };
      app.clock.set(at('17:30'));
      const [boss, me] = [await as(employer), await as(worker)];
      const wishes = await Promise.all([
        boss.call(routes.confirmHours, { params, body: { minutes: 480 } }),
        boss.call(routes.confirmHours, { params, body: { minutes: 420, reason: '早走' } }),
      ]);
      expect(faults(wishes as Answer[])).toEqual([]);
      const answers = await Promise.all([
        me.call(routes.consentHours, { params, body: { agree: true } }),
        me.call(routes.consentHours, { params, body: { agree: false } }),
      ]);
      expect(faults(answers as Answer[])).toEqual([]);
      await soundAt(applicationId);
    }
  });

  it('so do an absence and a check-in, and the clock beside a confirmation', async () => {
    const missing = await aDay();
    app.clock.set(at('08:10'));
    const boss = await as(missing.employer);
    const [marked] = await Promise.all([
      boss.call(routes.markNoShow, { params: { applicationId: missing.applicationId } }),
      app.service(JobsService).recordAttendance(missing.applicationId, 'in', at('08:10')),
    ]);
    expect(faults([marked as Answer])).toEqual([]);
    const [row] = await app.database.query<{ state: string }>(
      'select state from applications where id = ?',
      [missing.applicationId],
    );
    expect(row?.state).toBe('checked_in');
    const silent = await aDay('17:00');
    app.clock.set(at('00:00', '2026-11-24'));
    const late = await as(silent.employer);
    const [confirmed] = await Promise.all([
      late.call(routes.confirmHours, {
        params: { applicationId: silent.applicationId },
        body: { minutes: 480 },
      }),
      app.service(Schedule).run('jobs.workClock'),
      app.service(Schedule).run('jobs.workClock'),
    ]);
    expect(confirmed).toMatchObject({ ok: true, value: { state: 'wage_due' } });
    await soundAt(silent.applicationId);
  });
});

rowsStandAsWritten(app);
