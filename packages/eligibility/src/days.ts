import { type LocalDate, needWhole } from '@yizhan/kernel';

/** A calendar day as the number of days since 1970-01-01: compared and counted without text. */
export type DayNumber = number;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The number of a day; NaN when the text is no real day. @example dayNumber('1970-01-02') === 1 */
export function dayNumber(date: LocalDate): DayNumber {
  const match = typeof date === 'string' ? DATE.exec(date) : null;
  if (!match) return Number.NaN;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return Number.NaN;
  return fromCivil(year, month, day);
}

export function dayText(day: DayNumber): LocalDate {
  needWhole('day', day, -719_528, 2_932_896);
  const { year, month, date } = toCivil(day);
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(date)}`;
}

/** The same day of the month, months later (or earlier); the last day where the month is shorter. */
export function addMonths(day: DayNumber, months: number): DayNumber {
  const { year, month, date } = toCivil(day);
  const index = year * 12 + (month - 1) + months;
  const toYear = Math.floor(index / 12);
  const toMonth = (index % 12) + 1;
  return fromCivil(toYear, toMonth, Math.min(date, daysInMonth(toYear, toMonth)));
}

/** Whole months from one day to another; negative when `to` is earlier. */
export function monthsBetween(from: DayNumber, to: DayNumber): number {
  const a = toCivil(from);
  const b = toCivil(to);
  const whole = (b.year - a.year) * 12 + (b.month - a.month);
  // Jan 31 to Feb 28 is a whole month: the day that addMonths would give has come.
  const reached = b.date >= Math.min(a.date, daysInMonth(b.year, b.month));
  return reached ? whole : whole - 1;
}

/** Full years: one more on each birthday; someone born on 29 February on the 28th of a short one. */
export function yearsBetween(birth: DayNumber, on: DayNumber): number {
  needWhole('birth', birth);
  needWhole('on', on);
  return Math.floor(monthsBetween(birth, on) / 12);
}

interface Civil {
  readonly year: number;
  readonly month: number;
  readonly date: number;
}

// Days ↔ civil dates after H. Hinnant, "chrono-compatible low-level date algorithms".
function fromCivil(year: number, month: number, date: number): DayNumber {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function toCivil(day: DayNumber): Civil {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const doe = shifted - era * 146_097;
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365,
  );
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  const date = doy - Math.floor((153 * mp + 2) / 5) + 1;
  return { year: yoe + era * 400 + (month <= 2 ? 1 : 0), month, date };
}

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (LENGTHS[month - 1] ?? 31);
}

function pad(part: number): string {
  return String(part).padStart(2, '0');
}
