import {
  type Instant,
  type LocalDate,
  localDate,
  MINUTE,
  needInstant,
  ok,
  type Result,
} from '@yizhan/kernel';
import { type Calendar, describe, needCalendar } from './calendar';
import { afterCutoff, type Layout, layOutSound } from './clock';
import { type DayNumber, dateOf, dayOf, startOfDay } from './days';
import { type Clock, soundClock } from './kept-clock';
import type { ClockRule } from './rule';
import { countOver, isDays, unitSize } from './scale';
import { amountInWords, endInWords, instantInWords, minutesInWords, spanInWords } from './words';

export type LineKind =
  | 'rule'
  | 'start'
  | 'extension'
  | 'counted'
  | 'make_up'
  | 'weekend'
  | 'holiday'
  | 'closed'
  | 'paused'
  | 'moved'
  | 'outside_hours'
  | 'due'
  | 'standing'
  | 'provisional';

/** One line of the reckoning: a run of days treated alike, and why, for people to read. */
export interface ExplanationLine {
  readonly kind: LineKind;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Ordinals of the days counted in this line. */
  readonly counted?: readonly [first: number, last: number];
  /** What this line counts in all, in the rule's unit; together the lines make up the limit. */
  readonly amount?: number;
  readonly text: string;
}

/**
 * How the due instant was reckoned, day by day. While an open pause keeps it from coming, the days
 * up to `now` are told. Errors: clocks.unpublished_year, as with the reading.
 */
export function explainClock(
  given: Clock,
  now: Instant,
  calendar: Calendar,
): Result<ExplanationLine[]> {
  const clock = soundClock(given);
  needInstant('now', now);
  needCalendar(calendar);
  const laid = layOutSound(clock, calendar);
  if (!laid.ok) return laid;
  const layout = laid.value;
  const year = localDate(clock.start).slice(0, 4);
  const body = group(days(clock, layout, now, calendar), clock.rule, year);
  return ok([...heading(clock, year), ...body, ...ending(layout, year, now)]);
}

function heading(clock: Clock, year: string): ExplanationLine[] {
  const { rule, start, startEvent, extensions } = clock;
  const day = localDate(start);
  const line = (kind: LineKind, text: string): ExplanationLine => ({
    kind,
    from: day,
    to: day,
    text,
  });
  const limit = amountInWords(rule.amount, rule.unit);
  const local = rule.local ? '（本地规定）' : '';
  return [
    line('rule', `依据《${rule.source}》${rule.article}${local}：${limit}内${rule.title}`),
    line('start', `${instantInWords(start, year)}${startEvent}，${beginning(clock)}`),
    ...extensions.map((extension) =>
      line(
        'extension',
        `经批准延长${amountInWords(extension.amount, rule.unit)}：${extension.reason}`,
      ),
    ),
  ];
}

function beginning(clock: Clock): string {
  if (!isDays(clock.rule)) return '开始计时';
  if (clock.rule.startsNextDay) return '当天不计，从第二天起算';
  return afterCutoff(clock) ? `已过${clock.rule.cutoff}，从第二天起算` : '从当天起算';
}

function ending(layout: Layout, year: string, now: Instant): ExplanationLine[] {
  const { due, provisionalYear } = layout;
  const today = localDate(now);
  if (due === undefined)
    return [{ kind: 'standing', from: today, to: today, text: '暂停计时中，恢复后接着算' }];
  const day = localDate(due - 1);
  const lines: ExplanationLine[] = [
    { kind: 'due', from: day, to: day, text: `到期：${endInWords(due, year)}` },
  ];
  if (provisionalYear !== undefined)
    lines.push({
      kind: 'provisional',
      from: day,
      to: day,
      text: `${provisionalYear}年的节假日安排还没有公布，到期日是暂定的，公布后会重新计算`,
    });
  return lines;
}

interface DayLine {
  readonly day: DayNumber;
  readonly kind: LineKind;
  /** The holiday, the area's own reason or the pauses. */
  readonly reason: string;
  /** Ordinal of the day, or milliseconds counted on it. */
  readonly counted?: number;
  /** The same in whole minutes, so rounded that the lines add up to what was rounded as a whole. */
  readonly minutes?: number;
}

function days(clock: Clock, layout: Layout, now: Instant, calendar: Calendar): DayLine[] {
  const last = layout.lastDay ?? dayOf(clock.stoppedAt ?? now);
  const first = isDays(clock.rule) ? layout.from : dayOf(clock.start);
  const lines: DayLine[] = [];
  if (!isDays(clock.rule)) return inMinutes(hoursByDay(clock, layout, [first, last], calendar));
  let ordinal = 0;
  for (let day = first; day <= last; day++) {
    const line = ofDay(clock, layout, day, ordinal, calendar);
    if (line.counted !== undefined) ordinal = line.counted;
    lines.push(line);
  }
  return lines;
}

function hoursByDay(
  clock: Clock,
  layout: Layout,
  [first, last]: readonly [DayNumber, DayNumber],
  calendar: Calendar,
): DayLine[] {
  const count = Math.max(0, last - first + 1);
  return Array.from({ length: count }, (_, at) => ofHours(clock, layout, first + at, calendar));
}

/** Rounds where each day ends and tells the difference: the parts so make up the whole in words too. */
function inMinutes(lines: readonly DayLine[]): DayLine[] {
  let sum = 0;
  return lines.map((line) => {
    if (line.counted === undefined) return line;
    const before = Math.round(sum / MINUTE);
    sum += line.counted;
    return { ...line, minutes: Math.round(sum / MINUTE) - before };
  });
}

function ofDay(
  clock: Clock,
  layout: Layout,
  day: DayNumber,
  ordinal: number,
  calendar: Calendar,
): DayLine {
  if (layout.holes.some(([from, to]) => from <= day && day < to))
    return { day, kind: 'paused', reason: reasonOfDay(clock, day) };
  const counted = ordinal + 1;
  if (day < layout.end && clock.rule.unit === 'calendar_day')
    return { day, kind: 'counted', reason: '', counted };
  const info = describe(calendar, day);
  const reason = info.name ?? '';
  if (!info.working) return { day, kind: restKind(info.kind), reason };
  if (day >= layout.end) return { day, kind: 'moved', reason };
  return { day, kind: info.kind === 'make_up' ? 'make_up' : 'counted', reason, counted };
}

/** The pauses in which its beginning lies; else, on a last day, those in which it ended. */
function reasonOfDay(clock: Clock, day: DayNumber): string {
  const begin = startOfDay(day);
  return pausesIn(clock, begin, begin + 1) || pausesIn(clock, begin, startOfDay(day + 1));
}

function ofHours(clock: Clock, layout: Layout, day: DayNumber, calendar: Calendar): DayLine {
  const from = Math.max(clock.start, startOfDay(day));
  const to = Math.min(layout.due ?? Number.POSITIVE_INFINITY, startOfDay(day + 1));
  const counted = countOver(layout.scale, from, to, layout.holes);
  const reason = pausesIn(clock, from, to);
  if (counted > 0) return { day, kind: 'counted', reason, counted };
  if (reason && layout.scale.count(from, to) > 0) return { day, kind: 'paused', reason };
  const info = describe(calendar, day);
  if (info.working) return { day, kind: 'outside_hours', reason: '' };
  return { day, kind: restKind(info.kind), reason: info.name ?? '' };
}

function restKind(kind: string): LineKind {
  return kind === 'holiday' || kind === 'closed' ? kind : 'weekend';
}

/** Why the clock stood in `[from, to)`, each reason once; empty when it didn't. */
function pausesIn({ pauses }: Clock, from: Instant, to: Instant): string {
  const found = pauses.filter(
    (pause) => pause.from < to && from < (pause.to ?? Number.POSITIVE_INFINITY),
  );
  return [...new Set(found.map(({ reason }) => reason))].join('、');
}

function group(lines: readonly DayLine[], rule: ClockRule, year: string): ExplanationLine[] {
  const runs: DayLine[][] = [];
  for (const line of lines) {
    const run = runs[runs.length - 1];
    if (run && alike(run[0] as DayLine, line, rule)) run.push(line);
    else runs.push([line]);
  }
  return runs.map((run) => told(run, rule, year));
}

function alike(first: DayLine, next: DayLine, rule: ClockRule): boolean {
  if (first.kind !== next.kind || first.reason !== next.reason) return false;
  return isDays(rule) || first.minutes === next.minutes;
}

function told(run: readonly DayLine[], rule: ClockRule, year: string): ExplanationLine {
  const first = run[0] as DayLine;
  const last = run[run.length - 1] as DayLine;
  const [from, to] = [dateOf(first.day), dateOf(last.day)];
  const line = { kind: first.kind, from, to };
  const span = spanInWords(from, to, year);
  if (first.counted === undefined || last.counted === undefined)
    return { ...line, text: `${span}：${skippedInWords(first)}` };
  if (!isDays(rule)) {
    const amount = run.reduce((sum, day) => sum + (day.counted ?? 0), 0) / unitSize(rule);
    return { ...line, amount, text: `${span}：${hoursOfRun(run, rule)}` };
  }
  const counted = [first.counted, last.counted] as const;
  const text = `${span}：${daysOfRun(first, rule, counted)}`;
  return { ...line, counted, amount: run.length, text };
}

function skippedInWords({ kind, reason }: DayLine): string {
  if (kind === 'weekend') return '周末，不计';
  if (kind === 'holiday') return `${reason}放假，不计`;
  if (kind === 'closed') return `${reason}，不计`;
  if (kind === 'paused') return `暂停计时（${reason}），不计`;
  if (kind === 'moved') return '最后一天遇休息日，顺延到这一天';
  return '不在服务时间，不计';
}

function daysOfRun(
  { kind, reason }: DayLine,
  rule: ClockRule,
  [first, last]: readonly [number, number],
): string {
  const unit = rule.unit === 'working_day' ? '个工作日' : '天';
  const days = first === last ? `第${first}${unit}` : `第${first}至第${last}${unit}`;
  if (kind === 'make_up') return `${reason}调休上班，算${days}`;
  return reason ? `${reason}，算${days}` : days;
}

function hoursOfRun(run: readonly DayLine[], rule: ClockRule): string {
  const { minutes = 0, reason } = run[0] as DayLine;
  const each = minutes === 0 ? '不到1分钟' : minutesInWords(minutes, rule.unit);
  const paused = reason ? `，暂停（${reason}）的时间不计` : '';
  if (run.length === 1) return `计${each}${paused}`;
  return `每天计${each}，共${minutesInWords(run.length * minutes, rule.unit)}${paused}`;
}
