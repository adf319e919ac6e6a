import { type Instant, type LocalDate, localDate, ok, type Result } from '@yizhan/kernel';
import { type Calendar, describe } from './calendar';
import { type Clock, type Layout, layOut, type Pause } from './clock';
import { atMinutes, type DayNumber, dateOf, dayOf, startOfDay } from './days';
import type { ClockRule } from './rule';
import { countOver, isDays } from './scale';
import { amountInWords, endInWords, hoursInWords, instantInWords, spanInWords } from './words';

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
  readonly text: string;
}

/**
 * How the due instant was reckoned, day by day. While an open pause keeps it from coming, the days
 * up to `now` are told. Errors: clocks.unpublished_year, as with the reading.
 */
export function explainClock(
  clock: Clock,
  now: Instant,
  calendar: Calendar,
): Result<ExplanationLine[]> {
  const laid = layOut(clock, calendar);
  if (!laid.ok) return laid;
  const layout = laid.value;
  const year = localDate(clock.start).slice(0, 4);
  const body = group(days(clock, layout, now, calendar), clock.rule, year);
  return ok([...heading(clock, year), ...body, ...ending(layout, year, now)]);
}

function heading({ rule, start, startEvent, extensions }: Clock, year: string): ExplanationLine[] {
  const day = localDate(start);
  const line = (kind: LineKind, text: string): ExplanationLine => ({
    kind,
    from: day,
    to: day,
    text,
  });
  const limit = amountInWords(rule.amount, rule.unit);
  const local = rule.local ? '（本地规定）' : '';
  const next = isDays(rule) && rule.startsNextDay ? '，当天不计，从第二天起算' : '，开始计时';
  return [
    line('rule', `依据《${rule.source}》${rule.article}${local}：${limit}内${rule.title}`),
    line('start', `${instantInWords(start, year)}${startEvent}${next}`),
    ...extensions.map((extension) =>
      line(
        'extension',
        `经批准延长${amountInWords(extension.amount, rule.unit)}：${extension.reason}`,
      ),
    ),
  ];
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
  readonly reason: string;
  /** Ordinal of the day, or milliseconds counted on it. */
  readonly counted?: number;
}

function days(clock: Clock, layout: Layout, now: Instant, calendar: Calendar): DayLine[] {
  const last = layout.lastDay ?? dayOf(clock.stoppedAt ?? now);
  const first = isDays(clock.rule) ? layout.from : dayOf(clock.start);
  const lines: DayLine[] = [];
  let ordinal = 0;
  for (let day = first; day <= last; day++) {
    const line = isDays(clock.rule)
      ? ofDay(clock, layout, day, ordinal, calendar)
      : ofHours(clock, layout, day, calendar);
    if (isDays(clock.rule) && line.counted !== undefined) ordinal = line.counted;
    lines.push(line);
  }
  return lines;
}

function ofDay(
  clock: Clock,
  layout: Layout,
  day: DayNumber,
  ordinal: number,
  calendar: Calendar,
): DayLine {
  const info = describe(calendar, day);
  const reason = info.name ?? '';
  if (layout.holes.some(([from, to]) => from <= day && day < to))
    return { day, kind: 'paused', reason: reasonAt(clock.pauses, startOfDay(day)) };
  if (day >= layout.end)
    return info.working
      ? { day, kind: 'moved', reason }
      : { day, kind: restKind(info.kind), reason };
  if (clock.rule.unit === 'calendar_day')
    return { day, kind: 'counted', reason: '', counted: ordinal + 1 };
  if (!info.working) return { day, kind: restKind(info.kind), reason };
  const kind = info.kind === 'make_up' ? 'make_up' : 'counted';
  return { day, kind, reason, counted: ordinal + 1 };
}

function ofHours(clock: Clock, layout: Layout, day: DayNumber, calendar: Calendar): DayLine {
  const from = Math.max(clock.start, startOfDay(day));
  const to = Math.min(layout.due ?? Number.POSITIVE_INFINITY, startOfDay(day + 1));
  const counted = countOver(layout.scale, from, to, layout.holes);
  if (counted > 0) return { day, kind: 'counted', reason: '', counted };
  const standing = layout.holes.some(([begin, end]) => begin < to && from < end);
  if (standing) return { day, kind: 'paused', reason: reasonAt(clock.pauses, atMinutes(day, 720)) };
  const info = describe(calendar, day);
  if (info.working) return { day, kind: 'outside_hours', reason: '' };
  return { day, kind: restKind(info.kind), reason: info.name ?? '' };
}

function restKind(kind: string): LineKind {
  return kind === 'holiday' || kind === 'closed' ? kind : 'weekend';
}

function reasonAt(pauses: readonly Pause[], at: Instant): string {
  const found = pauses.filter(({ from, to }) => from <= at && (to === undefined || at < to));
  return [...new Set((found.length > 0 ? found : pauses).map(({ reason }) => reason))].join('、');
}

function group(lines: readonly DayLine[], rule: ClockRule, year: string): ExplanationLine[] {
  const runs: DayLine[][] = [];
  for (const line of lines) {
    const run = runs[runs.length - 1];
    const before = run?.[0];
    const alike = before?.kind === line.kind && before.reason === line.reason;
    if (run && alike && isDays(rule)) run.push(line);
    else if (run && alike && line.counted === undefined) run.push(line);
    else runs.push([line]);
  }
  return runs.map((run) => told(run, rule, year));
}

function told(run: readonly DayLine[], rule: ClockRule, year: string): ExplanationLine {
  const first = run[0] as DayLine;
  const last = run[run.length - 1] as DayLine;
  const [from, to] = [dateOf(first.day), dateOf(last.day)];
  const counted = first.counted === undefined ? [] : [first.counted, last.counted ?? first.counted];
  return {
    kind: first.kind,
    from,
    to,
    ...(isDays(rule) && counted[0] !== undefined
      ? { counted: [counted[0], counted[1] ?? counted[0]] as const }
      : {}),
    text: `${spanInWords(from, to, year)}：${reasonInWords(first, rule, counted)}`,
  };
}

function reasonInWords(line: DayLine, rule: ClockRule, counted: readonly number[]): string {
  if (line.kind === 'counted') return countInWords(rule, counted);
  if (line.kind === 'make_up') return `${line.reason}调休上班，算${countInWords(rule, counted)}`;
  if (line.kind === 'weekend') return '周末，不计';
  if (line.kind === 'holiday') return `${line.reason}放假，不计`;
  if (line.kind === 'closed') return `${line.reason}，不计`;
  if (line.kind === 'paused') return `暂停计时（${line.reason}），不计`;
  if (line.kind === 'moved') return '最后一天遇休息日，顺延到这一天';
  return '不在服务时间，不计';
}

function countInWords(rule: ClockRule, [first = 0, last = first]: readonly number[]): string {
  if (!isDays(rule)) return `计${hoursInWords(first, rule.unit)}`;
  const unit = rule.unit === 'working_day' ? '个工作日' : '天';
  return first === last ? `第${first}${unit}` : `第${first}至第${last}${unit}`;
}
