import {
  type LocalDate,
  need,
  needDate,
  needKeys,
  needList,
  needObject,
  needOneOf,
  needText,
  needWhole,
} from '@yizhan/kernel';
import { CHINA_SOURCE, CHINA_YEARS, type YearRow } from './china';
import { type DayNumber, dateOf, dayNumber, weekday } from './days';
import { FESTIVALS_END, festivalsOf } from './festivals';

/** What a day counts as: `make_up` is a weekend day worked in exchange (调休). */
export type DayKind = 'working' | 'make_up' | 'weekend' | 'holiday' | 'closed';

/** A day set by the area itself, over the published calendar. */
export interface OwnEntry {
  readonly date: LocalDate;
  /** `closed` never counts as working, `working` always does. */
  readonly kind: 'closed' | 'working';
  /** Shown to people as the reason, e.g. 暴雪停工. */
  readonly name: string;
}

export interface DayInfo {
  readonly date: LocalDate;
  readonly kind: DayKind;
  readonly working: boolean;
  /** The holiday or reason, when there is one. */
  readonly name?: string;
  /** False while the notice that decides this day isn't out. */
  readonly published: boolean;
}

/** The state of one year's calendar. */
export interface YearState {
  readonly year: number;
  readonly published: boolean;
  /** The notice, when published. */
  readonly source?: string;
}

/**
 * A calendar laid out for counting: sums of working days for every day of the range, so that a
 * count over any span is one subtraction and the nth working day one look-up.
 */
export interface Calendar {
  readonly first: DayNumber;
  /** The day after the last one it knows of, published or not. */
  readonly end: DayNumber;
  /** Working days before day `first + i`. */
  readonly workBefore: Int32Array;
  /** Day number of each working day, in order. */
  readonly workDays: Int32Array;
  /** From this day on the notices that decide aren't published. */
  readonly uncertainFrom: DayNumber;
  readonly lastPublishedYear: number;
  readonly names: ReadonlyMap<DayNumber, { readonly kind: DayKind; readonly name: string }>;
  readonly source: string;
  /** What it was laid out from. */
  readonly years: readonly YearRow[];
  readonly entries: readonly OwnEntry[];
}

export interface CalendarOptions {
  /** Published years in order, without gaps; the built-in ones by default. */
  readonly years?: readonly YearRow[];
  /** The notice of years that don't name their own. */
  readonly source?: string;
  /** The area's own days; of several for one day the last holds. */
  readonly entries?: readonly OwnEntry[];
}

/**
 * Years beyond the published ones that can be counted provisionally: weekends, and the statutory
 * festival days, which are known without a notice. Bridging days and make-up days aren't.
 */
const PROVISIONAL_YEARS = 10;
/**
 * A year's notice reaches back into the last days of December before it (2006, 2007, 2018 did,
 * 29 December at the earliest), so these days are certain only once the next year is out.
 */
const NEXT_NOTICE_REACHES_BACK_TO = '12-29';

/** Lays out a calendar. Throws FieldError when the years have a gap or a day can't be read. */
export function buildCalendar(options: CalendarOptions = {}): Calendar {
  needKeys('options', options, ['years', 'source', 'entries']);
  const years = options.years ?? CHINA_YEARS;
  if (years !== CHINA_YEARS) soundYears(years);
  const first = years[0] as YearRow;
  const last = years[years.length - 1] as YearRow;
  if (options.source !== undefined) needText('options.source', options.source);
  const start = dayNumber(`${first[0]}-01-01`);
  const end = dayNumber(`${last[0] + PROVISIONAL_YEARS + 1}-01-01`);
  const entries = options.entries ?? [];
  soundEntries(entries);
  const names = namedDays(years, entries);
  return {
    first: start,
    end,
    ...countWork(start, end, names),
    uncertainFrom: dayNumber(`${last[0]}-${NEXT_NOTICE_REACHES_BACK_TO}`),
    lastPublishedYear: last[0],
    names,
    source: options.source ?? CHINA_SOURCE,
    years,
    entries,
  };
}

/**
 * The calendar with one more year published, or with a year put right by a later notice (as Spring
 * Festival 2020 was). Throws FieldError when a year before it is missing.
 */
export function withYear(calendar: Calendar, row: YearRow): Calendar {
  needCalendar(calendar);
  soundYear('row', row);
  const others = calendar.years.filter(([year]) => year !== row[0]);
  const years = [...others, row].sort((a, b) => a[0] - b[0]);
  return buildCalendar({ years, source: calendar.source, entries: calendar.entries });
}

/** Years a calendar can be laid out for: instants and days of four digits stay within them. */
const [LEAST_YEAR, MOST_YEAR] = [1950, 9900];

function soundYears(years: readonly YearRow[]): void {
  needList('options.years', years);
  need(years.length > 0, 'options.years', 'a calendar needs a published year');
  years.forEach((row, index) => {
    soundYear(`options.years[${index}]`, row);
    const before = years[index - 1]?.[0];
    need(
      before === undefined || row[0] === before + 1,
      'options.years',
      'published years have a gap',
    );
  });
}

function soundYear(field: string, row: YearRow): void {
  needList(field, row);
  const [year, rest, work, source] = row;
  needWhole(`${field}[0]`, year, LEAST_YEAR, MOST_YEAR);
  soundDays(`${field}[1]`, year, rest);
  soundDays(`${field}[2]`, year, work);
  if (source !== undefined) needText(`${field}[3]`, source);
}

function soundDays(field: string, year: number, row: string): void {
  need(typeof row === 'string', field, 'must be a text of days');
  for (const part of row ? row.split('|') : []) {
    const [span = '', name = ''] = part.split(' ');
    const [from = '', to = from] = span.split('~');
    needDate(field, `${year}-${from}`);
    needDate(field, `${year}-${to}`);
    need(from <= to, field, `${span} ends before it begins`);
    needText(field, name);
  }
}

function soundEntries(entries: readonly OwnEntry[]): void {
  needList('options.entries', entries);
  entries.forEach((entry, index) => {
    const field = `options.entries[${index}]`;
    needKeys(field, entry, ['date', 'kind', 'name']);
    needDate(`${field}.date`, entry.date);
    needOneOf(`${field}.kind`, entry.kind, ['closed', 'working']);
    needText(`${field}.name`, entry.name);
  });
}

/** Throws FieldError when it is no calendar of `buildCalendar`. */
export function needCalendar(calendar: Calendar): void {
  needObject('calendar', calendar);
  need(Number.isInteger(calendar.first) && 'workBefore' in calendar, 'calendar', 'is no calendar');
}

type Named = Map<DayNumber, { kind: DayKind; name: string }>;

function namedDays(years: readonly YearRow[], entries: readonly OwnEntry[]): Named {
  const names: Named = new Map();
  const published = (years[years.length - 1] as YearRow)[0];
  for (let year = published + 1; year <= published + PROVISIONAL_YEARS; year++)
    if (year < FESTIVALS_END)
      eachDay(year, festivalsOf(year), (day, name) => names.set(day, { kind: 'holiday', name }));
  for (const [year, rest, work] of years) {
    eachDay(year, rest, (day, name) => names.set(day, { kind: 'holiday', name }));
    eachDay(year, work, (day, name) => names.set(day, { kind: 'make_up', name }));
  }
  for (const entry of entries)
    names.set(dayNumber(entry.date), { kind: entry.kind, name: entry.name });
  return names;
}

function eachDay(year: number, row: string, visit: (day: DayNumber, name: string) => void): void {
  for (const part of row ? row.split('|') : []) {
    const [span = '', name = ''] = part.split(' ');
    const [from = '', to = from] = span.split('~');
    for (let day = dayNumber(`${year}-${from}`); day <= dayNumber(`${year}-${to}`); day++)
      visit(day, name);
  }
}

function countWork(first: DayNumber, end: DayNumber, names: Named) {
  const workBefore = new Int32Array(end - first + 1);
  const days: number[] = [];
  for (let day = first; day < end; day++) {
    if (isWork(kindOf(names, day))) days.push(day);
    workBefore[day - first + 1] = days.length;
  }
  return { workBefore, workDays: Int32Array.from(days) };
}

function kindOf(names: Calendar['names'], day: DayNumber): DayKind {
  const known = names.get(day);
  if (known) return known.kind;
  return weekday(day) % 6 === 0 ? 'weekend' : 'working';
}

function isWork(kind: DayKind): boolean {
  return kind === 'working' || kind === 'make_up';
}

let china: Calendar | undefined;

/** The built-in calendar of China's published years. */
export function chinaCalendar(): Calendar {
  china ??= buildCalendar();
  return china;
}

/** What the calendar says of one day. Throws RangeError outside its range. */
export function dayInfo(calendar: Calendar, date: LocalDate): DayInfo {
  needCalendar(calendar);
  needDate('date', date);
  const day = dayNumber(date);
  return describe(calendar, day);
}

/** The same for a day number; used where days are walked through. */
export function describe(calendar: Calendar, day: DayNumber): DayInfo {
  within(calendar, day);
  const kind = kindOf(calendar.names, day);
  const name = calendar.names.get(day)?.name;
  return {
    date: dateOf(day),
    kind,
    working: isWork(kind),
    ...(name ? { name } : {}),
    published: day < calendar.uncertainFrom,
  };
}

/** The year whose calendar must be published before this day is certain; undefined when it is. */
export function unpublishedYear(calendar: Calendar, day: DayNumber): number | undefined {
  within(calendar, day);
  if (day < calendar.uncertainFrom) return undefined;
  return Math.max(Number(dateOf(day).slice(0, 4)), calendar.lastPublishedYear + 1);
}

/** Whether a year is published, and by which notice. */
export function yearState(calendar: Calendar, year: number): YearState {
  needCalendar(calendar);
  needWhole('year', year);
  const row = calendar.years[year - (calendar.years[0]?.[0] ?? year)];
  return row
    ? { year, published: true, source: row[3] ?? calendar.source }
    : { year, published: false };
}

/** The state of every year that can be counted in, the unpublished ones among them. */
export function yearStates(calendar: Calendar): YearState[] {
  needCalendar(calendar);
  const from = calendar.lastPublishedYear - calendar.years.length + 1;
  const count = calendar.years.length + PROVISIONAL_YEARS;
  return Array.from({ length: count }, (_, index) => yearState(calendar, from + index));
}

/** Working days in `[from, to)`; either may lie before the other's day, then it is 0. */
export function workingDaysBetween(calendar: Calendar, from: DayNumber, to: DayNumber): number {
  needCalendar(calendar);
  needWhole('from', from);
  needWhole('to', to);
  if (to <= from) return 0;
  return before(calendar, to, 'to') - before(calendar, from, 'from');
}

/** The nth working day (1 is the first) on or after `from`. Throws RangeError out of range. */
export function nthWorkingDay(calendar: Calendar, from: DayNumber, nth: number): DayNumber {
  const index = before(calendar, from, 'from') + nth - 1;
  needWhole('nth', nth, 1);
  const day: number | undefined = calendar.workDays[index];
  need(day !== undefined, 'nth', `the calendar ends before the ${nth}th working day`);
  return day;
}

/** `days` working days after (or, negative, before) a date that itself isn't counted. */
export function addWorkingDays(calendar: Calendar, date: LocalDate, days: number): LocalDate {
  needDate('date', date);
  needWhole('days', days);
  const day = dayNumber(date);
  const index = before(calendar, day, 'date') + days;
  if (days === 0) return date;
  const found: number | undefined =
    days > 0
      ? calendar.workDays[before(calendar, day + 1, 'date') + days - 1]
      : calendar.workDays[index];
  need(found !== undefined, 'days', `${date} ${days} leaves the calendar`);
  return dateOf(found);
}

function before(calendar: Calendar, day: DayNumber, field = 'day'): number {
  within(calendar, day, field);
  return calendar.workBefore[day - calendar.first] as number;
}

function within(calendar: Calendar, day: DayNumber, field = 'day'): void {
  needCalendar(calendar);
  if (Number.isInteger(day) && day >= calendar.first && day <= calendar.end) return;
  needWhole(field, day);
  need(false, field, 'is outside the calendar');
}
