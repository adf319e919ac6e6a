import {
  addDays,
  atLocal,
  DAY,
  type DomainError,
  err,
  type Fen,
  type Instant,
  type LocalDate,
  ok,
  proportion,
  type Result,
  raise,
} from '@yizhan/kernel';
import { type Calendar, chinaCalendar, dayInfo, yearStates } from '@yizhan/working-time';
import { type JobErrorOf, jobErrors } from '../errors';
import type { Settlement, ShiftTime, WageUnit } from '../vocabulary';
import { paidMinutes } from './posting';
import { type JobSettings, jingzhouSettings, parameterOn } from './settings';

export interface WageTerms {
  readonly unit: WageUnit;
  /** Fen for one unit. */
  readonly rate: Fen;
}

export interface Work {
  /** Paid minutes. */
  readonly minutes: number;
  /** Pieces, for piece work. */
  readonly pieces: number | null;
}

/**
 * The wage of one shift in fen, exact. A day's wage is for the whole shift and falls in
 * proportion with the minutes missed; it grows in proportion with confirmed overtime.
 */
export function wageFor(
  terms: WageTerms,
  shift: ShiftTime,
  work: Work,
  settings: JobSettings = jingzhouSettings,
): Result<Fen, DomainError<JobErrorOf<'pieces_missing'>>> {
  switch (terms.unit) {
    case 'hour':
      return ok(proportion(terms.rate, work.minutes, 60));
    case 'day':
      return ok(proportion(terms.rate, work.minutes, paidMinutes(shift)));
    case 'piece':
      return work.pieces === null
        ? err(raise(jobErrors.pieces_missing))
        : ok(terms.rate * work.pieces);
    case 'month': {
      const minutes = settings.monthWorkDaysHundredths.value * settings.dayHours.value * 60;
      return ok(proportion(terms.rate, work.minutes * 100, minutes));
    }
  }
}

/**
 * When the wage of a shift is due: the end of the local day on which its period ends.
 * 保障农民工工资支付条例 12 and 13: paid in full on the agreed day of the agreed cycle. A fixed pay
 * day (the Sunday, the last of the month) on a rest day is brought forward to the last working day
 * before it (14), though never to before the work itself. What falls due with the work (by the day,
 * at completion) has no fixed day to bring forward.
 *
 * @param date the local day on which the work ended
 * @param lastDate the posting's last day
 */
export function dueAt(
  settlement: Settlement,
  date: LocalDate,
  lastDate: LocalDate,
  settings: JobSettings = jingzhouSettings,
  calendar: Calendar = chinaCalendar(),
): Instant {
  const after = settings.dueAfter[settlement].value;
  const payDay: Record<Settlement, () => LocalDate> = {
    day: () => addDays(date, after),
    completion: () => addDays(lastDate > date ? lastDate : date, after),
    week: () => fixedPayDay(addDays(sundayOf(date), after), date, calendar),
    month: () => fixedPayDay(addDays(lastOfMonth(date), after), date, calendar),
  };
  return endOfDay(payDay[settlement]());
}

/** The last working day up to the pay day; the day of the work itself when that is later. */
function fixedPayDay(payDay: LocalDate, worked: LocalDate, calendar: Calendar): LocalDate {
  let day = payDay;
  while (day > worked && isRestDay(day, calendar)) day = addDays(day, -1);
  return day;
}

/** Beyond the calendar's reach only Saturdays and Sundays are known. */
function isRestDay(date: LocalDate, calendar: Calendar): boolean {
  const year = Number(date.slice(0, 4));
  if (yearStates(calendar).some((known) => known.year === year))
    return !dayInfo(calendar, date).working;
  return new Date(`${date}T00:00:00Z`).getUTCDay() % 6 === 0;
}

/** The last millisecond of a local day. */
export function endOfDay(date: LocalDate): Instant {
  return atLocal(addDays(date, 1)) - 1;
}

function sundayOf(date: LocalDate): LocalDate {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return addDays(date, (7 - weekday) % 7);
}

function lastOfMonth(date: LocalDate): LocalDate {
  const [year = 0, month = 0] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** Whole days past due; 0 when not yet due or on the first day after. */
export function daysOverdue(due: Instant, now: Instant): number {
  return now <= due ? 0 : Math.floor((now - due) / DAY);
}

/**
 * The least that is owed for work whose pieces nobody has said: the hourly minimum wage of the day.
 * Piece work too may not be paid below it; the employer proves what was agreed (条例 50).
 */
export function leastWage(
  minutes: number,
  date: LocalDate,
  settings: JobSettings = jingzhouSettings,
): Fen {
  const hourly = parameterOn(settings.minimumHourly, date)?.value ?? 0;
  return proportion(hourly, minutes, 60);
}
