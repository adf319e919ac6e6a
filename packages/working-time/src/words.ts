import { HOUR, type Instant, type LocalDate, localDate, localTime } from '@yizhan/kernel';
import { dayNumber, weekday } from './days';
import type { ClockUnit } from './rule';

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

/** `11月23日（周一）`, with the year when it isn't `yearShown`. */
export function dayInWords(date: LocalDate, yearShown: string): string {
  const [year = '', month, day] = date.split('-');
  const shown = year === yearShown ? '' : `${year}年`;
  return `${shown}${Number(month)}月${Number(day)}日（${WEEKDAYS[weekday(dayNumber(date))]}）`;
}

export function spanInWords(from: LocalDate, to: LocalDate, yearShown: string): string {
  const start = dayInWords(from, yearShown);
  return from === to ? start : `${start}至${dayInWords(to, yearShown)}`;
}

export function instantInWords(at: Instant, yearShown: string): string {
  return `${dayInWords(localDate(at), yearShown)}${localTime(at)}`;
}

/** The end of a period: midnight is told as the day before, 24:00. */
export function endInWords(at: Instant, yearShown: string): string {
  if (localTime(at) !== '00:00') return instantInWords(at, yearShown);
  return `${dayInWords(localDate(at - 1), yearShown)}24:00`;
}

/** `3个工作日`, `1.5小时`. */
export function amountInWords(amount: number, unit: ClockUnit): string {
  if (unit === 'working_day') return `${amount}个工作日`;
  if (unit === 'calendar_day') return `${amount}天`;
  const rounded = Math.round(amount * 10) / 10;
  return unit === 'business_hour' ? `${rounded}个服务小时` : `${rounded}小时`;
}

export function hoursInWords(milliseconds: number, unit: ClockUnit): string {
  return amountInWords(milliseconds / HOUR, unit);
}
