import type { Instant } from '@yizhan/kernel';

/** When what is made with a key counts. */
export interface Validity {
  readonly validFrom: Instant;
  /** The first instant at which it makes no codes any more. */
  readonly validUntil: Instant;
  /** A lost device: from here on nothing made with the key is taken, whenever it was made. */
  readonly revokedAt?: Instant | undefined;
}

/** A secret for a place. The id travels in the code, the secret never. */
export interface CodeKey extends Validity {
  /** 1 to 26 characters of A–Z, a–z, 0–9, `-` and `_`. */
  readonly id: string;
  /** What the codes are for: a station, a site; or a day's personal codes. */
  readonly place: string;
  /** 32 random bytes. */
  readonly secret: Uint8Array;
}
