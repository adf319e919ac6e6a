import { notificationsRoutes, casesRoutes as routes } from '@yizhan/contract';
import { atLocal } from '@yizhan/kernel';
import { codeOf, unwrapAnswer } from '../jobs/builders';
import { runningApp } from '../support/app';
import {
  aCase,
  act,
  aDesk,
  aUnit,
  classing,
  detailOf,
  done,
  opened,
  reply,
  toCallback,
} from './builders';

const app = runningApp();

describe('a case', () => {
  it('goes from submission to closing, each step told to the reporter and shown in the timeline', async () => {
    const worker = await app.signIn('worker');
    const desk = await aDesk(app);
    const { caseId, number, dueDay } = await opened(worker);
    expect(number).toMatch(/^20261123-\d{6}$/);
    expect(dueDay).toBe('2026-11-24');
    await toCallback(desk, caseId);
    await done(desk.operator, caseId, { action: 'call_satisfied' });
    const closed = await done(desk.operator, caseId, { action: 'close' });
    expect(closed.state).toBe('closed');

    const mine = await detailOf(worker, caseId);
    expect(mine.timeline.map(({ action }) => action).reverse()).toEqual([
      'submit',
      'accept',
      'dispatch',
      'sign',
      'reply',
      'begin_callback',
      'call_satisfied',
      'close',
    ]);
    expect(mine.notices.map(({ kind }) => kind)).toEqual([
      'received',
      'accepted',
      'dispatched',
      'handler',
      'result',
      'closed',
    ]);
    expect(mine.timeline.find(({ action }) => action === 'reply')).toMatchObject({
      text: reply.text,
      evidence: ['转账回单'],
      by: expect.stringContaining('劳动保障监察大队'),
    });
    await app.deliver();
    const told = unwrapAnswer(await worker.call(notificationsRoutes.list, { query: {} }));
    expect(told.items).toHaveLength(6);
    expect(told.items[0]?.link).toBe(`/pages/case/detail/index?id=${caseId}`);
    expect(told.items.map(({ body }) => body).join()).not.toContain(reply.text);
  });

  it('runs one clock at each step in working days, with its article', async () => {
    const worker = await app.signIn('worker');
    const { operator, handler, unitId } = await aDesk(app);
    const { caseId } = await opened(worker);
    const accepting = await detailOf(worker, caseId);
    expect(accepting.clocks).toMatchObject([
      { kind: 'accept', article: '受理时限', local: true, dueDay: '2026-11-24', state: 'running' },
    ]);
    await done(operator, caseId, { action: 'accept', classing });
    await done(operator, caseId, { action: 'dispatch', leadUnitId: unitId, jointUnitIds: [] });
    const { clocks } = await done(handler, caseId, { action: 'sign' });
    expect(clocks[0]).toMatchObject({
      kind: 'handle',
      source: '劳动保障监察条例',
      article: '第十七条',
      dueDay: '2027-02-18',
      provisionalYear: 2027,
      summary: '还剩60个工作日，最晚2027年2月18日（周四）（暂定）',
    });
    expect(clocks[0]?.explanation[0]?.text).toBe(
      '依据《劳动保障监察条例》第十七条：60个工作日内调查完毕并答复',
    );
    expect(clocks.slice(1).map(({ state }) => state)).toEqual(['kept', 'kept', 'kept']);
  });

  it('is opened once, however often it is sent', async () => {
    const worker = await app.signIn('worker');
    const call = { body: aCase(), idempotencyKey: 'the-same-key-twice' };
    const first = unwrapAnswer(await worker.call(routes.open, call));
    const second = unwrapAnswer(await worker.call(routes.open, call));
    expect(second).toEqual(first);
    const { items } = unwrapAnswer(await worker.call(routes.mine, { query: {} }));
    expect(items.map(({ caseId }) => caseId)).toEqual([first.caseId]);
  });

  it('refuses a step taken on an old sight of it', async () => {
    const worker = await app.signIn('worker');
    const { operator } = await aDesk(app);
    const { caseId } = await opened(worker);
    const { version } = await detailOf(operator, caseId);
    const body = { version, command: { action: 'accept', classing } } as const;
    expect((await operator.call(routes.act, { params: { caseId }, body })).ok).toBe(true);
    const other = { version, command: { action: 'ask_reporter', reason: '哪条街' } } as const;
    const late = await operator.call(routes.act, { params: { caseId }, body: other });
    expect(codeOf(late)).toBe('cases.changed_meanwhile');
    const colleague = await app.signIn('operator');
    const same = await colleague.call(routes.act, { params: { caseId }, body });
    expect(codeOf(same)).toBe('cases.changed_meanwhile');
  });

  it('takes a step sent six times at once, once, and answers each like the first', async () => {
    const worker = await app.signIn('worker');
    const { operator } = await aDesk(app);
    const { caseId } = await opened(worker);
    const body = { version: 0, command: { action: 'accept', classing } } as const;
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => operator.call(routes.act, { params: { caseId }, body })),
    );
    expect(answers.map((answer) => unwrapAnswer(answer).state)).toEqual(
      Array.from({ length: 6 }, () => 'accepted'),
    );
    const { timeline } = await detailOf(worker, caseId);
    expect(timeline.map(({ seq }) => seq)).toEqual([2, 1]);
  });

  it('stands while the reporter is asked, and goes on with the answer', async () => {
    const worker = await app.signIn('worker');
    const { operator } = await aDesk(app);
    const { caseId } = await opened(worker);
    const asked = await done(operator, caseId, { action: 'ask_reporter', reason: '请交考勤照片' });
    expect(asked.clocks).toMatchObject([
      { kind: 'supply', state: 'running', dueDay: '2026-11-30' },
      { kind: 'accept', state: 'paused', dueAt: null },
    ]);
    expect(asked.notices[1]?.body).toBe('请您补充材料，最晚11月30日（周一）补充：请交考勤照片。');
    const { items } = unwrapAnswer(await worker.call(routes.mine, { query: {} }));
    expect(items[0]).toMatchObject({ waitsForMe: true, remaining: '暂停计时' });
    app.clock.set(atLocal('2026-11-25', '09:00'));
    const supplied = await done(worker, caseId, { action: 'supply', reason: '照片在手机里' });
    expect(supplied.clocks[1]).toMatchObject({ state: 'running', dueDay: '2026-11-26' });
  });

  it('is merged only into an open case, and dispatched only to a unit that takes cases', async () => {
    const worker = await app.signIn('worker');
    const { operator, unitId } = await aDesk(app);
    const [first, second] = [await opened(worker), await opened(worker)];
    const merge = (into: string) => act(operator, first.caseId, { action: 'merge', into });
    expect(codeOf(await merge(first.caseId))).toBe('cases.merge_target');
    await done(operator, first.caseId, { action: 'accept', classing });
    const dispatch = (leadUnitId: string) =>
      act(operator, first.caseId, { action: 'dispatch', leadUnitId, jointUnitIds: [] });
    expect(codeOf(await dispatch(second.caseId))).toBe('cases.unknown_unit');
    expect((await dispatch(unitId)).ok).toBe(true);
    const merged = await done(operator, second.caseId, { action: 'merge', into: first.caseId });
    expect(merged.state).toBe('merged');
  });

  it('is suggested to the unit that answers for it in its division', async () => {
    const worker = await app.signIn('worker');
    const { operator } = await aDesk(app);
    const near = await aUnit(app, ['MARKET'], '421088');
    const { caseId } = await opened(worker, {
      category: 'enterprise.electricity',
      division: '421088',
    });
    expect((await detailOf(operator, caseId)).suggestion).toMatchObject({
      unitId: near,
      why: '转供电加价投诉由负责市场监管的单位承办，事发监利市',
    });
    expect((await detailOf(worker, caseId)).suggestion).toBeNull();
  });
});

describe('the gates before closing', () => {
  it('name what is missing, and no case is closed past them', async () => {
    const worker = await app.signIn('worker');
    const desk = await aDesk(app);
    const { caseId } = await opened(worker);
    await toCallback(desk, caseId, { remedies: [{ title: '退还押金200元', done: false }] });
    const refused = await act(desk.operator, caseId, { action: 'close' });
    expect(refused).toMatchObject({
      ok: false,
      error: {
        code: 'cases.gate_open',
        detail: '还不能办结，缺少：整改：退还押金200元；诉求人认可，或者分歧正式终结。',
      },
    });
    expect((await detailOf(desk.operator, caseId)).gates.map(({ gate }) => gate)).toEqual([
      'remedied',
      'content',
    ]);
    await done(desk.operator, caseId, { action: 'call_satisfied' });
    await done(desk.handler, caseId, { action: 'finish_remedy', title: '退还押金200元' });
    expect((await done(desk.operator, caseId, { action: 'close' })).state).toBe('closed');
  });

  it('are passed over only by a supervisor with a reason', async () => {
    const worker = await app.signIn('worker');
    const desk = await aDesk(app);
    const supervisor = await app.signIn('supervisor');
    const { caseId } = await opened(worker);
    await toCallback(desk, caseId);
    const override = { action: 'override_close', reason: '用工方已注销' } as const;
    expect(codeOf(await act(desk.operator, caseId, override))).toBe('cases.not_yours');
    expect((await done(supervisor, caseId, override)).state).toBe('closed');
  });
});
