import { atLocal } from '@yizhan/kernel';
import fc from 'fast-check';
import { type CheckInCommand, checkInWindow, decideCheckIn, type Recorded } from '../src';
import { aCommand, aShift, DAY } from './builders';

const wordOf = (over: Partial<CheckInCommand>) => {
  const result = decideCheckIn(aCommand(over));
  return result.ok ? result.value.kind : result.error.code;
};
const checkedIn: Recorded = {
  id: 'r1',
  applicationId: 'a1',
  direction: 'in',
  at: atLocal(DAY, '06:00'),
};
const checkedOut: Recorded = {
  ...{ id: 'r2', applicationId: 'a1', direction: 'out' },
  at: atLocal(DAY, '13:00'),
};
const out = (time: string, over: Partial<CheckInCommand> = {}): Partial<CheckInCommand> => ({
  ...{ direction: 'out', at: atLocal(DAY, time), recorded: [checkedIn, checkedOut] },
  ...over,
});

describe('checking in and out', () => {
  it.each<[string, Partial<CheckInCommand>, string]>([
    ['in time, at the station', {}, 'record'],
    ["at the posting's own site", { placeId: 'posting' }, 'record'],
    ['without a shift', { shifts: [] }, 'stations.no_shift_today'],
    ['at another place', { placeId: 'elsewhere' }, 'stations.wrong_place'],
    ['on the first minute', { at: atLocal(DAY, '06:00') }, 'record'],
    ['a minute too early', { at: atLocal(DAY, '05:59') }, 'stations.too_early'],
    ['on the last minute', { at: atLocal(DAY, '17:00') }, 'record'],
    ['after the shift', { at: atLocal(DAY, '17:01') }, 'stations.too_late'],
    ['a second time', { recorded: [checkedIn] }, 'already'],
    [
      'out, checked in by the application’s state',
      { direction: 'out', shifts: [aShift({ isIn: true })] },
      'record',
    ],
    ['out without in', { direction: 'out' }, 'stations.not_checked_in'],
    ['out after in', { direction: 'out', recorded: [checkedIn] }, 'record'],
    ['out again', out('13:00'), 'already'],
    ['out again, later', out('15:08'), 'replace'],
    ['out again, earlier', out('12:30'), 'already'],
    ['out at another time by staff', out('12:30', { corrects: true }), 'replace'],
    ['out before coming', out('05:59', { corrects: true }), 'stations.too_early'],
    [
      'out before coming, late in',
      out('12:30', { recorded: [{ ...checkedIn, at: atLocal(DAY, '13:00') }] }),
      'stations.left_before_coming',
    ],
    ['out at once', out('06:09', { recorded: [checkedIn] }), 'stations.left_at_once'],
    ['out at once, and meant', out('06:09', { recorded: [checkedIn], sure: true }), 'record'],
    ['out after ten minutes', out('06:10', { recorded: [checkedIn] }), 'record'],
    [
      'in by staff, later than the check-out',
      { at: atLocal(DAY, '13:01'), corrects: true, recorded: [checkedIn, checkedOut] },
      'stations.left_before_coming',
    ],
    [
      'out long after',
      { direction: 'out', recorded: [checkedIn], at: atLocal(DAY, '23:01') },
      'stations.too_late',
    ],
  ])('%s', (_, over, expected) => expect(wordOf(over)).toBe(expected));

  it('takes the shift that is nearest when there are two', () => {
    const afternoon = aShift({
      applicationId: 'a2',
      from: atLocal(DAY, '13:00'),
      to: atLocal(DAY, '18:00'),
    });
    const shifts = [afternoon, aShift({ to: atLocal(DAY, '12:30') })];
    const chosen = (over: Partial<CheckInCommand>) => {
      const result = decideCheckIn(aCommand({ shifts, ...over }));
      return result.ok && result.value.kind === 'record'
        ? result.value.shift.applicationId
        : undefined;
    };
    expect(chosen({})).toBe('a1');
    expect(chosen({ at: atLocal(DAY, '12:20'), recorded: [checkedIn] })).toBe('a2');
    const both = [checkedIn, { ...checkedIn, applicationId: 'a2' }];
    expect(chosen({ direction: 'out', at: atLocal(DAY, '12:40'), recorded: both })).toBe('a1');
  });

  it('works over midnight', () => {
    const night = aShift({ from: atLocal(DAY, '22:00'), to: atLocal('2026-11-24', '06:00') });
    const at = atLocal('2026-11-24', '06:05');
    expect(wordOf({ shifts: [night], direction: 'out', at, recorded: [checkedIn] })).toBe('record');
  });

  it('tells when it opens', () => {
    expect(decideCheckIn(aCommand({ at: atLocal(DAY, '03:00') }))).toMatchObject({
      error: { details: { opensAt: '2026-11-23T06:00:00.000+08:00' } },
    });
  });

  it('records nothing outside its window, and each direction once, whatever is sent', () => {
    const minute = fc.integer({ min: -600, max: 1_600 });
    const step = fc.record({ minute, direction: fc.constantFrom('in' as const, 'out' as const) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const shift = aShift();
        const recorded: Recorded[] = [];
        for (const { minute: at, direction } of steps) {
          const command = aCommand({ direction, at: shift.from + at * 60_000, recorded });
          const result = decideCheckIn(command);
          if (!result.ok || result.value.kind !== 'record') continue;
          const { opensAt, closesAt } = checkInWindow(shift, direction);
          expect(command.at >= opensAt && command.at <= closesAt).toBe(true);
          recorded.push({
            ...{ id: `r${recorded.length}`, applicationId: 'a1', direction },
            at: command.at,
          });
        }
        const directions = recorded.map((row) => row.direction);
        expect(['', 'in', 'in,out']).toContain(directions.join());
      }),
      { numRuns: 1_000 },
    );
  });
});
