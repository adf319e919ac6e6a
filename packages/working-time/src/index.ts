export {
  addWorkingDays,
  buildCalendar,
  type Calendar,
  type CalendarOptions,
  chinaCalendar,
  type DayInfo,
  type DayKind,
  dayInfo,
  describe,
  nthWorkingDay,
  type OwnEntry,
  unpublishedYear,
  withYear,
  workingDaysBetween,
  type YearState,
  yearState,
  yearStates,
} from './calendar';
export * from './change-index';
export { CHINA_SOURCE, CHINA_YEARS, type YearRow } from './china';
export { dueOf, type Layout, layOut } from './clock';
export * from './explain';
export { type Clock, type Pause, startClock } from './kept-clock';
export {
  type DailyHours,
  type IsoWeekday,
  type OpeningHours,
  type OpenSpan,
  openingHoursFaults,
  type Season,
} from './opening-hours';
export { type ClockReading, type ClockState, readClock } from './reading';
export * from './recompute';
export * from './rule';
export * from './rule-table';
export * from './sweep';
export { amountInWords, dayInWords, endInWords } from './words';
