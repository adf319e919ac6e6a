import { createHash } from 'node:crypto';
import type { Route } from '@yizhan/contract';
import { type AuditRule, type Caller, staffRoles } from '@yizhan/identity/vocabulary';
import type { AuditEntryRow } from '../persistence/audit-entry';

/** A call as the audit looks at it. */
export interface Audited {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly response?: unknown;
}

/** The value at `body.reason` and the like; undefined where there is none. */
export function valueAt(call: Audited, place: string | undefined): unknown {
  if (place === undefined) return undefined;
  return place
    .split('.')
    .reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null
          ? (value as Record<string, unknown>)[name]
          : undefined,
      call,
    );
}

export function textAt(call: Audited, place: string | undefined): string | null {
  const value = valueAt(call, place);
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Whether a call is one to write down. */
export function isAudited(
  route: Route,
  caller: Caller | null,
  call: Audited,
): route is Route & { readonly audit: AuditRule } {
  const rule = route.audit;
  if (!rule) return false;
  const isStaff = caller?.grants.some(({ role }) => staffRoles.includes(role)) ?? false;
  if (rule.byStaff && !isStaff) return false;
  const shown = valueAt(call, rule.onlyWith);
  return rule.onlyWith === undefined || (shown !== undefined && shown !== null);
}

/** Roles as text, to be searched and shown later as they were held then. */
export function rolesOf(caller: Caller | null): string {
  const roles = caller?.grants.map(({ role, scopeId }) => (scopeId ? `${role}:${scopeId}` : role));
  return (roles ?? []).join(' ').slice(0, 400);
}

/** How texts that are sealed come into the digest: as a keyed hash of what they say. */
export type Print = (sealed: string) => string;

/** The first digests took sealed texts as they are stored; they hold until such a text is sealed anew. */
export const asStored: Print = (sealed) => sealed;

/** SHA-256 over all that an entry says: it tells nothing, and proves all. */
export function digestOf(entry: Omit<AuditEntryRow, 'stream' | 'seq'>, print: Print): string {
  const { id, action, outcome, actorId, actorRoles, subjectKind, subjectId } = entry;
  const { reasonSealed, addressSealed, requestId, createdAt } = entry;
  return createHash('sha256')
    .update(
      JSON.stringify([
        [id, action, outcome, actorId, actorRoles, subjectKind, subjectId],
        [reasonSealed && print(reasonSealed), print(addressSealed), requestId, createdAt],
      ]),
    )
    .digest('hex');
}
