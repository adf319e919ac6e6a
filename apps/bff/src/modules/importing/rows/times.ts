import {
  addDays,
  atLocal,
  DAY,
  fromIso,
  HOUR,
  type Instant,
  type LocalDate,
  localDate,
  MINUTE,
} from '@yizhan/kernel';

/** A day as written: `2026-11-25`, or `+3` and `-12` counted from the day of the import. */
export function readDay(text: string, now: Instant): LocalDate | undefined {
  if (/^[+-]\d{1,4}$/.test(text)) return addDays(localDate(now), Number(text));
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const at = atLocal(text);
  return Number.isNaN(at) || localDate(at) !== text ? undefined : text;
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
  return Number.isNaN(at) ? undefined : at;
}
