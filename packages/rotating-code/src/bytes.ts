import { need } from '@yizhan/kernel';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Base64url without padding (RFC 4648 §5). Written out: WeChat has neither `btoa` nor `Buffer`. */
export function base64url(bytes: Uint8Array): string {
  need(ArrayBuffer.isView(bytes), 'bytes', 'must be bytes');
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const word = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const chars = left >= 3 ? 4 : left + 1;
    for (let index = 0; index < chars; index += 1)
      text += ALPHABET.charAt((word >> (18 - 6 * index)) & 63);
  }
  return text;
}

/** The bytes of base64url text; undefined when it is none. */
export function fromBase64url(text: string): Uint8Array | undefined {
  if (typeof text !== 'string') return undefined;
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const char of text) {
    bits = ((bits << 6) | ALPHABET.indexOf(char)) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[at] = (bits >> held) & 255;
    at += 1;
  }
  return bytes;
}

/** Bytes of ASCII text; throws RangeError on anything else (WeChat has no `TextEncoder`). */
export function ascii(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 127) throw new RangeError('not ASCII');
    bytes[index] = code;
  }
  return bytes;
}

/** A counter as eight bytes, most significant first (RFC 4226 §5.1). */
export function uint64(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  let rest = value;
  for (let index = 7; index >= 0; index -= 1) {
    bytes[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return bytes;
}

/** Equal texts, compared in a time that tells nothing of where they differ. */
export function sameText(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let difference = 0;
  for (let index = 0; index < one.length; index += 1)
    difference |= one.charCodeAt(index) ^ other.charCodeAt(index);
  return difference === 0;
}
