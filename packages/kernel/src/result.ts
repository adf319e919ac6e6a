import type { DomainError } from './errors';

/** An expected outcome: a value, or an error that the caller is told about by its code. */
export type Result<T, E extends DomainError = DomainError> = Ok<T> | Err<E>;

export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

export interface Err<E extends DomainError = DomainError> {
  readonly ok: false;
  readonly error: E;
}

export function ok(): Ok<void>;
export function ok<T>(value: T): Ok<T>;
export function ok<T>(value?: T): Ok<T | undefined> {
  return { ok: true, value };
}

export function err<E extends DomainError>(error: E): Err<E> {
  return { ok: false, error };
}

/** The value, or the domain error thrown: for places where an error would be a fault of ours. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new UnexpectedDomainError(result.error);
}

export class UnexpectedDomainError extends Error {
  constructor(readonly error: DomainError) {
    super(`${error.code}: ${error.message}`);
    this.name = 'UnexpectedDomainError';
  }
}
