import type { CaseState } from '@yizhan/cases/vocabulary';
import type { CaseClockView } from '@yizhan/contract';
import type { Tone } from '../../components';

/** What a state means to whoever waits. */
export const caseTones: Readonly<Record<CaseState, Tone>> = {
  submitted: 'wait',
  accepted: 'active',
  dispatched: 'active',
  objected: 'wait',
  in_progress: 'active',
  replied: 'good',
  callback: 'wait',
  closed: 'good',
  in_review: 'wait',
  reviewed: 'good',
  in_rereview: 'wait',
  concluded: 'quiet',
  declined: 'bad',
  merged: 'quiet',
  withdrawn: 'quiet',
  transferred: 'quiet',
};

export const colourTones: Readonly<Record<CaseClockView['colour'], Tone>> = {
  green: 'good',
  yellow: 'wait',
  orange: 'wait',
  red: 'bad',
};

export const colourWords: Readonly<Record<CaseClockView['colour'], string>> = {
  green: '时间充裕',
  yellow: '快到期',
  orange: '快到期',
  red: '已超期',
};
