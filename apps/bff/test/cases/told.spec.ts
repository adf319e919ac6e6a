import { type CaseAction, caseActions } from '@yizhan/cases';
import { type CaseCommandForm, notificationsRoutes } from '@yizhan/contract';
import { unwrapAnswer } from '../jobs/builders';
import { type Person, runningApp } from '../support/app';
import { aDesk, aUnit, classing, done, opened, reply } from './builders';

const app = runningApp();

/**
 * Who of the desks is told by each step, and what, written by hand from the law and the design: the
 * unit that handles it, units asked to help, the hotline, those who supervise. A step that isn't here
 * tells none of them. Whoever takes a step isn't told of it.
 */
const table = `
dispatch          lead        新派来一件诉求，最晚*签收或退件。
dispatch          joint       请您单位协办一件诉求，最晚*答复。
classify          lead        诉求的类别更正了*
classify          joint       协办的诉求类别更正了。
object            operator    承办单位退件，等您裁定，最晚*派单。
object            joint       主办单位退件，先不用协办，等重新派单。
joint_reply       lead        协办单位答复了，请查看。
supply            lead        诉求人补充了材料，最晚*答复。
press             lead        有人催办，最晚*办完这一步。
ask_extension     supervisor  承办单位申请延期，请审批。
grant_extension   lead        延期申请已批准，最晚*答复。
refuse_extension  lead        延期申请没有批准，最晚*答复。
return            lead        答复被退回，请重新办理，最晚*答复。
call_dissatisfied lead        回访不满意，请重新办理，最晚*答复。
withdraw          lead        诉求人撤回了这件诉求，不用再办。
withdraw          joint       诉求人撤回了这件诉求，不用再协办。
override_close    lead        督办已把这件诉求办结，理由在办理经过里。
reopen            operator    诉求人要求重新办理，最晚*派单。
appeal            operator    诉求人对不予受理提出异议，最晚*告知是否受理。
ask_review        supervisor  诉求人申请复查，最晚*出具意见。
ask_rereview      supervisor  诉求人申请复核，最晚*出具意见。
`;

type Receiver = 'lead' | 'joint' | 'operator' | 'supervisor';
interface Row {
  readonly action: string;
  readonly to: Receiver;
  readonly body: RegExp;
}
const rows: readonly Row[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [action = '', to = '', body = ''] = line.split(/\s+/);
    return { action, to: to as Receiver, body: new RegExp(`^${body.replace('*', '.*')}$`) };
  });

const owed = { ...reply, remedies: [{ title: '退还押金', done: false }] };
const reason = '写清楚了';
const whole: CaseAction[] = [
  'accept',
  'dispatch',
  'classify',
  'sign',
  'press',
  'ask_reporter',
  'supply',
  'note',
  'ask_extension',
  'refuse_extension',
  'ask_extension',
  'grant_extension',
  'joint_reply',
  'reply',
  'return',
  'reply',
  'supplement_reply',
  'begin_callback',
  'finish_remedy',
  'call_unreachable',
  'call_dissatisfied',
  'reply',
  'begin_callback',
  'finish_remedy',
  'call_satisfied',
  'close',
  'rate',
  'reopen',
  'dispatch',
  'object',
  'dispatch',
  'sign',
  'joint_reply',
  'reply',
  'begin_callback',
  'end_disagreement',
  'override_close',
  'ask_review',
  'give_review',
  'ask_rereview',
  'give_rereview',
];
const lives: readonly (readonly CaseAction[])[] = [
  whole,
  ['decline', 'appeal', 'accept', 'transfer'],
  ['accept', 'dispatch', 'sign', 'withdraw'],
];
/** Told to others, by specs of their own. */
const elsewhere: readonly CaseAction[] = ['merge', 'link_employer', 'ask_accused', 'end_waiting'];

async function people() {
  const unitId = await aUnit(app);
  const jointId = await aUnit(app, ['SOCIAL']);
  return {
    unitId,
    jointId,
    reporter: await app.signIn('worker'),
    lead: await app.signIn('handler', { scopeId: unitId }),
    joint: await app.signIn('handler', { scopeId: jointId }),
    operator: await app.signIn('operator'),
    supervisor: await app.signIn('supervisor'),
    /** Of another unit: never told. */
    stranger: (await aDesk(app)).handler,
    /** Of the same desks as those who act: told what the others are. */
    watchers: {
      lead: await app.signIn('handler', { scopeId: unitId }),
      joint: await app.signIn('handler', { scopeId: jointId }),
      operator: await app.signIn('operator'),
      supervisor: await app.signIn('supervisor'),
    },
  };
}

const byWhom: Readonly<Partial<Record<CaseAction, 'reporter' | Receiver>>> = {
  appeal: 'reporter',
  supply: 'reporter',
  withdraw: 'reporter',
  press: 'reporter',
  rate: 'reporter',
  reopen: 'reporter',
  ask_review: 'reporter',
  ask_rereview: 'reporter',
  sign: 'lead',
  object: 'lead',
  note: 'lead',
  ask_reporter: 'lead',
  ask_extension: 'lead',
  finish_remedy: 'lead',
  reply: 'lead',
  supplement_reply: 'lead',
  joint_reply: 'joint',
  grant_extension: 'supervisor',
  refuse_extension: 'supervisor',
  end_disagreement: 'supervisor',
  override_close: 'supervisor',
  give_review: 'supervisor',
  give_rereview: 'supervisor',
};

function commandOf(
  action: CaseAction,
  units: { unitId: string; jointId: string },
): CaseCommandForm {
  const given: Partial<Record<CaseAction, object>> = {
    accept: { classing },
    classify: { classing, category: 'city.water' },
    dispatch: { leadUnitId: units.unitId, jointUnitIds: [units.jointId] },
    decline: { reason, article: '第十九条' },
    transfer: { reason, letter: 'opinion', to: '公安局' },
    note: { text: '到现场了', internal: false },
    ask_extension: { reason, amount: 3 },
    finish_remedy: { title: '退还押金' },
    joint_reply: { text: '已核对', evidence: [] },
    reply: owed,
    supplement_reply: { text: '补一份', evidence: ['回单'] },
    rate: { stars: 3 },
  };
  return { action, reason, ...given[action] } as CaseCommandForm;
}

describe('who of the desks is told by each step', () => {
  it('is what the table by hand says, in three lives of a case', async () => {
    const cast = await people();
    const { watchers, stranger } = cast;
    const seen = new Set<CaseAction>();
    for (const life of lives) {
      const { caseId } = await opened(cast.reporter, { category: 'city.road' });
      for (const action of life) {
        seen.add(action);
        const actor = cast[byWhom[action] ?? 'operator'];
        await done(actor, caseId, commandOf(action, cast));
        await app.deliver();
        const expected = rows.filter((row) => row.action === action);
        for (const to of ['lead', 'joint', 'operator', 'supervisor'] as const) {
          const bodies = await newsOf(watchers[to]);
          const lines = expected.filter((row) => row.to === to);
          expect([action, to, bodies.length]).toEqual([action, to, lines.length]);
          for (const [index, { body }] of lines.entries()) expect(bodies[index]).toMatch(body);
        }
        expect([action, await newsOf(stranger)]).toEqual([action, []]);
        if (actor !== cast.reporter) {
          const own = rows.filter((row) => row.action === action && cast[row.to] === actor);
          const heard = (await newsOf(actor)).filter((text) =>
            own.some(({ body }) => body.test(text)),
          );
          expect([action, heard]).toEqual([action, []]);
        }
      }
    }
    const unseen = caseActions.filter((action) => !seen.has(action) && !elsewhere.includes(action));
    expect(unseen).toEqual([]);
  });
});

const known = new Map<string, Set<string>>();

/** What someone was told since they were asked last, the oldest first. Their own cases' news apart. */
async function newsOf(who: Person): Promise<string[]> {
  const seen = known.get(who.userId) ?? new Set<string>();
  known.set(who.userId, seen);
  const { items } = unwrapAnswer(await who.call(notificationsRoutes.list, { query: {} }));
  const fresh = items.filter(({ id }) => !seen.has(id));
  for (const { id } of fresh) seen.add(id);
  return fresh.map(({ body }) => body).reverse();
}
