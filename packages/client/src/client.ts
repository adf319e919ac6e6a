import {
  type CallOf,
  identityRoutes,
  type ResponseOf,
  type Route,
  requestErrors,
  type Session,
} from '@yizhan/contract';
import { type CallResult, failureOf, localFailure } from './failure';
import type { TokenStore } from './tokens';
import type { Transport, TransportRequest } from './transport';
import { buildUrl, type Query } from './url';

export interface ClientOptions {
  readonly transport: Transport;
  /** Scheme and host without a slash at the end; '' for the page's own address. */
  readonly baseUrl: string;
  readonly tokens: TokenStore;
  /** Makes a key for a create that was given none. */
  readonly newKey: () => string;
}

/** The call's parameters, and for a create the key under which a repeat is recognised. */
export type ClientCall<R extends Route> = CallOf<R> & { readonly idempotencyKey?: string };

export interface Client {
  /** Calls a route. Never throws for a refusal or a missing network. */
  call<R extends Route>(route: R, call: ClientCall<R>): Promise<CallResult<ResponseOf<R>>>;
}

interface PlainCall {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Query;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
}

/** The typed client: everything it knows of a call is the route's own data. */
export function createClient(options: ClientOptions): Client {
  const { tokens } = options;
  const refresh = singleFlight(() => refreshSession(options));

  async function send(route: Route, call: PlainCall): Promise<CallResult<unknown>> {
    const session = tokens.read();
    const first = await exchange(options, requestOf(options, route, call, session));
    if (first.ok || !session || !isExpired(first)) return first;
    // Another call may have refreshed while this one was under way.
    if (tokens.read()?.accessToken === session.accessToken) {
      const outcome = await refresh();
      if (!outcome.ok && outcome.error.status !== 401) return outcome;
      // The session is over. What is open to all is open to this phone too.
      if (!outcome.ok && route.access !== 'public') return first;
    }
    return exchange(options, requestOf(options, route, call, tokens.read()));
  }

  return {
    async call<R extends Route>(route: R, call: ClientCall<R>) {
      const plain = call as PlainCall;
      // Fixed here so that a repeat after a refresh is recognised as the same submission.
      const idempotencyKey = route.creates ? (plain.idempotencyKey ?? options.newKey()) : undefined;
      const result = await send(route, { ...plain, idempotencyKey });
      return result as CallResult<ResponseOf<R>>;
    },
  };
}

function requestOf(
  options: ClientOptions,
  route: Route,
  call: PlainCall,
  session: Session | null,
): TransportRequest {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (session) headers.authorization = `Bearer ${session.accessToken}`;
  if (call.idempotencyKey) headers['idempotency-key'] = call.idempotencyKey;
  if (call.body !== undefined) headers['content-type'] = 'application/json';
  return {
    method: route.method,
    url: buildUrl(options.baseUrl, route.path, call.params, call.query),
    headers,
    body: call.body === undefined ? undefined : JSON.stringify(call.body),
  };
}

async function exchange(
  options: ClientOptions,
  request: TransportRequest,
): Promise<CallResult<unknown>> {
  const answer = await options.transport(request);
  if ('failure' in answer) return { ok: false, error: localFailure(answer.failure) };
  if (answer.status >= 200 && answer.status < 300) return { ok: true, value: answer.body };
  return { ok: false, error: failureOf(answer.status, answer.body) };
}

function isExpired(result: CallResult<unknown>): boolean {
  return !result.ok && result.error.code === requestErrors.token_expired.code;
}

/** Exchanges the refresh token, which works once; a refused one ends the session on this phone. */
async function refreshSession(options: ClientOptions): Promise<CallResult<unknown>> {
  const refreshToken = options.tokens.read()?.refreshToken ?? '';
  const request = requestOf(options, identityRoutes.refresh, { body: { refreshToken } }, null);
  const result = await exchange(options, request);
  if (result.ok) options.tokens.write(result.value as Session);
  else if (result.error.status === 401) options.tokens.write(null);
  return result;
}

/** Calls that come while one is under way share it. */
function singleFlight<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  return () => {
    running ??= work().finally(() => {
      running = undefined;
    });
    return running;
  };
}
