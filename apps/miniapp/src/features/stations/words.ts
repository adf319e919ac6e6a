import type { StationCard } from '@yizhan/contract';
import { fromIso, type Instant, localDate, localTime } from '@yizhan/kernel';
import { sayDay, sayDistance } from '../../shell/dates';

/** 19:00 关门, 明天 05:00 开门, or just 休息中. */
export function sayOpening({ open, changesAt }: StationCard, now: Instant): string {
  if (changesAt === null) return open ? '营业中' : '休息中';
  const at = fromIso(changesAt);
  if (open) return `${localTime(at)} 关门`;
  const day = sayDay(localDate(at), localDate(now));
  return `${day === '今天' ? '' : `${day} `}${localTime(at)} 开门`;
}

/** Distance and place in one line. */
export function sayWhere({ distance, divisionName, address }: StationCard): string {
  const place = address.startsWith(divisionName) ? address : `${divisionName} ${address}`;
  return distance === null ? place : `${sayDistance(distance)} · ${place}`;
}

/** Hours as people write them. */
export function sayHours(hours: { from: string; to: string } | null): string {
  return hours === null ? '休息' : `${hours.from}–${hours.to}`;
}
