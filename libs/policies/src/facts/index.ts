import {
  Catalogue,
  type FactDefinition,
  type Facts,
  type FactValue,
  rawValue,
} from '@yizhan/eligibility';
import {
  addDays,
  type DomainError,
  err,
  type LocalDate,
  ok,
  type Result,
  raise,
} from '@yizhan/kernel';
import { policyErrors } from '../errors';
import { policySettings } from '../settings';
import type { PolicyAudience } from '../vocabulary';
import { enterpriseFacts } from './enterprise';
import { personFacts } from './person';

export { enterpriseFacts } from './enterprise';
export { personFacts } from './person';

/** Every fact a rule of the city may speak of. */
export const policyCatalogue = new Catalogue([...personFacts, ...enterpriseFacts]);

const BY_AUDIENCE: Readonly<Record<PolicyAudience, readonly FactDefinition[]>> = {
  person: personFacts,
  enterprise: enterpriseFacts,
};

export function factsFor(audience: PolicyAudience): readonly FactDefinition[] {
  return BY_AUDIENCE[audience];
}

export type ToldValues = Readonly<Record<string, FactValue | null>>;

/**
 * What a person answered, as facts that count for a while. Refuses (`policies.fact_unfit`, with
 * the fact's id) what no question asks for and what doesn't fit its type. A skipped question is
 * null.
 */
export function toldFacts(
  audience: PolicyAudience,
  values: ToldValues,
  toldOn: LocalDate,
): Result<Facts, DomainError<'policies.fact_unfit'>> {
  const until = addDays(toldOn, policySettings.toldFactDays.value);
  const facts: Record<string, Facts[string]> = {};
  for (const id of Object.keys(values)) {
    const value = values[id] ?? null;
    const definition = factsFor(audience).find((known) => known.id === id);
    const asked = definition?.question !== undefined;
    const fits = asked && (value === null || rawValue(definition.type, value) !== undefined);
    if (!fits) return err(raise(policyErrors.fact_unfit, { fact: id }));
    facts[id] = { value, origin: 'told', until };
  }
  return ok(facts);
}

/** One person's facts from several places; what is held outranks what was told. */
export function mergeFacts(toldOnes: Facts, held: Facts): Facts {
  return { ...toldOnes, ...held };
}
