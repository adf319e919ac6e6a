/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;
/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export type LocalDate = string;
/** A time of day in Asia/Shanghai, `HH:mm`. */
export type LocalTime = string;

/** Where "now" comes from; rules are given an instant, services ask their clock. */
export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => Date.now() };

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** China has had one zone without daylight saving since 1991 (tz database, Asia/Shanghai). */
export const SHANGHAI_OFFSET = 8 * HOUR;

/** @example toIso(0) === '1970-01-01T08:00:00.000+08:00' */
export function toIso(instant: Instant): string {
  return `${new Date(instant + SHANGHAI_OFFSET).toISOString().slice(0, -1)}+08:00`;
}

/** Parses ISO 8601 with an offset; NaN when it is none. */
export function fromIso(text: string): Instant {
  return Date.parse(text);
}

export function localDate(instant: Instant): LocalDate {
  return new Date(instant + SHANGHAI_OFFSET).toISOString().slice(0, 10);
}

export function localTime(instant: Instant): LocalTime {
  return new Date(instant + SHANGHAI_OFFSET).toISOString().slice(11, 16);
}

/** The instant of a local day and time. */
export function atLocal(date: LocalDate, time: LocalTime = '00:00'): Instant {
  return Date.parse(`${date}T${time}:00.000Z`) - SHANGHAI_OFFSET;
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** The days from `from` to `to`, both included; none when `to` is earlier. The caller bounds the span. */
export function daysFrom(from: LocalDate, to: LocalDate): LocalDate[] {
  const length = Math.max(0, daysBetween(from, to) + 1);
  return Array.from({ length }, (_, index) => addDays(from, index));
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}
