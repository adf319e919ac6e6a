import {
  DAY,
  type Instant,
  type LocalDate,
  localDate,
  MINUTE,
  needDate,
  SHANGHAI_OFFSET,
} from '@yizhan/kernel';

/** A local day as a whole number: days since 1970-01-01. */
export type DayNumber = number;

export function dayNumber(date: LocalDate): DayNumber {
  needDate('date', date);
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

export function dateOf(day: DayNumber): LocalDate {
  return localDate(startOfDay(day));
}

/** The Shanghai day an instant falls on. */
export function dayOf(instant: Instant): DayNumber {
  return Math.floor((instant + SHANGHAI_OFFSET) / DAY);
}

/** Local midnight at which the day begins. */
export function startOfDay(day: DayNumber): Instant {
  return day * DAY - SHANGHAI_OFFSET;
}

/** 0 is Sunday; 1970-01-01 was a Thursday. */
export function weekday(day: DayNumber): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** `HH:mm`, up to `24:00`, as minutes; throws RangeError when it is none. */
export function minutesOf(time: string): number {
  const match = /^(\d\d):([0-5]\d)$/.exec(time);
  const minutes = match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN;
  if (!(minutes <= 24 * 60)) throw new RangeError(`not a time of day: ${time}`);
  return minutes;
}

export function atMinutes(day: DayNumber, minutes: number): Instant {
  return startOfDay(day) + minutes * MINUTE;
}
