import * as z from 'zod/mini';
import { type CallOf, defineRoute, fillPath, type ResponseOf, text } from '../src';

const greetingRoutes = {
  greet: defineRoute({
    id: 'greeting.greet',
    method: 'GET',
    path: '/greetings/:name',
    access: 'public',
    summary: 'Greet somebody',
    params: z.object({ name: text(1, 20) }),
    response: z.object({ words: z.string() }),
    errors: [],
  }),
} as const;

describe('the README', () => {
  it('does what it says', () => {
    const asked: CallOf<typeof greetingRoutes.greet> = { params: { name: '小满' } };
    const answered: ResponseOf<typeof greetingRoutes.greet> = { words: '早上好' };
    expect(greetingRoutes.greet.response.parse({ ...answered, secret: 1 })).toEqual(answered);
    expect(fillPath(greetingRoutes.greet.path, asked.params)).toBe('/greetings/%E5%B0%8F%E6%BB%A1');
  });

  it('refuses a path that lacks a parameter', () => {
    expect(() => fillPath('/greetings/:name', {})).toThrow(TypeError);
  });
});
