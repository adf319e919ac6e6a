import { daysBetween, fromIso, type Instant, localDate, localTime } from '@yizhan/kernel';

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

/** An API's moment: ISO 8601 with offset, or epoch ms. */
export type Moment = string | Instant;

const toInstant = (moment: Moment): Instant =>
  typeof moment === 'number' ? moment : fromIso(moment);

/** A day as people say it. @example 今天, 明天, 周三 11月25日, 2027年1月3日 */
export function sayDay(date: string, today: string): string {
  const near: Record<number, string> = { [-1]: '昨天', 0: '今天', 1: '明天', 2: '后天' };
  const word = near[daysBetween(today, date)];
  if (word) return word;
  const [year, month, day] = date.split('-').map(Number);
  const spoken = `${month}月${day}日`;
  if (date.slice(0, 4) !== today.slice(0, 4)) return `${year}年${spoken}`;
  return Math.abs(daysBetween(today, date)) <= 14 ? sayDate(date) : spoken;
}

/** The day of a moment, short. @example 12月4日 */
export function sayMonthDay(moment: Moment): string {
  const [, month, day] = localDate(toInstant(moment)).split('-').map(Number);
  return `${month}月${day}日`;
}

/** A day in full. @example 11月21日 周六 */
export function sayDate(date: string): string {
  const [, month, day] = date.split('-').map(Number);
  return `${month}月${day}日 ${weekdayOf(date)}`;
}

function weekdayOf(date: string): string {
  return WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
}

/** A moment as people say it, in Shanghai's time. @example 今天 09:12 */
export function sayMoment(moment: Moment, now: Instant): string {
  const at = toInstant(moment);
  return `${sayDay(localDate(at), localDate(now))} ${localTime(at)}`;
}

/** A span on one day. @example 今天 07:00–17:00 */
export function saySpan(from: Moment, to: Moment, now: Instant): string {
  return `${sayMoment(from, now)}–${localTime(toInstant(to))}`;
}

/** How long something takes or is away, the two largest parts. @example 1天3小时, 25分钟 */
export function sayDuration(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  if (days > 0) return hours > 0 ? `${days}天${hours}小时` : `${days}天`;
  const rest = minutes % 60;
  if (hours > 0) return rest > 0 ? `${hours}小时${rest}分钟` : `${hours}小时`;
  return `${rest}分钟`;
}

/** A distance as people say it. @example 350米, 2.4公里 */
export function sayDistance(metres: number): string {
  if (metres < 995) return `${Math.max(10, Math.round(metres / 10) * 10)}米`;
  return metres < 10_000 ? `${(metres / 1000).toFixed(1)}公里` : `${Math.round(metres / 1000)}公里`;
}
