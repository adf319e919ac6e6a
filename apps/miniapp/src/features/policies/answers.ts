import type { PolicyDetail, PolicyVerdict, ToldAnswers } from '@yizhan/contract';
import { evaluate, type Rule } from '@yizhan/eligibility';
import { localDate } from '@yizhan/kernel';
import { compilePolicyRule, type PolicyAudience, toldFacts, verdictShown } from '@yizhan/policies';
import { type Draft, useDraft } from '../../shell';

interface Answers {
  readonly facts: ToldAnswers;
  /** Whether these were given here; before that, what the server keeps counts. */
  readonly own: boolean;
}

const NONE: Answers = { facts: {}, own: false };

/** What someone answered, on this phone only until they ask to keep it. */
export function useAnswers(audience: PolicyAudience): Draft<Answers> {
  return useDraft(`policy:${audience}`, NONE);
}

/**
 * A visitor's verdict worked out on the phone from the answers that lie there: the same rule and
 * the same evaluator as on the server, and nothing leaves the phone.
 */
export function verdictHere(policy: PolicyDetail, answers: ToldAnswers): PolicyVerdict | null {
  if (policy.rule === null || Object.keys(answers).length === 0) return null;
  const today = localDate(Date.now());
  const told = toldFacts(policy.audiences[0] ?? 'person', answers, today);
  if (!told.ok) return null;
  const compiled = compilePolicyRule(policy.rule as unknown as Rule);
  return verdictShown(compiled, evaluate(compiled, told.value, today, { factsStay: true }));
}
