/** Digits, letters and signs of the full-width block lie this far above their plain ones (Unicode). */
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const FULL_WIDTH_SHIFT = 0xfee0;
/** Spaces of all kinds, dashes, brackets, dots, and the marks that contacts hide in numbers. */
const SEPARATORS =
  /[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff().\u2010-\u2015\u2212-]/g;
const MOBILE = /^1[3-9]\d{9}$/;

/**
 * A phone number as people write, paste and have it filled in, made plain: full-width digits, blanks,
 * dashes and the country code (+86, 0086, 86) are taken away. What is no mainland mobile number
 * afterwards is left for the check that follows.
 *
 * @example foldPhone('+86 139 0000 0001') === '13900000001'
 */
export function foldPhone(text: string): string {
  const plain = text
    .replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - FULL_WIDTH_SHIFT))
    .replace(SEPARATORS, '');
  const national = plain.replace(/^(\+|00)86/, '');
  // Without a sign before it, 86 is a country code only before a whole number.
  const rest = national.slice(2);
  return national.startsWith('86') && MOBILE.test(rest) ? rest : national;
}

/** A mainland mobile number, written plainly. */
export function isMobile(text: string): boolean {
  return MOBILE.test(text);
}

/**
 * What a phone field holds after a change: folded, and cut to eleven digits once it is clear that no
 * country code is being typed.
 */
export function typedPhone(text: string): string {
  const folded = foldPhone(text);
  return folded.startsWith('1') ? folded.slice(0, 11) : folded.slice(0, 15);
}
