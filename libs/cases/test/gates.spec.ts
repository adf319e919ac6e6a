import { noticeKinds, noticeText, openGates, openGatesBeforeCall, stateInWords } from '../src';
import { actor, codeOf, facts, handler, Walk } from './builders';

const operator = actor('operator');
const names = (walk: Walk) => openGates(walk.facts).map(({ gate }) => gate);

describe('四个不结', () => {
  it('are all open but the remedy before there is a reply', () => {
    const open = openGates(facts());
    expect(open.map(({ gate }) => gate)).toEqual(['settled', 'complete', 'content']);
    expect(open[1]?.missing).toEqual([
      '书面答复',
      '办理依据或凭证',
      '告知受理的通知',
      '告知去向的通知',
      '告知承办的通知',
      '反馈结果的通知',
    ]);
  });

  it('stop a reply without evidence or result before the reporter is called', () => {
    const unsettled = new Walk().toReplied({ outcome: 'unsettled', evidence: [] });
    const refused = unsettled.try(operator, { action: 'begin_callback' });
    expect(codeOf(refused)).toBe('cases.gate_open');
    expect(refused).toMatchObject({
      error: { details: { missing: ['答复里写明问题已解决或已解释说明', '办理依据或凭证'] } },
    });
    expect(openGatesBeforeCall(new Walk().toReplied().facts)).toEqual([]);
  });

  it('name each remedy that isn’t carried out', () => {
    const walk = new Walk().toCallback({
      remedies: [
        { title: '退还押金200元', done: false },
        { title: '补签协议', done: true },
      ],
    });
    walk.do(operator, { action: 'call_satisfied' });
    const refused = walk.try(operator, { action: 'close' });
    expect(refused).toMatchObject({
      error: { code: 'cases.gate_open', message: '还不能办结，缺少：整改：退还押金200元。' },
    });
    const finish = (title: string) => walk.try(handler, { action: 'finish_remedy', title });
    expect(codeOf(finish('补签协议'))).toBe('cases.no_such_remedy');
    walk.do(handler, { action: 'finish_remedy', title: '退还押金200元' });
    expect(names(walk)).toEqual([]);
  });

  it.each([
    ['satisfied', (walk: Walk) => walk.do(operator, { action: 'call_satisfied' })],
    [
      'three calls without an answer',
      (walk: Walk) => {
        for (const time of ['2026-03-02 11:59', '2026-03-02 12:00', '2026-03-03 08:00'])
          walk.on(time).do(operator, { action: 'call_unreachable' });
      },
    ],
    [
      'the disagreement formally ended',
      (walk: Walk) =>
        walk.do(actor('supervisor'), { action: 'end_disagreement', reason: '已复核' }),
    ],
  ])('let it close once the reporter is %s', (_about, call) => {
    const walk = new Walk().toCallback();
    expect(names(walk)).toEqual(['content']);
    call(walk);
    const twice = walk.facts.progress.calls.satisfied ? 'cases.already_content' : undefined;
    expect(codeOf(walk.try(operator, { action: 'call_satisfied' }))).toBe(twice);
    expect(walk.do(operator, { action: 'close' }).facts.state).toBe('closed');
  });

  it('don’t take two calls without an answer for three', () => {
    const walk = new Walk().toCallback();
    walk.on('2026-03-02').do(operator, { action: 'call_unreachable' });
    walk.on('2026-03-02 15:00').do(operator, { action: 'call_unreachable' });
    expect(codeOf(walk.try(operator, { action: 'close' }))).toBe('cases.gate_open');
  });
});

describe('notices', () => {
  it('have words for every kind, with the limit and the unit where they are known', () => {
    const known = {
      number: '20260302-000001',
      categoryName: '没拿到工资',
      unitName: '市劳动监察局',
      dueDay: '3月4日（周三）',
      text: '请交考勤',
    };
    for (const kind of noticeKinds) {
      const { title, body } = noticeText(kind, known);
      expect(title).toBe('没拿到工资（20260302-000001）');
      expect(body.length).toBeGreaterThan(8);
    }
    expect(noticeText('dispatched', known).body).toBe(
      '您的诉求已派给市劳动监察局，最晚3月4日（周三）签收。',
    );
    expect(noticeText('handler', { ...known, unitName: null, dueDay: null }).body).toBe(
      '承办单位已签收，正在办理。',
    );
    expect(Object.values(stateInWords).every((words) => words.length > 3)).toBe(true);
  });
});
