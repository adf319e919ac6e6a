import { dictionary } from '@zxcvbn-ts/language-common';

let words: ReadonlySet<string> | undefined;

/** Whether a password stands on a list of those that leaked most often. */
export function isCommonPassword(word: string): boolean {
  words ??= new Set(dictionary['passwords-common'].map(String));
  return words.has(word);
}
