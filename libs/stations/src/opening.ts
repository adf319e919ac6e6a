import { addDays, atLocal, type Instant, type LocalDate, localDate } from '@yizhan/kernel';
import type { OpeningHours, StationHours } from './vocabulary';

/** Whether a local day is a public holiday: the calendar is the caller's. */
export type IsHoliday = (date: LocalDate) => boolean;

export interface OpenState {
  readonly open: boolean;
  /** When it closes (open) or opens next (closed); null: not within the next days. */
  readonly changesAt: Instant | null;
  /** The hours that hold today; null: closed all day. */
  readonly today: OpeningHours | null;
}

/** How far ahead the next opening is looked for: longer than the longest public holiday. */
const DAYS_AHEAD = 12;

export function hoursOn(hours: StationHours, date: LocalDate, isHoliday: IsHoliday) {
  return isHoliday(date) ? hours.holiday : hours.usual;
}

/** Open now, and until when; or closed, and from when it opens. */
export function openState(hours: StationHours, now: Instant, isHoliday: IsHoliday): OpenState {
  const date = localDate(now);
  const today = hoursOn(hours, date, isHoliday);
  if (today && now >= atLocal(date, today.from) && now < endOf(date, today))
    return { open: true, changesAt: endOf(date, today), today };
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) {
    const day = addDays(date, ahead);
    const opening = hoursOn(hours, day, isHoliday);
    if (opening && atLocal(day, opening.from) > now)
      return { open: false, changesAt: atLocal(day, opening.from), today };
  }
  return { open: false, changesAt: null, today };
}

function endOf(date: LocalDate, hours: OpeningHours): Instant {
  return hours.to === '24:00' ? atLocal(addDays(date, 1)) : atLocal(date, hours.to);
}
