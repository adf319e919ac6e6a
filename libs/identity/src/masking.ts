/** @example maskPhone('13900001234') === '139****1234' */
export function maskPhone(phone: string): string {
  return phone.length < 7 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

/** The family name stays, the rest is starred. @example maskName('王小明') === '王**' */
export function maskName(name: string): string {
  const letters = Array.from(name);
  return letters.length === 0
    ? ''
    : (letters[0] ?? '') + '*'.repeat(Math.max(1, letters.length - 1));
}
