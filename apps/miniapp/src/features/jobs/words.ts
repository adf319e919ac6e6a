import type { ApplicationState, PostingState, WageState } from '@yizhan/jobs/vocabulary';
import type { Tone } from '../../components';
import { sayDuration } from '../../shell/dates';

export const applicationTones: Readonly<Partial<Record<ApplicationState, Tone>>> = {
  applied: 'wait',
  waiting: 'wait',
  accepted: 'active',
  no_show: 'bad',
  checked_in: 'good',
  checked_out: 'good',
  hours_confirmed: 'wait',
  wage_due: 'wait',
  paid: 'active',
  settled: 'good',
  disputed: 'bad',
  lapsed: 'bad',
};

export const postingTones: Readonly<Partial<Record<PostingState, Tone>>> = {
  in_review: 'wait',
  published: 'good',
  paused: 'wait',
  filled: 'active',
  taken_down: 'bad',
};

export const wageTones: Readonly<Partial<Record<WageState, Tone>>> = {
  due: 'wait',
  paid: 'active',
  assumed: 'active',
  confirmed: 'good',
  disputed: 'bad',
  lapsed: 'bad',
};

/** Minutes as people say them. @example 8小时, 7小时30分钟 */
export function sayMinutes(minutes: number): string {
  return sayDuration(minutes * 60_000);
}
