import type { PolicyContent } from './vocabulary';

const GAP = /[\s，。、；：！？,.;:!?()（）〔〕【】《》"“”·/-]+/;

/** Overlapping pairs of characters, and whole words of letters and digits: 社保补贴 → 社保 保补 补贴. */
export function bigrams(text: string): string[] {
  return text
    .toLowerCase()
    .split(GAP)
    .flatMap((run) => run.match(/[a-z0-9]+|[^a-z0-9]+/g) ?? [])
    .flatMap((run) => (/^[a-z0-9]/.test(run) || run.length === 1 ? [run] : pairs(run)));
}

function pairs(run: string): string[] {
  const found: string[] = [];
  for (let at = 0; at + 1 < run.length; at++) found.push(run.slice(at, at + 2));
  return found;
}

/** What words are looked for in, the weightiest first. */
export function searchFields(content: PolicyContent): Record<SearchField, string> {
  return {
    title: content.title,
    headline: `${content.headline} ${content.summary}`,
    body: [content.text, ...content.benefits, ...content.conditions].join('\n'),
    origin: `${content.issuer} ${content.documentNumber}`,
  };
}

export const searchWeights = { title: 6, headline: 3, body: 1, origin: 1 } as const;
export type SearchField = keyof typeof searchWeights;
