import type { Route } from '@yizhan/contract';
import * as z from 'zod/mini';
import { type Call, understand } from './contract';
import { phone, type TaroReply } from './taro';

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
