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

  it('says hours in words that add up to the limit in words, whenever it began', () => {
    const hours = clocks.filter(({ rule }) => !rule.unit.endsWith('day'));
    const within = fc.integer({ min: 0, max: 59_999 });
    fc.assert(
      fc.property(hours, within, (of, after) => {
        const clock = { ...of, start: of.start + after };
        const told = unwrap(explainClock(clock, clock.start, china)).filter(
          ({ kind }) => kind === 'counted',
        );
        const sum = told.reduce((all, { text }) => all + minutesTold(text), 0);
        const { total } = unwrap(readClock(clock, clock.start, china));
        return sum === Math.round(total * 60);
      }),
      { numRuns: 1000 },
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

/** The minutes that a line says it counts: `每天计3小时20分钟，共6小时40分钟` is 400. */
function minutesTold(text: string): number {
  const last = (/共([^，]*)/.exec(text) ?? /计([^，]*)/.exec(text.split('：')[1] ?? ''))?.[1] ?? '';
  if (last === '不到1分钟') return 0;
  const hours = /(\d+)(小时|个服务小时)/.exec(last)?.[1] ?? '0';
  const minutes = /(\d+)分钟/.exec(last)?.[1] ?? '0';
  return Number(hours) * 60 + Number(minutes);
}
