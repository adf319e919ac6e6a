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
  const causes = faceCauses(record, settings);
  const worst = causes.find(({ level }) => level === 'red') ?? causes[0];
  return {
    verified: record.state === 'verified',
    filledPostings: record.filledPostings,
    medianDaysToPay,
    wageCases: record.wageCases,
    level: worst?.level ?? goodLevel(record, settings),
    reasons: [...causes.map(({ reason }) => reason), ...goodReasons(record, medianDaysToPay)],
  };
}

/** One thing that makes a face yellow or red; the check of the same name binds the postings. */
export interface FaceCause {
  readonly id:
    | 'red_card'
    | 'upheld_cases'
    | 'yellow_card'
    | 'open_wage_case'
    | 'overdue_wages'
    | 'silent_hours'
    | 'late_wages';
  readonly level: 'yellow' | 'red';
  readonly reason: string;
}

/** All that speaks against an employer, the red first. */
export function faceCauses(
  record: TrustRecord,
  settings: JobSettings = jingzhouSettings,
): FaceCause[] {
  const { card, wageCases } = record;
  const days = median(record.daysToPay);
  const causes: (FaceCause | false)[] = [
    card === 'red' && { id: 'red_card', level: 'red', reason: '被驿站出示红牌' },
    wageCases.upheld >= settings.redUpheldCases.value && {
      id: 'upheld_cases',
      level: 'red',
      reason: `${wageCases.upheld} 件欠薪诉求查实`,
    },
    card === 'yellow' && { id: 'yellow_card', level: 'yellow', reason: '被驿站出示黄牌' },
    wageCases.open >= settings.yellowOpenCases.value && {
      id: 'open_wage_case',
      level: 'yellow',
      reason: `${wageCases.open} 件欠薪诉求正在办理`,
    },
    record.overdueWages >= settings.yellowOverdueWages.value && {
      id: 'overdue_wages',
      level: 'yellow',
      reason: `${record.overdueWages} 笔工资过了日子没发`,
    },
    record.silentHours >= settings.yellowSilentHours.value && {
      id: 'silent_hours',
      level: 'yellow',
      reason: `${record.silentHours} 次工时到时间没确认`,
    },
    days !== null &&
      days > settings.yellowMedianDays.value && {
        id: 'late_wages',
        level: 'yellow',
        reason: `工资一般晚 ${days} 天发`,
      },
  ];
  return causes.filter((cause) => cause !== false);
}

function goodLevel(record: TrustRecord, settings: JobSettings): 'green' | 'new' {
  const known =
    record.state === 'verified' && record.filledPostings >= settings.trustedAfterFilled.value;
  return known ? 'green' : 'new';
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
