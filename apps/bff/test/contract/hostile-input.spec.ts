import { allRoutes, apiPrefix, problem, type Route } from '@yizhan/contract';
import { roles } from '@yizhan/identity/vocabulary';
import { newId } from '@yizhan/kernel';
import { openApiSamples } from '@yizhan/testing';
import fc from 'fast-check';
import { PeopleService } from '../../src/modules/identity/people.service';
import { jsonSchema } from '../../src/platform/http/openapi';
import { runningApp } from '../support/app';

/**
 * Whatever comes in, made from the routes' own schemas, kind and hostile: never a fault, always a
 * problem document with a code.
 */
const app = runningApp();
let token = '';

beforeAll(async () => {
  const person = await app.signIn('worker');
  for (const role of roles)
    await app.service(PeopleService).grant(person.userId, role, newId(), app.clock.now());
  token = (await app.signInAgain(person.userId)).accessToken;
});

interface Sent {
  readonly params: Record<string, unknown>;
  readonly query: Record<string, unknown>;
  readonly body: unknown;
}

const asObject = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

function samplesOf(schema: Route['body']): fc.Arbitrary<unknown> {
  if (!schema) return fc.constant({});
  const { valid, hostile } = openApiSamples(jsonSchema(schema));
  return fc.oneof(valid, hostile);
}

function requestsTo(route: Route): fc.Arbitrary<Sent> {
  return fc.record({
    params: samplesOf(route.params).map(asObject),
    query: samplesOf(route.query).map(asObject),
    body: samplesOf(route.body),
  });
}

function urlOf(route: Route, { params, query }: Sent): string {
  const path = route.path.replace(/:([A-Za-z]+)/g, (_, name: string) => text(params[name] ?? 'x'));
  const pairs = Object.entries(query).map(([name, value]) => `${text(name)}=${text(value)}`);
  return `${apiPrefix}${path}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
}

/** Half a surrogate pair can't be put into an address. */
function text(value: unknown): string {
  const plain = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return encodeURIComponent(wellFormed(plain).slice(0, 2000)) || 'x';
}

async function send(route: Route, sent: Sent) {
  const answer = await app.nest.inject({
    method: route.method,
    url: urlOf(route, sent),
    headers: {
      authorization: `Bearer ${token}`,
      'idempotency-key': newId(),
      ...(route.body ? { 'content-type': 'application/json' } : {}),
    },
    ...(route.body ? { payload: JSON.stringify(sent.body) ?? 'undefined' } : {}),
  });
  return { status: answer.statusCode, type: answer.headers['content-type'], body: answer.payload };
}

describe.each(allRoutes.map((route) => [route.id, route] as const))('%s', (_, route) => {
  it('answers any input with what it declares', async () => {
    await fc.assert(
      fc.asyncProperty(requestsTo(route), async (sent) => {
        const { status, type, body } = await send(route, sent);
        expect(status).toBeLessThan(500);
        if (status < 400) return;
        expect(type).toContain('application/problem+json');
        const said = problem.parse(JSON.parse(body));
        expect(said.code).toMatch(/^[a-z_]+\.[a-z_]+$/);
        expect(said.detail).toMatch(/[\u4e00-\u9fff]/);
      }),
      { numRuns: 12 },
    );
  });
});

function wellFormed(plain: string): string {
  return Buffer.from(plain, 'utf8').toString('utf8');
}
