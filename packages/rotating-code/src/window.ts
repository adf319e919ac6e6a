import { err, type Instant, ok, type Result, raise } from '@yizhan/kernel';
import { codeErrors } from './errors';
import { hasBeenRevoked, type Validity } from './keys';
import type { CodeSettings } from './settings';
import { stepAt } from './totp';

export type WindowError =
  | typeof codeErrors.expired
  | typeof codeErrors.not_yet
  | typeof codeErrors.revoked;

/**
 * Whether a code of `step` is taken at `now`. A genuine code outside its window says how old it
 * is (`details.ageMs`), so that a claim held by a phone without network can be put to a person.
 */
export function withinWindow(
  key: Validity,
  step: number,
  now: Instant,
  settings: CodeSettings,
): Result<void, WindowError> {
  if (hasBeenRevoked(key)) return err(codeErrors.revoked);
  const madeAt = step * settings.stepMs;
  const current = stepAt(now, settings.stepMs);
  if (step > current + settings.futureSteps)
    return err(raise(codeErrors.not_yet, { aheadMs: madeAt - now }));
  if (step < current - settings.pastSteps)
    return err(raise(codeErrors.expired, { ageMs: now - madeAt - settings.stepMs }));
  if (!keyCovers(key, step, settings)) return err(raise(codeErrors.expired, { ageMs: 0 }));
  return ok();
}

/** Whether the key made codes at any time of the step. */
export function keyCovers(key: Validity, step: number, settings: CodeSettings): boolean {
  const from = step * settings.stepMs;
  return from < key.validUntil && from + settings.stepMs > key.validFrom;
}
