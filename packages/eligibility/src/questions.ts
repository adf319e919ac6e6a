import type { LocalDate } from '@yizhan/kernel';
import { answersOf } from './cells';
import type { CompiledRule } from './compile';
import { openFacts, openForAmount } from './explain';
import { bind, type FactDefinition, type Facts, type Subject, withValue } from './facts';
import { UNKNOWN } from './verdict';

export interface MissingFact {
  readonly fact: string;
  readonly definition: FactDefinition;
  /** How many rules wait for it, for their verdict or their amount. */
  readonly waiting: number;
  /** Rules that its answer alone would decide, each counted by its share of deciding answers. */
  readonly decides: number;
}

/** Answers that settle a verdict weigh far more than those that only narrow an amount. */
const WAITING_WEIGHT = 0.05;
const AMOUNT_WEIGHT = 0.01;

/** The missing facts of many rules for one person, the one that decides most first. */
export function rankMissing(rules: readonly CompiledRule[], subject: Subject): MissingFact[] {
  const ranks = new Map<string, { waiting: number; decides: number; weight: number }>();
  const rank = (fact: string) => {
    const known = ranks.get(fact) ?? { waiting: 0, decides: 0, weight: 0 };
    ranks.set(fact, known);
    return known;
  };
  for (const rule of rules) {
    const forVerdict = openFacts(rule, subject);
    for (const fact of forVerdict) {
      const one = rank(fact);
      const share = decidingShare(rule, fact, subject);
      one.waiting += 1;
      one.decides += share;
      one.weight += share + WAITING_WEIGHT / forVerdict.length;
    }
    for (const fact of openForAmount(rule, subject).filter((id) => !forVerdict.includes(id))) {
      const one = rank(fact);
      one.waiting += 1;
      one.weight += AMOUNT_WEIGHT;
    }
  }
  return sorted(rules, ranks);
}

function sorted(
  rules: readonly CompiledRule[],
  ranks: ReadonlyMap<string, { waiting: number; decides: number; weight: number }>,
): MissingFact[] {
  const catalogue = rules[0]?.catalogue;
  if (!catalogue) return [];
  return [...ranks]
    .sort(([a, x], [b, y]) => y.weight - x.weight || catalogue.position(a) - catalogue.position(b))
    .map(([fact, { waiting, decides }]) => ({
      fact,
      definition: catalogue.definition(fact),
      waiting,
      decides,
    }));
}

/** Share of the answers that would make the verdict definite at once. */
function decidingShare(rule: CompiledRule, fact: string, subject: Subject): number {
  const cells = answersOf(rule, fact, subject);
  const position = rule.catalogue.position(fact);
  const decided = cells.filter(
    (cell) => rule.verdict(withValue(subject, position, cell)) !== UNKNOWN,
  );
  return decided.length / cells.length;
}

/**
 * The question that decides most, or undefined when none is left. Facts that were told, be it as
 * not known, are never asked again, so that answering (or skipping) always comes to an end.
 */
export function nextQuestion(
  rules: readonly CompiledRule[],
  facts: Facts,
  asOf: LocalDate,
): MissingFact | undefined {
  const catalogue = rules[0]?.catalogue;
  if (!catalogue) return undefined;
  const askable = rankMissing(rules, bind(catalogue, facts, asOf)).filter(
    ({ fact, definition }) => definition.question !== undefined && facts[fact]?.origin !== 'told',
  );
  return askable[0] && beforehand(askable[0], askable);
}

/** What has to be asked before it, if that is still open. */
function beforehand(wanted: MissingFact, askable: readonly MissingFact[]): MissingFact {
  const { after } = wanted.definition;
  const first = askable.find((one) => one.fact === after);
  return first ? beforehand(first, askable) : wanted;
}
