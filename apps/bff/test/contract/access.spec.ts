import { allRoutes, apiPrefix, fillPath, type Route, requestErrors } from '@yizhan/contract';
import { type Role, roles } from '@yizhan/identity/vocabulary';
import { newId } from '@yizhan/kernel';
import { RouteBinder } from '../../src/platform/http/binder';
import { openApi } from '../../src/platform/http/openapi';
import { type Person, runningApp } from '../support/app';

// What is walked here is who may pass, not how often.
const app = runningApp();

type Visitor = 'visitor' | Role;

const refusals: readonly string[] = [
  requestErrors.unauthenticated.code,
  requestErrors.forbidden.code,
];

function mayPass(route: Route, who: Visitor): boolean {
  if (route.access === 'public') return true;
  if (who === 'visitor') return false;
  return route.access === 'signed-in' || route.access.includes(who);
}

/** Nonsense that is at least of the right form for the path. */
async function knock(route: Route, token: string | null): Promise<string | null> {
  const names = [...route.path.matchAll(/:([A-Za-z]+)/g)].map((match) => match[1] ?? '');
  const params = Object.fromEntries(names.map((name) => [name, newId()]));
  const answer = await app.transport({
    method: route.method,
    url: apiPrefix + fillPath(route.path, params),
    headers: {
      ...(route.body ? { 'content-type': 'application/json' } : {}),
      'idempotency-key': newId(),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(route.body ? { body: '{}' } : {}),
  });
  if ('failure' in answer) throw new Error(answer.failure);
  const { code } = answer.body as { code?: string };
  return answer.status >= 400 ? (code ?? `status ${answer.status} without a code`) : null;
}

describe('who may pass', () => {
  const people = new Map<Visitor, Person>();

  beforeAll(async () => {
    for (const role of roles) {
      const person = await app.signIn(role, { scopeId: newId() });
      people.set(role, await onlyAs(person, role));
    }
  });

  /** Everybody who signs in is a worker too; here each holds one role alone. */
  async function onlyAs(person: Person, role: Role): Promise<Person> {
    if (role !== 'worker')
      await app.database.execute('DELETE FROM role_grants WHERE user_id = ? AND role = ?', [
        person.userId,
        'worker',
      ]);
    return app.signInAgain(person.userId);
  }

  it.each(['visitor', ...roles] as const)('%s, over every route', async (who) => {
    const wrong: string[] = [];
    for (const route of allRoutes) {
      // These end the session that the walk needs.
      if (route.id.startsWith('identity.signOut')) continue;
      const code = await knock(route, people.get(who)?.accessToken ?? null);
      const refused = code !== null && refusals.includes(code);
      if (refused === mayPass(route, who)) wrong.push(`${route.id}: ${code ?? 'passed'}`);
    }
    expect(wrong).toEqual([]);
  });

  it('nobody with a token that isn’t one', async () => {
    for (const route of allRoutes.filter((each) => each.access !== 'public'))
      expect(await knock(route, 'a.b.c')).toBe(requestErrors.unauthenticated.code);
  });
});

describe('the server and the contract', () => {
  it('has exactly one handler for each route', () => {
    const handlers = app.service(RouteBinder).handlers();
    const counts = allRoutes.map((route) => [route.id, handlers.get(route.id)?.length ?? 0]);
    expect(counts.filter(([, count]) => count !== 1)).toEqual([]);
    expect(
      [...handlers.keys()].filter((id) => !allRoutes.some((route) => route.id === id)),
    ).toEqual([]);
  });

  it('documents each route, and serves the document', async () => {
    const { paths } = openApi() as {
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    const documented = Object.values(paths).flatMap((methods) =>
      Object.values(methods).map((operation) => operation.operationId),
    );
    expect(documented.sort()).toEqual(allRoutes.map((route) => route.id).sort());
    const served = await app.nest.inject({ url: '/api/openapi.json' });
    expect(served.statusCode).toBe(200);
    expect(served.json()).toHaveProperty('openapi', '3.1.0');
    expect((await app.nest.inject({ url: '/api/docs' })).payload).toContain('swagger-ui');
  });

  it('answers an unknown path with a problem', async () => {
    const answer = await app.nest.inject({ url: `${apiPrefix}/nowhere` });
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ code: 'request.not_found', status: 404 });
  });

  it.each(['', ' '])(
    'takes a request without a body as wx.request sends it: %j',
    async (payload) => {
      const person = await app.signIn('worker');
      const answer = await app.nest.inject({
        method: 'DELETE',
        url: `${apiPrefix}/identity/sessions`,
        headers: { authorization: `Bearer ${person.accessToken}`, 'content-type': 'text/plain' },
        payload,
      });
      expect(answer.statusCode).toBe(200);
    },
  );

  it('tells its health', async () => {
    expect((await app.nest.inject({ url: '/healthz' })).statusCode).toBe(200);
    const ready = await app.nest.inject({ url: '/readyz' });
    expect(ready.json()).toEqual({
      database: true,
      writable: true,
      redis: true,
      leaving: false,
      alarms: [],
    });
    expect(ready.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    await app.nest.inject({ url: `${apiPrefix}/identity/me` });
    const metrics = await app.nest.inject({ url: '/metrics' });
    expect(metrics.payload).toContain('yizhan_request_seconds_bucket');
  });
});
