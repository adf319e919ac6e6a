import { Converter } from 'opencc-js/t2cn';

type Convert = (text: string) => string;

let converter: Convert | undefined;

/** Made on first use: the table costs some milliseconds. */
function simplify(text: string): string {
  const convert: Convert = converter ?? Converter({ from: 't', to: 'cn' });
  converter = convert;
  return convert(text);
}

const folded = new Map<string, string>();

/** Texts hold a few thousand different characters; a hostile one can't make the memory grow on. */
const REMEMBERED = 20_000;

/**
 * One character as texts are compared: NFKC (Unicode Standard Annex #15: full width, circled numbers,
 * the radicals that PDF programs copy out as ⾦ and ⼯), simplified, lower case. May be several
 * characters long, or none.
 *
 * @example foldCharacter('費') === '费'
 */
export function foldCharacter(character: string): string {
  const known = folded.get(character);
  if (known !== undefined) return known;
  const made = simplify(character.normalize('NFKC')).toLowerCase();
  if (folded.size < REMEMBERED) folded.set(character, made);
  return made;
}

/**
 * A text as it is compared, character by character: no words are exchanged for others.
 *
 * @example foldText('收服裝費２００') === '收服装费200'
 */
export function foldText(text: string): string {
  return Array.from(text, foldCharacter).join('');
}
