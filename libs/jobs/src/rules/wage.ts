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
import { type JobErrorOf, jobErrors } from '../errors';
import type { Settlement, ShiftTime, WageUnit } from '../vocabulary';
import { paidMinutes } from './posting';
import { type JobSettings, jingzhouSettings } from './settings';

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
 * When the wage of a shift is due: the end of the local day on which its period ends (the day, the
 * Sunday, the last of the month, the posting's last day). 保障农民工工资支付条例 11.
 */
export function dueAt(
  settlement: Settlement,
  date: LocalDate,
  lastDate: LocalDate,
  settings: JobSettings = jingzhouSettings,
): Instant {
  const ends: Record<Settlement, LocalDate> = {
    day: date,
    week: sundayOf(date),
    month: lastOfMonth(date),
    completion: lastDate > date ? lastDate : date,
  };
  return atLocal(addDays(ends[settlement], settings.dueAfter[settlement].value + 1)) - 1;
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
