import { Injectable } from '@nestjs/common';
import type { Role } from '@yizhan/identity/vocabulary';

/** Gives the names of scopes by their ids. */
export type NameScopes = (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** What roles are held in: each area that owns scopes tells their names here. */
@Injectable()
export class ScopeNames {
  private readonly namers = new Map<Role, NameScopes>();

  register(role: Role, namer: NameScopes): void {
    this.namers.set(role, namer);
  }

  /** Whether a role makes sense only within a scope. */
  needsScope(role: Role): boolean {
    return this.namers.has(role);
  }

  async nameOf(role: Role, scopeId: string | null): Promise<string | null> {
    const namer = this.namers.get(role);
    if (!namer || scopeId === null) return null;
    return (await namer([scopeId])).get(scopeId) ?? null;
  }
}
