import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { canonical, isPlainObject, utf8 } from './canonical';

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
  const secretKey = random(32);
  return {
    id,
    secretKey: bytesToHex(secretKey),
    publicKey: bytesToHex(ed25519.getPublicKey(secretKey)),
  };
}

export function sign<Body extends object>(body: Body, key: ReceiptKey): Body & Signed {
  const named = { ...body, keyId: key.id };
  const signature = ed25519.sign(utf8(canonical(named)), hexToBytes(key.secretKey));
  return { ...named, signature: bytesToHex(signature) };
}

export type SignatureFault = 'unknown_key' | 'bad_signature';

/** Takes any JSON; undefined when it bears the signature of one of the keys. */
export function signatureFault(
  signed: unknown,
  keys: readonly PublicKey[],
): SignatureFault | undefined {
  if (!isPlainObject(signed)) return 'bad_signature';
  const key = keys.find((candidate) => candidate.id === signed.keyId);
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
