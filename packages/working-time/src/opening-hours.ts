import { isLocalDate, type LocalDate, MINUTE, need } from '@yizhan/kernel';
import type { Calendar } from './calendar';
import { type DayNumber, dateOf, minutesOf, weekday } from './days';

/** Spans of a day, `HH:mm`; one that ends at or before its beginning runs over midnight. */
export type OpenSpan = readonly [from: string, to: string];

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export type IsoWeekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export interface DailyHours {
  readonly workingDays: readonly OpenSpan[];
  /** Weekends and holidays; none by default. */
  readonly restDays?: readonly OpenSpan[];
  /** Working days that fall on this weekday, e.g. Friday afternoons shut for study. */
  readonly weekdays?: Readonly<Partial<Record<IsoWeekday, readonly OpenSpan[]>>>;
}

/** A part of each year with other times, e.g. 夏季作息; `to` is in it, and may lie in the next year. */
export interface Season extends DailyHours {
  /** `MM-DD`. */
  readonly from: string;
  /** `MM-DD`. */
  readonly to: string;
}

/** When the doors of a place are open. A single day's own times go before a season's. */
export interface OpeningHours extends DailyHours {
  /** The first that holds a day counts. */
  readonly seasons?: readonly Season[];
  /** Times of single days; an empty list is a day shut. */
  readonly days?: Readonly<Record<LocalDate, readonly OpenSpan[]>>;
}

export type Minutes = readonly [from: number, to: number];

/** Opening hours laid over a calendar, so that any span is counted by one subtraction. */
export interface OpenDays {
  readonly first: DayNumber;
  /** Minutes open before day `first + i`. */
  readonly before: Int32Array;
  /** When the doors are open on a day, in order and apart; yesterday's night is part of it. */
  spansOn(day: DayNumber): readonly Minutes[];
}

const FULL_DAY = 24 * 60;
/** A rule kept with a clock comes back as a new object each time, so they are known by their text. */
const MOST_KEPT = 200;
const kept = new WeakMap<Calendar, Map<string, OpenDays>>();

/** Lays opening hours over a calendar; the same ones only once. */
export function openDaysOf(calendar: Calendar, hours: OpeningHours): OpenDays {
  const known = kept.get(calendar) ?? new Map<string, OpenDays>();
  kept.set(calendar, known);
  const text = JSON.stringify(hours);
  const found = known.get(text);
  if (found) return found;
  const [fault] = openingHoursFaults(hours);
  need(fault === undefined, 'clock.rule.openingHours', fault ?? '');
  if (known.size >= MOST_KEPT) known.clear();
  const laid = layOpenDays(calendar, hours);
  known.set(text, laid);
  return laid;
}

function layOpenDays(calendar: Calendar, hours: OpeningHours): OpenDays {
  const { first, end } = calendar;
  const before = new Int32Array(end - first + 1);
  const patterns = new Patterns();
  const ofDay = new Uint16Array(end - first);
  let yesterday = patterns.idOf([]);
  for (let index = 0; index < end - first; index++) {
    const today = patterns.idOf(ownSpans(calendar, hours, first + index));
    const pattern = patterns.join(yesterday, today);
    ofDay[index] = pattern;
    before[index + 1] = (before[index] as number) + patterns.minutes(pattern);
    yesterday = today;
  }
  return { first, before, spansOn: (day) => patterns.spans(ofDay[day - first] as number) };
}

/** The few different days there are: which spans they have of their own, and after which night. */
class Patterns {
  private readonly ids = new Map<readonly OpenSpan[], number>();
  private readonly own: Minutes[][] = [];
  private readonly joined = new Map<string, number>();
  private readonly effective: Minutes[][] = [];

  idOf(spans: readonly OpenSpan[]): number {
    const known = this.ids.get(spans);
    if (known !== undefined) return known;
    this.ids.set(spans, this.own.length);
    return this.own.push(spans.map(inMinutes)) - 1;
  }

  join(yesterday: number, today: number): number {
    const key = `${yesterday} ${today}`;
    const known = this.joined.get(key);
    if (known !== undefined) return known;
    const night = (this.own[yesterday] as Minutes[])
      .filter(([, to]) => to > FULL_DAY)
      .map(([, to]): Minutes => [0, to - FULL_DAY]);
    const day = (this.own[today] as Minutes[]).map(
      ([from, to]): Minutes => [from, Math.min(to, FULL_DAY)],
    );
    this.joined.set(key, this.effective.length);
    return this.effective.push(joinSpans([...night, ...day])) - 1;
  }

  spans(pattern: number): readonly Minutes[] {
    return this.effective[pattern] as Minutes[];
  }

  minutes(pattern: number): number {
    return this.spans(pattern).reduce((sum, [from, to]) => sum + to - from, 0);
  }
}

function inMinutes([from, to]: OpenSpan): Minutes {
  const [begin, end] = [minutesOf(from), minutesOf(to)];
  return [begin, end > begin ? end : end + FULL_DAY];
}

function joinSpans(spans: readonly Minutes[]): Minutes[] {
  const joined: [number, number][] = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = joined[joined.length - 1];
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

const SHUT: readonly OpenSpan[] = [];

function ownSpans(calendar: Calendar, hours: OpeningHours, day: DayNumber): readonly OpenSpan[] {
  const date = hours.days || hours.seasons ? dateOf(day) : '';
  const single = hours.days?.[date];
  if (single) return single;
  const season = hours.seasons?.find((one) => holds(one, date.slice(5)));
  const daily = season ?? hours;
  const index = day - calendar.first;
  const works = calendar.workBefore[index + 1] !== calendar.workBefore[index];
  if (!works) return daily.restDays ?? SHUT;
  return daily.weekdays?.[(weekday(day) || 7) as IsoWeekday] ?? daily.workingDays;
}

function holds({ from, to }: Season, monthDay: string): boolean {
  if (from <= to) return from <= monthDay && monthDay <= to;
  return monthDay >= from || monthDay <= to;
}

/** What is open on a day up to a minute of it, in milliseconds. */
export function openUntil(spans: readonly Minutes[], sinceMidnight: number): number {
  let sum = 0;
  for (const [from, to] of spans) {
    if (sinceMidnight <= from * MINUTE) break;
    sum += Math.min(sinceMidnight, to * MINUTE) - from * MINUTE;
  }
  return sum;
}

/** Faults of opening hours; an empty list is sound ones. Takes anything. */
export function openingHoursFaults(hours: OpeningHours): string[] {
  const shape = [...shapeFaults(hours)];
  if (shape.length > 0) return shape;
  const { seasons, days } = hours;
  const lists = [hours, ...(seasons ?? [])].flatMap(dailyLists).concat(Object.values(days ?? {}));
  const faults = [...new Set(lists.flat(2).filter((time) => !isTime(time)))].map(
    (time) => `${String(time)} is no time of day`,
  );
  const dates = [
    ...Object.keys(days ?? {}),
    ...(seasons ?? []).flatMap(({ from, to }) => [leap(from), leap(to)]),
  ];
  faults.push(...dates.filter((date) => !isLocalDate(date)).map((date) => `${date} is no day`));
  if (faults.length > 0) return faults;
  if (lists.every((spans) => spans.length === 0)) faults.push('the doors never open');
  if (lists.some(overlap)) faults.push('opening hours overlap');
  return faults;
}

const DAILY = ['workingDays', 'restDays', 'weekdays'];

/** What isn't of the shape at all, or is misspelt. */
function* shapeFaults(hours: OpeningHours): Generator<string> {
  if (!isRecord(hours)) return yield 'must be an object';
  yield* misspelt(hours, [...DAILY, 'seasons', 'days']);
  yield* dailyShape(hours);
  const { seasons, days } = hours;
  if (isGiven(seasons) && !Array.isArray(seasons)) return yield 'seasons must be a list';
  for (const season of seasons ?? []) {
    if (!isRecord(season)) return yield 'a season must be an object';
    yield* misspelt(season, [...DAILY, 'from', 'to']);
    yield* dailyShape(season);
  }
  if (isGiven(days) && !isRecord(days)) return yield 'days must be an object';
  for (const [date, spans] of Object.entries(days ?? {}))
    if (!areSpans(spans)) yield `${date} must be a list of spans`;
}

function* dailyShape({ workingDays, restDays, weekdays }: DailyHours): Generator<string> {
  if (!areSpans(workingDays)) yield 'workingDays must be a list of spans';
  if (isGiven(restDays) && !areSpans(restDays)) yield 'restDays must be a list of spans';
  if (!isGiven(weekdays)) return;
  if (!isRecord(weekdays)) return yield 'weekdays must be an object';
  for (const [day, spans] of Object.entries(weekdays ?? {})) {
    if (!/^[1-7]$/.test(day)) yield `${day} is no weekday, 1 to 7`;
    if (!areSpans(spans)) yield `weekday ${day} must be a list of spans`;
  }
}

function* misspelt(value: object, known: readonly string[]): Generator<string> {
  for (const key of Object.keys(value)) if (!known.includes(key)) yield `${key} is no such setting`;
}

function areSpans(value: unknown): boolean {
  return Array.isArray(value) && value.every((span) => Array.isArray(span) && span.length === 2);
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function dailyLists({ workingDays, restDays, weekdays }: DailyHours): (readonly OpenSpan[])[] {
  return [workingDays, restDays ?? [], ...Object.values(weekdays ?? {})];
}

/** `MM-DD` as a day of a leap year. */
function leap(monthDay: string): LocalDate {
  return `2024-${monthDay}`;
}

function overlap(spans: readonly OpenSpan[]): boolean {
  const minutes = spans.map(inMinutes).sort((a, b) => a[0] - b[0]);
  return minutes.some(([, to], index) => {
    const next = minutes[(index + 1) % minutes.length] as Minutes;
    return to > next[0] + (index + 1 < minutes.length ? 0 : FULL_DAY);
  });
}

/** Whether it is `HH:mm`, up to `24:00`. */
export function isTime(text: unknown): text is string {
  return typeof text === 'string' && /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(text);
}
