import { createRequire } from 'node:module';
import {
  addDays,
  atLocal,
  HOUR,
  type Instant,
  localDate,
  localTime,
  MINUTE,
  SHANGHAI_OFFSET,
} from '@yizhan/kernel';
import type { Clock, DailyHours, OpeningHours, OpenSpan } from '../src';

/**
 * The same counts by walking, one step after the other, on the kept package's own days: slow, plain,
 * and with nothing of the engine in it. Instants must lie on half hours.
 */
interface Published {
  holidays: Record<string, string>;
  workdays: Record<string, string>;
}
const published = createRequire(__filename)('chinese-days/dist/chinese-days.json') as Published;
const STEP = 30 * MINUTE;

const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

export function worked(day: string): boolean {
  if (published.holidays[day] !== undefined) return false;
  return published.workdays[day] !== undefined || weekdayOf(day) < 6;
}

function standing({ pauses }: Clock, at: Instant): boolean {
  return pauses.some(({ from, to }) => from <= at && at < (to ?? Number.POSITIVE_INFINITY));
}

/** When a clock without an open pause falls due. */
export function walkedDue(clock: Clock): Instant {
  return clock.rule.unit.endsWith('day') ? walkDays(clock) : walkHours(clock);
}

function walkDays(clock: Clock): Instant {
  const { rule, start } = clock;
  const closing = (day: string) =>
    atLocal(rule.closesAt ? day : addDays(day, 1), rule.closesAt ?? '00:00');
  const begins = (day: string) => !standing(clock, atLocal(day));
  const ends = (day: string) =>
    !(standing(clock, closing(day) - 1) && standing(clock, closing(day)));
  const moves = rule.lastDay === 'next_working_day';
  const late = rule.cutoff !== undefined && localTime(start) >= rule.cutoff;
  let day = addDays(localDate(start), rule.startsNextDay || late ? 1 : 0);
  for (let left = clock.extensions.reduce((sum, { amount }) => sum + amount, rule.amount); ; ) {
    const counts = begins(day) && (rule.unit === 'calendar_day' || worked(day));
    const last = left === 1 && (ends(day) || (moves && !worked(day)));
    if (counts && last) break;
    if (counts && left > 1) left--;
    day = addDays(day, 1);
  }
  while (moves && !(worked(day) && begins(day) && ends(day))) day = addDays(day, 1);
  return closing(day);
}

function walkHours(clock: Clock): Instant {
  const { rule, extensions } = clock;
  const hours = extensions.reduce((sum, { amount }) => sum + amount, rule.amount);
  let at = clock.start;
  for (let left = (hours * HOUR) / STEP; left > 0; at += STEP)
    if (!standing(clock, at) && (!rule.openingHours || open(rule.openingHours, at))) left--;
  return at;
}

const halves = new Map<OpeningHours, Map<number, boolean[]>>();

/** Whether the doors are open for the half hour that begins then. */
export function open(hours: OpeningHours, at: Instant): boolean {
  const step = (at + SHANGHAI_OFFSET) / STEP;
  const day = Math.floor(step / 48);
  const known = halves.get(hours) ?? new Map<number, boolean[]>();
  halves.set(hours, known);
  const found = known.get(day) ?? halvesOf(hours, localDate(at));
  known.set(day, found);
  return found[step - day * 48] === true;
}

function halvesOf(hours: OpeningHours, today: string): boolean[] {
  const [night, day] = [spansOn(hours, addDays(today, -1)), spansOn(hours, today)];
  return Array.from({ length: 48 }, (_, half) => {
    const time = localTime(atLocal(today) + half * STEP);
    return (
      day.some(([from, to]) => from <= time && (time < to || to <= from)) ||
      night.some(([from, to]) => to <= from && time < to)
    );
  });
}

function spansOn(hours: OpeningHours, day: string): readonly OpenSpan[] {
  const single = hours.days?.[day];
  if (single) return single;
  const monthDay = day.slice(5);
  const season = hours.seasons?.find(({ from, to }) =>
    from > to ? monthDay >= from || monthDay <= to : monthDay >= from && monthDay <= to,
  );
  const { workingDays, restDays = [], weekdays = {} }: DailyHours = season ?? hours;
  return worked(day) ? (weekdays[weekdayOf(day) as 1] ?? workingDays) : restDays;
}
