import { type Instant, localDate } from '@yizhan/kernel';
import { caseSettings } from './settings';

/** Without 0/O, 1/I/L and the like, so that it can be read out over the phone. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** `20261123-483920`: the day and six digits; the store refuses a number taken already. */
export function caseNumber(now: Instant, random: Uint8Array): string {
  const value = random.slice(0, 4).reduce((sum, byte) => sum * 256 + byte, 0);
  return `${localDate(now).replace(/-/g, '')}-${String(value % 1_000_000).padStart(6, '0')}`;
}

/**
 * A code that follows a case without a login: 8 characters of 31 (about 40 bits), together with the
 * number, behind a limit of tries. A byte that would favour some letters is passed over.
 */
export function queryCode(random: (length: number) => Uint8Array): string {
  const most = 256 - (256 % LETTERS.length);
  let code = '';
  while (code.length < caseSettings.queryCodeLength)
    for (const byte of random(2 * caseSettings.queryCodeLength))
      if (byte < most && code.length < caseSettings.queryCodeLength)
        code += LETTERS[byte % LETTERS.length];
  return code;
}

/** As people type it: case and spaces don't matter. */
export function normalCode(code: string): string {
  return code.replace(/[\s-]/g, '').toUpperCase();
}
