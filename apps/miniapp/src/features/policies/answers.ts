import type { PolicyDetail, PolicyVerdict, ToldAnswers } from '@yizhan/contract';
import { evaluate, type Rule } from '@yizhan/eligibility';
import { localDate } from '@yizhan/kernel';
import {
  amountText,
  compilePolicyRule,
  type PolicyAudience,
  policyCatalogue,
  toldFacts,
} from '@yizhan/policies';
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
  const found = evaluate(compiled, told.value, today);
  const period = compiled.rule.amount?.period;
  return {
    verdict: found.verdict,
    asOf: found.asOf,
    clauses: found.clauses.map(({ verdict, text, known, article }) => ({
      verdict,
      text,
      known,
      article: article ?? null,
    })),
    amount:
      found.amount && period
        ? { ...found.amount, period, text: amountText(found.amount, period) }
        : null,
    amountNote: compiled.rule.amount?.say ?? null,
    flip: found.flip ?? null,
    changes: found.changes.map((set) => ({
      verdict: set.verdict,
      changes: set.changes.map(({ label, from, to }) => ({ label, from, to })),
    })),
    missing: found.missing.map((fact) => {
      const { label, question } = policyCatalogue.definition(fact);
      return { fact, label, question: question ?? null };
    }),
  };
}
