import { unwrap } from '@yizhan/kernel';
import { chinaCalendar, readClock } from '@yizhan/working-time';
import { alertOf, nextAlertAt, openGates } from '../src';
import { actor, at, classing, codeOf, handler, LABOUR, OTHER, reply, Walk } from './builders';

const operator = actor('operator');
const reporter = actor('reporter');
const system = actor('system');
const read = (walk: Walk, kind: string) => {
  const of = walk.clocks.filter((clock) => clock.kind === kind);
  const last = of[of.length - 1];
  if (!last) throw new Error(`no ${kind} clock`);
  return unwrap(readClock(last.clock, walk.now, chinaCalendar()));
};
const ask = { action: 'ask_reporter', reason: '请说明具体是哪一根灯杆' } as const;

describe('waiting for the reporter', () => {
  it('has a limit of its own, and the handling goes on when it is over', () => {
    // Signed on Wednesday 9 December, asked the same day: five working days end on the 16th.
    const walk = new Walk({ category: 'city.road' }, '2026-12-09').toInProgress();
    walk.do(handler, ask);
    expect(read(walk, 'supply')).toMatchObject({ total: 5, dueDay: '2026-12-16' });
    expect(read(walk, 'handle').state).toBe('paused');
    walk.on('2026-12-17 00:01').do(system, { action: 'end_waiting' });
    expect(walk.last).toMatchObject({ notices: ['waited'], internal: false });
    expect(read(walk, 'supply').state).toBe('missed');
    // Paused from the 9th on; the 17th is counted again from its next day: 18, 21, 22, 23, 24.
    expect(read(walk, 'handle')).toMatchObject({ state: 'running', dueDay: '2026-12-24' });
    walk.on('2027-03-08');
    expect(read(walk, 'handle').state).toBe('over');
  });

  it('reminds before it ends', () => {
    const walk = new Walk({ category: 'city.road' }, '2026-12-09').toInProgress().do(handler, ask);
    const told = (time: string) =>
      alertOf(read(walk.on(time), 'supply'), walk.now, chinaCalendar())?.level;
    expect(told('2026-12-11 23:59')).toBeUndefined();
    expect(told('2026-12-12 00:00')).toBe(1);
    expect(told('2026-12-16 00:00')).toBe(2);
    expect(told('2026-12-17 00:00')).toBe(3);
  });

  it('takes what comes late, and what comes in time ends it', () => {
    const walk = new Walk({ category: 'city.road' }, '2026-12-09').toInProgress().do(handler, ask);
    walk.on('2026-12-18').do(system, { action: 'end_waiting' });
    expect(codeOf(walk.try(system, { action: 'end_waiting' }))).toBe('cases.nothing_asked');
    walk.do(reporter, { action: 'supply', reason: '53号杆' });
    expect(codeOf(walk.try(reporter, { action: 'supply', reason: '再说一次' }))).toBe(
      'cases.nothing_asked',
    );
    const prompt = new Walk({ category: 'city.road' }).toInProgress().do(handler, ask);
    prompt.do(reporter, { action: 'supply', reason: '53号杆' });
    expect(read(prompt, 'supply').state).toBe('kept');
  });

  it('holds at intake as well', () => {
    const walk = new Walk({ category: 'city.road', privacy: 'anonymous' }, '2026-12-09');
    walk.do(operator, ask);
    expect(read(walk, 'accept').state).toBe('paused');
    walk.on('2026-12-17').do(system, { action: 'end_waiting' });
    // One working day is left after the pause: the 18th.
    expect(read(walk, 'accept')).toMatchObject({ state: 'running', dueDay: '2026-12-18' });
  });

  it.each(['enterprise.property', 'labour.wage_unpaid'])(
    'never stands still under a law that knows no pause: %s',
    (category) => {
      const plain = new Walk({ category }, '2026-03-02').toInProgress();
      const asked = new Walk({ category }, '2026-03-02').toInProgress().do(handler, ask);
      const before = read(plain, 'handle');
      expect(read(asked, 'handle')).toEqual(before);
      asked.on('2026-03-10').do(system, { action: 'end_waiting' });
      plain.on('2026-03-10');
      expect(read(asked, 'handle')).toEqual(read(plain, 'handle'));
      // Nor between a reply and its return.
      asked
        .do(handler, reply)
        .on('2026-03-20')
        .do(operator, { action: 'return', reason: '没答全' });
      expect(read(asked, 'handle').dueDay).toBe(before.dueDay);
    },
  );
});

describe('calls without an answer', () => {
  const call = (walk: Walk, time: string) => {
    walk.on(time).do(operator, { action: 'call_unreachable' });
    return walk.last?.content;
  };

  it('made within a second are one try', () => {
    const walk = new Walk({}, '2026-12-09').toCallback();
    expect(call(walk, '2026-12-09 09:00')).toMatchObject({ attempt: 1, counted: true });
    expect(call(walk, '2026-12-09 09:00')).toMatchObject({ attempt: 1, counted: false });
    expect(call(walk, '2026-12-09 11:59')).toMatchObject({ attempt: 1, counted: false });
    expect(walk.try(operator, { action: 'close' })).toMatchObject({
      error: {
        code: 'cases.gate_open',
        details: {
          missing: [
            '诉求人认可，或者分歧正式终结',
            '联系不上只计了1次（最近一次12月9日（周三）上午），要换个半天再打，满3次才算',
          ],
        },
      },
    });
  });

  it('count on another half-day, then on another day', () => {
    const walk = new Walk({}, '2026-12-09').toCallback();
    call(walk, '2026-12-09 11:59');
    expect(call(walk, '2026-12-09 12:00')).toMatchObject({ attempt: 2, counted: true });
    expect(call(walk, '2026-12-09 23:59')).toMatchObject({ attempt: 2, counted: false });
    expect(openGates(walk.facts)[0]?.missing[1]).toContain('要换一天再打');
    expect(call(walk, '2026-12-10 00:00')).toMatchObject({ attempt: 3, counted: true });
    expect(walk.last?.notices).toEqual(['out_of_reach']);
    expect(openGates(walk.facts)).toEqual([]);
    expect(call(walk, '2026-12-11 09:00')).toMatchObject({ attempt: 3, counted: false });
  });

  it('end by themselves: three working days after the last that counts it may close', () => {
    const walk = new Walk({}, '2026-12-09').toCallback();
    expect(codeOf(walk.try(system, { action: 'close' }))).toBe('cases.gate_open');
    for (const time of ['2026-12-09 09:00', '2026-12-09 15:00', '2026-12-10 09:00'])
      call(walk, time);
    expect(read(walk, 'callback').state).toBe('kept');
    expect(read(walk, 'close')).toMatchObject({ state: 'running', dueDay: '2026-12-15' });
    expect(walk.on('2026-12-16').do(system, { action: 'close' }).facts.state).toBe('closed');
  });

  it('don’t let a content reporter’s case be closed by nobody', () => {
    const walk = new Walk().toCallback().do(operator, { action: 'call_satisfied' });
    expect(codeOf(walk.try(system, { action: 'close' }))).toBe('cases.not_now');
  });
});

describe('units asked to help', () => {
  const joint = { roles: ['joint'] as const, unitIds: [OTHER] };
  const answer = { action: 'joint_reply', text: '社保已查', evidence: [] } as const;
  const THIRD = '01UNITTHIRD000000000000000';
  const helped = () => {
    const walk = new Walk({ category: 'city.road' }, '2026-12-09');
    walk.do(operator, { action: 'accept', classing });
    walk.do(operator, {
      action: 'dispatch',
      leadUnitId: LABOUR,
      jointUnitIds: [OTHER, THIRD],
    });
    return walk.do(handler, { action: 'sign' });
  };

  it('have a limit, and the lead waits for them until it is over', () => {
    const walk = helped();
    expect(read(walk, 'joint')).toMatchObject({ total: 3, dueDay: '2026-12-14' });
    expect(walk.try(handler, reply)).toMatchObject({
      error: {
        code: 'cases.reply_incomplete',
        details: { missing: ['2家协办单位还没有答复'], unitIds: [OTHER, THIRD] },
      },
    });
    walk.do(joint, answer);
    expect(walk.last).toMatchObject({ internal: true, content: { unitId: OTHER } });
    expect(codeOf(walk.try(joint, answer))).toBe('cases.joint_answered');
    expect(read(walk, 'joint').state).toBe('running');
    expect(codeOf(walk.on('2026-12-14 23:59').try(handler, reply))).toBe('cases.reply_incomplete');
    walk.on('2026-12-15 00:00').do(handler, reply);
    expect(walk.last?.content).toMatchObject({ withoutJoint: [THIRD] });
    expect(read(walk, 'joint').state).toBe('missed');
  });

  it('end their limit with the last answer', () => {
    const walk = helped().do(joint, answer);
    walk.do({ ...joint, unitIds: [THIRD] }, answer);
    expect(read(walk, 'joint').state).toBe('kept');
    expect(walk.do(handler, reply).last?.content).not.toHaveProperty('withoutJoint');
  });

  it('are none of them a unit that wasn’t asked', () => {
    expect(codeOf(helped().try({ ...joint, unitIds: [LABOUR] }, answer))).toBe(
      'cases.joint_answered',
    );
  });
});

describe('a reply', () => {
  it('without evidence is refused before it is given, naming what is missing', () => {
    const walk = new Walk().toInProgress();
    expect(walk.try(handler, { ...reply, evidence: [] })).toMatchObject({
      error: {
        code: 'cases.reply_incomplete',
        details: { missing: ['办理依据或凭证'], field: 'evidence' },
      },
    });
  });

  it('that says nothing is settled can be completed, and then called about', () => {
    const walk = new Walk().toReplied({ outcome: 'unsettled', evidence: [] });
    expect(codeOf(walk.try(operator, { action: 'begin_callback' }))).toBe('cases.gate_open');
    const more = { action: 'supplement_reply', text: '已付清', evidence: ['回单'] } as const;
    walk.do(handler, { ...more, outcome: 'settled' });
    expect(walk.last?.notices).toEqual(['result']);
    expect(walk.facts.progress.reply).toMatchObject({ outcome: 'settled', evidence: 1 });
    expect(walk.try(operator, { action: 'begin_callback' }).ok).toBe(true);
    expect(codeOf(walk.try(handler, { ...more, outcome: 'explained' }))).toBe(
      'cases.outcome_stands',
    );
    walk.do(handler, more);
    expect(walk.facts.progress.reply?.evidence).toBe(2);
  });
});

describe('alerts', () => {
  it('come at yellow, red, and some working days after, each with its moment', () => {
    const walk = new Walk({ category: 'city.road' }, '2026-12-08').toInProgress();
    const level = (time: string) =>
      alertOf(read(walk.on(time), 'handle'), walk.now, chinaCalendar())?.level;
    // Due on the 15th; 70 % of five days are over when the fourth has ended.
    expect(level('2026-12-14 23:59')).toBeUndefined();
    expect(level('2026-12-15 00:00')).toBe(1);
    expect(level('2026-12-16 00:00')).toBe(3);
    expect(level('2026-12-17 23:59')).toBe(3);
    expect(level('2026-12-18 00:00')).toBe(4);
    walk.on('2026-12-16 09:00');
    expect(nextAlertAt(read(walk, 'handle'), walk.now, chinaCalendar())).toBe(
      at('2026-12-18 00:00'),
    );
  });
});
