import { needOneOf } from '@yizhan/kernel';

/**
 * Three values, ordered, so that Kleene's connectives (DMN 1.x: FEEL's ternary logic) are
 * minimum, maximum and mirror: `all` = min, `any` = max, `not` = 2 − x.
 */
export type Ternary = 0 | 1 | 2;
export const NO = 0;
export const UNKNOWN = 1;
export const YES = 2;

export type Verdict = 'yes' | 'no' | 'unknown';

const NAMES = ['no', 'unknown', 'yes'] as const;

export function verdictOf(value: Ternary): Verdict {
  needOneOf('value', value, [NO, UNKNOWN, YES]);
  return NAMES[value];
}

export function negate(value: Ternary): Ternary {
  return (2 - value) as Ternary;
}
