/** @example maskPhone('13900001234') === '139****1234' */
export function maskPhone(phone: string): string {
  return phone.length < 7 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

/** What someone is called who hasn't given a name: there is no family name in it. */
const nameless = /^(手机尾号\d{4}|微信用户)$/;

/**
 * The family name stays, the rest is starred; a name that is none stays as it is.
 * @example maskName('王小明') === '王**'
 */
export function maskName(name: string): string {
  const letters = Array.from(name.trim());
  if (nameless.test(name.trim())) return name.trim();
  return letters.length === 0
    ? ''
    : (letters[0] ?? '') + '*'.repeat(Math.max(1, letters.length - 1));
}
