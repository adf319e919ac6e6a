export * from './calendar';
export * from './change-index';
export { CHINA_SOURCE, CHINA_YEARS, type YearRow } from './china';
export * from './clock';
export * from './explain';
export {
  type DailyHours,
  type IsoWeekday,
  type OpeningHours,
  type OpenSpan,
  openingHoursFaults,
  type Season,
} from './opening-hours';
export * from './reading';
export * from './recompute';
export * from './rule';
export * from './sweep';
export { amountInWords, dayInWords, endInWords } from './words';
