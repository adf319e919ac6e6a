/** Text as it is compared: full-width made half-width, lower case, nothing but letters, digits and Han. */
export interface PlainText {
  readonly plain: string;
  /** For every character of `plain`, its place in the original. */
  readonly at: readonly number[];
}

const LETTER = /[\p{Letter}\p{Number}]/u;
const HAN = /\p{Script=Han}/u;

/**
 * Normalises what people type, so that "押 金" and "押＊金" read as 押金.
 *
 * @example plainText('押 金 ２００').plain === '押金200'
 */
export function plainText(text: string): PlainText {
  let plain = '';
  const at: number[] = [];
  let index = 0;
  for (const character of text) {
    const folded = fold(character);
    if (LETTER.test(folded)) {
      plain += folded;
      for (let unit = 0; unit < folded.length; unit++) at.push(index);
    }
    index += character.length;
  }
  return { plain, at };
}

/** Full-width ASCII (U+FF01 to U+FF5E) sits 0xFEE0 above the half-width forms. */
function fold(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const half = code >= 0xff01 && code <= 0xff5e ? String.fromCodePoint(code - 0xfee0) : character;
  return half.toLowerCase();
}

/**
 * The terms under which a text is found: every two neighbouring Han characters, and each Latin
 * word or number as a whole. Two-character Chinese words are found without a dictionary.
 *
 * @example searchTerms('搬运工 3人') // ['搬运', '运工', '3']
 */
export function searchTerms(text: string): string[] {
  const terms = new Set<string>();
  for (const run of runs(text)) for (const term of termsOfRun(run)) terms.add(term);
  return [...terms];
}

/** Text as stored for the check after the term was found: words joined by one space. */
export function searchText(text: string): string {
  return runs(text).join(' ');
}

/** What to look for: the words as typed, and the term with which to begin (null: nothing usable). */
export function queryWords(query: string): { words: string[]; term: string | null } {
  const words = runs(query).slice(0, 5);
  const term = words.flatMap(termsOfRun)[0] ?? null;
  return { words, term };
}

const MAX_TERM = 16;

function termsOfRun(run: string): string[] {
  if (!HAN.test(run)) return [run.slice(0, MAX_TERM)];
  const characters = [...run];
  if (characters.length === 1) return [run];
  return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
}

/** Unbroken runs of Han characters, or of other letters and digits. */
function runs(text: string): string[] {
  const found: string[] = [];
  let current = '';
  let han = false;
  for (const character of text) {
    const folded = fold(character);
    const isLetter = LETTER.test(folded);
    const isHan = HAN.test(folded);
    if (current && (!isLetter || isHan !== han)) {
      found.push(current);
      current = '';
    }
    if (isLetter) {
      current += folded;
      han = isHan;
    }
  }
  if (current) found.push(current);
  return found;
}
