/** What a platform file answers when the phone can't or the person won't. */
export interface Refused {
  readonly ok: false;
  /** A Chinese sentence: what happened and what to do instead. */
  readonly reason: string;
}

export type Answer<T> = { readonly ok: true; readonly value: T } | Refused;

/** A place in WGS-84 degrees, whatever the phone itself speaks. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
  /** Radius in metres within which the phone believes itself. */
  readonly accuracy: number;
}

/** A file that someone chose. */
export interface TextFile {
  readonly name: string;
  readonly content: string;
}

export const refused = (reason: string): Refused => ({ ok: false, reason });
