import { addDays, localDate, unwrap } from '@yizhan/kernel';
import fc from 'fast-check';
import { chinaCalendar, explainClock, readClock } from '../src';
import { clocks } from './arbitraries';
import { worked } from './walk';

const china = chinaCalendar();

describe('an explanation', () => {
  it('counts what the limit is, day after day, from the start to the due day', () => {
    fc.assert(
      fc.property(clocks, (clock) => {
        const { total, due: end } = unwrap(readClock(clock, clock.start, china));
        const lines = unwrap(explainClock(clock, clock.start, china));
        const body = lines.filter(
          ({ kind }) => !['rule', 'start', 'extension', 'due'].includes(kind),
        );
        const sum = body.reduce((all, { amount = 0 }) => all + amount, 0);
        const ordinals = body.flatMap(({ counted }) => (counted ? [counted] : []));
        const days = clock.rule.unit.endsWith('day');
        return (
          Math.abs(sum - total) < 1e-6 &&
          (!days || ordinals.every(([first], at) => first === (ordinals[at - 1]?.[1] ?? 0) + 1)) &&
          body.every(({ from }, at) => at === 0 || from === addDays(body[at - 1]?.to ?? '', 1)) &&
          body[body.length - 1]?.to === localDate((end ?? 0) - 1) &&
          lines.every(({ text }) => !text.includes('undefined') && text !== '')
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('skips no day that is worked, and counts none that isn’t', () => {
    const working = clocks.filter(({ rule }) => rule.unit === 'working_day');
    fc.assert(
      fc.property(working, (clock) =>
        unwrap(explainClock(clock, clock.start, china)).every(({ kind, from }) => {
          if (kind === 'counted' || kind === 'make_up') return worked(from);
          return !['weekend', 'holiday'].includes(kind) || !worked(from);
        }),
      ),
      { numRuns: 1000 },
    );
  });
});
