import { isLeaf } from './cells';
import { type CompiledRule, isOpen, type Node } from './compiled';
import { needCompiled, needNamer, needSubject } from './door';
import type { Subject } from './facts';
import { isAll, isAny, isNot } from './rule';
import { NO, negate, type Ternary, UNKNOWN, type Verdict, verdictOf, YES } from './verdict';
import { factsOfCondition, factsOfExpr } from './walk';
import { knownValueText, phrase, type Wording } from './words';

/** A clause that decided, in words. */
export interface Clause {
  /** Where it stands: `when.all[2]`, or `validity`. */
  readonly path: string;
  /** How the clause itself came out. */
  readonly verdict: Verdict;
  readonly text: string;
  readonly article?: string;
  /** What is known of its facts now. */
  readonly known: string;
  readonly facts: readonly string[];
}

/**
 * The clauses that settle the verdict: for a yes one way through, for a no everything in the
 * way, for an unknown what is open.
 */
export function decidingClauses(
  compiled: CompiledRule,
  subject: Subject,
  divisionName?: (code: string) => string,
): Clause[] {
  needCompiled('compiled', compiled);
  needSubject(subject, compiled.catalogue);
  needNamer('divisionName', divisionName);
  const wording: Wording = {
    catalogue: compiled.catalogue,
    rule: compiled.rule,
    ...(divisionName ? { divisionName } : {}),
  };
  const clauses = decidingNodes(compiled.root, subject).map(({ node, negated }) =>
    toClause(node, negated, subject, wording),
  );
  // The dates of the rule are worth a word only when they are what stands in the way.
  return clauses.filter((clause) => clause.path !== 'validity' || clause.verdict === 'no');
}

interface Decided {
  readonly node: Node;
  /** Stands under an odd number of `not`s: said, and judged, the other way round. */
  readonly negated: boolean;
}

function decidingNodes(node: Node, subject: Subject, negated = false): Decided[] {
  const { condition } = node;
  const spoken = condition !== 'validity' && condition.say !== undefined;
  if (condition === 'validity' || spoken || isLeaf(condition)) return [{ node, negated }];
  const value = node.test(subject);
  const flipped = isNot(condition) ? !negated : negated;
  const parts = settling(node, value, subject);
  // Settled by its clauses together, none of which is by itself: it speaks as one.
  if (parts.length === 0) return [{ node, negated }];
  return parts.flatMap((child) => decidingNodes(child, subject, flipped));
}

function settling(node: Node, value: Ternary, subject: Subject): readonly Node[] {
  const { condition, children } = node;
  if (condition === 'validity') return children;
  if (isNot(condition)) return children.filter((child) => negate(child.test(subject)) === value);
  const same = children.filter((child) => child.test(subject) === value);
  if (isAll(condition) && value === YES) return same.length === children.length ? children : [];
  if (isAny(condition) && value === YES) return same.slice(0, 1);
  return same;
}

function toClause(node: Node, negated: boolean, subject: Subject, wording: Wording): Clause {
  const value = node.test(subject);
  const verdict = verdictOf(negated ? negate(value) : value);
  if (node.condition === 'validity')
    return { path: node.path, verdict, text: validityText(wording), known: '', facts: [] };
  const facts = factsOfCondition(node.condition);
  return {
    path: node.path,
    verdict,
    text: phrase(node.condition, wording, negated),
    ...(node.condition.article ? { article: node.condition.article } : {}),
    known: facts.map((id) => knownText(id, subject, wording)).join('；'),
    facts,
  };
}

function validityText({ rule }: Wording): string {
  return rule.validUntil
    ? `政策在有效期内（${rule.validFrom} 至 ${rule.validUntil}）`
    : `政策已经施行（${rule.validFrom} 起）`;
}

function knownText(id: string, subject: Subject, wording: Wording): string {
  const { catalogue, divisionName } = wording;
  const value = knownValueText(id, subject, catalogue, divisionName);
  return `${catalogue.definition(id).label}：${value}`;
}

/** Facts whose absence keeps the verdict open, in the order of the rule. */
export function openFacts(compiled: CompiledRule, subject: Subject): string[] {
  const ids = new Set<string>();
  collectOpen(compiled.root, compiled, subject, ids);
  return [...ids];
}

function collectOpen(node: Node, compiled: CompiledRule, subject: Subject, ids: Set<string>): void {
  if (node.test(subject) !== UNKNOWN) return;
  for (const child of node.children) collectOpen(child, compiled, subject, ids);
  if (node.children.length > 0 || node.condition === 'validity') return;
  // Someone known only by the city has a place, and is still to say in which district.
  const isPlace = 'within' in node.condition;
  for (const id of factsOfCondition(node.condition))
    if (isPlace || isMissing(compiled, subject, id)) ids.add(id);
}

/** Facts that would make the amount exact. */
export function openForAmount(compiled: CompiledRule, subject: Subject): string[] {
  const { amount, rule } = compiled;
  if (!amount || !rule.amount || compiled.verdict(subject) === NO) return [];
  if (amount.lo(subject) === amount.hi(subject)) return [];
  return factsOfExpr(rule.amount.formula).filter((id) => isMissing(compiled, subject, id));
}

function isMissing(compiled: CompiledRule, subject: Subject, id: string): boolean {
  return isOpen(subject.values[compiled.catalogue.position(id)]);
}
