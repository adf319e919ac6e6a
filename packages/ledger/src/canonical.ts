import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';

/** What can be written down for ever: JSON, nothing else. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** SHA-256 as 64 hexadecimal digits. */
export type Hash = string;

/** The one spelling of a value (RFC 8785). Throws on NaN, infinities and half surrogates. */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}

/** UTF-8 bytes; written out because WeChat has no `TextEncoder`. Throws URIError on half surrogates. */
export function utf8(text: string): Uint8Array {
  const escaped = encodeURIComponent(text);
  const bytes: number[] = [];
  for (let at = 0; at < escaped.length; at += 1) {
    const isEscape = escaped.charAt(at) === '%';
    bytes.push(
      isEscape ? Number.parseInt(escaped.slice(at + 1, at + 3), 16) : escaped.charCodeAt(at),
    );
    if (isEscape) at += 2;
  }
  return Uint8Array.from(bytes);
}

export function hashOf(...parts: readonly Uint8Array[]): Hash {
  return bytesToHex(sha256(concatBytes(...parts)));
}

/** The hash of a value's one spelling. */
export function hashOfValue(value: unknown): Hash {
  return hashOf(utf8(canonical(value)));
}
