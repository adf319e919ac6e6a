import { jobsRoutes as routes } from '@yizhan/contract';
import { JobsLinks } from '../../src/modules/jobs/ports';
import { type Person, runningApp } from '../support/app';
import { aForm, anEmployer, aPosting, aStaff, codeOf, type Staff, unwrapAnswer } from './builders';

const app = runningApp();
afterEach(() =>
  app.service(JobsLinks).bind({ wageCases: async () => ({ open: 0, settled: 0, upheld: 0 }) }),
);

const send = async (employer: Person, form = aForm()) => {
  const { postingId } = unwrapAnswer(await employer.call(routes.createPosting, { body: form }));
  return {
    postingId,
    answer: await employer.call(routes.submitPosting, { params: { postingId } }),
  };
};
const upheld = (employerId: string, count: number) =>
  app.service(JobsLinks).bind({
    wageCases: async (id) => ({ open: 0, settled: 0, upheld: id === employerId ? count : 0 }),
  });
const card = (staff: Staff, employerId: string, kind: 'none' | 'yellow' | 'red') =>
  staff.call(routes.giveCard, { params: { employerId }, body: { card: kind, reason: '拖欠工资' } });

describe('an employer’s face binds its postings', () => {
  it('red by upheld cases: nothing is sent in, approved or resumed; a neighbour goes on', async () => {
    const employer = await anEmployer(app);
    const neighbour = await anEmployer(app);
    const staff = await aStaff(app);
    const waiting = await send(employer, aForm({ description: '交押金' }));
    const open = await aPosting(app, employer);
    const params = { postingId: open.postingId };
    unwrapAnswer(await employer.call(routes.pausePosting, { params }));
    upheld(employer.employerId, 3);
    expect(codeOf((await send(employer)).answer)).toBe('jobs.posting_refused');
    const approve = {
      params: { postingId: waiting.postingId },
      body: { reason: '押金已经口头取消' },
    };
    expect(codeOf(await staff.call(routes.approve, approve))).toBe('jobs.employer_stopped');
    expect(codeOf(await employer.call(routes.resumePosting, { params }))).toBe(
      'jobs.employer_stopped',
    );
    expect(unwrapAnswer((await send(neighbour)).answer).state).toBe('published');
    upheld(employer.employerId, 2);
    expect(unwrapAnswer(await staff.call(routes.approve, approve)).state).toBe('published');
  });

  it('a red card pauses what is out, whoever is accepted keeps the work, and is told to the employer', async () => {
    const employer = await anEmployer(app);
    const neighbour = await anEmployer(app);
    const staff = await aStaff(app);
    const { postingId, shiftIds } = await aPosting(app, employer);
    const apart = await aPosting(app, neighbour);
    const worker = await app.signIn('worker');
    const shift = { params: { shiftId: shiftIds[0] ?? '' }, body: {} };
    unwrapAnswer(await worker.call(routes.signUp, shift));
    unwrapAnswer(await card(staff, employer.employerId, 'red'));
    const late = await app.signIn('worker');
    expect(codeOf(await late.call(routes.signUp, shift))).toBe('jobs.posting_closed');
    const mine = unwrapAnswer(await worker.call(routes.myShifts, {}));
    expect(mine.today[0]?.state).toBe('accepted');
    const { postings } = unwrapAnswer(await employer.call(routes.company, {}));
    expect(postings[0]).toMatchObject({ state: 'paused', stateReason: '雇主收到红牌：拖欠工资' });
    const next = { params: { shiftId: apart.shiftIds[0] ?? '' }, body: {} };
    expect(unwrapAnswer(await late.call(routes.signUp, next)).state).toBe('accepted');
    unwrapAnswer(await card(staff, employer.employerId, 'none'));
    const again = await employer.call(routes.resumePosting, { params: { postingId } });
    expect(unwrapAnswer(again).state).toBe('published');
    const news = await app.database.query<{ payload: string }>(
      "select payload from outbox_messages where topic = 'jobs.employer_carded'",
    );
    const told = news.map(
      ({ payload }) =>
        (JSON.parse(app.database.sealing.open(payload)) as { userId: string }).userId,
    );
    expect(told).toEqual([employer.userId, employer.userId]);
  });

  it('counts who was taken on, and who came by check-in', async () => {
    const employer = await anEmployer(app);
    const { shiftIds } = await aPosting(app, employer, { headcount: 3 });
    const ids: string[] = [];
    for (let at = 0; at < 2; at++) {
      const worker = await app.signIn('worker');
      const shift = { params: { shiftId: shiftIds[0] ?? '' }, body: {} };
      ids.push(unwrapAnswer(await worker.call(routes.signUp, shift)).applicationId);
    }
    const counts = async () => {
      const { postings } = unwrapAnswer(await employer.call(routes.company, {}));
      const [posting] = postings;
      return [posting?.places, posting?.hired, posting?.arrived];
    };
    expect(await counts()).toEqual([3, 2, 0]);
    await app.database.execute(
      `insert into work_hours (application_id, shift_id, checked_in_at, awaits_consent, created_at, version)
       values (?, ?, ?, 0, ?, 0)`,
      [ids[0] ?? '', shiftIds[0] ?? '', app.clock.now(), app.clock.now()],
    );
    expect(await counts()).toEqual([3, 2, 1]);
  });
});
