import { alertOf, type CaseClock, clockOwners, nextAlertAt } from '@yizhan/cases';
import type { ClockKind } from '@yizhan/cases/vocabulary';
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
  /** Why another law's limit took its place; null: none did. */
  readonly superseded: string | null;
}

const severity: readonly ClockColour[] = ['green', 'yellow', 'orange', 'red'];

/** A clock's reading; null where its rule refuses to guess an unpublished year. */
export function readingOf(clock: Clock, now: Instant): ClockReading | null {
  const reading = readClock(clock, now, chinaCalendar());
  return reading.ok ? reading.value : null;
}

export function clockColumns(of: CaseClock, now: Instant): ClockColumns {
  const { clock } = of;
  const reading = readingOf(clock, now);
  return {
    dueAt: reading?.due ?? null,
    colour: reading?.colour ?? 'green',
    nextChangeAt: reading === null ? null : lookAgainAt(of, reading, now),
    provisionalYear: clock.stoppedAt === undefined ? (reading?.provisionalYear ?? null) : null,
    superseded: of.superseded ?? null,
  };
}

/** When a sweep must look: at once while people haven't been told of what is so already. */
function lookAgainAt(
  { clock, alertLevel = 0 }: CaseClock,
  reading: ClockReading,
  now: Instant,
): Instant | null {
  if (clock.stoppedAt !== undefined) return null;
  const calendar = chinaCalendar();
  const told = (alertOf(reading, now, calendar)?.level ?? 0) <= alertLevel;
  if (!told) return now;
  const moments = [reading.nextChange, nextAlertAt(reading, now, calendar)].flatMap(
    (at) => at ?? [],
  );
  return moments.length > 0 ? Math.min(...moments) : null;
}

/**
 * What the clocks still running say of the case as a whole: the earliest limit, the worst colour.
 * What the reporter or a unit asked to help owes doesn't make the case late for whoever leads it.
 */
export function headColumns(clocks: readonly CaseClock[], now: Instant) {
  const readings = clocks
    .filter(({ kind, clock }) => clock.stoppedAt === undefined && isOfTheLead(kind))
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

/** Whether a limit is counted for the case as a whole. */
export function isOfTheLead(kind: ClockKind): boolean {
  return clockOwners[kind] !== 'reporter' && clockOwners[kind] !== 'joint';
}
