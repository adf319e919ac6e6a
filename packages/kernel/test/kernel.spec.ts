import fc from 'fast-check';
import {
  actionsFor,
  addDays,
  atLocal,
  daysBetween,
  daysFrom,
  defineErrors,
  defineMachine,
  err,
  formatYuan,
  fromIso,
  localDate,
  localTime,
  machineDiagram,
  machineFaults,
  newId,
  ok,
  proportion,
  type Result,
  raise,
  toIso,
  transitionOf,
  yuan,
} from '../src';

describe('clock', () => {
  it('writes and reads Shanghai time whatever the machine is set to', () => {
    expect(toIso(0)).toBe('1970-01-01T08:00:00.000+08:00');
    expect(localDate(Date.UTC(2026, 0, 1, 16))).toBe('2026-01-02');
    expect(localTime(Date.UTC(2026, 0, 1, 22, 5))).toBe('06:05');
    expect(atLocal('2026-02-17', '06:00')).toBe(Date.UTC(2026, 1, 16, 22));
  });

  it('reads back every instant it writes', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 4e12 }), (at) => fromIso(toIso(at)) === at));
  });

  it('counts days over months and leap years', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
    expect(daysBetween('2026-12-31', '2027-01-01')).toBe(1);
  });
});

describe('money', () => {
  it('reads yuan and shows it', () => {
    expect(yuan(0.29)).toBe(29);
    expect(() => yuan(0.001)).toThrow(RangeError);
    expect(formatYuan(20000)).toBe('200');
    expect(formatYuan(-123456789)).toBe('-1,234,567.89');
    expect(formatYuan(100005)).toBe('1,000.05');
  });

  it('takes a share exactly, half a fen away from zero', () => {
    expect(proportion(5, 1, 2)).toBe(3);
    expect(proportion(-5, 1, 2)).toBe(-3);
    expect(proportion(9_007_199_254_740_991, 1, 1)).toBe(9_007_199_254_740_991);
  });
});

describe('machine', () => {
  const door = defineMachine({
    name: 'door',
    initial: 'shut',
    states: ['shut', 'open', 'gone'],
    final: ['gone'],
    transitions: [
      { from: ['shut'], action: 'open', to: 'open', roles: ['guest', 'owner'] },
      { from: ['open'], action: 'shut', to: 'shut', roles: ['guest'] },
      { from: ['shut', 'open'], action: 'remove', to: 'gone', roles: ['owner'] },
    ],
  });

  it('knows the way out and who may take it', () => {
    expect(transitionOf(door, 'shut', 'open')?.to).toBe('open');
    expect(transitionOf(door, 'gone', 'open')).toBeUndefined();
    expect(actionsFor(door, 'open', ['owner'])).toEqual(['remove']);
    expect(machineDiagram(door)).toContain('shut --> open: open');
  });

  it('finds the faults of a table', () => {
    expect(machineFaults(door)).toEqual([]);
    const faulty = {
      ...door,
      states: ['shut', 'open', 'gone', 'lost'],
      transitions: [...door.transitions, { from: ['open'], action: 'shut', to: 'gone', roles: [] }],
    };
    expect(machineFaults(faulty)).toEqual([
      'lost is never reached',
      'lost has no way out and is not final',
      'open --shut is twice',
    ]);
  });
});

describe('the README', () => {
  it('does what it says', () => {
    const errors = defineErrors('door', { locked: { kind: 'conflict', message: '门锁着' } });
    const door = defineMachine({
      name: 'door',
      initial: 'shut',
      states: ['shut', 'open'],
      final: ['open'],
      transitions: [{ from: ['shut'], action: 'open', to: 'open', roles: ['guest'] }],
    });
    const open = (state: 'shut' | 'open'): Result<'shut' | 'open'> => {
      const way = transitionOf(door, state, 'open');
      return way ? ok(way.to) : err(raise(errors.locked));
    };
    expect(open('shut')).toEqual({ ok: true, value: 'open' });
    expect(open('open')).toEqual({
      ok: false,
      error: { code: 'door.locked', kind: 'conflict', message: '门锁着' },
    });
    expect(formatYuan(yuan(200))).toBe('200');
  });
});

describe('errors and ids', () => {
  it('names a refusal by area and key', () => {
    const errors = defineErrors('jobs', { full: { kind: 'conflict', message: '名额已满' } });
    expect(raise(errors.full, { left: 0 })).toEqual({
      code: 'jobs.full',
      kind: 'conflict',
      message: '名额已满',
      details: { left: 0 },
    });
  });

  it('makes ids in order', () => {
    const ids = Array.from({ length: 100 }, () => newId(1_700_000_000_000));
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(100);
  });
});

describe('days of a span', () => {
  it('are counted, also past the year 9999 where their texts no longer sort', () => {
    expect(daysFrom('2026-12-30', '2027-01-01')).toEqual([
      '2026-12-30',
      '2026-12-31',
      '2027-01-01',
    ]);
    expect(daysFrom('2026-12-30', '2026-12-29')).toEqual([]);
    expect(daysFrom('9999-12-31', '9999-12-31')).toEqual(['9999-12-31']);
  });
});
