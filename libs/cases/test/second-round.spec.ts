import { unwrap } from '@yizhan/kernel';
import { chinaCalendar, readClock } from '@yizhan/working-time';
import { type CaseAction, type CaseCommand, type CaseRole, caseMachine, decide } from '../src';
import { actor, classing, handler, LABOUR, OTHER, reply, situation, Walk } from './builders';

const operator = actor('operator');
const reporter = actor('reporter');
const dispatch = { action: 'dispatch', leadUnitId: LABOUR, jointUnitIds: [OTHER] } as const;

/** One command of each step, so that the whole life can be walked. */
const commands: { readonly [A in CaseAction]: Omit<CaseCommand<A>, 'action'> } = {
  accept: { classing },
  decline: { reason: '已进入仲裁', article: '第十九条' },
  appeal: { reason: '仲裁不收' },
  ask_reporter: { reason: '哪条路' },
  supply: { reason: '北京路' },
  end_waiting: {},
  merge: { into: '01K' },
  withdraw: {},
  classify: { classing, category: 'enterprise.property' },
  dispatch,
  transfer: { reason: '属刑事', letter: 'opinion', to: '公安局' },
  sign: {},
  object: { reason: '不属' },
  note: { text: '到现场', internal: false },
  link_employer: { employerId: '01E' },
  ask_accused: { disclosed: '请说明' },
  joint_reply: { text: '查过了', evidence: [] },
  ask_extension: { reason: '复杂', amount: 1 },
  grant_extension: {},
  refuse_extension: { reason: '不复杂' },
  finish_remedy: { title: '退还押金' },
  reply: { ...reply, remedies: [{ title: '退还押金', done: false }] },
  supplement_reply: { text: '补一份', evidence: ['照片'] },
  begin_callback: {},
  return: { reason: '答非所问' },
  call_satisfied: {},
  call_unreachable: {},
  call_dissatisfied: { reason: '没修好' },
  end_disagreement: { reason: '已复核' },
  close: {},
  override_close: { reason: '企业注销' },
  reopen: { reason: '又坏了' },
  rate: { stars: 3 },
  press: {},
  ask_review: { reason: '不服' },
  give_review: { reason: '维持' },
  ask_rereview: { reason: '仍不服' },
  give_rereview: { reason: '维持' },
};

const unitOf: Readonly<Partial<Record<CaseRole, string>>> = { handler: LABOUR, joint: OTHER };

function next(walk: Walk): Walk[] {
  return caseMachine.transitions
    .filter(({ from }) => from.includes(walk.facts.state))
    .flatMap(({ action, roles }) => {
      const role = roles[0] as CaseRole;
      const unitId = unitOf[role];
      const who = { roles: [role], unitIds: unitId ? [unitId] : [] };
      const command = { action, ...commands[action] } as CaseCommand;
      const copy = Object.assign(Object.create(Walk.prototype) as Walk, walk);
      const { facts, clocks, now } = copy;
      return decide(situation(facts, who, { clocks, now }), command).ok
        ? [copy.do(who, command)]
        : [];
    });
}

/** Two cases of which the clocks can be told apart no more need only be followed once. */
function signature({ facts, clocks }: Walk): string {
  const { progress } = facts;
  const running = clocks
    .filter(({ clock }) => clock.stoppedAt === undefined)
    .map(({ kind, clock }) => `${kind}:${clock.rule.id}:${clock.pauses.some(({ to }) => !to)}`);
  const round = [facts.category, progress.reopened, progress.appealed, progress.calls.unreachable];
  const open = [progress.waitingSince !== undefined, progress.extension !== undefined];
  const done = [progress.calls.satisfied, progress.disagreementEnded, !!progress.reply];
  return JSON.stringify([facts.state, running.sort(), round, open, done]);
}

function runs(walk: Walk): boolean {
  return walk.clocks
    .filter(({ clock }) => clock.stoppedAt === undefined)
    .some(({ clock }) => {
      const { state } = unwrap(readClock(clock, walk.now, chinaCalendar()));
      return state === 'running' || state === 'over';
    });
}

describe('the whole life', () => {
  it.each(['city.road', 'labour.wage_unpaid', 'enterprise.property'])(
    'has a limit that runs in every state that isn’t an end, however it came there: %s',
    (category) => {
      const seen = new Map<string, Walk>();
      let open = [new Walk({ category })];
      while (open.length > 0) {
        const fresh = open.filter((walk) => !seen.has(signature(walk)));
        for (const walk of fresh) seen.set(signature(walk), walk);
        open = [...new Map(fresh.flatMap(next).map((walk) => [signature(walk), walk])).values()];
      }
      const cases = [...seen.values()];
      const isEnd = ({ facts }: Walk) => caseMachine.final.includes(facts.state);
      const still = cases.filter((walk) => !isEnd(walk) && !runs(walk));
      expect(still.map(signature)).toEqual([]);
      const late = cases.filter((walk) => isEnd(walk) && runs(walk));
      expect(late.map(signature)).toEqual([]);
      expect(new Set(cases.map(({ facts }) => facts.state)).size).toBe(caseMachine.states.length);
    },
  );
});

describe('the second time round', () => {
  const dues = (walk: Walk) =>
    walk.clocks
      .filter(({ clock }) => clock.stoppedAt === undefined)
      .map(({ kind, clock }) => [kind, unwrap(readClock(clock, walk.now, chinaCalendar())).dueDay]);
  const closed = () => new Walk({ category: 'city.road' }, '2026-03-02').toClosed();

  it('a reopened case has its limits again, from the day it was reopened', () => {
    const walk = closed().on('2026-03-10').do(reporter, { action: 'reopen', reason: '又坏了' });
    expect(dues(walk)).toEqual([['dispatch', '2026-03-11']]);
    walk.on('2026-03-11').do(operator, { ...dispatch, jointUnitIds: [] });
    expect(dues(walk)).toEqual([
      ['sign', '2026-03-13'],
      ['handle', '2026-03-18'],
    ]);
    walk.on('2026-03-12').do(handler, { action: 'sign' });
    expect(dues(walk)).toEqual([['handle', '2026-03-18']]);
    walk.on('2026-03-16').do(handler, reply);
    expect(dues(walk)).toEqual([['check', '2026-03-18']]);
    walk.on('2026-03-17').do(operator, { action: 'begin_callback' });
    expect(dues(walk)).toEqual([['callback', '2026-03-24']]);
    walk.on('2026-03-18').do(operator, { action: 'call_satisfied' });
    expect(dues(walk)).toEqual([['close', '2026-03-23']]);
    expect(dues(walk.do(operator, { action: 'close' }))).toEqual([]);
  });

  it('a petition taken up again has 60 days from then (信访工作条例 34)', () => {
    const walk = new Walk({ category: 'enterprise.property' }, '2026-03-02').toClosed();
    walk.on('2026-03-10').do(reporter, { action: 'reopen', reason: '没办' });
    expect(dues(walk)).toEqual([
      ['dispatch', '2026-03-11'],
      ['handle', '2026-05-09'],
    ]);
  });

  it('a second callback has its own limit', () => {
    const walk = new Walk({ category: 'city.road' }, '2026-03-02').toCallback();
    expect(dues(walk)).toEqual([['callback', '2026-03-09']]);
    walk.on('2026-03-04').do(operator, { action: 'call_dissatisfied', reason: '没修好' });
    // Dispatched on the 2nd, replied the same day: five days are left from the 4th.
    expect(dues(walk)).toEqual([['handle', '2026-03-11']]);
    walk.on('2026-03-05').do(handler, reply).do(operator, { action: 'begin_callback' });
    expect(dues(walk)).toEqual([['callback', '2026-03-12']]);
  });

  it('a declined case that is appealed against is looked at anew', () => {
    const walk = new Walk({ category: 'city.road' }, '2026-03-02');
    walk.do(operator, { action: 'decline', reason: '不属本市', article: '第十九条' });
    expect(dues(walk)).toEqual([]);
    walk.on('2026-03-09').do(reporter, { action: 'appeal', reason: '就在本市' });
    expect(dues(walk)).toEqual([['accept', '2026-03-10']]);
  });

  it('reviews have 30 days each (信访工作条例 35, 36)', () => {
    const walk = closed().on('2026-03-10').do(reporter, { action: 'ask_review', reason: '不服' });
    expect(dues(walk)).toEqual([['review', '2026-04-09']]);
    const supervisor = actor('supervisor');
    walk.on('2026-04-01').do(supervisor, { action: 'give_review', reason: '维持' });
    // The thirtieth day, 10 May, is a Sunday.
    walk.on('2026-04-10').do(reporter, { action: 'ask_rereview', reason: '仍不服' });
    expect(dues(walk)).toEqual([['review', '2026-05-11']]);
  });
});

describe('a limit that is over', () => {
  it('stays missed when it has ended late: after the reply, the callback and the closing', () => {
    const walk = new Walk({ category: 'city.road' }, '2026-03-02').toInProgress();
    const state = () => {
      const of = walk.clocks.find(({ kind }) => kind === 'handle');
      return of && unwrap(readClock(of.clock, walk.now, chinaCalendar())).state;
    };
    walk.on('2026-03-09 23:59').do(handler, reply);
    expect(state()).toBe('kept');
    walk.on('2026-03-10').do(operator, { action: 'return', reason: '没答全' });
    expect(state()).toBe('running');
    walk.on('2026-03-20').do(handler, reply);
    expect(state()).toBe('missed');
    walk.on('2026-03-30').do(operator, { action: 'begin_callback' });
    walk.do(operator, { action: 'call_satisfied' }).do(operator, { action: 'close' });
    expect(state()).toBe('missed');
  });
});
