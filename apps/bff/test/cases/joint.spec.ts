import { type CaseCommandForm, notificationsRoutes, casesRoutes as routes } from '@yizhan/contract';
import { atLocal } from '@yizhan/kernel';
import { ClockSweep } from '../../src/modules/cases/clock-sweep';
import { CaseFiguresService } from '../../src/modules/cases/figures.service';
import { codeOf, unwrapAnswer } from '../jobs/builders';
import { type Person, runningApp } from '../support/app';
import { act, aDesk, aUnit, classing, detailOf, done, opened, reply } from './builders';

const app = runningApp();
const inbox = async (who: Person) =>
  unwrapAnswer(await who.call(routes.inbox, { query: {} })).items.map(({ caseId }) => caseId);
const toldTo = async (who: Person): Promise<string[]> => {
  await app.deliver();
  const { items } = unwrapAnswer(await who.call(notificationsRoutes.list, { query: {} }));
  return items.map(({ body }) => body).reverse();
};
const answer: CaseCommandForm = {
  action: 'joint_reply',
  text: '参保记录已核对。',
  evidence: ['查询单'],
};

/** A case of one unit with the help of two, and a second case beside that only the first leads. */
async function helped() {
  const worker = await app.signIn('worker');
  const desk = await aDesk(app);
  const units = [await aUnit(app, ['SOCIAL']), await aUnit(app, ['MARKET'])];
  const helpers = [
    await app.signIn('handler', { scopeId: units[0] ?? '' }),
    await app.signIn('handler', { scopeId: units[1] ?? '' }),
  ] as const;
  const [{ caseId }, beside] = [
    await opened(worker, { category: 'city.road' }),
    await opened(worker, { category: 'city.road' }),
  ];
  for (const [id, jointUnitIds] of [
    [caseId, units],
    [beside.caseId, []],
  ] as const) {
    await done(desk.operator, id, { action: 'accept', classing });
    await done(desk.operator, id, {
      action: 'dispatch',
      leadUnitId: desk.unitId,
      jointUnitIds: [...jointUnitIds],
    });
    await done(desk.handler, id, { action: 'sign' });
  }
  return { worker, desk, units, helpers, caseId, besideId: beside.caseId };
}

describe('a unit asked to help', () => {
  it('is told, sees the case in its inbox, answers, and the lead hears of it', async () => {
    const { worker, desk, helpers, caseId, besideId } = await helped();
    const [helper, second] = helpers;
    expect(await toldTo(helper)).toEqual(['请您单位协办一件诉求，最晚11月26日（周四）答复。']);
    expect(await inbox(helper)).toEqual([caseId]);
    const { items } = unwrapAnswer(await helper.call(routes.inbox, { query: {} }));
    expect(items).toMatchObject([{ joint: true }]);
    expect(codeOf(await helper.call(routes.detail, { params: { caseId: besideId } }))).toBe(
      'cases.not_found',
    );
    const refused = await act(desk.handler, caseId, reply);
    expect(codeOf(refused)).toBe('cases.reply_incomplete');
    const answered = await done(helper, caseId, answer);
    expect(answered.timeline[0]).toMatchObject({ action: 'joint_reply', internal: true });
    expect(answered.timeline[0]?.by).toBe(answered.jointUnits[0]?.name);
    expect(await inbox(helper)).toEqual([]);
    expect(await inbox(second)).toEqual([caseId]);
    expect((await toldTo(desk.handler)).at(-1)).toBe('协办单位答复了，请查看。');
    const { jointUnits } = await detailOf(desk.handler, caseId);
    expect(jointUnits.map(({ answeredAt }) => answeredAt !== null)).toEqual([true, false]);
    expect((await detailOf(worker, caseId)).timeline.map(({ action }) => action)).not.toContain(
      'joint_reply',
    );
    await done(second, caseId, answer);
    expect((await done(desk.handler, caseId, reply)).state).toBe('replied');
  });

  it('that stays silent holds the lead only until its time is over', async () => {
    const { desk, helpers, caseId, units } = await helped();
    await done(helpers[0], caseId, answer);
    const figures = async () =>
      (
        await app.service(CaseFiguresService).byUnit('2026-11-23', '2026-11-23', app.clock.now())
      ).filter(({ unitId }) => units.includes(unitId));
    expect(await figures()).toMatchObject([{ unitId: units[1], jointOpen: 1, open: 0 }]);
    app.clock.set(atLocal('2026-11-27', '00:00'));
    await app.service(ClockSweep).sweep(app.clock.now());
    expect(await figures()).toMatchObject([{ unitId: units[1], jointOverdue: 1 }]);
    expect((await toldTo(helpers[1])).at(-1)).toBe('协办时限已超期，请马上处理。');
    // The unit that leads it has until the 30th, and isn't late for the other's silence.
    const { items } = unwrapAnswer(await desk.handler.call(routes.inbox, { query: {} }));
    expect(items.find((row) => row.caseId === caseId)?.colour).not.toBe('red');
    const replied = await done(desk.handler, caseId, reply);
    expect(replied.state).toBe('replied');
    expect(await inbox(helpers[1])).toEqual([]);
    expect(codeOf(await act(helpers[1], caseId, answer))).toBe('cases.not_now');
  });

  it('takes no step of the lead, and the lead takes none of its', async () => {
    const { desk, helpers, caseId } = await helped();
    for (const command of [
      { action: 'note', text: '到现场了', internal: false },
      { action: 'ask_reporter', reason: '哪条路' },
      { action: 'ask_extension', reason: '复杂', amount: 3 },
      reply,
    ] as const)
      expect(codeOf(await act(helpers[0], caseId, command))).toBe('cases.not_yours');
    expect(codeOf(await act(desk.handler, caseId, answer))).toBe('cases.not_yours');
  });

  it('is asked anew when the case is taken up again', async () => {
    const { worker, desk, helpers, units, caseId } = await helped();
    for (const helper of helpers) await done(helper, caseId, answer);
    await done(desk.handler, caseId, reply);
    await done(desk.operator, caseId, { action: 'begin_callback' });
    await done(desk.operator, caseId, { action: 'call_satisfied' });
    await done(desk.operator, caseId, { action: 'close' });
    await done(worker, caseId, { action: 'reopen', reason: '又坏了' });
    await done(desk.operator, caseId, {
      action: 'dispatch',
      leadUnitId: desk.unitId,
      jointUnitIds: [units[0] ?? ''],
    });
    expect(await inbox(helpers[0])).toEqual([caseId]);
    expect(await inbox(helpers[1])).toEqual([]);
  });
});

describe('a reply', () => {
  it('without evidence is refused before it is given; one that settles nothing is completed', async () => {
    const worker = await app.signIn('worker');
    const desk = await aDesk(app);
    const { caseId } = await opened(worker);
    await done(desk.operator, caseId, { action: 'accept', classing });
    await done(desk.operator, caseId, {
      action: 'dispatch',
      leadUnitId: desk.unitId,
      jointUnitIds: [],
    });
    await done(desk.handler, caseId, { action: 'sign' });
    const bare = { ...reply, evidence: [] };
    expect(await act(desk.handler, caseId, bare)).toMatchObject({
      ok: false,
      error: {
        code: 'cases.reply_incomplete',
        detail: '请写明办理依据或凭证，没有它这件诉求不能办结。',
      },
    });
    await done(desk.handler, caseId, { ...bare, outcome: 'unsettled' });
    expect(codeOf(await act(desk.operator, caseId, { action: 'begin_callback' }))).toBe(
      'cases.gate_open',
    );
    const whole = await done(desk.handler, caseId, {
      action: 'supplement_reply',
      text: '已付清。',
      evidence: ['回单'],
      outcome: 'settled',
    });
    expect(whole.reply).toMatchObject({ outcome: 'settled' });
    await app.deliver();
    expect((await toldTo(worker)).at(-1)).toContain('已答复');
    await done(desk.operator, caseId, { action: 'begin_callback' });
    await done(desk.operator, caseId, { action: 'call_satisfied' });
    expect((await done(desk.operator, caseId, { action: 'close' })).state).toBe('closed');
  });
});
