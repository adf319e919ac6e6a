import { foldCharacter } from '@yizhan/chinese-text';

/** Text as it is compared (see `foldCharacter`), nothing left but letters, digits and Han. */
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
    const folded = foldCharacter(character);
    if (LETTER.test(folded)) {
      plain += folded;
      for (let unit = 0; unit < folded.length; unit++) at.push(index);
    }
    index += character.length;
  }
  return { plain, at };
}

/**
 * The terms under which a text is found: each Han character, every two neighbouring ones, and each
 * Latin word or number as a whole. Chinese words are found without a dictionary.
 *
 * @example searchTerms('搬运工 3人') // ['搬', '运', '工', '搬运', '运工', '3', '人']
 */
export function searchTerms(text: string): string[] {
  const terms = new Set<string>();
  for (const run of runs(text))
    for (const term of [...singles(run), ...termsOfRun(run)]) terms.add(term);
  return [...terms];
}

/** Text as stored for the check after the term was found: words joined by one space. */
export function searchText(text: string): string {
  return runs(text).join(' ');
}

/**
 * What to look for: the words as typed, and the term with which to begin (null: nothing usable).
 * 搬 运 工, with blanks between its characters, is one word.
 */
export function queryWords(query: string): { words: string[]; term: string | null } {
  const typed = runs(query).slice(0, MAX_WORDS);
  const words = typed.every(isSingle) && typed.length > 0 ? [typed.join('')] : typed;
  const terms = words.flatMap(termsOfRun);
  // The longest term has the fewest postings behind it.
  const term = terms.reduce<string | null>(
    (best, each) => (best === null || each.length > best.length ? each : best),
    null,
  );
  return { words, term };
}

const MAX_WORDS = 5;
const MAX_TERM = 16;

const isSingle = (run: string) => HAN.test(run) && [...run].length === 1;

const singles = (run: string): string[] => (HAN.test(run) ? [...run] : []);

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
    const folded = foldCharacter(character);
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
