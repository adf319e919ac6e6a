import { allRoutes, apiPrefix, type Route } from '@yizhan/contract';
import * as z from 'zod/mini';
import { phone, type TaroReply, type TaroRequest } from './taro';

/** A call as the server would see it. */
export interface Call {
  readonly params: Record<string, string>;
  readonly query: Record<string, string>;
  // Tests read their own body back; its type is the route's, which the contract checks below.
  readonly body: Record<string, unknown>;
  readonly idempotencyKey?: string;
}

export type Outcome =
  | { readonly status: number; readonly value: unknown }
  | { readonly status: number; readonly problem: Record<string, unknown> }
  | 'offline';

type Answers = Readonly<Record<string, (call: Call) => Outcome | Promise<Outcome>>>;

export const ok = (value: unknown): Outcome => ({ status: 200, value });

/** A refusal by its code, with the server's sentence. */
export function refuse(status: number, code: string, detail: string, more: object = {}): Outcome {
  const problem = {
    type: 'about:blank',
    title: code,
    status,
    code,
    detail,
    requestId: 'r-1',
    ...more,
  };
  return { status, problem };
}

/**
 * Answers requests by route id. Calls and answers are held against the contract: a test can't pass
 * with a body the server would refuse or a view it would never send.
 */
export function fakeApi(answers: Answers) {
  const made: { id: string; call: Call }[] = [];
  phone.answer(async (request) => {
    const { route, call } = understand(request);
    const answer = answers[route.id];
    if (!answer) throw new Error(`no answer for ${route.id}`);
    made.push({ id: route.id, call });
    return reply(route, await answer(call));
  });
  return {
    calls: (id: string): Call[] => made.filter((one) => one.id === id).map((one) => one.call),
  };
}

function reply(route: Route, outcome: Outcome): TaroReply {
  if (outcome === 'offline') throw { errMsg: 'request:fail' };
  if ('problem' in outcome) return { statusCode: outcome.status, data: outcome.problem };
  return { statusCode: outcome.status, data: z.parse(route.response, outcome.value) };
}

function understand(request: TaroRequest): { route: Route; call: Call } {
  const [address = '', search = ''] = request.url.split('?');
  const path = address.slice(address.indexOf(apiPrefix) + apiPrefix.length);
  const matching = allRoutes.filter((one) => one.method === request.method && fits(one.path, path));
  // `/postings/mine` before `/postings/:id`.
  const [route] = matching.sort((a, b) => count(a.path, ':') - count(b.path, ':'));
  if (!route) throw new Error(`no route for ${request.method} ${path}`);
  const body = request.data === undefined ? undefined : JSON.parse(request.data);
  if (route.body) z.parse(route.body, body);
  const call = {
    params: paramsOf(route.path, path),
    query: Object.fromEntries(new URLSearchParams(search)),
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
