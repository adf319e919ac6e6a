import type { Notice } from './vocabulary';

/** Longest title and body in characters, what a phone's list shows without being cut. */
export const noticeLimits = { title: 40, body: 300 } as const;

/** The notice in a message's payload, or null when the message isn't for a person. */
export function noticeOf(payload: unknown): Notice | null {
  if (typeof payload !== 'object' || payload === null) return null;
  const { userId, title, body, link } = payload as Record<string, unknown>;
  if (typeof userId !== 'string' || typeof title !== 'string' || typeof body !== 'string')
    return null;
  return {
    userId,
    title: shortened(title, noticeLimits.title),
    body: shortened(body, noticeLimits.body),
    link: typeof link === 'string' && isScreen(link) ? link : null,
  };
}

/** Only paths of the app itself: a notice can't lead elsewhere. */
function isScreen(link: string): boolean {
  return /^\/(pages|subpackages)\/[\w/-]+(\?[\w=&.%-]*)?$/.test(link);
}

function shortened(text: string, limit: number): string {
  const letters = Array.from(text);
  return letters.length <= limit ? text : `${letters.slice(0, limit - 1).join('')}…`;
}
