import type { TextField } from '../fields';
import { unlawfulWords, wordChecks } from './check-list';
import type { Check, WordCheck } from './check-types';
import { plainText } from './text';

/** A place in a field, in UTF-16 units of the original text, end excluded. */
export interface Mark {
  readonly field: TextField;
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/** One check that struck, with the words that made it strike. */
export interface Finding extends Check {
  readonly marks: readonly Mark[];
  /** A closer sentence with the numbers of this posting. */
  readonly note?: string;
}

/** All word checks over the texts; each check is reported once with all its marks. */
export function findWords(texts: Readonly<Partial<Record<TextField, string>>>): Finding[] {
  return wordChecks.flatMap((check) => {
    const marks = (Object.entries(texts) as [TextField, string][]).flatMap(([field, text]) =>
      marksOf(check, field, text),
    );
    const { patterns: _patterns, unlessAfter: _after, unlessBefore: _before, ...rest } = check;
    return marks.length > 0 ? [{ ...rest, marks }] : [];
  });
}

/** Whether a posting with these findings is published only with a written reason. */
export function needsReasonToPublish(findings: readonly { readonly id: string }[]): boolean {
  const unlawful: readonly string[] = unlawfulWords;
  return findings.some(({ id }) => unlawful.includes(id));
}

function marksOf(check: WordCheck, field: TextField, text: string): Mark[] {
  const { plain, at } = plainText(text);
  const denial = check.unlessAfter ? new RegExp(check.unlessAfter) : undefined;
  const taken = check.unlessBefore ? new RegExp(check.unlessBefore) : undefined;
  const marks: Mark[] = [];
  for (const pattern of check.patterns) {
    const expression = new RegExp(pattern, 'g');
    for (let hit = expression.exec(plain); hit; hit = expression.exec(plain)) {
      // The words before are looked at by hand: older iPhones know no lookbehind.
      if (denial?.test(plain.slice(0, hit.index))) continue;
      if (taken?.test(plain.slice(hit.index + hit[0].length))) continue;
      const start = at[hit.index] ?? 0;
      const last = at[hit.index + hit[0].length - 1] ?? start;
      marks.push({ field, start, end: last + 1, words: text.slice(start, last + 1) });
    }
  }
  return marks.sort((a, b) => a.start - b.start);
}
