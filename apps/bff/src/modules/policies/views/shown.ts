import type { PolicyCard, PolicyFactDefinition } from '@yizhan/contract';
import type { FactDefinition } from '@yizhan/eligibility';
import type { LocalDate } from '@yizhan/kernel';
import { statusOn } from '@yizhan/policies';
import type { PublishedPolicy } from '../library.service';

/** Policies as screens see them. */

export function cardOf(policy: PublishedPolicy, today: LocalDate): PolicyCard {
  const { policyId, code, content } = policy;
  return {
    policyId,
    code,
    title: content.title,
    headline: content.headline,
    summary: content.summary,
    level: content.level,
    audiences: [...content.audiences],
    subjects: [...content.subjects],
    status: statusOn(content, today),
    validUntil: content.validUntil,
    hasRule: policy.rule !== null,
  };
}

/** A question as the phone asks it; undefined for what isn't asked of anyone. */
export function questionOf(definition: FactDefinition): PolicyFactDefinition | undefined {
  const { id, label, question, help, type } = definition;
  if (question === undefined || type.kind === 'events') return undefined;
  const bounded = type.kind === 'integer' || type.kind === 'money' || type.kind === 'months';
  return {
    fact: id,
    label,
    question,
    help: help ?? null,
    kind: type.kind,
    min: bounded ? (type.min ?? 0) : null,
    max: bounded ? (type.max ?? null) : null,
    unit: type.kind === 'integer' ? (type.unit ?? null) : null,
    values: type.kind === 'code' ? type.values.map((value) => ({ ...value })) : [],
  };
}
