import { jobsRoutes as routes } from '@yizhan/contract';
import { atLocal } from '@yizhan/kernel';
import { SeatsService } from '../../src/modules/jobs/seats.service';
import { type Person, runningApp } from '../support/app';
import { anEmployer, aPosting, aStaff, codeOf, unwrapAnswer } from './builders';

const app = runningApp();

const signUp = (worker: Person, shiftId = '', idempotencyKey?: string) =>
  worker.call(routes.signUp, {
    params: { shiftId },
    body: {},
    ...(idempotencyKey ? { idempotencyKey } : {}),
  });
const workers = (count: number) =>
  Promise.all(Array.from({ length: count }, () => app.signIn('worker')));
const stateOf = async (posting: string) => {
  const [row] = await app.database.query<{ state: string }>(
    'select state from postings where id = ?',
    [posting],
  );
  return row?.state;
};

describe('signing up', () => {
  it('accepts while there is a place, then queues', async () => {
    const employer = await anEmployer(app);
    const { postingId, shiftIds } = await aPosting(app, employer, { headcount: 1 });
    const [first, second, third] = await workers(3);
    expect(unwrapAnswer(await signUp(first as Person, shiftIds[0]))).toMatchObject({
      state: 'accepted',
      queuePosition: null,
    });
    expect(await stateOf(postingId)).toBe('filled');
    expect(unwrapAnswer(await signUp(second as Person, shiftIds[0])).queuePosition).toBe(1);
    expect(unwrapAnswer(await signUp(third as Person, shiftIds[0])).queuePosition).toBe(2);
  });

  it('changes nothing when the same request comes twice', async () => {
    const employer = await anEmployer(app);
    const { shiftIds } = await aPosting(app, employer);
    const worker = await app.signIn('worker');
    const [first, twin] = await Promise.all([
      signUp(worker, shiftIds[0], 'the-same-key'),
      signUp(worker, shiftIds[0], 'the-same-key'),
    ]);
    const third = await signUp(worker, shiftIds[0], 'the-same-key');
    expect(unwrapAnswer(twin)).toEqual(unwrapAnswer(first));
    expect(unwrapAnswer(third)).toEqual(unwrapAnswer(first));
    const [shift] = await app.database.query<{ taken: number; queued: number }>(
      'select taken, queued from shifts where id = ?',
      [shiftIds[0] ?? ''],
    );
    expect(shift).toEqual({ taken: 1, queued: 1 });
    expect(codeOf(await signUp(worker, shiftIds[0]))).toBe('jobs.already_applied');
  });

  it('gives a freed place to the next in line and tells them', async () => {
    const employer = await anEmployer(app);
    const { shiftIds } = await aPosting(app, employer, { headcount: 1 });
    const [first, second, third] = (await workers(3)) as [Person, Person, Person];
    const { applicationId } = unwrapAnswer(await signUp(first, shiftIds[0]));
    await signUp(second, shiftIds[0]);
    await signUp(third, shiftIds[0]);
    unwrapAnswer(await first.call(routes.withdraw, { params: { applicationId } }));
    const mine = async (worker: Person) =>
      unwrapAnswer(await worker.call(routes.myShifts, {})).today[0];
    expect((await mine(second))?.state).toBe('accepted');
    expect(await mine(third)).toMatchObject({ state: 'waiting', queuePosition: 1 });
    const news = await app.database.query<{ payload: string }>(
      "select payload from outbox_messages where topic = 'jobs.application_accepted'",
    );
    expect(
      news.map(({ payload }) => JSON.parse(app.database.sealing.open(payload))),
    ).toContainEqual(
      expect.objectContaining({ userId: second.userId, title: '候补成功，轮到您了' }),
    );
  });

  it('opens the posting again when nobody waits, and lets the same person return', async () => {
    const employer = await anEmployer(app);
    const { postingId, shiftIds } = await aPosting(app, employer, { headcount: 1 });
    const worker = await app.signIn('worker');
    const { applicationId } = unwrapAnswer(await signUp(worker, shiftIds[0]));
    unwrapAnswer(await worker.call(routes.withdraw, { params: { applicationId } }));
    expect(await stateOf(postingId)).toBe('published');
    expect(unwrapAnswer(await signUp(worker, shiftIds[0]))).toMatchObject({
      applicationId,
      state: 'accepted',
    });
  });

  it('refuses what overlaps, also when both come at once', async () => {
    const employer = await anEmployer(app);
    const one = await aPosting(app, employer);
    const other = await aPosting(app, employer, {
      shifts: [{ date: '2026-11-23', from: '16:00', to: '20:00', breakMinutes: 0 }],
      wageUnit: 'hour',
      wageFen: 2_500,
    });
    const after = await aPosting(app, employer, {
      shifts: [{ date: '2026-11-23', from: '20:00', to: '22:00', breakMinutes: 0 }],
      wageUnit: 'hour',
      wageFen: 2_500,
    });
    const worker = await app.signIn('worker');
    const answers = await Promise.all([
      signUp(worker, one.shiftIds[0]),
      signUp(worker, other.shiftIds[0]),
    ]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.map(codeOf)).toContain('jobs.shift_overlap');
    expect((await signUp(worker, after.shiftIds[0])).ok).toBe(true);
    const [seats] = await app.database.query<{ taken: number }>(
      'select sum(taken) as taken from shifts where id in (?)',
      [[one.shiftIds[0] ?? '', other.shiftIds[0] ?? '']],
    );
    expect(Number(seats?.taken)).toBe(1);
  });

  it('refuses what is closed, over, or one’s own', async () => {
    const employer = await anEmployer(app);
    const { postingId, shiftIds } = await aPosting(app, employer);
    const worker = await app.signIn('worker');
    unwrapAnswer(await employer.call(routes.pausePosting, { params: { postingId } }));
    expect(codeOf(await signUp(worker, shiftIds[0]))).toBe('jobs.posting_closed');
    unwrapAnswer(await employer.call(routes.resumePosting, { params: { postingId } }));
    app.clock.set(atLocal('2026-11-23', '08:00'));
    expect(codeOf(await signUp(worker, shiftIds[0]))).toBe('jobs.shift_started');
    expect(codeOf(await signUp(worker, '01ARZ3NDEKTSV4RRFFQ69G5FAV'))).toBe('jobs.shift_not_found');
    app.clock.set(atLocal('2026-11-23', '06:00'));
    await app.database.execute('update employers set owner_id = ? where id = ?', [
      worker.userId,
      employer.employerId,
    ]);
    expect(codeOf(await signUp(worker, shiftIds[0]))).toBe('jobs.own_posting');
  });

  it('is done by staff for someone without a phone, and the record says so', async () => {
    const employer = await anEmployer(app);
    const { shiftIds } = await aPosting(app, employer);
    const staff = await aStaff(app);
    const worker = await app.signIn('worker');
    const call = { params: { shiftId: shiftIds[0] ?? '' }, body: { forWorkerId: worker.userId } };
    const other = await app.signIn('worker');
    expect(codeOf(await other.call(routes.signUp, call))).toBe('jobs.acts_for_other');
    const { applicationId } = unwrapAnswer(await staff.call(routes.signUp, call));
    const [row] = await app.database.query<{ acted_by: string; worker_id: string }>(
      'select acted_by, worker_id from applications where id = ?',
      [applicationId],
    );
    expect(row).toEqual({ acted_by: staff.userId, worker_id: worker.userId });
  });

  it('lets the employer pick when the posting says so, never more than there are places', async () => {
    const employer = await anEmployer(app);
    const { shiftIds } = await aPosting(app, employer, {
      headcount: 1,
      pickMode: 'employer_picks',
    });
    const [first, second, third] = (await workers(3)) as [Person, Person, Person];
    const apply = async (worker: Person) =>
      unwrapAnswer(await signUp(worker, shiftIds[0])).applicationId;
    const [a, b, c] = [await apply(first), await apply(second), await apply(third)];
    const accept = (applicationId: string) =>
      employer.call(routes.accept, { params: { applicationId } });
    expect(unwrapAnswer(await accept(b)).state).toBe('accepted');
    expect(codeOf(await accept(a))).toBe('jobs.shift_full');
    const declined = await employer.call(routes.decline, { params: { applicationId: c } });
    expect(unwrapAnswer(declined).state).toBe('declined');
    expect(codeOf(await accept(c))).toBe('jobs.application_state');
  });
});

describe('when the shift begins', () => {
  it('lets those go who still wait, and marks who stayed away only then', async () => {
    const employer = await anEmployer(app);
    const { shiftIds } = await aPosting(app, employer, { headcount: 1 });
    const [first, second] = (await workers(2)) as [Person, Person];
    const { applicationId } = unwrapAnswer(await signUp(first, shiftIds[0]));
    await signUp(second, shiftIds[0]);
    const miss = () => employer.call(routes.markNoShow, { params: { applicationId } });
    expect(codeOf(await miss())).toBe('jobs.too_early_absent');
    const begun = atLocal('2026-11-23', '08:00');
    app.clock.set(begun);
    await app.service(SeatsService).dismissWaiting(begun);
    app.clock.set(atLocal('2026-11-23', '08:09'));
    expect(codeOf(await miss())).toBe('jobs.too_early_absent');
    app.clock.set(atLocal('2026-11-23', '08:10'));
    expect(unwrapAnswer(await miss()).state).toBe('no_show');
    const rows = await app.database.query<{ state: string; holds_time: number }>(
      'select state, holds_time from applications where shift_id = ? order by queue_no',
      [shiftIds[0] ?? ''],
    );
    expect(rows.map(({ state, holds_time }) => [state, Number(holds_time)])).toEqual([
      ['no_show', 0],
      ['declined', 0],
    ]);
    const [shift] = await app.database.query<{ waiting: number }>(
      'select waiting from shifts where id = ?',
      [shiftIds[0] ?? ''],
    );
    expect(shift?.waiting).toBe(0);
  });
});

describe('a thousand at once for ten places', () => {
  it('accepts ten and queues the rest in order', async () => {
    const employer = await anEmployer(app);
    const { shiftIds } = await aPosting(app, employer, { headcount: 10 });
    const crowd: Person[] = [];
    for (let batch = 0; batch < 10; batch++) crowd.push(...(await workers(100)));
    const answers = (await Promise.all(crowd.map((worker) => signUp(worker, shiftIds[0])))).map(
      unwrapAnswer,
    );
    expect(answers.filter((answer) => answer.state === 'accepted')).toHaveLength(10);
    const queue = answers.flatMap(({ queuePosition }) =>
      queuePosition === null ? [] : [queuePosition],
    );
    expect(queue.sort((a, b) => a - b)).toEqual(
      Array.from({ length: 990 }, (_, index) => index + 1),
    );
    const rows = await app.database.query<{ state: string; queue_no: number }>(
      'select state, queue_no from applications where shift_id = ? order by queue_no',
      [shiftIds[0] ?? ''],
    );
    expect(rows.map((row) => row.queue_no)).toEqual(
      Array.from({ length: 1_000 }, (_, index) => index + 1),
    );
    expect(rows.slice(0, 10).every((row) => row.state === 'accepted')).toBe(true);
    expect(rows.slice(10).every((row) => row.state === 'waiting')).toBe(true);
    const [shift] = await app.database.query<Record<string, number>>(
      'select taken, waiting from shifts where id = ?',
      [shiftIds[0] ?? ''],
    );
    expect(shift).toEqual({ taken: 10, waiting: 990 });
  }, 180_000);
});
