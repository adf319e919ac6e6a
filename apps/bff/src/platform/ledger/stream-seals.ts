import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Head } from '@yizhan/ledger';
import { CONFIG, type Config } from '../config';

/** What a stream bears that was written before ends were sealed, until the first start seals it. */
export const UNSEALED = 'unsealed';
/** What a stream bears that was no longer whole when something was written after it. */
export const BROKEN = 'broken';

/**
 * Seals the end of a stream with a key that isn't in the database. Whoever can only write there may
 * rewrite a chain from its first event to its end, but not seal that end.
 */
@Injectable()
export class StreamSeals {
  private readonly key: Uint8Array;

  constructor(@Inject(CONFIG) config: Pick<Config, 'secrets'>) {
    const derived = hkdfSync('sha256', config.secrets.signing, '', 'yizhan/ledger-ends', 32);
    this.key = new Uint8Array(derived);
  }

  sealOf(stream: string, { seq, hash }: Head): string {
    return this.mac(`${stream}\n${seq}\n${hash}`);
  }

  holds(stream: string, head: Head, seal: string): boolean {
    const [wanted, given] = [Buffer.from(this.sealOf(stream, head)), Buffer.from(seal)];
    return wanted.length === given.length && timingSafeEqual(wanted, given);
  }

  /** What marks a database all of whose streams have been sealed. */
  get mark(): string {
    return this.mac('all streams are sealed');
  }

  private mac(text: string): string {
    return createHmac('sha256', this.key).update(text).digest('hex');
  }
}
