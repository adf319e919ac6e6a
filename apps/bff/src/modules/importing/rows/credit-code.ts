const LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Whether the check digit of a unified social credit code is right (GB 32100-2015, annex A). */
export function isCreditCode(code: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code)) return false;
  let weight = 1;
  let sum = 0;
  for (const letter of code.slice(0, 17)) {
    sum += LETTERS.indexOf(letter) * weight;
    weight = (weight * 3) % 31;
  }
  return code[17] === LETTERS[(31 - (sum % 31)) % 31];
}
