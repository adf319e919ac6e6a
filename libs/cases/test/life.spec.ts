import { actionsFor, machineDiagram, machineFaults } from '@yizhan/kernel';
import {
  availableActions,
  caseActionLabels,
  caseActions,
  caseMachine,
  caseRoles,
  caseStates,
  mayDo,
} from '../src';
import {
  actor,
  classing,
  codeOf,
  facts,
  handler,
  LABOUR,
  OTHER,
  reply,
  situation,
  Walk,
} from './builders';
import { lifeTable, saidOf } from './life-table';

const operator = actor('operator');
const supervisor = actor('supervisor');
const reporter = actor('reporter');

describe('the table', () => {
  it('is sound: every state reached, every way out known, no row twice', () => {
    expect(machineFaults(caseMachine)).toEqual([]);
  });

  it('uses every action and names it', () => {
    const used = new Set(caseMachine.transitions.map(({ action }) => action));
    expect(caseActions.filter((action) => !used.has(action))).toEqual([]);
    expect(caseActions.filter((action) => !caseActionLabels[action])).toEqual([]);
    expect(machineDiagram(caseMachine)).toContain('submitted --> accepted: accept');
  });

  it.each(caseStates)('%s: each step by each role is what the table by hand says', (state) => {
    const answers = caseActions.flatMap((action) =>
      caseRoles.map((role) => {
        const result = mayDo(situation(facts({ state, leadUnitId: LABOUR }), actor(role)), action);
        const got = result.ok ? undefined : result.error.code;
        return { action, role, got, said: saidOf(state, action, role) };
      }),
    );
    expect(answers.filter(({ got, said }) => got !== said)).toEqual([]);
  });

  it('by hand names each step of the life at least once', () => {
    const named = new Set(lifeTable.map(({ action }) => action));
    expect(caseActions.filter((action) => !named.has(action))).toEqual([]);
  });

  it('lets nobody without a role towards the case do anything', () => {
    for (const state of caseStates)
      expect(availableActions(situation(facts({ state }), actor()))).toEqual([]);
  });

  it('offers what the table allows, with the reason where a guard says not yet', () => {
    const offered = availableActions(situation(facts({ state: 'callback' }), operator));
    expect(offered.map(({ action }) => action)).toEqual(
      actionsFor(caseMachine, 'callback', ['operator']),
    );
    expect(offered.find(({ action }) => action === 'close')).toMatchObject({
      allowed: false,
      reason: expect.stringContaining('书面答复'),
    });
  });
});

describe('a life', () => {
  it('goes from submission to closing with the notices told at each step', () => {
    const walk = new Walk().toClosed();
    expect(walk.facts.state).toBe('closed');
    expect(walk.facts.progress.notices).toEqual([
      'received',
      'accepted',
      'dispatched',
      'handler',
      'result',
      'closed',
    ]);
    expect(walk.clocks.every(({ clock }) => clock.stoppedAt !== undefined)).toBe(true);
    expect(walk.last?.content).toEqual({ action: 'close', from: 'callback', to: 'closed' });
  });

  it('goes back to the handler when the reporter is dissatisfied, and needs a new answer', () => {
    const walk = new Walk().toCallback();
    walk.do(operator, { action: 'call_dissatisfied', reason: '只付了一半' });
    expect(walk.facts.state).toBe('in_progress');
    expect(walk.facts.progress.reply).toBeUndefined();
    expect(walk.facts.progress.notices).not.toContain('result');
    walk.do(handler, reply).do(operator, { action: 'begin_callback' });
    expect(walk.facts.progress.notices).toContain('result');
  });

  it('is objected to once: a designated unit must take it', () => {
    const walk = new Walk().toDispatched().do(handler, { action: 'object', reason: '不属本单位' });
    expect(walk.last?.internal).toBe(true);
    walk.do(supervisor, { action: 'dispatch', leadUnitId: LABOUR, jointUnitIds: [] });
    expect(codeOf(walk.try(handler, { action: 'object', reason: '还是不属' }))).toBe(
      'cases.objection_designated',
    );
    expect(walk.do(handler, { action: 'sign' }).facts.state).toBe('in_progress');
  });

  it('isn’t objected to after the limit for signing', () => {
    const walk = new Walk().toDispatched().on('2026-03-05 00:00');
    expect(codeOf(walk.try(handler, { action: 'object', reason: '不属' }))).toBe(
      'cases.objection_late',
    );
  });

  it('is called back only by someone of no unit that handled it', () => {
    const walk = new Walk().toCallback();
    const insider = { roles: ['operator'] as const, unitIds: [LABOUR] };
    for (const action of ['call_satisfied', 'call_unreachable'] as const)
      expect(codeOf(walk.try(insider, { action }))).toBe('cases.callback_by_handling_unit');
    expect(codeOf(walk.try(insider, { action: 'call_dissatisfied', reason: '不满' }))).toBe(
      'cases.callback_by_handling_unit',
    );
    expect(walk.try({ ...insider, unitIds: [OTHER] }, { action: 'call_satisfied' }).ok).toBe(true);
  });

  it('is reopened once, within the window', () => {
    const walk = new Walk().toClosed();
    const again = { action: 'reopen', reason: '又没发' } as const;
    walk.on('2026-04-01 09:59').do(reporter, again);
    expect(walk.facts).toMatchObject({ state: 'accepted', progress: { reopened: 1 } });
    walk.do(operator, { action: 'dispatch', leadUnitId: LABOUR, jointUnitIds: [] });
    walk.do(handler, { action: 'sign' }).do(handler, reply);
    walk.do(operator, { action: 'begin_callback' }).do(operator, { action: 'call_satisfied' });
    walk.do(operator, { action: 'close' });
    expect(codeOf(walk.try(reporter, again))).toBe('cases.reopened_already');
    expect(walk.try(reporter, { action: 'ask_review', reason: '不服' }).ok).toBe(true);
    const late = new Walk().toClosed().on('2026-04-01 10:00');
    expect(codeOf(late.try(reporter, again))).toBe('cases.too_late');
  });

  it('goes to review and re-review, and ends there', () => {
    const walk = new Walk().toClosed().do(reporter, { action: 'ask_review', reason: '不服' });
    walk.do(supervisor, { action: 'give_review', reason: '维持' });
    walk.do(reporter, { action: 'ask_rereview', reason: '仍不服' });
    walk.do(supervisor, { action: 'give_rereview', reason: '维持' });
    expect(walk.facts.state).toBe('concluded');
    expect(availableActions(situation(walk.facts, reporter))).toEqual([]);
  });

  it('is declined with its article, and appealed against once', () => {
    const walk = new Walk();
    const decline = {
      action: 'decline',
      reason: '已进入仲裁',
      article: '第十九条',
      route: '劳动仲裁',
    } as const;
    walk.do(operator, decline);
    expect(walk.last).toMatchObject({ notices: ['declined'], content: { article: '第十九条' } });
    expect(walk.last?.text).toContain('劳动仲裁');
    walk.do(reporter, { action: 'appeal', reason: '仲裁不收' }).do(operator, decline);
    expect(codeOf(walk.try(reporter, { action: 'appeal', reason: '再来' }))).toBe(
      'cases.appealed_already',
    );
  });

  it('waits for the reporter once at a time', () => {
    const walk = new Walk().toInProgress();
    const ask = { action: 'ask_reporter', reason: '请提供考勤' } as const;
    expect(codeOf(walk.try(reporter, { action: 'supply', reason: '给' }))).toBe(
      'cases.nothing_asked',
    );
    walk.do(handler, ask);
    expect(codeOf(walk.try(handler, ask))).toBe('cases.already_waiting');
    walk.do(reporter, { action: 'supply', reason: '考勤照片' });
    expect(walk.facts.progress.waitingSince).toBeUndefined();
  });

  it('is pressed once a working day by the reporter, at any time by a supervisor', () => {
    const walk = new Walk({}, '2026-03-06').do(reporter, { action: 'press' });
    expect(codeOf(walk.on('2026-03-08').try(reporter, { action: 'press' }))).toBe(
      'cases.pressed_today',
    );
    expect(walk.try(supervisor, { action: 'press' }).ok).toBe(true);
    expect(walk.on('2026-03-09').try(reporter, { action: 'press' }).ok).toBe(true);
  });

  it('is closed over an open gate only by a supervisor, and keeps that', () => {
    const walk = new Walk().toReplied({ outcome: 'unsettled' });
    const override = { action: 'override_close', reason: '企业注销' } as const;
    expect(codeOf(walk.try(operator, override))).toBe('cases.not_yours');
    expect(walk.do(supervisor, override).facts.progress.overridden).toBe(true);
  });

  it('takes a category that exists, and joint units beside the lead', () => {
    const walk = new Walk();
    expect(codeOf(walk.try(operator, { action: 'accept', classing, category: 'nope' }))).toBe(
      'cases.unknown_category',
    );
    walk.do(operator, { action: 'accept', classing, category: 'labour.wage_short' });
    walk.do(operator, { action: 'classify', classing: { ...classing, urgency: 'urgent' } });
    expect(walk.facts.progress.classing?.urgency).toBe('urgent');
    walk.do(operator, { action: 'dispatch', leadUnitId: LABOUR, jointUnitIds: [LABOUR, OTHER] });
    expect(walk.facts).toMatchObject({
      category: 'labour.wage_short',
      leadUnitId: LABOUR,
      progress: { jointUnitIds: [OTHER], handlingUnitIds: [LABOUR, OTHER] },
    });
  });

  it('keeps what the reporter says of it afterwards', () => {
    const walk = new Walk().toClosed().do(reporter, { action: 'rate', stars: 4, text: '快' });
    expect(walk.facts.progress.rating).toBe(4);
  });

  it('ends as withdrawn, transferred or merged, with every clock stopped', () => {
    const ends = [
      new Walk().do(reporter, { action: 'withdraw' }),
      new Walk().do(operator, { action: 'merge', into: '01K' }),
      new Walk()
        .do(operator, { action: 'accept', classing })
        .do(operator, { action: 'transfer', letter: 'opinion', to: '公安局', reason: '属刑事' }),
    ];
    expect(ends.map(({ facts }) => facts.state)).toEqual(['withdrawn', 'merged', 'transferred']);
    for (const walk of ends)
      expect(walk.clocks.filter(({ clock }) => clock.stoppedAt === undefined)).toEqual([]);
  });
});

describe('extensions', () => {
  const ask = { action: 'ask_extension', amount: 30, reason: '案情复杂' } as const;

  it('are asked for by the handler and granted by a supervisor, once', () => {
    const walk = new Walk().toInProgress().do(handler, ask);
    expect(codeOf(walk.try(handler, ask))).toBe('cases.extension_pending');
    walk.do(supervisor, { action: 'grant_extension' });
    expect(walk.last).toMatchObject({
      notices: ['extended'],
      text: '案情复杂',
      content: { amount: 30 },
    });
    const handling = walk.clocks.find(({ kind }) => kind === 'handle');
    expect(handling?.clock.extensions).toMatchObject([{ amount: 30, reason: '案情复杂' }]);
    expect(codeOf(walk.try(handler, ask))).toBe('cases.extension_not_allowed');
  });

  it('are refused, and never longer than the rule', () => {
    const walk = new Walk().toInProgress();
    expect(codeOf(walk.try(handler, { ...ask, amount: 31 }))).toBe('cases.extension_not_allowed');
    expect(codeOf(walk.try(supervisor, { action: 'grant_extension' }))).toBe(
      'cases.no_extension_asked',
    );
    walk.do(handler, ask).do(supervisor, { action: 'refuse_extension', reason: '不复杂' });
    expect(walk.facts.progress.extension).toBeUndefined();
  });
});
