import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Sealing } from '@yizhan/storage';
import { CONFIG, type Config } from './config';

/** The first byte of a sealed text. Texts under the first scheme don't say which key they are under. */
const SCHEME = { unnamed: 1, named: 2 } as const;
const ID = 4;
const NONCE = 12;
const TAG = 16;
const SEALED = /^[A-Za-z0-9_-]+$/;

interface Key {
  readonly id: Buffer;
  readonly key: Buffer;
}

/**
 * Seals personal data at rest: AES-256-GCM with a random nonce of 96 bits (NIST SP 800-38D), and a
 * keyed hash for looking up equal values without opening them (个人信息保护法 51: encryption and
 * de-identification).
 *
 * What is sealed says under which key it is; former keys open, the present one alone seals. The key of
 * the hash doesn't change with them: see `keptIndexKey`.
 */
@Injectable()
export class PersonalData {
  private readonly current: Key;
  private readonly keys: readonly Key[];
  private readonly indexKey: Buffer;

  constructor(@Inject(CONFIG) config: Pick<Config, 'secrets'>) {
    const { data, formerData = [], index } = config.secrets;
    this.current = keyOf(data);
    this.keys = [this.current, ...formerData.map(keyOf)];
    this.indexKey = index ?? derive(data, 'blind-index');
  }

  /** Base64url of scheme, key id, nonce, tag and ciphertext. */
  seal(text: string): string {
    const { id, key } = this.current;
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    const head = Buffer.of(SCHEME.named);
    return Buffer.concat([head, id, nonce, cipher.getAuthTag(), body]).toString('base64url');
  }

  /** Throws when it was sealed under a key that isn't at hand, or was changed since. */
  open(sealed: string): string {
    const bytes = sealedBytes(sealed);
    if (!bytes) throw new Error('sealed under an unknown scheme');
    if (bytes[0] === SCHEME.unnamed) return this.openUnnamed(bytes.subarray(1));
    const id = bytes.subarray(1, 1 + ID);
    const found = this.keys.find((key) => key.id.equals(id));
    if (!found) throw new Error(`sealed under a key that isn't at hand (${id.toString('hex')})`);
    return opened(bytes.subarray(1 + ID), found.key);
  }

  /** As `open`; a text that bears no mark of being sealed, from before its column was, is given as it is. */
  openOrClear(text: string): string {
    return sealedBytes(text) ? this.open(text) : text;
  }

  /** For the columns, messages and answers of the storage. */
  get sealing(): Sealing {
    return { seal: (text) => this.seal(text), open: (text) => this.openOrClear(text) };
  }

  /** Whether it is sealed under the present key. */
  isCurrent(text: string): boolean {
    const bytes = sealedBytes(text);
    return bytes?.[0] === SCHEME.named && bytes.subarray(1, 1 + ID).equals(this.current.id);
  }

  /** The same text always gives the same index; without the key it tells nothing. */
  blindIndex(text: string): string {
    return createHmac('sha256', this.indexKey).update(text).digest('base64url');
  }

  private openUnnamed(rest: Buffer): string {
    for (const { key } of this.keys)
      try {
        return opened(rest, key);
      } catch {
        // Under another of the keys, or under none.
      }
    throw new Error("sealed under a key that isn't at hand, or changed since");
  }
}

/** The key of the blind index that belongs to a data secret. */
export function indexKeyOf(data: Buffer): Buffer {
  return derive(data, 'blind-index');
}

function sealedBytes(text: string): Buffer | null {
  if (!SEALED.test(text)) return null;
  const bytes = Buffer.from(text, 'base64url');
  const least = bytes[0] === SCHEME.named ? 1 + ID + NONCE + TAG : 1 + NONCE + TAG;
  const isMarked = bytes[0] === SCHEME.named || bytes[0] === SCHEME.unnamed;
  return isMarked && bytes.length >= least ? bytes : null;
}

function opened(bytes: Buffer, key: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE));
  decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString(
    'utf8',
  );
}

function keyOf(secret: Buffer): Key {
  return { id: derive(secret, 'seal-id').subarray(0, ID), key: derive(secret, 'seal') };
}

function derive(secret: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `yizhan/${purpose}`, 32));
}
