import type { LocalDate } from '@yizhan/kernel';
import { CHINA_SOURCE, CHINA_YEARS, type YearRow } from './china';
import { type DayNumber, dateOf, dayNumber, weekday } from './days';

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

/** Years beyond the published ones that can be counted provisionally, as plain weekends. */
const PROVISIONAL_YEARS = 10;
/**
 * A year's notice reaches back into the last days of December before it (2006, 2007, 2018 did,
 * 29 December at the earliest), so these days are certain only once the next year is out.
 */
const NEXT_NOTICE_REACHES_BACK_TO = '12-29';

/** Lays out a calendar. Throws RangeError when the years have a gap or a day can't be read. */
export function buildCalendar(options: CalendarOptions = {}): Calendar {
  const years = options.years ?? CHINA_YEARS;
  const first = years[0];
  const last = years[years.length - 1];
  if (!first || !last) throw new RangeError('a calendar needs a published year');
  if (years.some(([year], index) => year !== first[0] + index))
    throw new RangeError('published years have a gap');
  const start = dayNumber(`${first[0]}-01-01`);
  const end = dayNumber(`${last[0] + PROVISIONAL_YEARS + 1}-01-01`);
  const entries = options.entries ?? [];
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
 * Festival 2020 was). Throws RangeError when a year before it is missing.
 */
export function withYear(calendar: Calendar, row: YearRow): Calendar {
  const others = calendar.years.filter(([year]) => year !== row[0]);
  const years = [...others, row].sort((a, b) => a[0] - b[0]);
  return buildCalendar({ years, source: calendar.source, entries: calendar.entries });
}

type Named = Map<DayNumber, { kind: DayKind; name: string }>;

function namedDays(years: readonly YearRow[], entries: readonly OwnEntry[]): Named {
  const names: Named = new Map();
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
  if (day < calendar.uncertainFrom) return undefined;
  return Math.max(Number(dateOf(day).slice(0, 4)), calendar.lastPublishedYear + 1);
}

/** Whether a year is published, and by which notice. */
export function yearState(calendar: Calendar, year: number): YearState {
  const row = calendar.years[year - (calendar.years[0]?.[0] ?? year)];
  return row
    ? { year, published: true, source: row[3] ?? calendar.source }
    : { year, published: false };
}

/** The state of every year that can be counted in, the unpublished ones among them. */
export function yearStates(calendar: Calendar): YearState[] {
  const from = calendar.lastPublishedYear - calendar.years.length + 1;
  const count = calendar.years.length + PROVISIONAL_YEARS;
  return Array.from({ length: count }, (_, index) => yearState(calendar, from + index));
}

/** Working days in `[from, to)`; either may lie before the other's day, then it is 0. */
export function workingDaysBetween(calendar: Calendar, from: DayNumber, to: DayNumber): number {
  if (to <= from) return 0;
  return before(calendar, to) - before(calendar, from);
}

/** The nth working day (1 is the first) on or after `from`. Throws RangeError out of range. */
export function nthWorkingDay(calendar: Calendar, from: DayNumber, nth: number): DayNumber {
  const day = calendar.workDays[before(calendar, from) + nth - 1];
  if (nth < 1 || day === undefined) throw new RangeError(`no ${nth}th working day in the calendar`);
  return day;
}

/** `days` working days after (or, negative, before) a date that itself isn't counted. */
export function addWorkingDays(calendar: Calendar, date: LocalDate, days: number): LocalDate {
  const day = dayNumber(date);
  if (days === 0) return date;
  if (days > 0) return dateOf(nthWorkingDay(calendar, day + 1, days));
  const index = before(calendar, day) + days;
  const found = calendar.workDays[index];
  if (found === undefined) throw new RangeError(`${date} ${days} leaves the calendar`);
  return dateOf(found);
}

function before(calendar: Calendar, day: DayNumber): number {
  within(calendar, day);
  return calendar.workBefore[day - calendar.first] as number;
}

function within(calendar: Calendar, day: DayNumber): void {
  if (day < calendar.first || day > calendar.end)
    throw new RangeError(`${dateOf(day)} is outside the calendar`);
}
