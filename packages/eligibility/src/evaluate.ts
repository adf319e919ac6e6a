import type { LocalDate } from '@yizhan/kernel';
import { type AmountRange, amountOf } from './amount';
import { type ChangeSet, minimalChanges } from './changes';
import type { CompiledRule } from './compiled';
import { needAsked, needCompiled, needOptions, needRules, needSubject } from './door';
import { type Clause, decidingClauses, openFacts, openForAmount } from './explain';
import { type BindOptions, bind, type Facts, type Subject } from './facts';
import { type Flip, type FlipOptions, nextFlip } from './flip';
import { type Verdict, verdictOf } from './verdict';

/** The short answer: what a list shows. */
export interface Outcome {
  readonly rule: string;
  readonly verdict: Verdict;
  readonly amount?: AmountRange;
  /** Facts whose absence keeps the verdict, or the exact amount, open. */
  readonly missing: readonly string[];
}

/** The long answer: what one policy's page shows. */
export interface Evaluation extends Outcome {
  readonly asOf: LocalDate;
  readonly clauses: readonly Clause[];
  readonly changes: readonly ChangeSet[];
  readonly flip?: Flip;
}

export interface EvaluateOptions extends FlipOptions {
  readonly divisionName?: (code: string) => string;
}

export function outcomeOf(compiled: CompiledRule, subject: Subject): Outcome {
  needCompiled('compiled', compiled);
  needSubject(subject, compiled.catalogue);
  const amount = amountOf(compiled, subject);
  const missing = [...openFacts(compiled, subject), ...openForAmount(compiled, subject)];
  return {
    rule: compiled.rule.id,
    verdict: verdictOf(compiled.verdict(subject)),
    ...(amount ? { amount } : {}),
    missing: [...new Set(missing)],
  };
}

/** One pass over many rules of one catalogue for one person. */
export function evaluateAll(
  rules: readonly CompiledRule[],
  facts: Facts,
  asOf: LocalDate,
  options: BindOptions = {},
): Outcome[] {
  needRules(rules);
  needAsked(facts, asOf);
  needOptions(options);
  const catalogue = rules[0]?.catalogue;
  if (!catalogue) return [];
  const subject = bind(catalogue, facts, asOf, options);
  return rules.map((rule) => outcomeOf(rule, subject));
}

/** Everything about one rule and one person as of a day, with its reasons. */
export function evaluate(
  compiled: CompiledRule,
  facts: Facts,
  asOf: LocalDate,
  options: EvaluateOptions = {},
): Evaluation {
  needCompiled('compiled', compiled);
  needAsked(facts, asOf);
  needOptions(options);
  const subject = bind(compiled.catalogue, facts, asOf, options);
  const flip = nextFlip(compiled, facts, asOf, options);
  return {
    ...outcomeOf(compiled, subject),
    asOf,
    clauses: decidingClauses(compiled, subject, options.divisionName),
    changes: minimalChanges(compiled, subject, {}, options.divisionName),
    ...(flip ? { flip } : {}),
  };
}
