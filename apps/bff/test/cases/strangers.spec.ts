import { casesRoutes as routes } from '@yizhan/contract';
import { anEmployer, codeOf } from '../jobs/builders';
import { type Person, runningApp } from '../support/app';
import { aDesk, aUnit, classing, done, opened, toCallback } from './builders';

const app = runningApp();

interface Scene {
  readonly caseId: string;
  readonly unitId: string;
  readonly version: number;
}

type Attempt = (who: Person, scene: Scene) => Promise<unknown>;

/** Every route that names one case or unit, with a call that its rightful users could make. */
const attempts: Readonly<Record<string, Attempt>> = {
  detail: (who, { caseId }) => who.call(routes.detail, { params: { caseId } }),
  act: (who, { caseId, version }) =>
    who.call(routes.act, { params: { caseId }, body: { version, command: { action: 'press' } } }),
  recuse: (who, { caseId }) =>
    who.call(routes.recuse, { params: { caseId }, body: { reason: '有亲属关系' } }),
  openings: (who, { caseId }) => who.call(routes.openings, { params: { caseId } }),
  toldByHand: (who, { caseId }) =>
    who.call(routes.toldByHand, {
      params: { caseId, noticeId: caseId },
      body: { channel: 'call', text: '已打电话告知' },
    }),
  updateUnit: (who, { unitId }) =>
    who.call(routes.updateUnit, {
      params: { unitId },
      body: {
        name: '改个名',
        shortName: '改名',
        division: null,
        duties: [],
        phone: '0716-0002040',
        active: false,
      },
    }),
};

/** People of each role who have nothing to do with the case. */
async function strangers(): Promise<Record<string, Person>> {
  return {
    'another reporter': await app.signIn('worker'),
    'another unit': await app.signIn('handler', { scopeId: await aUnit(app) }),
    'an employer': await anEmployer(app),
    'station staff': await app.signIn('station_staff'),
    'a policy officer': await app.signIn('policy_officer'),
  };
}

describe('a case', () => {
  it('has no route that isn’t walked here', () => {
    const named = Object.entries(routes)
      .filter(([, { path }]) => /:(caseId|unitId)/.test(path))
      .map(([name]) => name);
    expect(named.sort()).toEqual(Object.keys(attempts).sort());
  });

  it.each(Object.keys(attempts))('is closed to every stranger: %s', async (name) => {
    const worker = await app.signIn('worker');
    const desk = await aDesk(app);
    const { caseId } = await opened(worker);
    await done(desk.operator, caseId, { action: 'accept', classing });
    const { version } = await done(desk.operator, caseId, {
      action: 'dispatch',
      leadUnitId: desk.unitId,
      jointUnitIds: [],
    });
    const attempt = attempts[name] as Attempt;
    for (const [who, person] of Object.entries(await strangers())) {
      // Each has a case of their own beside it, so that a lost condition would show.
      if (who === 'another reporter') await opened(person);
      const answer = (await attempt(person, {
        caseId,
        unitId: desk.unitId,
        version,
      })) as Parameters<typeof codeOf>[0];
      expect([who, codeOf(answer)]).toEqual([
        who,
        expect.stringMatching(/^(cases\.not_found|request\.forbidden)$/),
      ]);
    }
  });

  it('is walked through by its own people with the refusal of each part, not with none', async () => {
    const worker = await app.signIn('worker');
    const desk = await aDesk(app);
    const jointId = await aUnit(app, ['SOCIAL']);
    const helper = await app.signIn('handler', { scopeId: jointId });
    const { caseId } = await opened(worker);
    await done(desk.operator, caseId, { action: 'accept', classing });
    const { version } = await done(desk.operator, caseId, {
      action: 'dispatch',
      leadUnitId: desk.unitId,
      jointUnitIds: [jointId],
    });
    const step = async (who: Person, command: Parameters<typeof done>[2]) =>
      codeOf(await who.call(routes.act, { params: { caseId }, body: { version, command } }));
    expect(await step(worker, { action: 'sign' })).toBe('cases.not_yours');
    expect(await step(helper, { action: 'sign' })).toBe('cases.not_yours');
    expect(await step(helper, { action: 'withdraw' })).toBe('cases.not_yours');
    expect(await step(desk.handler, { action: 'withdraw' })).toBe('cases.not_yours');
    expect(await step(desk.operator, { action: 'sign' })).toBe('cases.not_yours');
    expect(await step(desk.handler, { action: 'close' })).toBe('cases.not_now');
  });

  it('is called about by nobody of the units that helped with it', async () => {
    const worker = await app.signIn('worker');
    const desk = await aDesk(app);
    const { caseId } = await opened(worker);
    await toCallback(desk, caseId);
    const other = await aDesk(app);
    const second = await opened(worker);
    await toCallback(other, second.caseId);
    const { version } = await done(desk.operator, caseId, { action: 'call_satisfied' });
    const close = { version, command: { action: 'close' } } as const;
    expect(codeOf(await other.handler.call(routes.act, { params: { caseId }, body: close }))).toBe(
      'cases.not_found',
    );
  });
});
