import { formatYuan, type LocalDate } from '@yizhan/kernel';
import { caseSettings } from './settings';

/** What of a linked wage can point at one person. */
export interface WageTraits {
  readonly date: LocalDate;
  readonly owedFen: number;
  readonly minutes: number;
  /** How many people of the same employer have a wage of that day: the crowd one can hide in. */
  readonly sameDay: number;
  /** How many of them have the same sum, the same hours. */
  readonly sameSum: number;
  readonly sameHours: number;
}

/**
 * What the accused would know a confidential reporter by: a day, a sum, hours that fewer than
 * `caseSettings.crowd` people share, each as people write it.
 */
export function recordTracks(wage: WageTraits): string[] {
  const { crowd } = caseSettings;
  return [
    ...(wage.sameDay < crowd.people ? daySpellings(wage.date) : []),
    ...(wage.sameSum < crowd.people ? sumSpellings(wage.owedFen) : []),
    ...(wage.sameHours < crowd.people ? hourSpellings(wage.minutes) : []),
  ];
}

function daySpellings(date: LocalDate): string[] {
  const [year = '', month = '', day = ''] = date.split('-');
  const [m, d] = [String(Number(month)), String(Number(day))];
  return [`${m}月${d}日`, `${m}月${d}号`, `${year}-${month}-${day}`, `${year}/${m}/${d}`];
}

function sumSpellings(fen: number): string[] {
  const yuan = formatYuan(fen).replace(/,/g, '');
  const whole = yuan.replace(/\.0+$/, '');
  return [`${yuan}元`, `${whole}元`, `${whole}块`, `¥${whole}`, `${whole}.00`];
}

function hourSpellings(minutes: number): string[] {
  if (minutes <= 0) return [];
  const hours = String(Math.round(minutes / 6) / 10);
  return [`${hours}小时`, `${hours}个小时`, `${hours}个钟`];
}
