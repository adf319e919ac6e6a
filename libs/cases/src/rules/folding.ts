import { foldCharacter } from '@yizhan/chinese-text';

/** A letter as it is compared, with the characters of the text that it stands for (UTF-16). */
export interface Letter {
  readonly letter: string;
  readonly start: number;
  readonly end: number;
}

/** What people put between letters and digits, and what only looks empty; ¥ says that a sum follows. */
const BETWEEN = /[\p{P}\p{S}\p{Z}\p{C}\p{M}\s]/u;
const KEPT = '¥';

/** Letters as they are compared: simplified, of one width and case, nothing between them. */
export function fold(text: string): Letter[] {
  const letters: Letter[] = [];
  let at = 0;
  for (const one of text) {
    const end = at + one.length;
    for (const letter of foldCharacter(one).toUpperCase())
      if (letter === KEPT || !BETWEEN.test(letter)) letters.push({ letter, start: at, end });
    at = end;
  }
  return letters;
}

const numerals: Readonly<Record<string, string>> = {
  ...{ 〇: '0', 零: '0', 一: '1', 幺: '1', 二: '2', 三: '3', 四: '4' },
  ...{ 五: '5', 六: '6', 七: '7', 八: '8', 九: '9', 两: '2', 俩: '2' },
  // As sums are written on receipts.
  ...{ 壹: '1', 贰: '2', 弍: '2', 叁: '3', 参: '3', 肆: '4' },
  ...{ 伍: '5', 陆: '6', 柒: '7', 捌: '8', 玖: '9' },
};

/** Read aloud over a radio, or typed to look alike. */
const lookalikes: Readonly<Record<string, string>> = {
  ...{ 洞: '0', 拐: '7', 勾: '9', 腰: '1', O: '0', I: '1', L: '1', 丨: '1' },
};

/** Every letter that can stand for a digit as that digit: for numbers that are read digit by digit. */
export function digitsOf(folded: readonly Letter[]): Letter[] {
  return folded.map((one) => ({
    ...one,
    letter: numerals[one.letter] ?? lookalikes[one.letter] ?? one.letter,
  }));
}

const MYRIAD = 10_000;
const units: Readonly<Record<string, number>> = {
  ...{ 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000, 万: MYRIAD },
};

/** Amounts in figures: 二百六十元 as 260元, 十一月二十六日 as 11月26日, 8:45 and 八点四十五 as 8点45. */
export function amountsIn(text: string): Letter[] {
  // As long as before: places stay what they are.
  const folded = fold(text.replace(/(?<=\d)[:：](?=\d)/g, '点'));
  const read: Letter[] = [];
  for (let at = 0; at < folded.length; ) {
    const run = runAt(folded, at);
    const figures = figuresOf(run.map(({ letter }) => letter));
    const place = { start: run[0]?.start ?? 0, end: run[run.length - 1]?.end ?? 0 };
    read.push(...figures.map((letter) => ({ ...place, letter })));
    at += run.length;
  }
  return read;
}

/** A number as it is written, or one letter. */
function runAt(folded: readonly Letter[], from: number): readonly Letter[] {
  let end = from;
  while (isOfNumber(folded[end]?.letter)) end++;
  return folded.slice(from, Math.max(end, from + 1));
}

function isOfNumber(letter: string | undefined): boolean {
  return letter !== undefined && (/\d/.test(letter) || letter in numerals || letter in units);
}

/** 二百六十 and 二百六 as 260, 一三九 as 139; anything else as it stands. */
function figuresOf(letters: readonly string[]): string[] {
  if (!letters.some((letter) => letter in units))
    return letters.map((letter) => numerals[letter] ?? letter);
  let total = 0;
  let digits = '';
  let last = 1;
  for (const letter of letters) {
    const unit = units[letter];
    const digit = numerals[letter] ?? letter;
    if (unit === MYRIAD) total = (total + Number(digits)) * unit;
    else if (unit !== undefined) total += Number(digits || '1') * unit;
    // 二百零六: what follows counts as it stands.
    else if (digit === '0' && digits === '') last = 1;
    else digits += digit;
    if (unit === undefined) continue;
    digits = '';
    last = unit;
  }
  const isShort = digits.length === 1 && last > 10;
  return Array.from(String(total + Number(digits) * (isShort ? last / 10 : 1)));
}

export function lettersOf(text: string): string[] {
  return fold(text).map(({ letter }) => letter);
}

export function joined(letters: readonly Letter[], from = 0, to = letters.length): string {
  return letters
    .slice(Math.max(0, from), Math.max(0, to))
    .map(({ letter }) => letter)
    .join('');
}
