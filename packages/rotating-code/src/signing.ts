import * as ed25519 from '@noble/ed25519';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { ascii, base64url, fromBase64url } from './bytes';

// Without it the library asks for WebCrypto, which WeChat lacks.
ed25519.etc.sha512Sync = (...parts) => sha512(ed25519.etc.concatBytes(...parts));

/** Two halves of an Ed25519 key (RFC 8032), each 32 bytes as base64url. */
export interface KeyPair {
  readonly secretKey: string;
  readonly publicKey: string;
}

export function keyPair(seed: Uint8Array): KeyPair {
  return { secretKey: base64url(seed), publicKey: base64url(ed25519.getPublicKey(seed)) };
}

/** Six characters (36 bits) that tell keys apart in a code; they prove nothing. */
export function fingerprint(publicKey: string): string {
  return base64url(sha256(ascii(publicKey))).slice(0, 6);
}

/** 86 characters. Throws RangeError when the key is none. */
export function signText(message: string, secretKey: string): string {
  const secret = fromBase64url(secretKey);
  if (!secret) throw new RangeError('not a key');
  return base64url(ed25519.sign(ascii(message), secret));
}

export function isSignedText(message: string, signature: string, publicKey: string): boolean {
  const [bytes, key] = [fromBase64url(signature), fromBase64url(publicKey)];
  if (bytes?.length !== 64 || key?.length !== 32) return false;
  // The last character of 86 has four bits to spare: one signature has one spelling.
  if (base64url(bytes) !== signature) return false;
  return ed25519.verify(bytes, ascii(message), key, { zip215: false });
}
