import { notificationsRoutes, casesRoutes as routes } from '@yizhan/contract';
import { atLocal } from '@yizhan/kernel';
import { ClockSweep } from '../../src/modules/cases/clock-sweep';
import { LedgerService } from '../../src/platform/ledger';
import { unwrapAnswer } from '../jobs/builders';
import { type Person, runningApp } from '../support/app';
import { aDesk, classing, detailOf, done, opened, toCallback } from './builders';

const app = runningApp();
/** As the sweep of each minute does, some time after midnight of a day. */
const morningOf = async (day: string): Promise<void> => {
  app.clock.set(atLocal(day, '00:01'));
  await app.service(ClockSweep).sweep(app.clock.now());
};
const toldTo = async (who: Person): Promise<string[]> => {
  await app.deliver();
  const { items } = unwrapAnswer(await who.call(notificationsRoutes.list, { query: {} }));
  return items.map(({ body }) => body).reverse();
};
const alertsOf = async (caseId: string) =>
  (await app.service(LedgerService).events(`case:${caseId}`))
    .filter(({ type }) => type.startsWith('clock_'))
    .map(({ type, content }) => [type, content.kind]);

async function inProgress(category = 'city.road') {
  const worker = await app.signIn('worker');
  const desk = await aDesk(app);
  const one = await opened(worker, { category });
  const { caseId } = one;
  await done(desk.operator, caseId, { action: 'accept', classing });
  await done(desk.operator, caseId, {
    action: 'dispatch',
    leadUnitId: desk.unitId,
    jointUnitIds: [],
  });
  await done(desk.handler, caseId, { action: 'sign' });
  return { worker, desk, ...one };
}

describe('a reporter who doesn’t answer', () => {
  it('is reminded twice, and the handling goes on by itself when the time is over', async () => {
    // Asked on Monday 23 November: five working days end on the 30th.
    const { worker, desk, caseId } = await inProgress();
    await done(desk.handler, caseId, { action: 'ask_reporter', reason: '哪一根灯杆' });
    for (const day of ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-30', '2026-12-01'])
      await morningOf(day);
    await morningOf('2026-12-01');
    const heard = await toldTo(worker);
    expect(heard.filter((body) => body.includes('还在等您补充材料'))).toHaveLength(2);
    expect(heard[heard.length - 1]).toBe(
      '没有等到您补充材料，已按现有材料继续办理。您现在补充也来得及。',
    );
    expect((await toldTo(desk.handler)).at(-1)).toContain('没有等到诉求人补充材料');
    const { clocks, timeline } = await detailOf(worker, caseId);
    expect(timeline[0]).toMatchObject({ action: 'end_waiting', by: '系统', internal: false });
    const handle = clocks.find(({ kind }) => kind === 'handle');
    // Five days are left from 1 December, which isn't counted.
    expect(handle).toMatchObject({ state: 'running', dueDay: '2026-12-08' });
    expect(clocks.filter(({ stoppedAt }) => stoppedAt === null)).toHaveLength(1);
    await done(worker, caseId, { action: 'supply', reason: '53号杆' });
  });

  it('doesn’t hold an anonymous case at intake either, and none of it is read as on time', async () => {
    const { operator } = await aDesk(app);
    const anonymous = { privacy: 'anonymous', contactName: '', contactPhone: '' } as const;
    const { caseId } = await opened(app.visitor, { ...anonymous, category: 'city.road' });
    await done(operator, caseId, { action: 'ask_reporter', reason: '在哪条街' });
    await morningOf('2026-12-01');
    await morningOf('2027-03-08');
    const { clocks } = await detailOf(await app.signInAgain(operator.userId), caseId);
    expect(clocks.find(({ kind }) => kind === 'accept')).toMatchObject({
      state: 'over',
      colour: 'red',
      dueDay: '2026-12-02',
    });
    expect(clocks.find(({ kind }) => kind === 'supply')).toMatchObject({ state: 'missed' });
  });

  it('never stops a petition’s 60 days (信访工作条例 34)', async () => {
    const { desk, worker, caseId } = await inProgress('enterprise.property');
    const handleOf = async () =>
      (await detailOf(worker, caseId)).clocks.find(({ kind }) => kind === 'handle');
    const before = await handleOf();
    const asked = await done(desk.handler, caseId, { action: 'ask_reporter', reason: '房号' });
    expect(asked.notices.at(-1)?.body).toBe('请您补充材料，最晚11月30日（周一）补充：房号。');
    await morningOf('2026-12-01');
    // 60 days after 23 November are over on Friday 22 January.
    expect(await handleOf()).toMatchObject({ dueDay: '2027-01-22', state: 'running' });
    expect((await handleOf())?.dueAt).toBe(before?.dueAt);
  });

  it('who can’t be reached lets the case close by itself after the tries that count', async () => {
    const { worker, desk, caseId } = await inProgress();
    await done(desk.handler, caseId, {
      action: 'reply',
      outcome: 'explained',
      text: '灯杆已换。',
      evidence: ['照片'],
      remedies: [],
    });
    await done(desk.operator, caseId, { action: 'begin_callback' });
    const call = (day: string, time: string) => {
      app.clock.set(atLocal(day, time));
      return done(desk.operator, caseId, { action: 'call_unreachable' });
    };
    await call('2026-11-24', '09:00');
    await call('2026-11-24', '09:00');
    const twice = await call('2026-11-24', '15:00');
    expect(twice.gates[0]?.missing[1]).toContain(
      '联系不上只计了2次（最近一次11月24日（周二）下午）',
    );
    const enough = await call('2026-11-25', '09:00');
    expect(enough.timeline.filter(({ action }) => action === 'call_unreachable')).toHaveLength(4);
    expect(enough.gates).toEqual([]);
    await morningOf('2026-11-30');
    expect((await detailOf(worker, caseId)).state).toBe('callback');
    await morningOf('2026-12-01');
    const closed = await detailOf(worker, caseId);
    expect(closed).toMatchObject({ state: 'closed' });
    expect(closed.timeline[0]).toMatchObject({ action: 'close', by: '系统' });
    const heard = await toldTo(worker);
    expect(heard.some((body) => body.startsWith('回访几次都没有联系上您，最晚11月30日'))).toBe(
      true,
    );
    expect(heard.at(-1)).toContain('已办结');
    expect(closed.actions.find(({ action }) => action === 'reopen')?.allowed).toBe(true);
  });
});

describe('a limit that runs out', () => {
  it('is told once for each colour, to those whom the rule names, and stands in the record', async () => {
    const supervisor = await app.signIn('supervisor');
    const { worker, desk, caseId } = await inProgress();
    const other = await aDesk(app);
    const before = (await toldTo(desk.handler)).length;
    // Dispatched on Monday 23 November, due on the 30th: yellow when four of five days are over.
    await morningOf('2026-11-28');
    await morningOf('2026-11-28');
    expect(await alertsOf(caseId)).toEqual([['clock_yellow', 'handle']]);
    expect((await toldTo(desk.handler)).slice(before)).toEqual([
      '办理时限快到期了，最晚11月30日（周一）。',
    ]);
    expect(await toldTo(supervisor)).toEqual([]);
    await morningOf('2026-12-01');
    await morningOf('2026-12-02');
    await morningOf('2026-12-03');
    await morningOf('2026-12-04');
    expect(await alertsOf(caseId)).toEqual([
      ['clock_yellow', 'handle'],
      ['clock_red', 'handle'],
      ['clock_long_over', 'handle'],
    ]);
    expect((await toldTo(desk.handler)).slice(before + 1)).toEqual([
      '办理时限已超期，请马上处理。',
      '办理时限已超期3个工作日以上，请马上处理。',
    ]);
    const aboutIt = await toldTo(supervisor);
    expect(aboutIt.filter((body) => body.startsWith('办理时限已超期'))).toHaveLength(2);
    expect((await toldTo(other.handler)).length).toBe(0);
    expect((await toldTo(worker)).join()).not.toContain('请马上处理');
    const seen = await detailOf(supervisor, caseId);
    expect(seen.timeline[0]).toMatchObject({ label: '办理时限超期多日', internal: true });
    expect((await detailOf(worker, caseId)).timeline[0]?.action).toBe('sign');
    const { items } = unwrapAnswer(
      await supervisor.call(routes.inbox, { query: { colour: 'red' } }),
    );
    expect(items.map((row) => row.caseId)).toContain(caseId);
  });

  it('runs for a replied case too: someone must send it to the callback', async () => {
    const worker = await app.signIn('worker');
    const desk = await aDesk(app);
    const { caseId } = await opened(worker, { category: 'city.road' });
    await toCallback(desk, caseId);
    await done(desk.operator, caseId, { action: 'call_dissatisfied', reason: '没修好' });
    await done(desk.handler, caseId, {
      action: 'reply',
      outcome: 'settled',
      text: '已修好。',
      evidence: ['照片'],
      remedies: [],
    });
    const { clocks } = await detailOf(desk.operator, caseId);
    const running = clocks.filter(({ stoppedAt }) => stoppedAt === null);
    expect(running).toMatchObject([{ kind: 'check', dueDay: '2026-11-25', state: 'running' }]);
    await morningOf('2026-11-26');
    expect(await alertsOf(caseId)).toEqual([['clock_red', 'check']]);
    expect((await toldTo(desk.operator)).at(-1)).toBe('转回访时限已超期，请马上处理。');
  });
});
