import { answersOf } from './cells';
import { type CompiledRule, isOpen } from './compiled';
import { apart } from './divisions';
import { type Raw, type Subject, withValue } from './facts';
import type { Test } from './measure';
import type { Condition } from './rule';
import { type Ternary, UNKNOWN } from './verdict';
import { factOf, walkCondition } from './walk';

/** Answers gone through for one condition; beyond it what is open stays open. */
const BUDGET = 2_000;

/**
 * The test of a condition that speaks of a fact in several clauses. One by one they may be open while
 * together they are not: whoever has laid nobody off is within the rate of small firms and of large
 * ones. So while it is open, every answer to such facts is tried; where all come out alike, that is it.
 */
export function settling(condition: Condition, test: Test, whole: () => CompiledRule): Test {
  const repeated = repeatedFacts(condition);
  if (repeated.length === 0) return test;
  return (subject) => {
    const value = test(subject);
    if (value !== UNKNOWN) return value;
    const spent = { left: BUDGET };
    const compiled = whole();
    const open = repeated.filter((fact) => isUndecided(compiled, fact, subject));
    return open.length === 0 ? value : throughAll(test, compiled, open, subject, spent);
  };
}

/** Facts of which more than one clause speaks, in the order of the condition. */
export function repeatedFacts(condition: Condition): string[] {
  const clauses = new Map<string, Set<number>>();
  let clause = 0;
  const note = (fact: string) => {
    clauses.set(fact, (clauses.get(fact) ?? new Set()).add(clause));
  };
  walkCondition(condition, {
    leaf: (leaf) => {
      clause += 1;
      if ('fact' in leaf) note(leaf.fact);
    },
    measure: (measure) => note(factOf(measure)),
    choose: note,
  });
  return [...clauses].filter(([, all]) => all.size > 1).map(([fact]) => fact);
}

function isUndecided({ catalogue }: CompiledRule, fact: string, subject: Subject): boolean {
  // A place known by its city alone is still to be told.
  if (catalogue.definition(fact).type.kind === 'division') return true;
  return isOpen(subject.values[catalogue.position(fact)]);
}

/** The answers to a fact, none of which holds another. */
function distinct(compiled: CompiledRule, fact: string, subject: Subject): readonly Raw[] {
  const answers = answersOf(compiled, fact, subject);
  const isPlace = compiled.catalogue.definition(fact).type.kind === 'division';
  return isPlace ? apart(answers as string[]) : answers;
}

function throughAll(
  test: Test,
  compiled: CompiledRule,
  open: readonly string[],
  subject: Subject,
  spent: { left: number },
): Ternary {
  const [fact, ...rest] = open;
  const value = test(subject);
  if (value !== UNKNOWN || fact === undefined) return value;
  const position = compiled.catalogue.position(fact);
  let common: Ternary | undefined;
  for (const answer of distinct(compiled, fact, subject)) {
    spent.left -= 1;
    if (spent.left < 0) return UNKNOWN;
    const one = throughAll(test, compiled, rest, withValue(subject, position, answer), spent);
    if (one === UNKNOWN || (common !== undefined && one !== common)) return UNKNOWN;
    common = one;
  }
  return common ?? UNKNOWN;
}
