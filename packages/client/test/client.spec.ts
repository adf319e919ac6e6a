import { defineRoute, identityRoutes } from '@yizhan/contract';
import * as z from 'zod/mini';
import { aProblem, aSession, clientOver, expired, fakeTransport } from './support';

const anything = z.object({});
const rename = defineRoute({
  id: 'test.rename',
  method: 'PUT',
  path: '/things/:id',
  access: 'public',
  summary: 'Rename a thing',
  params: z.object({ id: z.string() }),
  query: z.object({ tag: z.optional(z.array(z.string())), page: z.optional(z.int()) }),
  body: z.object({ name: z.string() }),
  response: anything,
  errors: [],
});
const create = defineRoute({
  id: 'test.create',
  method: 'POST',
  path: '/things',
  access: 'public',
  summary: 'Make a thing',
  body: z.object({ name: z.string() }),
  response: anything,
  errors: [],
  creates: true,
});

const fine = () => ({ status: 200, body: { name: '甲' } });

describe('a call', () => {
  it('is built from the route: path, query, body, token', async () => {
    const { sent, transport } = fakeTransport(fine);
    const { client } = clientOver(transport, aSession('a'));
    const result = await client.call(rename, {
      params: { id: '甲/1' },
      query: { tag: ['搬 运', 'b'], page: undefined },
      body: { name: '新' },
    });
    expect(result).toEqual({ ok: true, value: { name: '甲' } });
    expect(sent).toEqual([
      {
        method: 'PUT',
        url: 'https://yizhan.test/api/v1/things/%E7%94%B2%2F1?tag=%E6%90%AC%20%E8%BF%90&tag=b',
        headers: {
          accept: 'application/json',
          'content-type': 'application/json',
          authorization: 'Bearer access-a',
        },
        body: '{"name":"新"}',
      },
    ]);
  });

  it('claims no content type and no token when there is neither body nor session', async () => {
    const { sent, transport } = fakeTransport(fine);
    await clientOver(transport).client.call(identityRoutes.signOut, {});
    expect(sent[0]?.headers).toEqual({ accept: 'application/json' });
    expect(sent[0]?.body).toBeUndefined();
  });

  it('sends a key with a create only, the given one when there is one', async () => {
    const { sent, transport } = fakeTransport(fine);
    const { client } = clientOver(transport);
    await client.call(create, { body: { name: '甲' }, idempotencyKey: 'mine' });
    await client.call(create, { body: { name: '甲' } });
    await client.call(rename, { params: { id: '1' }, body: { name: '甲' } });
    expect(sent.map((one) => one.headers['idempotency-key'])).toEqual(['mine', 'key-1', undefined]);
  });

  it('keeps the key of a create that is repeated after a refresh', async () => {
    const { sent, transport } = fakeTransport((request) => {
      if (request.url.endsWith('/refresh')) return { status: 201, body: aSession('b') };
      return request.headers.authorization === 'Bearer access-b' ? fine() : expired;
    });
    const { client } = clientOver(transport, aSession('a'));
    await client.call(create, { body: { name: '甲' } });
    const keys = sent.map((one) => one.headers['idempotency-key']);
    expect(keys).toEqual(['key-1', undefined, 'key-1']);
  });
});

describe('a call without a value', () => {
  it.each(['network', 'timeout'] as const)('says %s in Chinese', async (failure) => {
    const { transport } = fakeTransport(() => ({ failure }));
    const result = await clientOver(transport).client.call(create, { body: { name: '' } });
    expect(result).toEqual({
      ok: false,
      error: { code: failure, status: 0, detail: expect.stringMatching(/网络/) },
    });
  });

  it("hands on the server's problem with its fields", async () => {
    const errors = [{ path: 'name', message: '请填写' }];
    const { transport } = fakeTransport(() => {
      const answer = aProblem(400, 'request.invalid');
      return { ...answer, body: { ...(answer.body as object), errors } };
    });
    const result = await clientOver(transport).client.call(create, { body: { name: '' } });
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'request.invalid', status: 400, detail: '说明', requestId: 'r1', errors },
    });
  });

  it('takes a gateway page for an unreadable answer', async () => {
    const { transport } = fakeTransport(() => ({ status: 502, body: '<html>Bad Gateway</html>' }));
    const result = await clientOver(transport).client.call(create, { body: { name: '' } });
    expect(result).toMatchObject({ ok: false, error: { code: 'unreadable', status: 502 } });
  });
});
