import {
  type Instant,
  type LocalDate,
  localDate,
  localTime,
  needDate,
  needInstant,
  needNumber,
  needOneOf,
  needText,
} from '@yizhan/kernel';
import { dayNumber, weekday } from './days';
import type { ClockUnit } from './rule';

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

/** `11月23日（周一）`, with the year when it isn't `yearShown`. */
export function dayInWords(date: LocalDate, yearShown: string): string {
  needDate('date', date);
  needText('yearShown', yearShown);
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
  needInstant('at', at);
  if (localTime(at) !== '00:00') return instantInWords(at, yearShown);
  return `${dayInWords(localDate(at - 1), yearShown)}24:00`;
}

/** `3个工作日`, `1小时30分钟`, `2个服务小时`. Hours are told to the minute. Throws FieldError. */
export function amountInWords(amount: number, unit: ClockUnit): string {
  needNumber('amount', amount, 0);
  needOneOf('unit', unit, ['calendar_day', 'working_day', 'clock_hour', 'business_hour']);
  if (unit === 'working_day') return `${amount}个工作日`;
  if (unit === 'calendar_day') return `${amount}天`;
  const minutes = Math.round(amount * 60);
  return minutes === 0 && amount > 0 ? '不到1分钟' : minutesInWords(minutes, unit);
}

/** Whole minutes of a clock that counts hours. */
export function minutesInWords(minutes: number, unit: ClockUnit): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const isOpen = unit === 'business_hour';
  if (rest === 0) return isOpen ? `${hours}个服务小时` : `${hours}小时`;
  return `${isOpen ? '服务时间' : ''}${hours > 0 ? `${hours}小时` : ''}${rest}分钟`;
}
