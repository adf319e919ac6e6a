/**
 * A short print of a text, to tell one from another without keeping it: two FNV-1a hashes of 32 bits,
 * the second over the text with its length. No secret can be read from it, none is protected by it.
 */
export function printOf(text: string): string {
  return `${fnv(text)}${fnv(`${text.length}:${text}`)}`;
}

function fnv(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36);
}
