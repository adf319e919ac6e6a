import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from './config';

/** The first byte of a sealed text: which key and scheme it is under. */
const SCHEME = 1;

/**
 * Seals personal data at rest: AES-256-GCM with a random nonce of 96 bits (NIST SP 800-38D), and a
 * keyed hash for looking up equal values without opening them (个人信息保护法 51: encryption and
 * de-identification).
 */
@Injectable()
export class PersonalData {
  private readonly sealKey: Buffer;
  private readonly indexKey: Buffer;

  constructor(@Inject(CONFIG) config: Pick<Config, 'secrets'>) {
    this.sealKey = derive(config.secrets.data, 'seal');
    this.indexKey = derive(config.secrets.data, 'blind-index');
  }

  /** Base64url of scheme, nonce, tag and ciphertext. */
  seal(text: string): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.sealKey, nonce);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.of(SCHEME), nonce, cipher.getAuthTag(), body]).toString(
      'base64url',
    );
  }

  /** Throws when the text was not sealed here or was changed since. */
  open(sealed: string): string {
    const bytes = Buffer.from(sealed, 'base64url');
    if (bytes[0] !== SCHEME) throw new Error('sealed under an unknown scheme');
    const decipher = createDecipheriv('aes-256-gcm', this.sealKey, bytes.subarray(1, 13));
    decipher.setAuthTag(bytes.subarray(13, 29));
    return Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()]).toString('utf8');
  }

  /** The same text always gives the same index; without the key it tells nothing. */
  blindIndex(text: string): string {
    return createHmac('sha256', this.indexKey).update(text).digest('base64url');
  }
}

function derive(secret: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `yizhan/${purpose}`, 32));
}
