import type { CaseRole } from '../vocabulary';

/**
 * Why someone must keep away from working on a case (信访工作条例 28): it is about a firm of theirs,
 * they raised it themselves, or they said that they have an interest in it.
 */
export type Interest = 'accused' | 'own' | 'declared';

export function conflictOf(
  of: { readonly employerId: string | null; readonly reporterId: string | null },
  person: {
    readonly userId: string;
    /** Firms that they act for. */
    readonly employerIds: readonly string[];
    readonly declared: boolean;
  },
): Interest | null {
  if (of.employerId !== null && person.employerIds.includes(of.employerId)) return 'accused';
  if (person.declared) return 'declared';
  return of.reporterId !== null && of.reporterId === person.userId ? 'own' : null;
}

/** What is left of someone's roles: whoever has an interest is at most the reporter. */
export function rolesDespite(roles: readonly CaseRole[], interest: Interest | null): CaseRole[] {
  return interest === null ? [...roles] : roles.filter((role) => role === 'reporter');
}
