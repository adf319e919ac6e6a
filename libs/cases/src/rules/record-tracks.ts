import { formatYuan, type Instant, type LocalDate, localTime } from '@yizhan/kernel';
import { caseSettings } from './settings';

/** What of a linked wage can point at one person. */
export interface WageTraits {
  readonly date: LocalDate;
  readonly owedFen: number;
  readonly minutes: number;
  /** When they came and went, where that is known. */
  readonly times?: readonly Instant[] | undefined;
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
    ...(wage.sameHours < crowd.people ? (wage.times ?? []).flatMap(timeSpellings) : []),
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
  const cents = (fen / 100).toFixed(2);
  const jiao = Math.round((fen % 100) / 10);
  const broken = fen % 100 === 0 || fen % 10 !== 0 ? [] : [Math.floor(fen / 100)];
  return [
    ...[`${yuan}元`, `${whole}元`, `${whole}块`, `¥${whole}`, cents, `¥${cents}`],
    ...broken.flatMap((full) => [`${full}元${jiao}角`, `${full}块${jiao}`]),
  ];
}

function hourSpellings(minutes: number): string[] {
  if (minutes <= 0) return [];
  const [full, rest] = [Math.floor(minutes / 60), minutes % 60];
  const exact = String(Math.round(minutes / 0.6) / 100);
  const rounded = String(Math.round(minutes / 6) / 10);
  const units = ['小时', '个小时', '个钟', '钟头', '个钟头'];
  return [
    ...[...new Set([exact, rounded])]
      .flatMap((hours) => [hours, hours.replace('.', '点')])
      .flatMap((hours) => units.map((unit) => hours + unit)),
    ...(rest === 30 ? units.map((unit) => `${full}个半${unit.replace('个', '')}`) : []),
    ...(rest > 0 && full > 0 ? [`${full}小时${rest}分`, `${full}个小时${rest}分`] : []),
    ...[`${minutes}分钟`, `${minutes}分`],
  ];
}

/** A minute that is one person's own: not the full or half hour at which everyone comes. */
function timeSpellings(at: Instant): string[] {
  const [hour = '', minute = ''] = localTime(at).split(':');
  if (Number(minute) % 30 === 0) return [];
  const hours = [...new Set([hour, String(Number(hour)), String(Number(hour) % 12 || 12)])];
  return hours.flatMap((one) => [
    `${one}点${minute}`,
    `${one}点${Number(minute)}`,
    `${one}时${minute}`,
  ]);
}
