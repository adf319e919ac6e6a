import { type CaseRole, type CaseState, openStates, type Privacy } from '../vocabulary';
import { maySee } from './visibility';

/** Who raised it. Sealed at rest. */
export interface ReporterIdentity {
  readonly name: string | null;
  readonly phone: string | null;
}

interface Grant {
  readonly role: string;
  readonly scopeId: string | null;
}

/** What the rules need to know of a case to say who someone is towards it. */
export interface Concerned {
  readonly reporterId: string | null;
  readonly leadUnitId: string | null;
  readonly jointUnitIds: readonly string[];
}

/** What a person is towards a case; empty: it is none of theirs. */
export function rolesToward(
  of: Concerned,
  person: { readonly userId: string; readonly grants: readonly Grant[] },
): CaseRole[] {
  const has = (role: string) => person.grants.some((grant) => grant.role === role);
  const units = unitsOf(person.grants);
  const leads = of.leadUnitId !== null && units.includes(of.leadUnitId);
  const roles: CaseRole[] = [];
  if (of.reporterId !== null && of.reporterId === person.userId) roles.push('reporter');
  if (has('operator')) roles.push('operator');
  if (leads) roles.push('handler');
  if (of.jointUnitIds.some((id) => units.includes(id))) roles.push('joint');
  if (has('supervisor')) roles.push('supervisor');
  return roles;
}

export function unitsOf(grants: readonly Grant[]): string[] {
  return grants.flatMap(({ role, scopeId }) =>
    role === 'handler' && scopeId !== null ? [scopeId] : [],
  );
}

/** What someone in these roles sees of the reporter: all, or nothing, as `visibility` says. */
export function identityFor(
  privacy: Privacy,
  roles: readonly CaseRole[],
  identity: ReporterIdentity,
): ReporterIdentity | null {
  return maySee('identity', privacy, roles) ? identity : null;
}

/** Fields by which a reporter can be known. */
type Identifying =
  | 'reporterId'
  | 'reporterName'
  | 'reporterPhone'
  | 'contact'
  | 'name'
  | 'phone'
  | 'queryCode'
  | 'number'
  | 'text'
  | 'identity';

/** A type that can't hold the reporter: any of those fields makes the value unassignable. */
export type WithoutReporter<T> = T & { readonly [K in Identifying]?: never };

/**
 * What those reported may be told (信访工作条例 30, 46: a reporter's material is never shown to
 * them). `disclosed` is written for them by the handler; the reporter's own words have no place.
 */
export type AccusedFacts = WithoutReporter<{
  readonly categoryName: string;
  readonly unitName: string;
  readonly disclosed: string;
  /** A day in words; null while no limit runs. */
  readonly answerBy: string | null;
}>;

/** The notice to those reported. */
export function noticeToAccused(facts: AccusedFacts): { title: string; body: string } {
  const by = facts.answerBy === null ? '' : `承办单位最晚 ${facts.answerBy} 答复诉求人；`;
  return {
    title: `${facts.unitName}请您配合核实`,
    body: `收到一件关于“${facts.categoryName}”的反映：${withoutStop(facts.disclosed)}。${by}请您尽快说明情况。`,
  };
}

/** A handler's own text may end in a full stop; the sentence around it brings its own. */
function withoutStop(text: string): string {
  return text.trim().replace(/[。.]+$/, '');
}

/** While someone still works on it, those reported can say how it was. */
export function maySayHowItWas(state: CaseState): boolean {
  return (openStates as readonly CaseState[]).includes(state);
}
