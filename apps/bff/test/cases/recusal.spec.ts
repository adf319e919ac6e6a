import { notificationsRoutes, casesRoutes as routes } from '@yizhan/contract';
import { PeopleService } from '../../src/modules/identity/people.service';
import { anEmployer, codeOf, unwrapAnswer } from '../jobs/builders';
import { type Person, runningApp } from '../support/app';
import { act, aDesk, classing, detailOf, done, opened } from './builders';

const app = runningApp();
const inbox = async (who: Person) =>
  unwrapAnswer(await who.call(routes.inbox, { query: { show: 'all' } })).items.map(
    ({ caseId }) => caseId,
  );
const toldTo = async (who: Person): Promise<string[]> => {
  await app.deliver();
  const { items } = unwrapAnswer(await who.call(notificationsRoutes.list, { query: {} }));
  return items.map(({ body }) => body).reverse();
};
const recuse = (who: Person, caseId: string) =>
  who.call(routes.recuse, { params: { caseId }, body: { reason: '对方是我亲戚开的' } });

/** Someone who holds a further role from now on. */
async function also(
  who: Person,
  role: 'handler' | 'operator' | 'employer',
  scopeId: string | null,
) {
  await app.service(PeopleService).grant(who.userId, role, scopeId, app.clock.now());
  return app.signInAgain(who.userId);
}

async function dispatched(employerId: string | null = null) {
  const worker = await app.signIn('worker');
  const desk = await aDesk(app);
  const colleague = await app.signIn('handler', { scopeId: desk.unitId });
  const [{ caseId }, beside] = [await opened(worker), await opened(worker)];
  for (const id of [caseId, beside.caseId]) {
    await done(desk.operator, id, { action: 'accept', classing });
    if (employerId && id === caseId)
      await done(desk.operator, id, { action: 'link_employer', employerId });
    await done(desk.operator, id, {
      action: 'dispatch',
      leadUnitId: desk.unitId,
      jointUnitIds: [],
    });
  }
  return { worker, desk, colleague, caseId, besideId: beside.caseId };
}

describe('whoever has an interest in a case (信访工作条例 28)', () => {
  it('doesn’t learn that it is there when it is about a firm of theirs', async () => {
    const employer = await anEmployer(app);
    const { desk, colleague, caseId, besideId } = await dispatched(employer.employerId);
    const accused = await also(desk.handler, 'employer', employer.employerId);
    expect(codeOf(await accused.call(routes.detail, { params: { caseId } }))).toBe(
      'cases.not_found',
    );
    const sign = { params: { caseId }, body: { version: 2, command: { action: 'sign' } } } as const;
    expect(codeOf(await accused.call(routes.act, sign))).toBe('cases.not_found');
    expect(codeOf(await recuse(accused, caseId))).toBe('cases.not_found');
    expect(await inbox(accused)).toEqual([besideId]);
    const operator = await also(await app.signIn('operator'), 'employer', employer.employerId);
    expect(codeOf(await operator.call(routes.detail, { params: { caseId } }))).toBe(
      'cases.not_found',
    );
    expect(await inbox(operator)).toContain(besideId);
    expect(await inbox(operator)).not.toContain(caseId);
    const before = await toldTo(accused);
    expect((await done(colleague, caseId, { action: 'sign' })).state).toBe('in_progress');
    await done(desk.operator, caseId, {
      action: 'classify',
      classing,
      category: 'labour.wage_unpaid',
    });
    expect(await toldTo(accused)).toEqual(before);
    expect((await toldTo(colleague)).at(-1)).toContain('类别更正');
  });

  it('is told of no case of theirs when it is dispatched', async () => {
    const employer = await anEmployer(app);
    const worker = await app.signIn('worker');
    const desk = await aDesk(app);
    const accused = await also(desk.handler, 'employer', employer.employerId);
    const { caseId } = await opened(worker);
    await done(desk.operator, caseId, { action: 'accept', classing });
    await done(desk.operator, caseId, {
      action: 'link_employer',
      employerId: employer.employerId,
    });
    await done(desk.operator, caseId, {
      action: 'dispatch',
      leadUnitId: desk.unitId,
      jointUnitIds: [],
    });
    expect((await toldTo(accused)).join()).not.toContain('新派来一件诉求');
  });

  it('is at most the reporter of what they raised', async () => {
    const worker = await app.signIn('worker');
    const both = await also(worker, 'operator', null);
    const { caseId } = await opened(both);
    expect((await detailOf(both, caseId)).roles).toEqual(['reporter']);
    expect(codeOf(await act(both, caseId, { action: 'accept', classing }))).toBe('cases.not_yours');
    expect(await inbox(both)).not.toContain(caseId);
    expect(codeOf(await recuse(both, caseId))).toBe('cases.not_yours');
  });

  it('says so with a button, and another takes over', async () => {
    const supervisor = await app.signIn('supervisor');
    const { desk, colleague, caseId, besideId, worker } = await dispatched();
    expect(unwrapAnswer(await recuse(desk.handler, caseId))).toEqual({ recused: true });
    expect(codeOf(await desk.handler.call(routes.detail, { params: { caseId } }))).toBe(
      'cases.recused',
    );
    const sign = { params: { caseId }, body: { version: 2, command: { action: 'sign' } } } as const;
    expect(codeOf(await desk.handler.call(routes.act, sign))).toBe('cases.recused');
    expect(codeOf(await recuse(desk.handler, caseId))).toBe('cases.recused');
    expect(await inbox(desk.handler)).toEqual([besideId]);
    expect((await toldTo(colleague)).at(-1)).toBe('有同事因回避不再办这件诉求，请接手办理。');
    const seen = await detailOf(colleague, caseId);
    expect(seen.timeline[0]).toMatchObject({ label: '申请回避', internal: true });
    expect((await detailOf(worker, caseId)).timeline[0]?.action).toBe('dispatch');
    const beforePress = await toldTo(desk.handler);
    await done(worker, caseId, { action: 'press' });
    expect(await toldTo(desk.handler)).toEqual(beforePress);
    await done(colleague, caseId, { action: 'sign' });
    // The last of the unit: only someone above can see to it.
    unwrapAnswer(await recuse(colleague, caseId));
    expect((await toldTo(supervisor)).at(-1)).toBe(
      '承办人员申请回避，承办单位没有别人能接手，请改派。',
    );
    const other = await aDesk(app);
    const offered = (await detailOf(supervisor, caseId)).actions.map(({ label }) => label);
    expect(offered).toContain('改派');
    const moved = await done(supervisor, caseId, {
      action: 'dispatch',
      leadUnitId: other.unitId,
      jointUnitIds: [],
    });
    expect(moved.timeline[0]).toMatchObject({ action: 'dispatch', label: '改派' });
    expect(moved.clocks.filter(({ stoppedAt }) => stoppedAt === null)).toMatchObject([
      { kind: 'sign', dueDay: '2026-11-25' },
      { kind: 'handle' },
    ]);
    expect((await toldTo(other.handler)).at(-1)).toContain('新派来一件诉求');
    expect(await inbox(other.handler)).toEqual([caseId]);
    expect((await done(other.handler, caseId, { action: 'sign' })).state).toBe('in_progress');
  });

  it('is nobody who only reads of it elsewhere', async () => {
    const { caseId } = await dispatched();
    const stranger = await app.signIn('operator');
    const other = (await aDesk(app)).handler;
    expect(codeOf(await recuse(other, caseId))).toBe('cases.not_found');
    expect((await detailOf(stranger, caseId)).caseId).toBe(caseId);
  });
});
