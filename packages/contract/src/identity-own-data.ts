import { identityErrors as errors } from '@yizhan/identity/vocabulary';
import * as z from 'zod/mini';
import { done, instant } from './common';
import { defineRoute } from './route';

const section = z.object({
  title: z.string(),
  records: z.array(
    z.object({ fields: z.array(z.object({ label: z.string(), value: z.string() })) }),
  ),
});

const ownData = z.object({ madeAt: instant, sections: z.array(section) });
export type OwnDataFile = z.output<typeof ownData>;

const leaving = z.object({
  /** What must come to its end first, each saying what to do; empty: the account can go now. */
  waitsFor: z.array(z.string()),
  /** What the law obliges us to keep, and how long. */
  kept: z.array(z.object({ label: z.string(), until: z.string(), source: z.string() })),
});
export type Leaving = z.output<typeof leaving>;

/** A person's rights over what is held of them (个人信息保护法 45, 47). */
export const ownDataRoutes = {
  ownData: defineRoute({
    id: 'identity.ownData',
    method: 'GET',
    path: '/identity/me/data',
    access: 'signed-in',
    summary: 'A copy of all that is held of me, and nothing of anybody else',
    response: ownData,
    errors: [],
    unkept: true,
    audit: { action: 'data_exported' },
  }),
  leaving: defineRoute({
    id: 'identity.leaving',
    method: 'GET',
    path: '/identity/me/deletion',
    access: 'signed-in',
    summary: 'What deleting my account waits for, and what has to be kept',
    response: leaving,
    errors: [],
    unkept: true,
  }),
  deleteAccount: defineRoute({
    id: 'identity.deleteAccount',
    method: 'POST',
    path: '/identity/me/deletion',
    access: 'signed-in',
    summary: 'Delete my account: sessions end, the phone is free for a new one',
    body: z.object({ confirm: z.literal('注销') }),
    response: done,
    errors: [errors.account_waits, errors.account_of_staff],
    audit: { action: 'account_deleted', refusals: true },
  }),
} as const;
