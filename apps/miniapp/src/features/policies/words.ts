import type { PolicyStatus } from '@yizhan/policies/vocabulary';
import type { Tone } from '../../components';

export type Verdict = 'yes' | 'no' | 'unknown';

export const statusTones: Readonly<Record<PolicyStatus, Tone>> = {
  confirmed: 'good',
  unconfirmed: 'wait',
  upcoming: 'wait',
  expired: 'quiet',
};

export const verdictTones: Readonly<Record<Verdict, Tone>> = {
  yes: 'good',
  no: 'quiet',
  unknown: 'wait',
};

/** A verdict as a sentence to the person. */
export const verdictSentences: Readonly<Record<Verdict, string>> = {
  yes: '您符合条件',
  no: '暂时不符合',
  unknown: '还不能确定',
};

/** Pages of this area that no other feature opens. */
export const calculatorPath = 'pages/policy/calculator/index';
