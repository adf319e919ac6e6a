import { jobsRoutes as routes } from '@yizhan/contract';
import { atLocal } from '@yizhan/kernel';
import { PublishingService } from '../../src/modules/jobs/publishing.service';
import { SeatsService } from '../../src/modules/jobs/seats.service';
import { type Person, runningApp } from '../support/app';
import { anEmployer, aPosting, aStaff, codeOf, unwrapAnswer } from './builders';

const app = runningApp();
const at = (time: string, day = '2026-11-23') => atLocal(day, time);

const signUp = (worker: Person, shiftId = '') =>
  worker.call(routes.signUp, { params: { shiftId }, body: {} });
const withdraw = (worker: Person, applicationId: string) =>
  worker.call(routes.withdraw, { params: { applicationId } });

/** One accepted, another waiting, for 08:00 to 17:00. */
async function aShiftWithQueue(headcount = 1) {
  const employer = await anEmployer(app);
  const posting = await aPosting(app, employer, { headcount });
  const [first, second] = [await app.signIn('worker'), await app.signIn('worker')];
  const { applicationId } = unwrapAnswer(await signUp(first, posting.shiftIds[0]));
  const waits = unwrapAnswer(await signUp(second, posting.shiftIds[0]));
  return { employer, ...posting, first, second, applicationId, waitingId: waits.applicationId };
}

const told = async (topic: string, userId: string) => {
  const rows = await app.database.query<{ payload: string }>(
    'select payload from outbox_messages where topic = ?',
    [topic],
  );
  return rows
    .map(
      ({ payload }) =>
        JSON.parse(app.database.sealing.open(payload)) as {
          userId: string;
          body: string;
          link: string;
        },
    )
    .filter((row) => row.userId === userId);
};

const rowOf = async (applicationId: string) => {
  const [row] = await app.database.query<Record<string, unknown>>(
    'select state, holds_time, is_late, ended_by, end_reason_sealed from applications where id = ?',
    [applicationId],
  );
  return row;
};

describe('cancelling a sign-up', () => {
  it('is not offered and refused from the start on; an absence stays possible', async () => {
    const { employer, first, applicationId } = await aShiftWithQueue();
    app.clock.set(at('08:00'));
    const worker = await app.signInAgain(first.userId);
    const mine = unwrapAnswer(await worker.call(routes.myShifts, {}));
    expect(mine.today[0]).toMatchObject({ state: 'accepted', withdrawal: null });
    expect(mine.today[0]?.actions).not.toContain('withdraw');
    expect(codeOf(await withdraw(worker, applicationId))).toBe('jobs.withdrawal_closed');
    app.clock.set(at('09:00', '2026-11-25'));
    const later = await app.signInAgain(first.userId);
    expect(codeOf(await withdraw(later, applicationId))).toBe('jobs.withdrawal_closed');
    const boss = await app.signInAgain(employer.userId);
    const absence = await boss.call(routes.markNoShow, { params: { applicationId } });
    expect(unwrapAnswer(absence).state).toBe('no_show');
  });

  it('shows until when, and counts as late near the start: the employer is told', async () => {
    const { employer, first, second, applicationId, waitingId } = await aShiftWithQueue();
    const before = unwrapAnswer(await first.call(routes.myShifts, {})).today[0];
    expect(before?.withdrawal).toEqual({
      until: '2026-11-23T08:00:00.000+08:00',
      freeUntil: '2026-11-23T06:00:00.000+08:00',
      isLate: true,
    });
    unwrapAnswer(await withdraw(first, applicationId));
    expect(await rowOf(applicationId)).toMatchObject({ state: 'withdrawn', ended_by: null });
    expect(Number((await rowOf(applicationId))?.is_late)).toBe(1);
    // Asked again: the same answer, and nothing told twice.
    expect(unwrapAnswer(await withdraw(first, applicationId)).state).toBe('withdrawn');
    expect(await told('jobs.worker_left', employer.userId)).toHaveLength(1);
    expect((await rowOf(waitingId))?.state).toBe('accepted');
    expect(await told('jobs.application_accepted', second.userId)).toHaveLength(1);
  });

  it('costs nothing in time, and a passed-on place needs no word to the employer', async () => {
    const employer = await anEmployer(app);
    const shifts = [{ date: '2026-11-24', from: '08:00', to: '17:00', breakMinutes: 60 }];
    const { shiftIds } = await aPosting(app, employer, { headcount: 1, shifts });
    const [first, second] = [await app.signIn('worker'), await app.signIn('worker')];
    const { applicationId } = unwrapAnswer(await signUp(first, shiftIds[0]));
    unwrapAnswer(await signUp(second, shiftIds[0]));
    unwrapAnswer(await withdraw(first, applicationId));
    expect(Number((await rowOf(applicationId))?.is_late)).toBe(0);
    expect(await told('jobs.worker_left', employer.userId)).toEqual([]);
  });

  it('late three times within a month, staff sign one up', async () => {
    const employer = await anEmployer(app);
    const worker = await app.signIn('worker');
    for (const [from, to] of [
      ['07:00', '08:00'],
      ['07:10', '08:10'],
      ['07:20', '08:20'],
    ] as const) {
      const shifts = [{ date: '2026-11-23', from, to, breakMinutes: 0 }];
      const form = { shifts, wageUnit: 'hour' as const, wageFen: 2_500 };
      const { shiftIds } = await aPosting(app, employer, form);
      const { applicationId } = unwrapAnswer(await signUp(worker, shiftIds[0]));
      unwrapAnswer(await withdraw(worker, applicationId));
    }
    const staff = await aStaff(app);
    const { shiftIds } = await aPosting(app, employer, { stationId: staff.stationId });
    expect(codeOf(await signUp(worker, shiftIds[0]))).toBe('jobs.late_withdrawals');
    const call = { params: { shiftId: shiftIds[0] ?? '' }, body: { forWorkerId: worker.userId } };
    expect(unwrapAnswer(await staff.call(routes.signUp, call)).state).toBe('accepted');
  });

  it('is the worker’s own: nobody else cancels it', async () => {
    const { applicationId, second } = await aShiftWithQueue();
    expect(codeOf(await withdraw(second, applicationId))).toBe('jobs.application_not_found');
    const staff = await aStaff(app);
    expect(codeOf(await withdraw(staff, applicationId))).toBe('jobs.application_not_found');
    expect((await rowOf(applicationId))?.state).toBe('accepted');
  });
});

describe('staff who act for somebody', () => {
  it('release with a reason that is kept, also after the start; both sides are told', async () => {
    const staff = await aStaff(app);
    const employer = await anEmployer(app);
    const form = { headcount: 1, stationId: staff.stationId };
    const { shiftIds } = await aPosting(app, employer, form);
    const worker = await app.signIn('worker');
    const { applicationId } = unwrapAnswer(await signUp(worker, shiftIds[0]));
    app.clock.set(at('08:05'));
    const desk = await app.signInAgain(staff.userId);
    const call = { params: { applicationId }, body: { reason: '路上摔伤了，去医院' } };
    expect(unwrapAnswer(await desk.call(routes.release, call)).state).toBe('withdrawn');
    const row = await rowOf(applicationId);
    expect(row).toMatchObject({ state: 'withdrawn', ended_by: staff.userId });
    expect(Number(row?.is_late)).toBe(0);
    expect(String(row?.end_reason_sealed)).not.toContain('摔伤');
    const [news] = await told('jobs.application_released', worker.userId);
    expect(news?.body).toContain('路上摔伤了');
    expect(await told('jobs.worker_left', employer.userId)).toHaveLength(1);
  });

  it('act only on the postings of their own station, and the points that belong to it', async () => {
    const own = await aStaff(app);
    const stranger = await aStaff(app);
    const farAway = await aStaff(app, '421002');
    const employer = await anEmployer(app);
    const looked = await aPosting(app, employer, { stationId: own.stationId });
    const nobodys = await aPosting(app, employer);
    const worker = await app.signIn('worker');
    const other = await app.signIn('worker');
    const { applicationId } = unwrapAnswer(await signUp(worker, looked.shiftIds[0]));
    const release = { params: { applicationId }, body: { reason: '不来了' } };
    const sign = {
      params: { shiftId: looked.shiftIds[0] ?? '' },
      body: { forWorkerId: other.userId },
    };
    const down = { params: { postingId: looked.postingId }, body: { reason: '不实' } };
    for (const staff of [stranger, farAway]) {
      expect(codeOf(await staff.call(routes.release, release))).toBe('jobs.not_your_station');
      expect(codeOf(await staff.call(routes.signUp, sign))).toBe('jobs.not_your_station');
      expect(codeOf(await staff.call(routes.takeDown, down))).toBe('jobs.not_your_station');
      expect(codeOf(await staff.call(routes.review, { params: down.params }))).toBe(
        'jobs.not_your_station',
      );
    }
    // What no station looks after belongs to the stations of its division.
    const params = { postingId: nobodys.postingId };
    expect((await stranger.call(routes.review, { params })).ok).toBe(true);
    expect(codeOf(await farAway.call(routes.review, { params }))).toBe('jobs.not_your_station');
    const card = {
      params: { employerId: employer.employerId },
      body: { card: 'yellow' as const, reason: '拖欠' },
    };
    expect(codeOf(await farAway.call(routes.giveCard, card))).toBe('jobs.not_your_station');
    const verify = { params: card.params, body: { verified: false, reason: '证照不符' } };
    expect(codeOf(await farAway.call(routes.verifyEmployer, verify))).toBe('jobs.not_your_station');
    expect((await rowOf(applicationId))?.state).toBe('accepted');
    expect(unwrapAnswer(await own.call(routes.signUp, sign)).state).toBe('accepted');
    expect(await told('jobs.signed_up_for_you', other.userId)).toHaveLength(1);
  });
});

describe('waiting in vain', () => {
  it('is told once, some time before the start, and the time is free again', async () => {
    const { shiftIds, second, waitingId, first } = await aShiftWithQueue();
    const seats = app.service(SeatsService);
    await seats.dismissWaiting(at('07:29'));
    expect((await rowOf(waitingId))?.state).toBe('waiting');
    await seats.dismissWaiting(at('07:30'));
    await seats.dismissWaiting(at('08:00'));
    const row = await rowOf(waitingId);
    expect([row?.state, Number(row?.holds_time)]).toEqual(['declined', 0]);
    const news = await told('jobs.waiting_ended', second.userId);
    expect(news).toMatchObject([{ link: '/pages/jobs/index' }]);
    expect(await told('jobs.waiting_ended', first.userId)).toEqual([]);
    const [shift] = await app.database.query<{ waiting: number; taken: number }>(
      'select waiting, taken from shifts where id = ?',
      [shiftIds[0] ?? ''],
    );
    expect(shift).toEqual({ waiting: 0, taken: 1 });
  });

  it('doesn’t keep one out when a place becomes free after all', async () => {
    const { shiftIds, first, second, applicationId } = await aShiftWithQueue();
    app.clock.set(at('07:40'));
    await app.service(SeatsService).dismissWaiting(at('07:40'));
    const third = await app.signIn('worker');
    expect(codeOf(await signUp(third, shiftIds[0]))).toBe('jobs.waiting_closed');
    unwrapAnswer(await withdraw(await app.signInAgain(first.userId), applicationId));
    const back = await signUp(await app.signInAgain(second.userId), shiftIds[0]);
    expect(unwrapAnswer(back).state).toBe('accepted');
  });

  it('ends at the start for whom the employer never answered', async () => {
    const employer = await anEmployer(app);
    const { shiftIds } = await aPosting(app, employer, { pickMode: 'employer_picks' });
    const worker = await app.signIn('worker');
    const { applicationId } = unwrapAnswer(await signUp(worker, shiftIds[0]));
    const seats = app.service(SeatsService);
    await seats.dismissWaiting(at('07:59'));
    expect((await rowOf(applicationId))?.state).toBe('applied');
    app.clock.set(at('08:00'));
    const boss = await app.signInAgain(employer.userId);
    const taken = await boss.call(routes.accept, { params: { applicationId } });
    expect(codeOf(taken)).toBe('jobs.shift_started');
    await seats.dismissWaiting(at('08:00'));
    expect(await told('jobs.waiting_ended', worker.userId)).toHaveLength(1);
  });

  it('a posting that came to nothing is told to its employer', async () => {
    const employer = await anEmployer(app);
    const { postingId } = await aPosting(app, employer);
    await app.service(PublishingService).closeEnded(at('17:00'));
    await app.service(PublishingService).closeEnded(at('17:01'));
    const news = await told('jobs.posting_expired', employer.userId);
    expect(news).toHaveLength(1);
    const [row] = await app.database.query<{ state: string }>(
      'select state from postings where id = ?',
      [postingId],
    );
    expect(row?.state).toBe('expired');
  });
});
