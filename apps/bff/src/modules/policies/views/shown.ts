import type { PolicyCard, PolicyFactDefinition, PolicyVerdict } from '@yizhan/contract';
import type { AmountRange, CompiledRule, Evaluation, FactDefinition } from '@yizhan/eligibility';
import type { LocalDate } from '@yizhan/kernel';
import { amountText, policyCatalogue, statusOn } from '@yizhan/policies';
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

export function amountOf(compiled: CompiledRule, amount: AmountRange | undefined) {
  const period = compiled.rule.amount?.period;
  return amount && period ? { ...amount, period, text: amountText(amount, period) } : null;
}

export function missingOf(facts: readonly string[]) {
  return facts.map((fact) => {
    const { label, question } = policyCatalogue.definition(fact);
    return { fact, label, question: question ?? null };
  });
}

export function verdictOf(compiled: CompiledRule, evaluation: Evaluation): PolicyVerdict {
  const { verdict, asOf, clauses, amount, flip, changes, missing } = evaluation;
  return {
    verdict,
    asOf,
    clauses: clauses.map((clause) => ({
      verdict: clause.verdict,
      text: clause.text,
      article: clause.article ?? null,
      known: clause.known,
    })),
    amount: amountOf(compiled, amount),
    amountNote: compiled.rule.amount?.say ?? null,
    flip: flip ?? null,
    changes: changes.map((set) => ({
      verdict: set.verdict,
      changes: set.changes.map(({ label, from, to }) => ({ label, from, to })),
    })),
    missing: missingOf(missing),
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
