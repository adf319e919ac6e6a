import type { CaseClock } from '@yizhan/cases';
import type { Instant } from '@yizhan/kernel';
import {
  type Clock,
  type ClockColour,
  type ClockReading,
  chinaCalendar,
  readClock,
} from '@yizhan/working-time';

/** What is kept of a clock's reading, so that lists and sweeps needn't compute it. */
export interface ClockColumns {
  readonly dueAt: number | null;
  readonly colour: ClockColour;
  readonly nextChangeAt: number | null;
  readonly provisionalYear: number | null;
}

const severity: readonly ClockColour[] = ['green', 'yellow', 'orange', 'red'];

/** A clock's reading; null where its rule refuses to guess an unpublished year. */
export function readingOf(clock: Clock, now: Instant): ClockReading | null {
  const reading = readClock(clock, now, chinaCalendar());
  return reading.ok ? reading.value : null;
}

export function clockColumns(clock: Clock, now: Instant): ClockColumns {
  const reading = readingOf(clock, now);
  return {
    dueAt: reading?.due ?? null,
    colour: reading?.colour ?? 'green',
    nextChangeAt: reading?.nextChange ?? null,
    provisionalYear: clock.stoppedAt === undefined ? (reading?.provisionalYear ?? null) : null,
  };
}

/** What the clocks still running say of the case as a whole: the earliest limit, the worst colour. */
export function headColumns(clocks: readonly CaseClock[], now: Instant) {
  const readings = clocks
    .filter(({ clock }) => clock.stoppedAt === undefined)
    .map(({ clock }) => readingOf(clock, now))
    .filter((reading) => reading !== null);
  const due = readings.flatMap((reading) => (reading.due === undefined ? [] : [reading.due]));
  const worst = Math.max(0, ...readings.map(({ colour }) => severity.indexOf(colour)));
  return {
    dueAt: due.length > 0 ? Math.min(...due) : null,
    colour: severity[worst] ?? 'green',
    paused: readings.length > 0 && readings.every(({ state }) => state === 'paused'),
  };
}
