import {
  addDays,
  atLocal,
  DAY,
  HOUR,
  type Instant,
  localDate,
  MINUTE,
  unwrap,
} from '@yizhan/kernel';
import fc from 'fast-check';
import {
  ChangeIndex,
  type Clock,
  type ClockUnit,
  chinaCalendar,
  dayInfo,
  explainClock,
  layOut,
  type Pause,
  readClock,
} from '../src';
import { rule } from './builders';

const china = chinaCalendar();
const FROM = atLocal('2023-01-01');
const UNITS: ClockUnit[] = ['calendar_day', 'working_day', 'clock_hour', 'business_hour'];
const openingHours = {
  workingDays: [
    ['08:30', '12:00'],
    ['14:30', '17:30'],
  ],
} as const;

const instants = fc
  .integer({ min: 0, max: (3 * 365 * DAY) / MINUTE })
  .map((n) => FROM + n * MINUTE);
const pauses = (start: Instant) =>
  fc.array(
    fc
      .tuple(fc.integer({ min: -600, max: 60_000 }), fc.integer({ min: 0, max: 20_000 }))
      .map(([after, long]): Pause => {
        const from = start + after * MINUTE;
        return { from, to: from + long * MINUTE, reason: '暂停' };
      }),
    { maxLength: 4 },
  );
const clocks = instants.chain((start) =>
  fc
    .tuple(
      fc.constantFrom(...UNITS),
      fc.integer({ min: 1, max: 40 }),
      fc.boolean(),
      fc.boolean(),
      pauses(start),
    )
    .map(
      ([unit, amount, startsNextDay, rolls, of]): Clock => ({
        rule: rule({
          unit,
          amount,
          startsNextDay,
          openingHours,
          lastDay: rolls && unit === 'calendar_day' ? 'next_working_day' : 'as_is',
        }),
        start,
        startEvent: '收到',
        pauses: of,
        extensions: [],
      }),
    ),
);

const due = (clock: Clock) => unwrap(layOut(clock, china)).due ?? Number.POSITIVE_INFINITY;

/** The same count by walking, one step after the other: slow and plain. */
function walkedDue({
  rule: { unit, amount, startsNextDay, lastDay },
  start,
  pauses: of,
}: Clock): Instant {
  const standing = (at: Instant) => of.some(({ from, to = at + 1 }) => from <= at && at < to);
  if (unit === 'clock_hour') {
    let at = start;
    for (let minutes = amount * 60; minutes > 0; at += MINUTE) if (!standing(at)) minutes--;
    return at;
  }
  let day = startsNextDay ? addDays(localDate(start), 1) : localDate(start);
  const counts = () =>
    !standing(atLocal(day)) && (unit === 'calendar_day' || dayInfo(china, day).working);
  for (let left = amount; ; day = addDays(day, 1)) {
    if (counts()) left--;
    if (left === 0) break;
  }
  while (lastDay !== 'as_is' && (!dayInfo(china, day).working || standing(atLocal(day))))
    day = addDays(day, 1);
  return atLocal(addDays(day, 1));
}

describe('a clock', () => {
  const runs = { numRuns: 3000 };

  it('falls due where walking minute by minute or day by day ends', () => {
    const walkable = clocks.filter(({ rule }) => rule.unit !== 'business_hour');
    fc.assert(
      fc.property(walkable, (clock) => due(clock) === walkedDue(clock)),
      { numRuns: 600 },
    );
  });

  it('is never due earlier for a further pause', () => {
    fc.assert(
      fc.property(
        clocks,
        instants,
        fc.option(fc.integer({ min: 0, max: 30 * 24 })),
        (clock, from, long) => {
          const pause = { from, reason: '', ...(long === null ? {} : { to: from + long * HOUR }) };
          return due({ ...clock, pauses: [...clock.pauses, pause] }) >= due(clock);
        },
      ),
      runs,
    );
  });

  it('takes a pause in two pieces for the same pause', () => {
    fc.assert(
      fc.property(clocks, fc.double({ min: 0, max: 1, noNaN: true }), (clock, share) => {
        const split = clock.pauses.flatMap(({ from, to = from, reason }) => {
          const middle = Math.round(from + (to - from) * share);
          return [
            { from: middle, to, reason },
            { from, to: middle, reason },
          ];
        });
        return due({ ...clock, pauses: split }) === due(clock);
      }),
      runs,
    );
  });

  it('is never due later for an earlier start', () => {
    fc.assert(
      fc.property(clocks, fc.integer({ min: 0, max: 10_000 }), (clock, minutes) => {
        return due({ ...clock, start: clock.start - minutes * MINUTE }) <= due(clock);
      }),
      runs,
    );
  });

  it('spends and leaves what it has in all, and changes colour only where it says', () => {
    fc.assert(
      fc.property(clocks, fc.integer({ min: 0, max: 90_000 }), (clock, minutes) => {
        const now = clock.start + minutes * MINUTE;
        const reading = unwrap(readClock(clock, now, china));
        const next = reading.nextChange ?? now + DAY;
        const before = unwrap(readClock(clock, next - 1, china));
        return (
          Math.abs(reading.spent + reading.left - reading.total) < 1e-6 &&
          reading.spent >= 0 &&
          reading.share <= 1 &&
          before.colour === reading.colour
        );
      }),
      runs,
    );
  });

  it('explains exactly the days it counts', () => {
    fc.assert(
      fc.property(clocks, (clock) => {
        const lines = unwrap(explainClock(clock, clock.start, china));
        const counted = lines.flatMap((line) => (line.counted ? [line.counted] : []));
        const sum = counted.reduce((total, [first, last]) => total + last - first + 1, 0);
        const days = clock.rule.unit.endsWith('day');
        return lines.every(({ text }) => text !== '') && (!days || sum === clock.rule.amount);
      }),
      runs,
    );
  });
});

describe('index of next changes', () => {
  it('gives the changed ones in order, each once, whatever was set before', () => {
    const entry = fc.tuple(
      fc.integer({ min: 0, max: 20 }),
      fc.option(fc.integer({ min: 0, max: 99 })),
    );
    fc.assert(
      fc.property(fc.array(entry), fc.integer({ min: 0, max: 99 }), (entries, until) => {
        const index = new ChangeIndex();
        const kept = new Map<string, number>();
        for (const [id, at] of entries) {
          index.set(String(id), at ?? undefined);
          if (at === null) kept.delete(String(id));
          else kept.set(String(id), at);
        }
        const expected = [...kept].filter(([, at]) => at <= until);
        const taken = index.take(until);
        const inOrder = taken.every(
          (id, i) => i === 0 || (kept.get(taken[i - 1] ?? '') ?? 0) <= (kept.get(id) ?? 0),
        );
        return (
          inOrder &&
          taken.length === expected.length &&
          expected.every(([id]) => taken.includes(id)) &&
          index.size === kept.size - taken.length &&
          index.take(until).length === 0
        );
      }),
      { numRuns: 2000 },
    );
  });
});
