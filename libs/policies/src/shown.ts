import type { CompiledRule, Evaluation, Flip, Verdict } from '@yizhan/eligibility';
import type { LocalDate } from '@yizhan/kernel';
import { type AmountShown, amountShown } from './amounts';
import { policyCatalogue } from './facts';

/** A fact that is still to be known. */
export interface MissingShown {
  readonly fact: string;
  readonly label: string;
  /** Null for what only the system or an office can tell. */
  readonly question: string | null;
}

/** A verdict as screens show it, the same from the server and from the phone. */
export interface VerdictShown {
  readonly verdict: Verdict;
  readonly asOf: LocalDate;
  readonly clauses: {
    readonly verdict: Verdict;
    readonly text: string;
    readonly article: string | null;
    readonly known: string;
  }[];
  readonly amount: AmountShown | null;
  readonly amountNote: string | null;
  readonly flip: Flip | null;
  readonly changes: {
    readonly verdict: Verdict;
    readonly changes: { readonly label: string; readonly from: string; readonly to: string }[];
  }[];
  readonly missing: MissingShown[];
}

export function verdictShown(compiled: CompiledRule, evaluation: Evaluation): VerdictShown {
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
    amount: amountShown(compiled, amount, missing),
    amountNote: compiled.rule.amount?.say ?? null,
    flip: flip ?? null,
    changes: changes.map((set) => ({
      verdict: set.verdict,
      changes: set.changes.map(({ label, from, to }) => ({ label, from, to })),
    })),
    missing: missingShown(missing),
  };
}

/** What is missing; what is only asked after something else that is missing is left for then. */
export function missingShown(facts: readonly string[]): MissingShown[] {
  return facts.flatMap((fact) => {
    const { label, question, after } = policyCatalogue.definition(fact);
    if (after !== undefined && facts.includes(after)) return [];
    return [{ fact, label, question: question ?? null }];
  });
}
