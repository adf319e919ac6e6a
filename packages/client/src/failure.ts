import type { Problem } from '@yizhan/contract';

/**
 * Why a call has no value: the server's problem (RFC 9457), or none of its doing (`network`,
 * `timeout`, `unreadable`). `detail` is a Chinese sentence for the person in every case.
 */
export interface Failure {
  readonly code: string;
  /** Status of the answer; 0 when there was none. */
  readonly status: number;
  readonly detail: string;
  readonly requestId?: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
  readonly details?: Readonly<Record<string, unknown>>;
}

export type CallResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Failure };

const sentences = {
  network: '网络不通，请检查网络后再试',
  timeout: '网络太慢，等不到回应，请再试一次',
  unreadable: '系统暂时无法回应，请稍后再试',
} as const;

/** A failure that isn't the server's answer. */
export function localFailure(code: keyof typeof sentences, status = 0): Failure {
  return { code, status, detail: sentences[code] };
}

/** The answer of a status that isn't 2xx; a gateway's page counts as `unreadable`. */
export function failureOf(status: number, body: unknown): Failure {
  if (!isProblem(body)) return localFailure('unreadable', status);
  const { code, detail, requestId, errors, details } = body;
  return { code, status, detail, requestId, errors, details };
}

/** Nobody knows whether the server did it: the same submission may be sent again with its key. */
export function isUncertain(failure: Failure): boolean {
  return failure.status === 0 || failure.status >= 500;
}

/** No way to the server at all: what was kept may be shown instead. */
export function isOffline(failure: Failure): boolean {
  return failure.code === 'network' || failure.code === 'timeout';
}

/** The person has to sign in to go on. */
export function needsSignIn(failure: Failure): boolean {
  return failure.status === 401;
}

function isProblem(body: unknown): body is Problem {
  if (typeof body !== 'object' || body === null) return false;
  const { code, detail } = body as Record<string, unknown>;
  return typeof code === 'string' && typeof detail === 'string';
}
