/** An amount of renminbi in fen, a whole number. */
export type Fen = number;

/** @example yuan(200) === 20_000; throws RangeError when it isn't a whole number of fen */
export function yuan(amount: number): Fen {
  const fen = Math.round(amount * 100);
  if (!Number.isSafeInteger(fen) || Math.abs(fen - amount * 100) > 1e-6)
    throw new RangeError(`not a whole number of fen: ${amount} yuan`);
  return fen;
}

/** For a person to read: no decimals when there are none. @example formatYuan(123456) === '1,234.56' */
export function formatYuan(fen: Fen): string {
  const sign = fen < 0 ? '-' : '';
  const cents = Math.abs(fen);
  // Digits are grouped by hand: WeChat's runtime has no full Intl.
  const whole = String(Math.floor(cents / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = cents % 100;
  return rest === 0 ? sign + whole : `${sign}${whole}.${String(rest).padStart(2, '0')}`;
}

/** `amount × numerator / denominator` in fen, half a fen away from zero; exact below 2^53. */
export function proportion(amount: Fen, numerator: number, denominator: number): Fen {
  const product = BigInt(amount) * BigInt(numerator);
  const divisor = BigInt(denominator);
  const doubled = 2n * (product < 0n ? -product : product) + divisor;
  const rounded = Number(doubled / (2n * divisor));
  return product < 0n ? -rounded : rounded;
}
