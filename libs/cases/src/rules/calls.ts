import { atLocal, type Instant, localDate } from '@yizhan/kernel';
import { dayInWords } from '@yizhan/working-time';
import type { CaseProgress } from './facts';
import { caseSettings } from './settings';

const { tries: ENOUGH, apart, noon } = caseSettings.unreachable;

const apartWords = { half_day: '换个半天', day: '换一天' } as const;

/**
 * Whether a call without an answer counts: calls right after each other are one try. The first
 * always does, a further one when it is far enough from the one counted before it.
 */
export function countsAsTry({ tries = [] }: CaseProgress['calls'], now: Instant): boolean {
  const last = tries[tries.length - 1];
  if (last === undefined) return true;
  if (tries.length >= ENOUGH) return false;
  return distanceAfter(tries.length) === 'day'
    ? localDate(now) > localDate(last)
    : halfDayOf(now) > halfDayOf(last);
}

/** What is still to be done before someone who was called counts as out of reach. */
export function missingTries({ unreachable, tries = [] }: CaseProgress['calls']): string[] {
  const last = tries[tries.length - 1];
  if (last === undefined || unreachable >= ENOUGH) return [];
  const day = dayInWords(localDate(last), localDate(last).slice(0, 4));
  const half = last < atLocal(localDate(last), noon) ? '上午' : '下午';
  const next = apartWords[distanceAfter(tries.length)];
  return [
    `联系不上只计了${unreachable}次（最近一次${day}${half}），要${next}再打，满${ENOUGH}次才算`,
  ];
}

function distanceAfter(counted: number): 'half_day' | 'day' {
  return apart[Math.min(counted, apart.length) - 1] ?? 'day';
}

/** Half-days in order: two a day, parted at noon. */
function halfDayOf(at: Instant): string {
  const day = localDate(at);
  return `${day}${at < atLocal(day, noon) ? 'a' : 'b'}`;
}
