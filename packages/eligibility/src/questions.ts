import { type LocalDate, needText } from '@yizhan/kernel';
import { answersOf } from './cells';
import type { CompiledRule } from './compiled';
import { divisionPrefix } from './divisions';
import { needAsked, needFacts, needRules, needSubject } from './door';
import { openFacts, openForAmount } from './explain';
import {
  bind,
  type Fact,
  type FactDefinition,
  type Facts,
  type FactValue,
  type Subject,
  withValue,
} from './facts';
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
  needRules(rules);
  if (rules[0]) needSubject(subject, rules[0].catalogue);
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
 * not known, are never asked again, so that answering (or skipping) always comes to an end. A place told
 * by its province or city alone is asked for more closely, until an answer says no more than the one
 * before: `withAnswer` keeps that.
 */
export function nextQuestion(
  rules: readonly CompiledRule[],
  facts: Facts,
  asOf: LocalDate,
): MissingFact | undefined {
  needRules(rules);
  needAsked(facts, asOf);
  const catalogue = rules[0]?.catalogue;
  if (!catalogue) return undefined;
  const askable = rankMissing(rules, bind(catalogue, facts, asOf)).filter(
    ({ fact, definition }) =>
      definition.question !== undefined && !isAnswered(definition, facts[fact]),
  );
  return askable[0] && beforehand(askable[0], askable);
}

function isAnswered({ type }: FactDefinition, fact: Fact | undefined): boolean {
  if (fact?.origin !== 'told') return false;
  if (type.kind !== 'division' || typeof fact.value !== 'string') return true;
  return fact.closest === true || divisionPrefix(fact.value).length >= COUNTY;
}

/** Digits of a county's code: policies rarely ask for less, and rankMissing tells when they do. */
const COUNTY = 6;

/**
 * The facts with one more answer. A place told no more closely than before is as close as the person
 * can say, and isn't asked again.
 */
export function withAnswer(facts: Facts, id: string, value: FactValue | null): Facts {
  needFacts(facts);
  needText('id', id);
  const before = facts[id];
  const isCoarse = before?.origin === 'told' && typeof before.value === 'string';
  const closest =
    isCoarse &&
    typeof value === 'string' &&
    divisionPrefix(value).length <= divisionPrefix(before.value as string).length;
  return { ...facts, [id]: { value, origin: 'told', ...(closest ? { closest } : {}) } };
}

/** What has to be asked before it, if that is still open. */
function beforehand(wanted: MissingFact, askable: readonly MissingFact[]): MissingFact {
  const { after } = wanted.definition;
  const first = askable.find((one) => one.fact === after);
  return first ? beforehand(first, askable) : wanted;
}
