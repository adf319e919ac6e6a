import { DAY, type Instant } from '@yizhan/kernel';
import type { Card, EmployerState } from '../vocabulary';
import { type JobSettings, jingzhouSettings } from './settings';

/** What is counted about an employer, from records only. */
export interface TrustRecord {
  readonly state: EmployerState;
  /** A card given by staff. */
  readonly card: Card;
  readonly filledPostings: number;
  /** Whole days from due to paid; for one past due and unpaid, the days until now. */
  readonly daysToPay: readonly number[];
  /** Wages past due that nobody has said were paid. */
  readonly overdueWages: number;
  /** Times in the last year that hours counted because the employer said nothing. */
  readonly silentHours: number;
  readonly wageCases: { readonly open: number; readonly settled: number; readonly upheld: number };
}

/** An employer's public face, with the reasons for its level. */
export interface EmployerFace {
  readonly verified: boolean;
  readonly filledPostings: number;
  readonly medianDaysToPay: number | null;
  readonly wageCases: TrustRecord['wageCases'];
  readonly level: 'green' | 'yellow' | 'red' | 'new';
  readonly reasons: readonly string[];
}

/** Whether an unpaid wage counts in the face: some days are left in which it may be recorded. */
export function isLongOverdue(
  dueAt: Instant,
  now: Instant,
  settings: JobSettings = jingzhouSettings,
): boolean {
  return now > dueAt + settings.overdueCountsAfterDays.value * DAY;
}

/** The level by rule, and why; a card of the staff counts beside it. */
export function employerFace(
  record: TrustRecord,
  settings: JobSettings = jingzhouSettings,
): EmployerFace {
  const medianDaysToPay = median(record.daysToPay);
  const red = redReasons(record, settings);
  const yellow = yellowReasons(record, medianDaysToPay, settings);
  const level = red.length > 0 ? 'red' : yellow.length > 0 ? 'yellow' : goodLevel(record, settings);
  return {
    verified: record.state === 'verified',
    filledPostings: record.filledPostings,
    medianDaysToPay,
    wageCases: record.wageCases,
    level,
    reasons: [...red, ...yellow, ...goodReasons(record, medianDaysToPay)],
  };
}

function goodLevel(record: TrustRecord, settings: JobSettings): 'green' | 'new' {
  const known =
    record.state === 'verified' && record.filledPostings >= settings.trustedAfterFilled.value;
  return known ? 'green' : 'new';
}

function redReasons(record: TrustRecord, settings: JobSettings): string[] {
  const reasons: string[] = [];
  if (record.card === 'red') reasons.push('被驿站出示红牌');
  if (record.wageCases.upheld >= settings.redUpheldCases.value)
    reasons.push(`${record.wageCases.upheld} 件欠薪诉求查实`);
  return reasons;
}

function yellowReasons(record: TrustRecord, days: number | null, settings: JobSettings): string[] {
  const reasons: string[] = [];
  if (record.card === 'yellow') reasons.push('被驿站出示黄牌');
  if (record.wageCases.open >= settings.yellowOpenCases.value)
    reasons.push(`${record.wageCases.open} 件欠薪诉求正在办理`);
  if (record.overdueWages >= settings.yellowOverdueWages.value)
    reasons.push(`${record.overdueWages} 笔工资过了日子没发`);
  if (record.silentHours >= settings.yellowSilentHours.value)
    reasons.push(`${record.silentHours} 次工时到时间没确认`);
  if (days !== null && days > settings.yellowMedianDays.value)
    reasons.push(`工资一般晚 ${days} 天发`);
  return reasons;
}

function goodReasons(record: TrustRecord, days: number | null): string[] {
  const reasons = [record.state === 'verified' ? '证照已核验' : '证照还没核验'];
  if (record.filledPostings > 0) reasons.push(`招满过 ${record.filledPostings} 个岗位`);
  if (days !== null && days <= 0) reasons.push('工资按时发');
  return reasons;
}

/** The middle one; of two middle ones the larger, so that it never flatters. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
