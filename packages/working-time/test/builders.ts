import { atLocal, type Instant, localDate, unwrap } from '@yizhan/kernel';
import {
  type Calendar,
  type Clock,
  type ClockRule,
  chinaCalendar,
  layOut,
  startClock,
} from '../src';

/** `2026-03-02 10:00` or a day (its noon) as an instant. */
export function at(text: string): Instant {
  const [date = '', time = '12:00'] = text.split(' ');
  return atLocal(date, time);
}

export function rule(over: Partial<ClockRule> = {}): ClockRule {
  return {
    id: 'reply',
    version: 1,
    title: '作出答复',
    source: '测试条例',
    article: '第一条',
    validFrom: '2004-01-01',
    unit: 'working_day',
    amount: 5,
    startsNextDay: true,
    lastDay: 'as_is',
    unpublished: 'provisional',
    ...over,
  };
}

export function clock(
  start: string,
  over: Partial<ClockRule> = {},
  pauses: string[][] = [],
): Clock {
  return {
    ...startClock(rule(over), at(start), '收到诉求'),
    pauses: pauses.map(([from = '', to]) => ({
      from: at(from),
      ...(to ? { to: at(to) } : {}),
      reason: '等您补充材料',
    })),
  };
}

export function dueDay(of: Clock, calendar: Calendar = chinaCalendar()): string | undefined {
  const { due } = unwrap(layOut(of, calendar));
  return due === undefined ? undefined : localDate(due - 1);
}
