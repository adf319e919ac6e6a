import { unwrap } from '@yizhan/kernel';
import { chinaCalendar } from '@yizhan/working-time';
import { decide } from '../src';
import { LABOUR, Walk } from './builders';

describe('the example of the README', () => {
  it('holds', () => {
    const { facts, clocks, now } = new Walk().toDispatched();
    const actor = { roles: ['handler'] as const, unitIds: [LABOUR] };
    const value = unwrap(
      decide({ facts, actor, clocks, now, calendar: chinaCalendar() }, { action: 'sign' }),
    );
    expect(value.facts.state).toBe('in_progress');
    expect(value.notices).toEqual(['handler']);
    expect(value.clocks.started[0]?.clock.rule.article).toBe('第十七条');
  });
});
