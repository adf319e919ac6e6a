/**
 * The days of the festivals that move, as `MMDD`: New Year's Eve (除夕), 清明, 端午, 中秋. Taken from the
 * lunar calendar of `chinese-days`, which a test compares with them.
 */
const MOVING: readonly (readonly [year: number, days: string])[] = [
  [2025, '0128 0404 0531 1006'],
  [2026, '0216 0405 0619 0925'],
  [2027, '0205 0405 0609 0915'],
  [2028, '0125 0404 0528 1003'],
  [2029, '0212 0404 0616 0922'],
  [2030, '0202 0405 0605 0912'],
  [2031, '0122 0405 0624 1001'],
  [2032, '0210 0404 0612 0919'],
  [2033, '0130 0404 0601 0908'],
  [2034, '0218 0405 0620 0927'],
  [2035, '0207 0405 0610 0916'],
  [2036, '0127 0404 0530 1004'],
  [2037, '0214 0404 0618 0924'],
  [2038, '0203 0405 0607 0913'],
  [2039, '0123 0405 0527 1002'],
  [2040, '0211 0404 0614 0920'],
  [2041, '0131 0404 0603 0910'],
  [2042, '0121 0404 0622 0928'],
  [2043, '0209 0405 0611 0917'],
  [2044, '0129 0404 0531 1005'],
  [2045, '0216 0404 0619 0925'],
  [2046, '0205 0404 0608 0915'],
];

const FIRST = MOVING[0]?.[0] ?? 0;
/** The first year whose festivals aren't known here. */
export const FESTIVALS_END = FIRST + MOVING.length;

/**
 * The statutory festival days of a year as a row of `china.ts` (全国年节及纪念日放假办法, order 795 of
 * 2024): 元旦 1, 春节 4 from the eve on, 清明 1, 劳动节 2, 端午 1, 中秋 1, 国庆 3. They are free whatever the
 * year's notice says; which days are bridged or made up for only the notice knows. Empty for a year
 * before the order, or past the table.
 */
export function festivalsOf(year: number): string {
  const days = MOVING[year - FIRST]?.[1]
    .split(' ')
    .map((day) => `${day.slice(0, 2)}-${day.slice(2)}`);
  if (!days) return '';
  const [eve = '', tomb, dragon, moon] = days;
  return `01-01 元旦|${eve}~${later(year, eve, 3)} 春节|${tomb} 清明|05-01~05-02 劳动节|${dragon} 端午|10-01~10-03 国庆节|${moon} 中秋`;
}

function later(year: number, monthDay: string, days: number): string {
  return new Date(Date.parse(`${year}-${monthDay}T00:00:00Z`) + days * 864e5)
    .toISOString()
    .slice(5, 10);
}
