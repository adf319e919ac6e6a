import {
  type AmountRange,
  type CompiledRule,
  compileRule,
  evaluateAll,
  type Facts,
  nextQuestion,
  type Outcome,
  type Rule,
} from '@yizhan/eligibility';
import type { LocalDate } from '@yizhan/kernel';
import { policyCatalogue } from './facts';

/** A rule of the library made ready; throws RangeError for one that was never checked. */
export function compilePolicyRule(rule: Rule): CompiledRule {
  return compileRule(rule, policyCatalogue);
}

/** The catalogue's question that decides most over these rules, as the screen shows it. */
export interface Question {
  readonly fact: string;
  /** Open policies that wait for it. */
  readonly waiting: number;
}

export interface Calculation {
  /** The best first: what is certain before what may be, more money before less. */
  readonly outcomes: readonly Outcome[];
  readonly next: Question | null;
}

/** One pass over many policies for one person: what they get, what is missing, what to ask now. */
export function calculate(
  rules: readonly CompiledRule[],
  facts: Facts,
  today: LocalDate,
): Calculation {
  const outcomes = [...evaluateAll(rules, facts, today)].sort(byWorth);
  const open = new Set(outcomes.filter((one) => one.verdict !== 'no').map((one) => one.rule));
  const next = nextQuestion(
    rules.filter((rule) => open.has(rule.rule.id)),
    facts,
    today,
  );
  return { outcomes, next: next ? { fact: next.fact, waiting: next.waiting } : null };
}

const ORDER = { yes: 0, unknown: 1, no: 2 } as const;

/** What is certain before what may be, more money before less. */
export function byWorth(a: Outcome, b: Outcome): number {
  return ORDER[a.verdict] - ORDER[b.verdict] || worth(b.amount) - worth(a.amount);
}

/** What a range is sorted by: its upper end, since that is what one may hope for. */
function worth(amount: AmountRange | undefined): number {
  if (!amount) return 0;
  return amount.max ?? Number.POSITIVE_INFINITY;
}
