import { type CaseAction, caseActions } from '@yizhan/cases';
import { type CaseCommandForm, casesRoutes as routes } from '@yizhan/contract';
import { atLocal } from '@yizhan/kernel';
import { ClockSweep } from '../../src/modules/cases/clock-sweep';
import { type CaseImportRow, CasesImport } from '../../src/modules/cases/import.service';
import { LedgerService } from '../../src/platform/ledger';
import { anEmployer } from '../jobs/builders';
import { type Person, runningApp } from '../support/app';
import { aDesk, aUnit, classing, detailOf, done, opened, reply } from './builders';

const app = runningApp();

type Part = 'reporter' | 'operator' | 'handler' | 'joint' | 'supervisor';

/** A case and two people for each part in it. */
interface Stage {
  readonly caseId: string;
  readonly unitId: string;
  readonly jointId: string;
  readonly employerId: string;
  readonly into: string;
  readonly people: Readonly<Record<Part, readonly [Person, Person]>>;
}

type Step = readonly [by: Part, command: (stage: Stage) => CaseCommandForm];

const owed = { ...reply, remedies: [{ title: '退还押金', done: false }] };
const plain = (by: Part, action: 'sign' | 'begin_callback' | 'call_satisfied' | 'close'): Step => [
  by,
  () => ({ action }),
];
const said = (reason: string) => reason;

const accept: Step = ['operator', () => ({ action: 'accept', classing })];
const dispatch: Step = [
  'operator',
  ({ unitId, jointId }) => ({ action: 'dispatch', leadUnitId: unitId, jointUnitIds: [jointId] }),
];
const joint: Step = ['joint', () => ({ action: 'joint_reply', text: '已核对', evidence: [] })];
const ask: Step = ['operator', () => ({ action: 'ask_reporter', reason: said('哪条街') })];
const extension: Step = [
  'handler',
  () => ({ action: 'ask_extension', reason: said('复杂'), amount: 3 }),
];
const link: Step = ['operator', ({ employerId }) => ({ action: 'link_employer', employerId })];
const remedied: Step = ['handler', () => ({ action: 'finish_remedy', title: '退还押金' })];
const answer: Step = ['handler', () => owed];
const object: Step = ['handler', () => ({ action: 'object', reason: said('不属本单位') })];
const review: Step = ['reporter', () => ({ action: 'ask_review', reason: said('不服') })];
const given: Step = ['supervisor', () => ({ action: 'give_review', reason: said('维持') })];
const again: Step = ['reporter', () => ({ action: 'ask_rereview', reason: said('仍不服') })];
const decline: Step = [
  'operator',
  () => ({ action: 'decline', reason: said('不属本市'), article: '第十九条' }),
];

const accepted = [accept];
const dispatched = [...accepted, dispatch];
const inProgress = [...dispatched, plain('handler', 'sign')];
const replied = [...inProgress, joint, answer];
const callback = [...replied, plain('operator', 'begin_callback')];
const content = [...callback, remedied, plain('operator', 'call_satisfied')];
const closed = [...content, plain('operator', 'close')];

/** How a case comes to where each step can be taken, and the step; `system` steps have a test below. */
const ways: Readonly<Record<Exclude<CaseAction, 'end_waiting'>, readonly [Step[], Step]>> = {
  accept: [[], accept],
  decline: [[], decline],
  appeal: [[decline], ['reporter', () => ({ action: 'appeal', reason: said('就在本市') })]],
  ask_reporter: [[], ask],
  supply: [[ask], ['reporter', () => ({ action: 'supply', reason: said('北京路') })]],
  merge: [[], ['operator', ({ into }) => ({ action: 'merge', into })]],
  withdraw: [[], ['reporter', () => ({ action: 'withdraw' })]],
  classify: [
    accepted,
    ['operator', () => ({ action: 'classify', classing, category: 'city.road' })],
  ],
  dispatch: [accepted, dispatch],
  transfer: [
    accepted,
    [
      'operator',
      () => ({ action: 'transfer', reason: said('属刑事'), letter: 'opinion', to: '公安局' }),
    ],
  ],
  sign: [dispatched, plain('handler', 'sign')],
  object: [dispatched, object],
  note: [inProgress, ['handler', () => ({ action: 'note', text: '到现场了', internal: false })]],
  link_employer: [inProgress, link],
  ask_accused: [
    [...inProgress, link],
    ['handler', () => ({ action: 'ask_accused', disclosed: '请说明这一班的工资发放' })],
  ],
  joint_reply: [inProgress, joint],
  ask_extension: [inProgress, extension],
  grant_extension: [
    [...inProgress, extension],
    ['supervisor', () => ({ action: 'grant_extension' })],
  ],
  refuse_extension: [
    [...inProgress, extension],
    ['supervisor', () => ({ action: 'refuse_extension', reason: said('不复杂') })],
  ],
  finish_remedy: [callback, remedied],
  reply: [[...inProgress, joint], answer],
  supplement_reply: [
    replied,
    ['handler', () => ({ action: 'supplement_reply', text: '补一份', evidence: ['回单'] })],
  ],
  begin_callback: [replied, plain('operator', 'begin_callback')],
  return: [replied, ['operator', () => ({ action: 'return', reason: said('没答全') })]],
  call_satisfied: [callback, plain('operator', 'call_satisfied')],
  call_unreachable: [callback, ['operator', () => ({ action: 'call_unreachable' })]],
  call_dissatisfied: [
    callback,
    ['operator', () => ({ action: 'call_dissatisfied', reason: said('只付了一半') })],
  ],
  end_disagreement: [
    callback,
    ['supervisor', () => ({ action: 'end_disagreement', reason: said('已复核') })],
  ],
  close: [content, plain('operator', 'close')],
  override_close: [
    replied,
    ['supervisor', () => ({ action: 'override_close', reason: said('企业注销') })],
  ],
  reopen: [closed, ['reporter', () => ({ action: 'reopen', reason: said('又没发') })]],
  rate: [closed, ['reporter', () => ({ action: 'rate', stars: 3 })]],
  press: [[], ['reporter', () => ({ action: 'press' })]],
  ask_review: [closed, review],
  give_review: [[...closed, review], given],
  ask_rereview: [[...closed, review, given], again],
  give_rereview: [
    [...closed, review, given, again],
    ['supervisor', () => ({ action: 'give_rereview', reason: said('维持') })],
  ],
};

let cast: Omit<Stage, 'caseId' | 'into'>;

beforeAll(async () => {
  const desk = await aDesk(app);
  const jointId = await aUnit(app, ['SOCIAL']);
  const two = async (role: 'operator' | 'handler' | 'supervisor', scopeId?: string) =>
    [
      await app.signIn(role, scopeId ? { scopeId } : {}),
      await app.signIn(role, scopeId ? { scopeId } : {}),
    ] as const;
  const reporter = await app.signIn('worker');
  const employer = await anEmployer(app);
  cast = {
    unitId: desk.unitId,
    jointId,
    employerId: employer.employerId,
    people: {
      reporter: [reporter, reporter],
      operator: await two('operator'),
      handler: await two('handler', desk.unitId),
      joint: await two('handler', jointId),
      supervisor: await two('supervisor'),
    },
  };
});

async function stageOf(steps: readonly Step[], into: string): Promise<Stage> {
  const { caseId } = await opened(cast.people.reporter[0]);
  const stage = { ...cast, caseId, into };
  for (const [by, command] of steps) await done(stage.people[by][0], caseId, command(stage));
  return stage;
}

const timesTaken = async (caseId: string, action: string) =>
  (await app.service(LedgerService).events(`case:${caseId}`)).filter(({ type }) => type === action)
    .length;

describe('a step sent twice at once', () => {
  it.each(caseActions.filter((action) => action !== 'end_waiting'))(
    '%s: is taken once; the same sent again gets the first answer, another’s a coded refusal',
    async (action) => {
      const [steps, [by, command]] = ways[action as keyof typeof ways];
      const target = action === 'merge' ? (await opened(cast.people.reporter[0])).caseId : '';
      const stage = await stageOf(steps, target);
      const { caseId } = stage;
      const [one, other] = stage.people[by];
      const { version } = await detailOf(one, caseId);
      const before = await timesTaken(caseId, action);
      const send = (who: Person) =>
        who.call(routes.act, { params: { caseId }, body: { version, command: command(stage) } });
      const answers = await Promise.all([send(one), send(one), send(other)]);
      expect(await timesTaken(caseId, action)).toBe(before + 1);
      const refused = answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code]));
      // The reporter is one person; of two colleagues one was faster, and both tries of the other fail.
      expect(refused.length).toBeLessThanOrEqual(by === 'reporter' ? 0 : 2);
      expect(refused.filter((code) => code !== 'cases.changed_meanwhile')).toEqual([]);
      const winner = answers[0]?.ok ? one : other;
      expect((await send(winner)).ok).toBe(true);
      expect(await timesTaken(caseId, action)).toBe(before + 1);
    },
  );

  it('through number and code as well', async () => {
    const form = { privacy: 'anonymous', contactName: '', contactPhone: '' } as const;
    const { number, queryCode: code, caseId } = await opened(app.visitor, form);
    const body = { number, code, version: 0, command: { action: 'press' } } as const;
    const sent = [1, 2, 3].map(() => app.visitor.call(routes.actByCode, { body }));
    expect((await Promise.all(sent)).map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(await timesTaken(caseId, 'press')).toBe(1);
  });
});

describe('two sweeps at once', () => {
  it('end a waiting once, and tell of a colour once', async () => {
    const { caseId } = await stageOf([ask], '');
    const dispatchedLate = await stageOf(dispatched, '');
    const now = atLocal('2026-12-01', '00:01');
    app.clock.set(now);
    const sweep = app.service(ClockSweep);
    await Promise.all([sweep.sweep(now), sweep.sweep(now), sweep.sweep(now)]);
    expect(await timesTaken(caseId, 'end_waiting')).toBe(1);
    expect(await timesTaken(dispatchedLate.caseId, 'clock_long_over')).toBe(2);
  });
});

describe('two imports of one case at once', () => {
  const row = (code: string): CaseImportRow => ({
    code,
    kind: 'complaint',
    privacy: 'confidential',
    channel: 'phone',
    category: 'labour.wage_short',
    division: '421024',
    address: '江陵县郝穴镇',
    title: '少算工时',
    text: '招工写八小时，实际干十小时。',
    reporter: { name: '毛满仓', phone: '13900011012' },
    state: 'accepted',
    at: atLocal('2026-11-10', '09:00'),
    history: [
      {
        at: atLocal('2026-11-10', '10:00'),
        by: 'operator',
        command: { action: 'accept', classing },
      },
    ],
  });

  it('both end, and the case is there once', async () => {
    const cases = app.service(CasesImport);
    const run = () => cases.importCases([row('TWICE-1'), row('TWICE-2')], { sample: false });
    const outcomes = await Promise.all([run(), run(), run()]);
    const counts = outcomes.map((outcome) => (outcome.ok ? outcome.value : null));
    const made = counts.reduce((sum, count) => sum + (count?.created ?? 0), 0);
    expect(made).toBe(2);
    expect(counts).toEqual(
      expect.arrayContaining([
        { created: 2, unchanged: 0 },
        { created: 0, unchanged: 2 },
      ]),
    );
    expect((await cases.idsByCode(['TWICE-1', 'TWICE-2'])).size).toBe(2);
  });
});
