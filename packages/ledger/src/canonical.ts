import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js';
import { need } from '@yizhan/kernel';
import canonicalize from 'canonicalize';

/** What can be written down for ever: JSON, nothing else. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** SHA-256 as 64 hexadecimal digits. */
export type Hash = string;

/** Half of a surrogate pair, as `JSON.stringify` escapes it; an escaped backslash before it doesn't count. */
const HALF_ESCAPED = /(?:^|[^\\])(?:\\\\)*\\ud[89a-f][0-9a-f]{2}/;
/** A whole pair, or a half on its own. */
const SURROGATES = /[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g;

/** The one spelling of a value (RFC 8785). Throws on NaN, infinities and half surrogates (§3.2.2.2). */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  if (text.indexOf('\\ud') >= 0 && HALF_ESCAPED.test(text)) throw new URIError('half a surrogate');
  return text;
}

/** The first byte's mark, by how many bytes follow it (RFC 3629 §3). */
const LEADS = [0, 0xc0, 0xe0, 0xf0];

/** UTF-8 bytes; written out because WeChat has no `TextEncoder`. Throws URIError on half surrogates. */
export function utf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let end = 0;
  for (let at = 0; at < text.length; at += 1) {
    const point = text.codePointAt(at) ?? 0;
    if (point >= 0xd800 && point <= 0xdfff) throw new URIError('half a surrogate');
    if (point > 0xffff) at += 1;
    const tail = point < 0x80 ? 0 : point < 0x800 ? 1 : point <= 0xffff ? 2 : 3;
    bytes[end] = (LEADS[tail] ?? 0) | (point >> (6 * tail));
    for (let left = tail - 1; left >= 0; left -= 1)
      bytes[end + tail - left] = 0x80 | ((point >> (6 * left)) & 0x3f);
    end += tail + 1;
  }
  return bytes.slice(0, end);
}

export function hashOf(...parts: readonly Uint8Array[]): Hash {
  return bytesToHex(sha256(concatBytes(...parts)));
}

/** The hash of a value's one spelling. */
export function hashOfValue(value: unknown): Hash {
  return hashOf(utf8(canonical(value)));
}

/** Whether it is spelled as a hash is here. */
export function isHash(value: unknown): value is Hash {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

/** Whether it is an object with names, as JSON has them. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether bytes, of whichever realm. */
export function isBytes(value: unknown): value is Uint8Array {
  return ArrayBuffer.isView(value) && 'BYTES_PER_ELEMENT' in value;
}

/**
 * A copy that is JSON and nothing else, so that what is hashed is what a store gives back. Names
 * without a value are left out, −0 is 0, and half of a surrogate pair (an emoji cut in two by an
 * input field) becomes U+FFFD: it has no UTF-8 form, and nobody's complaint may fail for it.
 *
 * Throws TypeError on what JSON can't hold (NaN, dates, functions, maps), naming the place.
 */
export function plainJson(value: JsonObject, field = 'value'): JsonObject {
  need(isPlainObject(value), field, 'must be an object');
  return copyOf(value, field) as JsonObject;
}

function copyOf(value: unknown, field: string): Json {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return wellFormed(value);
  if (typeof value === 'number' && Number.isFinite(value)) return value === 0 ? 0 : value;
  if (Array.isArray(value)) return value.map((part, index) => copyOf(part, `${field}[${index}]`));
  if (!isPlainObject(value) || Object.prototype.toString.call(value) !== '[object Object]')
    throw new TypeError(`${field}: not a JSON value`);
  const given = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(
    given.map(([name, part]) => [wellFormed(name), copyOf(part, `${field}.${name}`)]),
  );
}

function wellFormed(text: string): string {
  return text.replace(SURROGATES, (found) => (found.length === 2 ? found : '\ufffd'));
}
