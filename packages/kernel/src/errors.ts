/** What kind of refusal it is; the transport maps a kind to its own status. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'gone'
  | 'too_large'
  | 'limited'
  | 'unavailable';

/** One expected refusal, declared once beside the rule that raises it. */
export interface ErrorType<Code extends string = string> {
  readonly code: Code;
  readonly kind: ErrorKind;
  /** A plain Chinese sentence for the person: what happened and what to do now. */
  readonly message: string;
}

export interface DomainError<Code extends string = string> extends ErrorType<Code> {
  /** Facts for the screen: amounts, dates, names of fields. Never personal data. */
  readonly details?: Readonly<Record<string, unknown>>;
}

type Declared = Record<string, { readonly kind: ErrorKind; readonly message: string }>;

export type ErrorTypes<Area extends string, D extends Declared> = {
  readonly [K in keyof D & string]: ErrorType<`${Area}.${K}`>;
};

/**
 * Declares an area's refusals. The code is `<area>.<key>`.
 *
 * @example defineErrors('jobs', { shift_overlap: { kind: 'conflict', message: '…' } })
 */
export function defineErrors<const Area extends string, const D extends Declared>(
  area: Area,
  declared: D,
): ErrorTypes<Area, D> {
  const entries = Object.entries(declared).map(([key, type]) => [
    key,
    Object.freeze({ code: `${area}.${key}`, kind: type.kind, message: type.message }),
  ]);
  return Object.freeze(Object.fromEntries(entries)) as ErrorTypes<Area, D>;
}

/** A raised refusal: the declared type with its details, and a closer sentence where there is one. */
export function raise<Code extends string>(
  type: ErrorType<Code>,
  details?: Readonly<Record<string, unknown>>,
  message?: string,
): DomainError<Code> {
  return { ...type, ...(message ? { message } : {}), ...(details ? { details } : {}) };
}
