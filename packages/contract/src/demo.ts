import { roles } from '@yizhan/identity/vocabulary';
import { defineErrors } from '@yizhan/kernel';
import * as z from 'zod/mini';
import { instant } from './common';
import { defineRoute } from './route';

export const demoErrors = defineErrors('demo', {
  off: { kind: 'not_found', message: '这里没有演示数据' },
});

/** Only where the product runs with sample data. */
export const demoRoutes = {
  show: defineRoute({
    id: 'demo.show',
    method: 'GET',
    path: '/demo',
    access: 'public',
    summary: 'Logins of the demonstration, and the codes that no SMS carried',
    response: z.object({
      people: z.array(
        z.object({
          name: z.string(),
          roles: z.array(z.enum(roles)),
          phone: z.nullable(z.string()),
          account: z.nullable(z.string()),
          password: z.nullable(z.string()),
        }),
      ),
      codes: z.array(z.object({ phone: z.string(), code: z.string(), at: instant })),
    }),
    errors: [demoErrors.off],
  }),
} as const;
