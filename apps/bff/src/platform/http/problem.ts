import { type Problem, requestErrors } from '@yizhan/contract';
import type { DomainError, ErrorKind } from '@yizhan/kernel';

const statusOf: Readonly<Record<ErrorKind, number>> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  too_large: 413,
  limited: 429,
  unavailable: 503,
};

export type FieldError = NonNullable<Problem['errors']>[number];

/** A refusal as RFC 9457 `application/problem+json`. */
export function problemOf(
  error: DomainError,
  requestId: string,
  fields?: readonly FieldError[],
): Problem {
  return {
    type: `urn:yizhan:problem:${error.code}`,
    title: error.code,
    status: statusFor(error),
    code: error.code,
    detail: error.message,
    requestId,
    ...(fields ? { errors: [...fields] } : {}),
    ...(error.details ? { details: { ...error.details } } : {}),
  };
}

export function statusFor(error: DomainError): number {
  if (error.code === requestErrors.internal.code) return 500;
  if (error.code === requestErrors.malformed.code) return 400;
  return statusOf[error.kind];
}
