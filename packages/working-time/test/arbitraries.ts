import { atLocal, DAY, type Instant, MINUTE } from '@yizhan/kernel';
import fc from 'fast-check';
import type { Clock, ClockRule, Pause, Threshold } from '../src';
import { rule } from './builders';
import { PLACES } from './row';

export const STEP = 30 * MINUTE;
const FROM = atLocal('2023-01-01');

/** Half hours of 2023 to 2025, so that whatever is counted ends in published years. */
export const instants = fc
  .integer({ min: 0, max: (3 * 365 * DAY) / STEP - 1 })
  .map((steps) => FROM + steps * STEP);

export const pausesFrom = (start: Instant) =>
  fc.array(
    fc
      .tuple(fc.integer({ min: -20, max: 1200 }), fc.integer({ min: 0, max: 400 }))
      .map(([after, long]): Pause => {
        const from = start + after * STEP;
        return { from, to: from + long * STEP, reason: '暂停' };
      }),
    { maxLength: 4 },
  );

const dayRules: fc.Arbitrary<Partial<ClockRule>> = fc
  .record({
    unit: fc.constantFrom('calendar_day' as const, 'working_day' as const),
    amount: fc.integer({ min: 1, max: 40 }),
    startsNextDay: fc.boolean(),
    lastDay: fc.constantFrom('as_is' as const, 'next_working_day' as const),
    cutoff: fc.constantFrom(undefined, '17:00', '12:30'),
    closesAt: fc.constantFrom(undefined, '17:30'),
  })
  .map(({ cutoff, ...of }) => (of.startsNextDay ? of : { ...of, cutoff }));

const hourRules: fc.Arbitrary<Partial<ClockRule>> = fc
  .record({
    place: fc.constantFrom(undefined, ...Object.keys(PLACES)),
    halves: fc.integer({ min: 1, max: 120 }),
  })
  .map(({ place, halves }) => ({
    unit: place ? ('business_hour' as const) : ('clock_hour' as const),
    amount: halves / 2,
    ...(place ? { openingHours: PLACES[place] } : {}),
  }));

const thresholds = fc.option(
  fc.array(
    fc
      .record({
        colour: fc.constantFrom('yellow' as const, 'orange' as const, 'red' as const),
        share: fc.double({ min: 0.05, max: 1, noNaN: true }),
        left: fc.option(fc.constant(0.5)),
      })
      .map(
        ({ colour, share, left }): Threshold =>
          left === null ? { colour, share } : { colour, left },
      ),
    { maxLength: 4 },
  ),
  { nil: undefined },
);

/** No rule leaves as much as it has. */
const fits =
  ({ amount = 0 }: Partial<ClockRule>) =>
  ({ left = 0 }: Threshold) =>
    left < amount;

/** Clocks of every unit and setting, with overlapping pauses, all of them closed. */
export const clocks: fc.Arbitrary<Clock> = instants.chain((start) =>
  fc
    .record({
      of: fc.oneof(dayRules, hourRules),
      colours: thresholds,
      pauses: pausesFrom(start),
      longer: fc.array(fc.integer({ min: 1, max: 10 }), { maxLength: 2 }),
    })
    .map(({ of, colours, pauses, longer }) => ({
      rule: rule({ ...of, ...(colours ? { thresholds: colours.filter(fits(of)) } : {}) }),
      start,
      startEvent: '收到',
      pauses,
      extensions: longer.map((amount) => ({ amount, reason: '案情复杂', approvedAt: start })),
    })),
);
