import { createHash, timingSafeEqual } from 'node:crypto';
import { requestErrors } from '@yizhan/contract';
import { raise } from '@yizhan/kernel';
import type { onRequestHookHandler } from 'fastify';
import type { Config } from '../config';
import { answerProblem } from './binder';

type Doors = Pick<Config, 'production' | 'operatorToken'>;

/**
 * The door to what only those who run the server need: figures of the process, the documents. Open
 * in development; in production closed (404, as if it weren't there) unless a token is configured,
 * which is then asked for as `Bearer`, or as the password of `Basic` for a browser.
 */
export function operatorsOnly({ production, operatorToken }: Doors): onRequestHookHandler {
  return (request, reply, done) => {
    if (!production && !operatorToken) return done();
    if (operatorToken && same(tokenOf(request.headers.authorization), operatorToken)) return done();
    const refusal = operatorToken ? requestErrors.unauthenticated : requestErrors.not_found;
    if (operatorToken) reply.header('www-authenticate', 'Basic realm="yizhan", charset="UTF-8"');
    answerProblem(reply, raise(refusal), request.id);
  };
}

function tokenOf(authorization = ''): string {
  const [, scheme = '', value = ''] = /^(\w+) +(.+)$/.exec(authorization) ?? [];
  if (scheme.toLowerCase() === 'bearer') return value;
  if (scheme.toLowerCase() !== 'basic') return '';
  return Buffer.from(value, 'base64').toString('utf8').split(':').slice(1).join(':');
}

function same(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
