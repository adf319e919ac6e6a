import { randomBytes } from 'node:crypto';
import {
  makeKey,
  makePass,
  nextKeyDue,
  personalCode,
  placeCode,
  refuseReplay,
  verifyPersonalCode,
  verifyText,
} from '../src';

it('does what the README shows', () => {
  const now = Date.now();
  const due = nextKeyDue([], 'station-1', now);
  if (!due) throw new Error('a place without keys needs one');
  const key = makeKey((length) => randomBytes(length), { id: 'k1', place: 'station-1', ...due });

  const shown = placeCode(key, 'check_in', now);
  const result = verifyText(shown.text, [key], now + 4_000);
  if (!result.ok) throw new Error(result.error.code);
  expect(refuseReplay(result.value, []).ok).toBe(true);

  const pass = makePass(key, 'user-42');
  expect(verifyPersonalCode(personalCode(pass, now), [key], now).ok).toBe(true);
});
