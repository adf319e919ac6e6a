import { dateYears } from '@yizhan/contract';
import {
  addDays,
  atLocal,
  DAY,
  fromIso,
  HOUR,
  type Instant,
  type LocalDate,
  type LocalTime,
  localDate,
  MINUTE,
} from '@yizhan/kernel';

/** `2026-12-5`, `2026/12/5`, `2026.12.5`, `2026年12月5日`, with a time of 0:00 behind it or not. */
const DAY_FORM = /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?(?: 0?0:00(?::00)?)?$/;

/** A day as people and spreadsheets write it, or `+3` and `-12` counted from the day of the import. */
export function readDay(text: string, now: Instant): LocalDate | undefined {
  if (/^[+-]\d{1,4}$/.test(text)) return held(addDays(localDate(now), Number(text)));
  const coming = MONTH_AND_DAY.exec(text);
  if (coming) return nextDay(coming[1] ?? '', coming[2] ?? '', localDate(now));
  const [, year, month, day] = DAY_FORM.exec(text) ?? [];
  return year && month && day ? dayOf(year, month, day) : undefined;
}

/** `12月15日`: the next one to come, as people write it for work ahead. */
const MONTH_AND_DAY = /^(\d{1,2})月(\d{1,2})日$/;

function nextDay(month: string, day: string, today: LocalDate): LocalDate | undefined {
  const year = Number(today.slice(0, 4));
  return [year, year + 1]
    .map((each) => dayOf(String(each), month, day))
    .find((each) => each !== undefined && each >= today);
}

/** Undefined for a day beyond the years that the product's own forms take. */
function held(day: LocalDate): LocalDate | undefined {
  const year = Number(day.slice(0, 4));
  return year >= dateYears.first && year <= dateYears.last ? day : undefined;
}

/** Undefined for a day that the calendar hasn't got. */
function dayOf(year: string, month: string, day: string): LocalDate | undefined {
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = atLocal(written);
  return Number.isNaN(at) || localDate(at) !== written ? undefined : held(written);
}

/** Whether a day is counted from the import, `+3`, and not written out. */
export const isCounted = (text: string): boolean => /^[+-]/.test(text);

/**
 * Days counted from the import begin with the first that can still be worked: what `+0` says of work
 * from 08:00 is tomorrow when the import comes at noon, and the row's other days move on with it.
 */
export function fromFirstWorkable(
  days: readonly LocalDate[],
  from: LocalTime,
  now: Instant,
): LocalDate[] {
  const today = localDate(now);
  const isLate = days.includes(today) && atLocal(today, from) <= now;
  return isLate ? days.map((day) => addDays(day, 1)) : [...days];
}

const back: Readonly<Record<string, number>> = { m: MINUTE, h: HOUR, d: DAY };

/**
 * A moment as written: ISO 8601 with an offset, `-12d 09:30` (a local time, days before the import),
 * or `-90m`, `-3h`, `-2d` before the very moment.
 */
export function readMoment(text: string, now: Instant): Instant | undefined {
  const [, days, time] = /^-(\d{1,4})d ([01]\d:[0-5]\d|2[0-3]:[0-5]\d)$/.exec(text) ?? [];
  if (days && time) return atLocal(addDays(localDate(now), -Number(days)), time);
  const [, amount, unit] = /^-(\d{1,5})([mhd])$/.exec(text) ?? [];
  if (amount && unit) return now - Number(amount) * (back[unit] ?? 0);
  if (!/^\d{4}-\d{2}-\d{2}T.+([+-]\d{2}:\d{2}|Z)$/.test(text)) return undefined;
  const at = fromIso(text);
  return Number.isNaN(at) || held(localDate(at)) === undefined ? undefined : at;
}
