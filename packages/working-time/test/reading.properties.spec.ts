import { DAY, unwrap } from '@yizhan/kernel';
import fc from 'fast-check';
import { type Clock, chinaCalendar, layOut, readClock, SEVERITY } from '../src';
import { clocks, STEP } from './arbitraries';

const china = chinaCalendar();
const due = (clock: Clock) => unwrap(layOut(clock, china)).due ?? Number.POSITIVE_INFINITY;
const later = fc.integer({ min: 0, max: 3000 }).map((steps) => steps * STEP);
const runs = { numRuns: 2000 };

describe('a reading', () => {
  it('spends and leaves what it has in all, and never gives back', () => {
    fc.assert(
      fc.property(clocks, later, later, (clock, first, more) => {
        const now = unwrap(readClock(clock, clock.start + first, china));
        const then = unwrap(readClock(clock, clock.start + first + more, china));
        return (
          Math.abs(now.spent + now.left - now.total) < 1e-6 &&
          now.spent >= 0 &&
          now.share <= 1 &&
          then.spent >= now.spent &&
          then.overBy >= now.overBy
        );
      }),
      runs,
    );
  });

  it('has colours that only go forward in time', () => {
    fc.assert(
      fc.property(clocks, fc.array(later, { minLength: 2, maxLength: 8 }), (clock, times) => {
        const colours = [...times]
          .sort((a, b) => a - b)
          .map((after) => unwrap(readClock(clock, clock.start + after, china)).colour);
        return colours.every(
          (colour, at) => SEVERITY[colour] >= SEVERITY[colours[at - 1] ?? colour],
        );
      }),
      runs,
    );
  });

  it('changes neither colour nor state before it says so', () => {
    fc.assert(
      fc.property(
        clocks,
        later,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (clock, after, share) => {
          const now = clock.start + after;
          const reading = unwrap(readClock(clock, now, china));
          const next = reading.nextChange ?? now + 900 * DAY;
          const between = [next - 1, Math.floor(now + (next - 1 - now) * share)];
          return between.every((at) => {
            const { colour, state } = unwrap(readClock(clock, at, china));
            return colour === reading.colour && state === reading.state;
          });
        },
      ),
      runs,
    );
  });

  it('is over from the due instant on, and not before', () => {
    fc.assert(
      fc.property(clocks, (clock) => {
        const at = due(clock);
        return (
          unwrap(readClock(clock, at, china)).state === 'over' &&
          unwrap(readClock(clock, at - 1, china)).state !== 'over'
        );
      }),
      runs,
    );
  });
});
