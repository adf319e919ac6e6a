import { defineRoute, part as partOf } from '@yizhan/contract';
import * as z from 'zod/mini';
import { queryReader } from '../../src/platform/http/coerce';
import { part } from '../../src/platform/parts';

describe('a query', () => {
  const read = queryReader(
    z.object({
      page: z.optional(z.int()),
      open: z.optional(z.boolean()),
      words: z.optional(z.string()),
      tags: z.optional(z.array(z.string())),
    }),
  );

  it.each([
    [{ page: '3' }, { page: 3 }],
    [{ page: '3x' }, { page: '3x' }],
    [{ page: '' }, {}],
    [{ open: 'true' }, { open: true }],
    [{ open: 'yes' }, { open: 'yes' }],
    [{ words: '12' }, { words: '12' }],
    [{ tags: 'a' }, { tags: ['a'] }],
    [{ tags: ['a', 'b'] }, { tags: ['a', 'b'] }],
    [{ other: 'x' }, {}],
  ])('%j is read as %j', (query, expected) => expect(read(query)).toEqual(expected));
});

describe('a part of a screen', () => {
  it('is its value', async () => {
    expect(await part('jobs', 1000, async () => [1])).toEqual({ ok: true, value: [1] });
  });

  it('fails alone', async () => {
    const failed = await part('jobs', 1000, () => Promise.reject(new Error('no table')));
    expect(failed).toMatchObject({ ok: false, reason: expect.stringMatching(/[\u4e00-\u9fff]/) });
  });

  it('is not waited for beyond its time', async () => {
    const late = await part('jobs', 1, () => new Promise<never>(() => undefined));
    expect(late.ok).toBe(false);
  });
});

describe('an answer', () => {
  const route = defineRoute({
    id: 'test.show',
    method: 'GET',
    path: '/test',
    access: 'public',
    summary: 'Show a test',
    response: z.object({ name: z.string(), inner: partOf(z.object({ shown: z.string() })) }),
    errors: [],
  });

  it('loses what the route does not declare, at every depth', () => {
    const answer = route.response.parse({
      name: '甲',
      phone: '13900001234',
      inner: { ok: true, value: { shown: '乙', hidden: '丙' } },
    });
    expect(JSON.stringify(answer)).toBe('{"name":"甲","inner":{"ok":true,"value":{"shown":"乙"}}}');
  });
});
