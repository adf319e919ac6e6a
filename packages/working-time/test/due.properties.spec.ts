import { HOUR, unwrap } from '@yizhan/kernel';
import fc from 'fast-check';
import { type Clock, chinaCalendar, layOut, ruleFaults } from '../src';
import { clocks, instants, STEP } from './arbitraries';
import { open, walkedDue } from './walk';

const china = chinaCalendar();
const due = (clock: Clock) => unwrap(layOut(clock, china)).due ?? Number.POSITIVE_INFINITY;
const later = fc.integer({ min: 0, max: 3000 }).map((steps) => steps * STEP);
const runs = { numRuns: 2000 };

describe('the due instant', () => {
  it('is where walking day by day or half hour by half hour ends', () => {
    fc.assert(
      fc.property(clocks, (clock) => due(clock) === walkedDue(clock)),
      { numRuns: 2000 },
    );
  });

  it('is never earlier for a further pause', () => {
    const long = fc.option(fc.integer({ min: 0, max: 30 * 24 }));
    fc.assert(
      fc.property(clocks, instants, later, long, (clock, somewhere, after, hours) => {
        const before = due(clock);
        return [somewhere, clock.start + after].every((from) => {
          const to = hours === null ? {} : { to: from + hours * HOUR };
          return (
            due({ ...clock, pauses: [...clock.pauses, { from, reason: '', ...to }] }) >= before
          );
        });
      }),
      runs,
    );
  });

  it('is the same for a pause in two pieces, told twice, in any order', () => {
    fc.assert(
      fc.property(clocks, fc.double({ min: 0, max: 1, noNaN: true }), (clock, share) => {
        const split = clock.pauses.flatMap(({ from, to: end, reason }) => {
          const to = end ?? from;
          const middle = Math.round(from + (to - from) * share);
          return [
            { from: middle, to, reason },
            { from, to: middle, reason },
          ];
        });
        const twice = [...split, ...clock.pauses].reverse();
        return (
          due({ ...clock, pauses: split }) === due(clock) &&
          due({ ...clock, pauses: twice }) === due(clock)
        );
      }),
      runs,
    );
  });

  it('is never later for an earlier start, never earlier for an extension', () => {
    fc.assert(
      fc.property(clocks, later, fc.integer({ min: 1, max: 9 }), (clock, before, amount) => {
        const more = { amount, reason: '', approvedAt: clock.start };
        const longer = { ...clock, extensions: [...clock.extensions, more] };
        return (
          due({ ...clock, start: clock.start - before }) <= due(clock) && due(longer) >= due(clock)
        );
      }),
      runs,
    );
  });
});

it('only sound rules were tried', () => {
  const faults = fc
    .sample(clocks, 500)
    .flatMap(({ rule: { thresholds, ...of } }) => ruleFaults(of));
  expect(faults).toEqual([]);
});

it('counts open time alike in one piece and in two', () => {
  const placed = clocks.filter(({ rule }) => rule.openingHours !== undefined);
  fc.assert(
    fc.property(placed, later, later, (clock, first, second) => {
      const { scale } = unwrap(layOut(clock, china));
      const { start, rule } = clock;
      const [middle, end] = [start + first, start + first + second];
      const half = scale.count(middle, middle + STEP);
      return (
        scale.count(start, middle) + scale.count(middle, end) === scale.count(start, end) &&
        half === (rule.openingHours && open(rule.openingHours, middle) ? STEP : 0)
      );
    }),
    { numRuns: 2000 },
  );
});
