import { type Instant, localDate } from '@yizhan/kernel';
import { amountInWords, type Clock, type ClockReading, dayInWords } from '@yizhan/working-time';

/** A clock in one plain sentence: 还剩3个工作日，最晚12月4日（周五）. */
export function clockInWords(clock: Clock, reading: ClockReading, now: Instant): string {
  const year = localDate(now).slice(0, 4);
  const amount = (units: number) => amountInWords(units, clock.rule.unit);
  const last = reading.dueDay ? `，最晚${dayInWords(reading.dueDay, year)}` : '';
  const provisional = reading.provisionalYear ? '（暂定）' : '';
  if (reading.state === 'kept') return '按时完成';
  if (reading.state === 'missed') return `完成时已超期${by(reading, amount)}`;
  if (reading.state === 'over') return `已超期${by(reading, amount)}`;
  if (reading.state === 'paused')
    return `暂停计时：${pauseReason(clock)}，还剩${amount(reading.left)}`;
  if (reading.left === 0) return `已满期限，遇休息日顺延${last}${provisional}`;
  return `还剩${amount(reading.left)}${last}${provisional}`;
}

/** The same for a list, as short as can be. */
export function clockInShort(clock: Clock, reading: ClockReading): string {
  const amount = (units: number) => amountInWords(units, clock.rule.unit);
  if (reading.state === 'over') return `已超期${by(reading, amount)}`;
  if (reading.state === 'paused') return '暂停计时';
  return reading.left === 0 ? '顺延中' : `剩${amount(reading.left)}`;
}

/** Nothing on the days of rest right after the last day: no working day is over yet. */
function by({ overBy }: ClockReading, amount: (units: number) => string): string {
  return overBy > 0 ? amount(overBy) : '';
}

function pauseReason({ pauses }: Clock): string {
  const open = pauses.filter(({ to }) => to === undefined || to === null);
  return (open[open.length - 1] ?? pauses[pauses.length - 1])?.reason ?? '';
}
