import { allRoutes, apiPrefix, type Route } from '@yizhan/contract';
import * as z from 'zod/mini';

/** A call as the server would see it. */
export interface Call {
  readonly params: Record<string, string>;
  readonly query: Record<string, string>;
  // Tests read their own body back; its type is the route's, which the contract checks below.
  readonly body: Record<string, unknown>;
  readonly idempotencyKey?: string;
}

/** A request as it leaves the phone. */
export interface Sent {
  readonly url: string;
  readonly method: string;
  readonly header: Readonly<Record<string, string | undefined>>;
  readonly data?: string;
}

/**
 * The route that a request means, and its call. Throws where there is none, or where the server would
 * refuse it by the contract: body, declared query, the key of a create.
 */
export function understand(request: Sent): { route: Route; call: Call } {
  const [address = '', search = ''] = request.url.split('?');
  const path = address.slice(address.indexOf(apiPrefix) + apiPrefix.length);
  const matching = allRoutes.filter((one) => one.method === request.method && fits(one.path, path));
  // `/postings/mine` before `/postings/:id`.
  const [route] = matching.sort((a, b) => count(a.path, ':') - count(b.path, ':'));
  if (!route) throw new Error(`no route for ${request.method} ${path}`);
  const body = request.data === undefined ? undefined : JSON.parse(request.data);
  if (route.body) z.parse(route.body, body);
  const query = Object.fromEntries(new URLSearchParams(search));
  const declared = Object.keys(route.query?._zod.def.shape ?? {});
  const unknown = Object.keys(query).filter((name) => !declared.includes(name));
  if (unknown.length > 0) throw new Error(`${route.id} declares no ${unknown.join(', ')}`);
  if (route.creates && !request.header['idempotency-key'])
    throw new Error(`${route.id} makes something and has no idempotency key`);
  const call = {
    params: paramsOf(route.path, path),
    query,
    body,
    idempotencyKey: request.header['idempotency-key'],
  };
  return { route, call };
}

const count = (text: string, part: string): number => text.split(part).length - 1;

function fits(pattern: string, path: string): boolean {
  return new RegExp(`^${pattern.replace(/:[A-Za-z]+/g, '[^/]+')}$`).test(path);
}

function paramsOf(pattern: string, path: string): Record<string, string> {
  const values = path.split('/');
  const named = pattern.split('/').map((part, place) => [part, values[place] ?? ''] as const);
  return Object.fromEntries(
    named
      .filter(([part]) => part.startsWith(':'))
      .map(([part, value]) => [part.slice(1), decodeURIComponent(value)]),
  );
}
