export * from './calendar';
export * from './change-index';
export { CHINA_SOURCE, CHINA_YEARS, type YearRow } from './china';
export * from './clock';
export * from './explain';
export * from './recompute';
export * from './rule';
export { amountInWords, dayInWords, endInWords } from './words';
