import { auditActions, auditSubjects } from '@yizhan/identity/vocabulary';
import * as z from 'zod/mini';
import { cursor, id, instant, localDate, page } from './common';
import { defineRoute } from './route';

const entry = z.object({
  id,
  at: instant,
  action: z.enum(auditActions),
  /** `done`, or the code of the refusal. */
  outcome: z.string(),
  /** Null for someone at the door. */
  actor: z.nullable(z.object({ userId: id, name: z.string(), roles: z.array(z.string()) })),
  subject: z.nullable(
    z.object({
      kind: z.enum(auditSubjects),
      id: z.string(),
      /** Of people, where they are known. */
      name: z.nullable(z.string()),
    }),
  ),
  reason: z.nullable(z.string()),
  address: z.string(),
  requestId: z.string(),
});

export type AuditEntry = z.output<typeof entry>;

export const auditRoutes = {
  searchAudit: defineRoute({
    id: 'identity.searchAudit',
    method: 'GET',
    path: '/identity/audit',
    access: ['administrator'],
    summary: 'Who did what: by action, actor, subject, outcome and days, newest first',
    query: z.object({
      action: z.optional(z.enum(auditActions)),
      actorId: z.optional(id),
      subjectKind: z.optional(z.enum(auditSubjects)),
      subjectId: z.optional(z.string().check(z.maxLength(80))),
      refused: z.optional(z.boolean()),
      from: z.optional(localDate),
      to: z.optional(localDate),
      cursor,
    }),
    response: page(entry),
    errors: [],
    audit: { action: 'audit_searched' },
    unkept: true,
  }),
} as const;
