import { type LocalDate, need, needDate } from '@yizhan/kernel';
import type { CompiledRule } from './compiled';
import { needOptions, needRules } from './door';
import { type BindOptions, type Facts, type Subject, subjectBinder } from './facts';
import type { Ternary } from './verdict';
import { factsOfRule } from './walk';

/** Rules prepared for very many people on one day. */
export interface BatchPlan {
  /** The facts that any of the rules reads: all that has to be loaded of a person. */
  readonly facts: readonly string[];
  /** Reads one person's facts once for all rules. */
  readonly bind: (facts: Facts) => Subject;
  /**
   * The verdicts in the order of the rules, written into `into`, which may be used again for the
   * next person.
   */
  readonly verdicts: (facts: Facts, into: Ternary[]) => Ternary[];
}

/**
 * Plans a pass over a batch, e.g. for a grant without application: only facts that some rule reads
 * are loaded and resolved, nothing is explained, nothing is allocated per rule.
 */
export function planBatch(
  rules: readonly CompiledRule[],
  asOf: LocalDate,
  options: BindOptions = {},
): BatchPlan {
  needRules(rules);
  needDate('asOf', asOf);
  needOptions(options);
  const [first] = rules;
  need(first !== undefined, 'rules', 'a batch needs at least one rule');
  const facts = [...new Set(rules.flatMap((rule) => factsOfRule(rule.rule)))];
  const bind = subjectBinder(first.catalogue, asOf, options, facts);
  return {
    facts,
    bind,
    verdicts: (known, into) => {
      const subject = bind(known);
      rules.forEach((rule, index) => {
        into[index] = rule.verdict(subject);
      });
      return into;
    },
  };
}
