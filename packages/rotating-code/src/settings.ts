import { needWhole } from '@yizhan/kernel';
import { needSettings } from './door';

/** How codes change and how long they are taken; a place may have its own. */
export interface CodeSettings {
  /** How long one code is shown, in milliseconds. */
  readonly stepMs: number;
  /** Digits of the typed form, 1 to 9; fewer than 6 are soon guessed. */
  readonly digits: number;
  /** Steps before the current one that are still taken: time to walk up, scan and send. */
  readonly pastSteps: number;
  /** Steps after the current one that are taken: a showing device whose clock runs ahead. */
  readonly futureSteps: number;
}

/** 30 s is the step that RFC 6238 §5.2 recommends, one step back the delay it allows for. */
export const CODE_SETTINGS: CodeSettings = {
  stepMs: 30_000,
  digits: 6,
  pastSteps: 1,
  futureSteps: 1,
};

/**
 * The chance that blind guessing hits at least once: each try meets the codes of every step in
 * the window, of every candidate.
 *
 * @param candidateKeys keys asked about, times the purposes of each
 */
export function oddsOfGuess(settings: CodeSettings, candidateKeys: number, tries: number): number {
  needSettings(settings);
  needWhole('candidateKeys', candidateKeys, 0);
  needWhole('tries', tries, 0);
  const taken = (1 + settings.pastSteps + settings.futureSteps) * candidateKeys;
  return 1 - (1 - Math.min(1, taken / 10 ** settings.digits)) ** tries;
}
