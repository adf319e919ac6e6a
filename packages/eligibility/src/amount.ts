import type { Fen } from '@yizhan/kernel';
import { cellsOf } from './cells';
import { type CompiledRule, isOpen } from './compiled';
import { needCompiled, needSubject } from './door';
import { type Raw, type Subject, withValue } from './facts';
import { NO } from './verdict';
import { factsOfExpr } from './walk';

/** What a rule pays, in fen. `max` is null when nothing bounds it. */
export interface AmountRange {
  readonly min: Fen;
  readonly max: Fen | null;
  readonly exact: boolean;
}

/** How many combinations of open answers are gone through before plain intervals must do. */
const COMBINATIONS = 256;

/**
 * The amount should the rule be met: exact, or the tightest range that the open answers leave.
 * Undefined for a rule without amount, and where the verdict is no.
 */
export function amountOf(compiled: CompiledRule, subject: Subject): AmountRange | undefined {
  needCompiled('compiled', compiled);
  needSubject(subject, compiled.catalogue);
  const { amount, rule } = compiled;
  if (!amount || !rule.amount || compiled.verdict(subject) === NO) return undefined;
  const plain = range(amount.lo(subject), amount.hi(subject));
  if (plain.exact) return plain;
  const open = factsOfExpr(rule.amount.formula).filter((id) =>
    isOpen(subject.values[compiled.catalogue.position(id)]),
  );
  return hull(compiled, combinations(compiled, open, subject)) ?? plain;
}

function range(lo: number, hi: number): AmountRange {
  return { min: lo, max: Number.isFinite(hi) ? hi : null, exact: lo === hi };
}

/** The least and the most over all answers that don't end in a no. */
function hull(compiled: CompiledRule, subjects: readonly Subject[]): AmountRange | undefined {
  let lo = Number.POSITIVE_INFINITY;
  let hi = Number.NEGATIVE_INFINITY;
  for (const subject of subjects) {
    if (compiled.verdict(subject) === NO) continue;
    lo = Math.min(lo, compiled.amount?.lo(subject) ?? 0);
    hi = Math.max(hi, compiled.amount?.hi(subject) ?? Number.POSITIVE_INFINITY);
  }
  return lo > hi ? undefined : range(lo, hi);
}

function combinations(
  compiled: CompiledRule,
  facts: readonly string[],
  subject: Subject,
): readonly Subject[] {
  let subjects: Subject[] = [subject];
  for (const fact of facts) {
    const cells: Raw[] = cellsOf(compiled, fact, subject);
    if (subjects.length * cells.length > COMBINATIONS) continue;
    const position = compiled.catalogue.position(fact);
    subjects = subjects.flatMap((one) => cells.map((cell) => withValue(one, position, cell)));
  }
  return subjects;
}
