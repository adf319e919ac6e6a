import { Injectable } from '@nestjs/common';
import { identityErrors } from '@yizhan/identity';
import { type Role, roleScopes } from '@yizhan/identity/vocabulary';
import { err, ok, raise } from '@yizhan/kernel';

/** Gives the names of scopes by their ids. */
export type NameScopes = (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** What roles are held in: each area that owns scopes tells their names here. */
@Injectable()
export class ScopeNames {
  private readonly namers = new Map<Role, NameScopes>();

  register(role: Role, namer: NameScopes): void {
    this.namers.set(role, namer);
  }

  /** Whether a role can be given within this scope: one that exists, or none where none is wanted. */
  async check(role: Role, scopeId: string | null) {
    if (scopeId === null)
      return roleScopes[role] ? err(raise(identityErrors.role_needs_scope)) : ok(undefined);
    const known = (await this.nameOf(role, scopeId)) !== null;
    return known ? ok(undefined) : err(raise(identityErrors.scope_unknown));
  }

  async nameOf(role: Role, scopeId: string | null): Promise<string | null> {
    const namer = this.namers.get(role);
    if (!namer || scopeId === null) return null;
    return (await namer([scopeId])).get(scopeId) ?? null;
  }
}
