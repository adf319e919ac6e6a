import {
  Catalogue,
  type FactDefinition,
  type Facts,
  type FactValue,
  rawValue,
  unfitFacts,
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
 * the fact's id) what no question asks for, what doesn't fit its type, and what can't be so on that
 * day: a certificate of next year, more months insured than since the 16th birthday. A skipped question
 * is null.
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
  const [impossible] = unfitFacts(policyCatalogue, facts, toldOn);
  if (impossible === undefined) return ok(facts);
  const message = impossibleText(impossible, facts[impossible]?.value ?? null, toldOn);
  return err(raise(policyErrors.fact_unfit, { fact: impossible }, message));
}

function impossibleText(id: string, value: FactValue | null, today: LocalDate): string {
  const { label, past } = policyCatalogue.definition(id);
  return past && typeof value === 'string' && value > today
    ? `“${label}”还没有到，请填已经发生的日期`
    : `“${label}”和您的其他回答对不上，请核对后重新填写`;
}

/** One person's facts from several places; what is held outranks what was told. */
export function mergeFacts(toldOnes: Facts, held: Facts): Facts {
  return { ...toldOnes, ...held };
}
