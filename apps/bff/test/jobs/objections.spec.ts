import { jobsRoutes as routes } from '@yizhan/contract';
import { atLocal } from '@yizhan/kernel';
import { ObjectionsService } from '../../src/modules/jobs/objections.service';
import { type Person, runningApp } from '../support/app';
import { aForm, anEmployer, aStaff, codeOf, type Staff, unwrapAnswer } from './builders';

const app = runningApp();
const text = '工资当天就发清了，有转账记录';

const card = async (staff: Staff, employerId: string, kind: 'none' | 'yellow' | 'red') =>
  unwrapAnswer(
    await staff.call(routes.giveCard, {
      params: { employerId },
      body: { card: kind, reason: '拖欠工资' },
    }),
  );
const object = (
  employer: Person,
  subject: 'card' | 'face' | 'verification' | 'review',
  postingId?: string,
) => employer.call(routes.object, { body: { subject, text, ...(postingId ? { postingId } : {}) } });
const answer = (staff: Person, objectionId: string, upheld: boolean) =>
  staff.call(routes.answerObjection, {
    params: { objectionId },
    body: { upheld, answer: '查了转账记录' },
  });

describe('an employer’s objection', () => {
  it('to a card is answered by its station; upheld, the card is gone', async () => {
    const employer = await anEmployer(app);
    const neighbour = await anEmployer(app);
    const staff = await aStaff(app);
    const away = await aStaff(app, '421002');
    await card(staff, employer.employerId, 'red');
    await card(staff, neighbour.employerId, 'red');
    const [one, twin] = await Promise.all([object(employer, 'card'), object(employer, 'card')]);
    const { objectionId, dueAt, state } = unwrapAnswer(one);
    expect(unwrapAnswer(twin).objectionId).toBe(objectionId);
    // Five working days from Monday 23 November.
    expect([state, dueAt]).toEqual(['open', '2026-11-30T23:59:59.999+08:00']);
    const { objections } = unwrapAnswer(await staff.call(routes.reviewQueue, { query: {} }));
    expect(objections.map((row) => row.objectionId)).toContain(objectionId);
    const elsewhere = unwrapAnswer(await away.call(routes.reviewQueue, { query: {} }));
    expect(elsewhere.objections).toEqual([]);
    expect(codeOf(await answer(away, objectionId, true))).toBe('jobs.not_your_station');
    expect(unwrapAnswer(await answer(staff, objectionId, true)).state).toBe('upheld');
    expect(codeOf(await answer(staff, objectionId, false))).toBe('jobs.objection_answered');
    const company = unwrapAnswer(await employer.call(routes.company, {}));
    expect(company.employer?.card).toBe('none');
    expect(company.objections).toMatchObject([{ state: 'upheld', answer: '查了转账记录' }]);
    const other = unwrapAnswer(await neighbour.call(routes.company, {}));
    expect([other.employer?.card, other.objections]).toEqual(['red', []]);
  });

  it('dismissed, the card stands, and one may object again', async () => {
    const employer = await anEmployer(app);
    const staff = await aStaff(app);
    await card(staff, employer.employerId, 'yellow');
    const { objectionId } = unwrapAnswer(await object(employer, 'card'));
    unwrapAnswer(await answer(staff, objectionId, false));
    const company = unwrapAnswer(await employer.call(routes.company, {}));
    expect(company.employer?.card).toBe('yellow');
    const again = unwrapAnswer(await object(employer, 'card'));
    expect(again.objectionId).not.toBe(objectionId);
  });

  it('needs something to object to, and a posting of one’s own', async () => {
    const employer = await anEmployer(app);
    const stranger = await anEmployer(app);
    const staff = await aStaff(app);
    for (const subject of ['card', 'face', 'verification', 'review'] as const)
      expect(codeOf(await object(employer, subject))).toBe('jobs.nothing_to_object');
    const body = aForm({ description: '交押金' });
    const { postingId } = unwrapAnswer(await employer.call(routes.createPosting, { body }));
    unwrapAnswer(await employer.call(routes.submitPosting, { params: { postingId } }));
    expect(codeOf(await object(employer, 'review', postingId))).toBe('jobs.nothing_to_object');
    const back = { params: { postingId }, body: { reason: '请删去押金' } };
    unwrapAnswer(await staff.call(routes.sendBack, back));
    expect(codeOf(await object(stranger, 'review', postingId))).toBe('jobs.posting_not_found');
    expect(unwrapAnswer(await object(employer, 'review', postingId)).state).toBe('open');
    const params = { employerId: employer.employerId };
    const no = { verified: false, reason: '证照不符' };
    unwrapAnswer(await staff.call(routes.verifyEmployer, { params, body: no }));
    const { objectionId } = unwrapAnswer(await object(employer, 'verification'));
    unwrapAnswer(await answer(staff, objectionId, true));
    const company = unwrapAnswer(await employer.call(routes.company, {}));
    expect(company.employer?.state).toBe('pending');
  });

  it('that nobody answers goes to the administrators, once', async () => {
    const administrator = await app.signIn('administrator');
    const employer = await anEmployer(app);
    const staff = await aStaff(app);
    await card(staff, employer.employerId, 'yellow');
    const { objectionId } = unwrapAnswer(await object(employer, 'card'));
    const objections = app.service(ObjectionsService);
    await objections.escalate(atLocal('2026-11-30', '23:59'));
    const told = async () => {
      const rows = await app.database.query<{ payload: string }>(
        "select payload from outbox_messages where topic = 'jobs.objection_overdue' and message_key like ?",
        [`${objectionId}%`],
      );
      return rows.map(
        ({ payload }) =>
          (JSON.parse(app.database.sealing.open(payload)) as { userId: string }).userId,
      );
    };
    expect(await told()).toEqual([]);
    const late = atLocal('2026-12-01');
    await Promise.all([objections.escalate(late), objections.escalate(late)]);
    expect((await told()).sort()).toEqual([administrator.userId, employer.userId].sort());
    expect(unwrapAnswer(await answer(administrator, objectionId, false)).state).toBe('dismissed');
  });

  it('keeps its words sealed', async () => {
    const rows = await app.database.query<{ text_sealed: string }>(
      'select text_sealed from employer_objections',
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row.text_sealed).not.toContain('转账');
  });
});
