export * from './audit';
export * from './errors';
export * from './limits';
export * from './notice';
export * from './phones';
export * from './retention';

/** What a person may be here; one person may hold several. Chinese terms stand beside them. */
export const roles = [
  'worker',
  'employer',
  'station_staff',
  'operator',
  'handler',
  'supervisor',
  'policy_officer',
  'administrator',
] as const;

export type Role = (typeof roles)[number];

export const roleLabels: Readonly<Record<Role, string>> = {
  worker: '求职者',
  employer: '雇主',
  station_staff: '驿站人员',
  operator: '话务员',
  handler: '承办单位',
  supervisor: '督办',
  policy_officer: '政策专员',
  administrator: '管理员',
};

/** Roles that a person takes on by signing in with a phone; all others are given by an administrator. */
export const selfServiceRoles: readonly Role[] = ['worker', 'employer'];

/** Roles whose holders sign in with an account name and a password. */
export const staffRoles: readonly Role[] = [
  'station_staff',
  'operator',
  'handler',
  'supervisor',
  'policy_officer',
  'administrator',
];

/** Roles that make sense only within something, and within what. */
export const roleScopes: Readonly<Partial<Record<Role, 'station' | 'unit' | 'employer'>>> = {
  station_staff: 'station',
  handler: 'unit',
  employer: 'employer',
};

/** A role held within a scope: a station for its staff, a unit for its handlers, a firm for its employer. */
export interface Grant {
  readonly role: Role;
  readonly scopeId: string | null;
}

/** Who is calling, as the access token tells it. */
export interface Caller {
  readonly userId: string;
  readonly sessionId: string;
  readonly grants: readonly Grant[];
}

export function hasRole(caller: Caller, role: Role): boolean {
  return caller.grants.some((grant) => grant.role === role);
}

/** The scopes in which the caller holds the role, e.g. the stations a staff member works at. */
export function scopesOf(caller: Caller, role: Role): string[] {
  return caller.grants.flatMap((grant) =>
    grant.role === role && grant.scopeId !== null ? [grant.scopeId] : [],
  );
}
