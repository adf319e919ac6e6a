import { type Instant, type LocalDate, localDate, localTime } from '@yizhan/kernel';

/** A day near now, as news tells it. @example 11月26日 */
export function sayDay(date: LocalDate): string {
  const [, month, day] = date.split('-').map(Number);
  return `${month}月${day}日`;
}

/** A moment near now, in Shanghai's time. @example 11月26日 08:00 */
export function sayMoment(at: Instant): string {
  return `${sayDay(localDate(at))} ${localTime(at)}`;
}

/** The day of a moment that may lie years off. @example 2028年11月26日 */
export function sayFarDay(at: Instant): string {
  const date = localDate(at);
  return `${Number(date.slice(0, 4))}年${sayDay(date)}`;
}

/** Somebody's own words, without the full stop that the sentence around them brings. */
export function withoutStop(words: string): string {
  return words.trim().replace(/[。.]+$/, '');
}
