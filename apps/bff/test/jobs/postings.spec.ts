import { identityRoutes, jobsRoutes as routes } from '@yizhan/contract';
import { atLocal } from '@yizhan/kernel';
import { JobsLinks } from '../../src/modules/jobs/ports';
import { PublishingService } from '../../src/modules/jobs/publishing.service';
import { runningApp } from '../support/app';
import { aForm, anEmployer, aPosting, aStaff, codeOf, unwrapAnswer } from './builders';

const app = runningApp();
afterEach(() =>
  app.service(JobsLinks).bind({ wageCases: async () => ({ open: 0, settled: 0, upheld: 0 }) }),
);

const send = async (
  employer: Awaited<ReturnType<typeof anEmployer>>,
  changes: Parameters<typeof aForm>[0] = {},
) => {
  const created = await employer.call(routes.createPosting, { body: aForm(changes) });
  const { postingId } = unwrapAnswer(created);
  const answer = await employer.call(routes.submitPosting, { params: { postingId } });
  return { postingId, answer };
};

describe('a posting sent in', () => {
  it('is published at once when clean and from a trusted employer', async () => {
    const { answer } = await send(await anEmployer(app));
    expect(unwrapAnswer(answer)).toEqual({ state: 'published', findings: [] });
  });

  it('waits for staff with its words marked, and is published by them', async () => {
    const employer = await anEmployer(app);
    const { postingId, answer } = await send(employer, { description: '卸货，押 金 200 元' });
    expect(unwrapAnswer(answer).state).toBe('in_review');
    const hidden = await app.visitor.call(routes.detail, { params: { postingId }, query: {} });
    expect(codeOf(hidden)).toBe('jobs.posting_not_found');
    const staff = await aStaff(app);
    const queue = unwrapAnswer(await staff.call(routes.reviewQueue, { query: {} }));
    expect(queue.postings.map((item) => item.postingId)).toContain(postingId);
    const review = unwrapAnswer(await staff.call(routes.review, { params: { postingId } }));
    expect(review.findings[0]).toMatchObject({
      id: 'deposit',
      source: '劳动合同法',
      article: '第九条',
      marks: [{ field: 'description', start: 3, end: 6, words: '押 金' }],
    });
    expect(review.actions).toContain('approve');
    const approve = (body: { reason?: string }) =>
      staff.call(routes.approve, { params: { postingId }, body });
    expect(codeOf(await approve({}))).toBe('jobs.approval_unreasoned');
    const reason = '押金是租叉车的，不向求职者收';
    const approved = await approve({ reason });
    expect(unwrapAnswer(approved).state).toBe('published');
    const shown = await app.visitor.call(routes.detail, { params: { postingId }, query: {} });
    expect(shown.ok).toBe(true);
    const own = unwrapAnswer(await employer.call(routes.ownPosting, { params: { postingId } }));
    expect(own.stateReason).toBeNull();
    const boss = await app.signIn('administrator');
    const query = { subjectId: postingId, action: 'posting_decided' as const };
    const { items } = unwrapAnswer(await boss.call(identityRoutes.searchAudit, { query }));
    expect(items.find(({ outcome }) => outcome === 'done')).toMatchObject({ reason });
  });

  it('of an employer whose licence nobody has seen isn’t published, clean or not', async () => {
    const employer = await anEmployer(app, { verified: false });
    const staff = await aStaff(app);
    const { postingId } = await send(employer);
    const approve = () =>
      staff.call(routes.approve, { params: { postingId }, body: { reason: '看着没问题' } });
    expect(codeOf(await approve())).toBe('jobs.employer_not_verified');
    const verified = { params: { employerId: employer.employerId }, body: { verified: true } };
    unwrapAnswer(await staff.call(routes.verifyEmployer, verified));
    expect(unwrapAnswer(await approve()).state).toBe('published');
  });

  it('stands first for its employer while its shift runs, and last with its day when over', async () => {
    const employer = await anEmployer(app);
    const on = (date: string) => ({
      shifts: [{ date, from: '08:00', to: '17:00', breakMinutes: 60 }],
    });
    const [first, second] = [
      await aPosting(app, employer, on('2026-11-23')),
      await aPosting(app, employer, on('2026-11-25')),
    ];
    const seenAt = async (date: string, time: string) => {
      app.clock.set(atLocal(date, time));
      await app.service(PublishingService).passStarts(app.clock.now());
      await app.service(PublishingService).closeEnded(app.clock.now());
      const own = await app.signInAgain(employer.userId);
      const { postings } = unwrapAnswer(await own.call(routes.company, {}));
      return postings.map(({ postingId, shift }) => [postingId, shift?.phase, shift?.startsAt]);
    };
    const starts = ['2026-11-23T08:00:00.000+08:00', '2026-11-25T08:00:00.000+08:00'];
    expect(await seenAt('2026-11-23', '08:01')).toEqual([
      [first.postingId, 'running', starts[0]],
      [second.postingId, 'coming', starts[1]],
    ]);
    expect(await seenAt('2026-11-23', '17:00')).toEqual([
      [second.postingId, 'coming', starts[1]],
      [first.postingId, 'over', starts[0]],
    ]);
  });

  it('comes back with a reason, is changed and sent again', async () => {
    const employer = await anEmployer(app);
    const { postingId } = await send(employer, { description: '限男性' });
    const staff = await aStaff(app);
    const body = { reason: '请删去性别要求' };
    unwrapAnswer(await staff.call(routes.sendBack, { params: { postingId }, body }));
    const own = unwrapAnswer(await employer.call(routes.ownPosting, { params: { postingId } }));
    expect(own).toMatchObject({ state: 'draft', stateReason: '请删去性别要求' });
    const form = { ...own.form, description: '卸货' };
    unwrapAnswer(await employer.call(routes.updatePosting, { params: { postingId }, body: form }));
    const again = await employer.call(routes.submitPosting, { params: { postingId } });
    expect(unwrapAnswer(again).state).toBe('published');
  });

  it('is refused under the minimum wage, and says by how much', async () => {
    const { answer } = await send(await anEmployer(app), { wageFen: 10_000 });
    expect(codeOf(answer)).toBe('jobs.posting_refused');
    expect(JSON.stringify(answer)).toContain('折合每小时 12.50 元');
  });

  it('is refused half filled in', async () => {
    const { answer } = await send(await anEmployer(app), { title: '', shifts: [] });
    expect(codeOf(answer)).toBe('jobs.posting_incomplete');
  });

  it('waits for review while a wage case is open', async () => {
    const employer = await anEmployer(app);
    app.service(JobsLinks).bind({ wageCases: async () => ({ open: 1, settled: 0, upheld: 0 }) });
    const { postingId, answer } = await send(employer);
    expect(unwrapAnswer(answer)).toMatchObject({
      state: 'in_review',
      findings: [{ id: 'open_wage_case' }],
    });
    const staff = await aStaff(app);
    const review = unwrapAnswer(await staff.call(routes.review, { params: { postingId } }));
    expect(review.face).toMatchObject({ ok: true, value: { level: 'yellow' } });
  });

  it('waits while the employer isn’t verified; a red card stops it', async () => {
    const fresh = await anEmployer(app, { verified: false });
    expect(unwrapAnswer((await send(fresh)).answer).state).toBe('in_review');
    const known = await anEmployer(app);
    const staff = await aStaff(app);
    const card = {
      params: { employerId: known.employerId },
      body: { card: 'red' as const, reason: '拖欠工资' },
    };
    unwrapAnswer(await staff.call(routes.giveCard, card));
    expect(codeOf((await send(known)).answer)).toBe('jobs.posting_refused');
  });

  it('says beforehand what the checks would say, and keeps nothing', async () => {
    const employer = await anEmployer(app);
    const body = aForm({ description: '交押金' });
    const checked = unwrapAnswer(await employer.call(routes.checkPosting, { body }));
    expect(checked).toMatchObject({ outcome: 'in_review', missing: [] });
    const company = unwrapAnswer(await employer.call(routes.company, {}));
    expect(company.postings).toEqual([]);
  });

  it('belongs to its employer alone', async () => {
    const { postingId } = await send(await anEmployer(app));
    const other = await anEmployer(app);
    for (const route of [routes.people, routes.ownPosting, routes.pausePosting] as const)
      expect(codeOf(await other.call(route, { params: { postingId } }))).toBe(
        'jobs.posting_not_found',
      );
  });

  it('is taken down with a reason, and those who wait are told', async () => {
    const employer = await anEmployer(app);
    const { postingId, shiftIds } = await aPosting(app, employer, { headcount: 1 });
    const [first, second] = [await app.signIn('worker'), await app.signIn('worker')];
    for (const worker of [first, second])
      unwrapAnswer(
        await worker.call(routes.signUp, { params: { shiftId: shiftIds[0] ?? '' }, body: {} }),
      );
    const staff = await aStaff(app);
    const body = { reason: '地址不实' };
    const down = await staff.call(routes.takeDown, { params: { postingId }, body });
    expect(unwrapAnswer(down).state).toBe('taken_down');
    const news = await app.database.query<{ payload: string }>(
      "select payload from outbox_messages where topic = 'jobs.posting_taken_down'",
    );
    const told = news.map(
      ({ payload }) =>
        (JSON.parse(app.database.sealing.open(payload)) as { userId: string }).userId,
    );
    expect(told).toEqual(expect.arrayContaining([first.userId, second.userId]));
  });

  it('ends by itself after its last shift', async () => {
    const employer = await anEmployer(app);
    const open = await aPosting(app, employer, { headcount: 5 });
    const full = await aPosting(app, employer, { headcount: 1 });
    const worker = await app.signIn('worker');
    const shiftId = full.shiftIds[0] ?? '';
    unwrapAnswer(await worker.call(routes.signUp, { params: { shiftId }, body: {} }));
    const late = atLocal('2026-11-23', '17:00');
    await app.service(PublishingService).closeEnded(late);
    const rows = await app.database.query<{ id: string; state: string }>(
      'select id, state from postings where id in (?)',
      [[open.postingId, full.postingId]],
    );
    expect(Object.fromEntries(rows.map((row) => [row.id, row.state]))).toEqual({
      [open.postingId]: 'expired',
      [full.postingId]: 'finished',
    });
    const terms = await app.database.query(
      'select term from posting_terms where posting_id in (?)',
      [[open.postingId, full.postingId]],
    );
    expect(terms).toEqual([]);
  });
});
