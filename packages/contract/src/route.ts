import type { AuditRule, LimitName, Role } from '@yizhan/identity/vocabulary';
import type { ErrorType } from '@yizhan/kernel';
import type * as z from 'zod/mini';

/** wx.request knows no PATCH. */
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Who may call: anyone, anyone signed in, or holders of one of these roles. */
export type Access = 'public' | 'signed-in' | readonly Role[];

type AnyObject = z.ZodMiniObject;
type AnySchema = z.ZodMiniType;

/** A route as plain data: the server binds a handler to it, client and documents are derived. */
export interface Route {
  /** `<area>.<verb><Noun>`, unique; the operationId of the documents. */
  readonly id: string;
  readonly method: Method;
  /** Under `/api/v1`, with `:name` parameters. */
  readonly path: string;
  readonly access: Access;
  /** One English line for the documents. */
  readonly summary: string;
  readonly params?: AnyObject;
  /** Flat: strings, numbers, booleans, enums and arrays of strings. */
  readonly query?: AnyObject;
  readonly body?: AnySchema;
  readonly response: AnySchema;
  /** Expected refusals beside those every route may answer (see `requestErrors`). */
  readonly errors: readonly ErrorType[];
  /** A create: asks for an `Idempotency-Key` and answers 201; a repeat gets the first answer. */
  readonly creates?: true;
  /**
   * `request` (default of every route but GET): the handler runs in one transaction, rolled back
   * when it returns an error. `handler`: the handler opens its own, e.g. because it calls outside.
   */
  readonly transaction?: 'request' | 'handler';
  /** A named budget of calls, see `limits` of the identity area. */
  readonly limit?: LimitName;
  /** The answer isn't kept on the phone for offline reading: it tells of a person's case. */
  readonly unkept?: true;
  /** Who called it is written down, see `AuditRule`. */
  readonly audit?: AuditRule;
  /** Largest body in bytes, when it isn't the usual 256 KiB. */
  readonly bodyLimit?: number;
}

/** Declares a route; the literal types are kept. */
export function defineRoute<const R extends Route>(route: R): R {
  return route;
}

type OutputOf<S> = S extends AnySchema ? z.output<S> : undefined;
type InputOf<S> = S extends AnySchema ? z.input<S> : undefined;

/** What the handler is given: everything parsed. */
export interface RequestOf<R extends Route> {
  readonly params: OutputOf<R['params']>;
  readonly query: OutputOf<R['query']>;
  readonly body: OutputOf<R['body']>;
}

/** What the handler returns; fields that aren't declared are dropped on the way out. */
export type ResponseOf<R extends Route> = z.output<R['response']>;

export type ErrorCodeOf<R extends Route> = R['errors'][number]['code'];

type Present<K extends string, S> = S extends AnySchema
  ? Record<never, never> extends InputOf<S>
    ? { readonly [P in K]?: InputOf<S> }
    : { readonly [P in K]: InputOf<S> }
  : { readonly [P in K]?: undefined };

/** What a client sends. */
export type CallOf<R extends Route> = Present<'params', R['params']> &
  Present<'query', R['query']> &
  Present<'body', R['body']>;

/** The route's path with its parameters filled in, without a query. */
export function fillPath(path: string, params: Readonly<Record<string, unknown>> = {}): string {
  return path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new TypeError(`path ${path} lacks ${name}`);
    return encodeURIComponent(String(value));
  });
}

export const apiPrefix = '/api/v1';
