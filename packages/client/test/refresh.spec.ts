import { identityRoutes, jobsRoutes } from '@yizhan/contract';
import {
  aProblem,
  aSession,
  clientOver,
  expired,
  fakeTransport,
  isRefresh,
  rotatingServer,
} from './support';

const { me } = identityRoutes;

describe('an expired access token', () => {
  it('is refreshed once for all calls under way, and each is repeated', async () => {
    const { sent, transport } = rotatingServer('access-b', { status: 201, body: aSession('b') });
    const { client, tokens } = clientOver(transport, aSession('a'));
    const results = await Promise.all([1, 2, 3].map(() => client.call(me, {})));
    expect(results.map((one) => one.ok)).toEqual([true, true, true]);
    expect(sent.filter(isRefresh).map((one) => one.body)).toEqual(['{"refreshToken":"refresh-a"}']);
    expect(tokens.read()).toEqual(aSession('b'));
  });

  it('is not refreshed again by a call that comes back late', async () => {
    let release = (): void => undefined;
    const late = new Promise<void>((resolve) => {
      release = resolve;
    });
    let calls = 0;
    const { sent, transport } = fakeTransport(async (request) => {
      if (isRefresh(request)) return { status: 201, body: aSession('b') };
      if (request.headers.authorization === 'Bearer access-b') return { status: 200, body: {} };
      calls += 1;
      if (calls === 2) await late;
      return expired;
    });
    const { client } = clientOver(transport, aSession('a'));
    const early = client.call(me, {});
    const second = client.call(me, {});
    await early;
    release();
    expect(await second).toMatchObject({ ok: true });
    expect(sent.filter(isRefresh)).toHaveLength(1);
  });

  it('ends the session when the refresh token is refused', async () => {
    const refused = aProblem(401, 'identity.refresh_reused');
    const { transport } = rotatingServer('access-b', refused);
    const { client, tokens } = clientOver(transport, aSession('a'));
    expect(await client.call(me, {})).toMatchObject({ ok: false, error: { status: 401 } });
    expect(tokens.read()).toBeNull();
  });

  it('shows what is open to all when the session has ended', async () => {
    const refused = aProblem(401, 'identity.refresh_invalid');
    const { sent, transport } = fakeTransport((request) => {
      if (isRefresh(request)) return refused;
      return request.headers.authorization ? expired : { status: 200, body: { items: [] } };
    });
    const { client, tokens } = clientOver(transport, aSession('a'));
    expect(await client.call(jobsRoutes.list, { query: {} })).toEqual({
      ok: true,
      value: { items: [] },
    });
    expect(tokens.read()).toBeNull();
    expect(sent).toHaveLength(3);
  });

  it('keeps the session when the network drops during the refresh', async () => {
    const { transport } = rotatingServer('access-b', { failure: 'network' });
    const { client, tokens } = clientOver(transport, aSession('a'));
    expect(await client.call(me, {})).toMatchObject({ ok: false, error: { code: 'network' } });
    expect(tokens.read()).toEqual(aSession('a'));
  });

  it('is refreshed only once for one call, even when the new token is refused too', async () => {
    const { sent, transport } = rotatingServer('access-z', { status: 201, body: aSession('b') });
    const { client } = clientOver(transport, aSession('a'));
    expect(await client.call(me, {})).toMatchObject({ ok: false, error: { status: 401 } });
    expect(sent.filter(isRefresh)).toHaveLength(1);
  });
});

it('does not try to refresh without a session', async () => {
  const { sent, transport } = rotatingServer('access-b', { status: 201, body: aSession('b') });
  await clientOver(transport).client.call(me, {});
  expect(sent.filter(isRefresh)).toHaveLength(0);
});
