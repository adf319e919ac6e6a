import { unwrap } from '@yizhan/kernel';
import { chinaCalendar, readClock } from '@yizhan/working-time';
import { actor, classing, handler, LABOUR, reply, Walk } from './builders';

const operator = actor('operator');
const dispatch = { action: 'dispatch', leadUnitId: LABOUR, jointUnitIds: [] } as const;
const into = (category: string) => ({ action: 'classify', classing, category }) as const;
const handles = (walk: Walk) =>
  walk.clocks
    .filter(({ kind }) => kind === 'handle')
    .map(({ clock, superseded }) => ({
      rule: clock.rule.id,
      due: unwrap(readClock(clock, walk.now, chinaCalendar())).dueDay,
      runs: clock.stoppedAt === undefined,
      superseded,
    }));

describe('a corrected class', () => {
  it('starts the right law’s limit: a settlement of works that was a road', () => {
    const walk = new Walk({ category: 'enterprise.construction_fee' }, '2026-12-08 08:00');
    walk.on('2026-12-08 09:00').do(operator, { action: 'accept', classing });
    expect(handles(walk)).toMatchObject([{ rule: 'petition.handle', runs: true }]);
    walk.on('2026-12-08 10:00').do(operator, into('city.road'));
    const why =
      '类别由“工程款结算”更正为“道路路灯”，办理时限改按《本市诉求办理时限》办理时限计算。';
    expect(handles(walk)).toMatchObject([
      { rule: 'petition.handle', runs: false, superseded: why },
    ]);
    expect(walk.last).toMatchObject({ notices: ['reclassified'], text: why, internal: false });
    walk.on('2026-12-08 11:00').do(operator, dispatch).do(handler, { action: 'sign' });
    expect(handles(walk)[1]).toMatchObject({
      rule: 'local.handle',
      due: '2026-12-15',
      runs: true,
    });
  });

  it('starts it the other way round: a road that was a wage, from signing', () => {
    const walk = new Walk({ category: 'city.road' }, '2026-03-02 09:00');
    walk.do(operator, { action: 'accept', classing }).do(operator, dispatch);
    walk.on('2026-03-03').do(handler, { action: 'object', reason: '是工资的事' });
    walk.do(operator, into('labour.wage_unpaid')).do(operator, dispatch);
    expect(handles(walk)).toMatchObject([{ rule: 'local.handle', runs: false }]);
    walk.on('2026-03-04').do(handler, { action: 'sign' });
    // 60 working days from 5 March: as the limit of a case filed right and signed on 4 March.
    const right = new Walk({}, '2026-03-04').toInProgress();
    expect(handles(walk)[1]).toEqual(handles(right)[0]);
    expect(handles(walk)[1]).toMatchObject({ rule: 'labour.conclude', due: '2026-06-01' });
  });

  it('counts from the event that the plan names even when that is past', () => {
    const walk = new Walk({ category: 'city.road' }, '2026-03-02 09:00').toInProgress();
    walk.on('2026-03-05').do(operator, into('enterprise.property'));
    expect(handles(walk)).toMatchObject([
      { rule: 'local.handle', runs: false },
      // 60 calendar days after 2 March end on 1 May, in the holiday that lasts until 5 May.
      { rule: 'petition.handle', due: '2026-05-06', runs: true },
    ]);
    expect(walk.clocks[walk.clocks.length - 1]?.clock.startEvent).toBe('受理');
  });

  it('counts the sign limit of the right law from the dispatch', () => {
    const walk = new Walk({ category: 'enterprise.property' }, '2026-03-02').toDispatched();
    walk.on('2026-03-03').do(operator, into('city.road'));
    const signs = walk.clocks.filter(({ kind }) => kind === 'sign');
    expect(signs.map(({ clock }) => [clock.rule.id, clock.stoppedAt === undefined])).toEqual([
      ['petition.notify', false],
      ['local.sign', true],
    ]);
    const [, right] = signs;
    const reading = right && unwrap(readClock(right.clock, walk.now, chinaCalendar()));
    expect(reading?.dueDay).toBe('2026-03-04');
  });

  it('keeps pauses already taken where the right law knows them, and takes none along elsewhere', () => {
    const asked = (category: string) => {
      const walk = new Walk({ category }, '2026-03-02').toInProgress();
      walk.on('2026-03-03').do(handler, { action: 'ask_reporter', reason: '哪条路' });
      return walk.on('2026-03-05').do(actor('reporter'), { action: 'supply', reason: '北京路' });
    };
    const toLaw = asked('city.road').do(operator, into('labour.wage_unpaid'));
    expect(toLaw.clocks[toLaw.clocks.length - 1]?.clock.pauses).toEqual([]);
    const within = asked('city.road').do(operator, into('city.water'));
    expect(handles(within)).toMatchObject([{ rule: 'local.handle', due: '2026-03-11' }]);
  });

  it('leaves the limits alone when the same law holds, and says so all the same', () => {
    const walk = new Walk({ category: 'city.road' }).toInProgress();
    walk.do(operator, into('city.water'));
    expect(walk.last?.notices).toEqual(['reclassified']);
    expect(walk.last?.text).toBe('类别由“道路路灯”更正为“供水”。');
    expect(handles(walk)).toMatchObject([{ rule: 'local.handle', runs: true }]);
    walk.do(operator, { action: 'classify', classing: { ...classing, urgency: 'urgent' } });
    expect(walk.last).toMatchObject({ notices: [], internal: true });
  });

  it('works in a second round too, from what happened in it', () => {
    const walk = new Walk({ category: 'city.road' }).toClosed();
    walk.on('2026-03-10').do(actor('reporter'), { action: 'reopen', reason: '又坏了' });
    walk.do(operator, into('enterprise.property'));
    expect(handles(walk)).toMatchObject([
      { rule: 'local.handle', runs: false, superseded: undefined },
      { rule: 'petition.handle', due: '2026-05-09', runs: true },
    ]);
    walk.do(operator, dispatch).do(handler, { action: 'sign' }).do(handler, reply);
    expect(handles(walk)[1]?.runs).toBe(false);
  });

  it('forgets an extension asked for the limit that no longer holds', () => {
    const walk = new Walk({ category: 'city.road' }).toInProgress();
    walk.do(handler, { action: 'ask_extension', amount: 5, reason: '要采购' });
    walk.do(operator, into('labour.wage_unpaid'));
    expect(walk.facts.progress.extension).toBeUndefined();
  });
});
