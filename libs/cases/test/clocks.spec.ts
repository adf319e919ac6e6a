import { unwrap } from '@yizhan/kernel';
import { chinaCalendar, readClock, ruleTableFaults } from '@yizhan/working-time';
import { caseClockRules, clockInShort, clockInWords, clockPlans, regimes } from '../src';
import { actor, at, classing, handler, LABOUR, reply, Walk } from './builders';

const operator = actor('operator');
const read = (walk: Walk, kind: string) => {
  const of = walk.clocks.filter((clock) => clock.kind === kind);
  const last = of[of.length - 1];
  if (!last) throw new Error(`no ${kind} clock`);
  return unwrap(readClock(last.clock, walk.now, chinaCalendar()));
};

describe('clock rules', () => {
  it('are sound and cite their article', () => {
    expect(ruleTableFaults(caseClockRules)).toEqual([]);
  });

  it('are each used by a plan, and each plan names one', () => {
    const used = clockPlans.map(({ rule }) => rule);
    expect(used.filter((rule) => !caseClockRules.some(({ id }) => id === rule))).toEqual([]);
    expect(caseClockRules.filter(({ id }) => !used.includes(id))).toEqual([]);
  });

  it('give each kind at most one plan a regime and event', () => {
    for (const regime of regimes) {
      const plans = clockPlans.filter((plan) => !plan.regimes || plan.regimes.includes(regime));
      const pairs = plans.flatMap((plan) => plan.starts.map((event) => `${plan.kind} ${event}`));
      expect(new Set(pairs).size).toBe(pairs.length);
    }
  });
});

describe('clocks of a case', () => {
  it('follow each other, each from its event', () => {
    const walk = new Walk();
    expect(read(walk, 'accept')).toMatchObject({ dueDay: '2026-03-03', state: 'running' });
    walk.on('2026-03-03').do(operator, { action: 'accept', classing });
    expect(read(walk, 'accept').state).toBe('kept');
    expect(read(walk, 'dispatch').dueDay).toBe('2026-03-04');
    walk.do(operator, { action: 'dispatch', leadUnitId: LABOUR, jointUnitIds: [] });
    expect(read(walk, 'sign').dueDay).toBe('2026-03-05');
  });

  it('give labour inspection 60 working days from signing (劳动保障监察条例 17)', () => {
    const walk = new Walk().toDispatched().on('2026-03-02 16:00').do(handler, { action: 'sign' });
    expect(read(walk, 'handle')).toMatchObject({ total: 60, dueDay: '2026-05-28' });
  });

  it('give a petition 15 and 60 days from acceptance, moved off a holiday (信访工作条例 22, 34)', () => {
    const walk = new Walk({ category: 'enterprise.property' });
    expect(read(walk, 'accept')).toMatchObject({ total: 15, dueDay: '2026-03-17' });
    walk.do(operator, { action: 'accept', classing });
    expect(read(walk, 'handle')).toMatchObject({ total: 60, dueDay: '2026-05-06' });
  });

  it('give a hotline matter 5 working days from dispatch, a local setting', () => {
    const walk = new Walk({ category: 'city.road' }).toDispatched();
    expect(read(walk, 'handle')).toMatchObject({ total: 5, dueDay: '2026-03-09' });
    expect(walk.clocks.find(({ kind }) => kind === 'handle')?.clock.rule.local).toBe(true);
  });

  it('treat a suggestion on a petition matter as a hotline matter', () => {
    expect(
      read(new Walk({ category: 'enterprise.property', kind: 'suggestion' }), 'accept').total,
    ).toBe(1);
  });

  it('stand while the reporter is asked, and go on when the answer comes', () => {
    const walk = new Walk({ category: 'city.road' }).toInProgress();
    walk.on('2026-03-03 09:00').do(handler, { action: 'ask_reporter', reason: '哪条路' });
    expect(read(walk.on('2026-03-04'), 'handle').state).toBe('paused');
    walk.on('2026-03-05 15:00').do(actor('reporter'), { action: 'supply', reason: '北京路' });
    expect(read(walk, 'handle')).toMatchObject({ state: 'running', dueDay: '2026-03-11' });
  });

  it('are never started again by a note, a pressing or a second dispatch', () => {
    const walk = new Walk({ category: 'city.road' }).toDispatched().on('2026-03-03');
    walk.do(handler, { action: 'object', reason: '不属' });
    walk.do(operator, { action: 'dispatch', leadUnitId: LABOUR, jointUnitIds: [] });
    walk
      .do(handler, { action: 'sign' })
      .do(handler, { action: 'note', text: '到现场', internal: false });
    walk.do(actor('reporter'), { action: 'press' });
    expect(walk.clocks.filter(({ kind }) => kind === 'handle')).toHaveLength(1);
    expect(read(walk, 'handle').dueDay).toBe('2026-03-09');
  });

  it('end with the answer, and a limit of our own goes on without the time between', () => {
    const walk = new Walk({ category: 'city.road' }).toInProgress().on('2026-03-04');
    walk.do(handler, reply);
    expect(read(walk.on('2026-03-05'), 'handle').state).toBe('kept');
    walk.do(operator, { action: 'return', reason: '答非所问' });
    expect(read(walk, 'handle')).toMatchObject({ state: 'running', dueDay: '2026-03-10' });
  });

  it('tell that an answer came too late even if it was closed later', () => {
    const walk = new Walk({ category: 'city.road' }).toInProgress().on('2026-03-10 00:00');
    walk.do(handler, reply).do(operator, { action: 'begin_callback' });
    walk.do(operator, { action: 'call_satisfied' }).do(operator, { action: 'close' });
    expect(read(walk, 'handle').state).toBe('missed');
    expect(read(walk, 'callback').state).toBe('kept');
  });

  it('go on under the plan they were started by when the category is corrected', () => {
    const walk = new Walk({ category: 'enterprise.property' });
    walk.do(operator, { action: 'accept', classing, category: 'city.road' });
    expect(walk.clocks.find(({ kind }) => kind === 'accept')?.clock.stoppedAt).toBe(
      at('2026-03-02'),
    );
  });
});

describe('a clock in words', () => {
  const say = (walk: Walk) => {
    const of = walk.clocks.find(({ kind }) => kind === 'handle');
    if (!of) throw new Error('no handling clock');
    const reading = unwrap(readClock(of.clock, walk.now, chinaCalendar()));
    return [clockInWords(of.clock, reading, walk.now), clockInShort(of.clock, reading)];
  };
  const road = () => new Walk({ category: 'city.road' }).toInProgress();

  it('says what is left, what is over and why it stands', () => {
    expect(say(road())).toEqual(['还剩5个工作日，最晚3月9日（周一）', '剩5个工作日']);
    expect(say(road().on('2026-03-11'))).toEqual(['已超期2个工作日', '已超期2个工作日']);
    expect(say(road().on('2026-03-10'))[0]).toBe('已超期1个工作日');
    const friday = new Walk({ category: 'city.road' }, '2026-03-06').toInProgress();
    expect(say(friday.on('2026-03-14'))).toEqual(['已超期', '已超期']);
    const asked = road().on('2026-03-03').do(handler, { action: 'ask_reporter', reason: '哪条路' });
    expect(say(asked)).toEqual(['暂停计时：等诉求人补充材料，还剩5个工作日', '暂停计时']);
  });

  it('says how it ended, and what is provisional', () => {
    const ended = road().do(handler, reply).do(operator, { action: 'begin_callback' });
    ended.do(operator, { action: 'call_satisfied' }).do(operator, { action: 'close' });
    expect(say(ended)[0]).toBe('按时完成');
    const petition = new Walk({ category: 'enterprise.property' }, '2026-11-23');
    petition.do(operator, { action: 'accept', classing });
    expect(say(petition)[0]).toBe('还剩60天，最晚2027年1月22日（周五）（暂定）');
    const moved = new Walk({ category: 'enterprise.property' });
    moved.do(operator, { action: 'accept', classing });
    expect(say(moved.on('2026-05-03'))).toEqual([
      '已满期限，遇休息日顺延，最晚5月6日（周三）',
      '顺延中',
    ]);
  });
});
