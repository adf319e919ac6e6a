import * as ed25519 from '@noble/ed25519';
import { sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { need, needFunction, needObject, needText } from '@yizhan/kernel';
import { canonical, isBytes, isPlainObject, utf8 } from './canonical';

// Without it the library asks for WebCrypto, which WeChat lacks.
ed25519.etc.sha512Sync = (...parts) => sha512(ed25519.etc.concatBytes(...parts));

/** Signs receipts and anchors; kept sealed. Both parts are 32 bytes in hex. */
export interface ReceiptKey extends PublicKey {
  readonly secretKey: string;
}

/** Published, so that anyone can verify. */
export interface PublicKey {
  readonly id: string;
  readonly publicKey: string;
}

/** What is signed: a body that names its key, with an Ed25519 signature (RFC 8032) in hex. */
export interface Signed {
  readonly keyId: string;
  /** Over the canonical form of all other fields. */
  readonly signature: string;
}

/** @param random secure random bytes */
export function makeReceiptKey(id: string, random: (length: number) => Uint8Array): ReceiptKey {
  needText('id', id);
  needFunction('random', random);
  const secretKey = random(KEY_BYTES);
  need(isBytes(secretKey) && secretKey.length === KEY_BYTES, 'random', 'must give 32 bytes');
  return {
    id,
    secretKey: bytesToHex(secretKey),
    publicKey: bytesToHex(ed25519.getPublicKey(secretKey)),
  };
}

export function sign<Body extends object>(body: Body, key: ReceiptKey): Body & Signed {
  needObject('key', key);
  needText('key.id', key.id);
  need(isKeyHex(key.secretKey), 'key.secretKey', 'must be 32 bytes in hexadecimal digits');
  const named = { ...body, keyId: key.id };
  const signature = ed25519.sign(utf8(canonical(named)), hexToBytes(key.secretKey));
  return { ...named, signature: bytesToHex(signature) };
}

const KEY_BYTES = 32;

function isKeyHex(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

export type SignatureFault = 'unknown_key' | 'bad_signature';

/** Takes any JSON; undefined when it bears the signature of one of the keys. */
export function signatureFault(
  signed: unknown,
  keys: readonly PublicKey[],
): SignatureFault | undefined {
  if (!isPlainObject(signed)) return 'bad_signature';
  if (!Array.isArray(keys)) return 'unknown_key';
  // Keys are published, so they too may be any JSON by the time they are read.
  const key = keys.find(
    (candidate: unknown): candidate is PublicKey =>
      isPlainObject(candidate) && candidate.id === signed.keyId && isKeyHex(candidate.publicKey),
  );
  if (!key) return 'unknown_key';
  const { signature, ...body } = signed;
  if (typeof signature !== 'string' || !/^[0-9a-f]{128}$/.test(signature)) return 'bad_signature';
  return isSignedBy(key, signature, body) ? undefined : 'bad_signature';
}

function isSignedBy(key: PublicKey, signature: string, body: object): boolean {
  let message: Uint8Array;
  try {
    message = utf8(canonical(body));
  } catch {
    // What has no canonical form was never signed.
    return false;
  }
  // Strict RFC 8032: one signature has one spelling.
  return ed25519.verify(hexToBytes(signature), message, hexToBytes(key.publicKey), {
    zip215: false,
  });
}
