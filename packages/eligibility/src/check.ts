import { type LocalDate, needDate } from '@yizhan/kernel';
import { cellsOf } from './cells';
import { type CompiledRule, type Node } from './compiled';
import { dayNumber } from './days';
import { needCompiled } from './door';
import { failedExamples } from './examples';
import { type Raw, type Subject, withValue } from './facts';
import { parameterOn } from './measure';
import { isAll, isAny } from './rule';
import { NO, negate, type Ternary, UNKNOWN, YES } from './verdict';
import { factsOfCondition, factsOfRule, walkRule } from './walk';
import { phrase } from './words';

export type FindingKind =
  | 'never_true'
  | 'no_effect'
  | 'no_question'
  | 'unbounded_amount'
  | 'no_parameter_value'
  | 'two_parameter_values'
  | 'example_failed'
  | 'not_examined';

/** Something an officer should see before publishing. Faults stop a version, notes don't. */
export interface Finding {
  readonly kind: FindingKind;
  readonly severity: 'fault' | 'note';
  readonly path: string;
  readonly message: string;
}

/** Combinations of cells gone through for one clause or rule; beyond it the checker says so. */
const BUDGET = 20_000;

/** Looks a compiled rule over as of a day. An empty list is a sound rule. */
export function checkRule(compiled: CompiledRule, asOf: LocalDate): Finding[] {
  needCompiled('compiled', compiled);
  needDate('asOf', asOf);
  const subject = emptySubject(compiled, asOf);
  return [
    ...contradictions(compiled, subject),
    ...idleClauses(compiled, subject),
    ...unaskable(compiled),
    ...unbounded(compiled, subject),
    ...parametersMissing(compiled, subject),
    ...parametersTwice(compiled),
    ...failedExamples(compiled).map(({ example, expected, actual }) =>
      finding('example_failed', 'examples', `例子“${example}”应为 ${expected}，算出 ${actual}`),
    ),
  ];
}

function emptySubject(compiled: CompiledRule, asOf: LocalDate): Subject {
  return {
    day: dayNumber(asOf),
    values: compiled.catalogue.definitions.map((): Raw => undefined),
  };
}

const NOTES: readonly FindingKind[] = ['no_question', 'not_examined', 'no_effect'];

function finding(kind: FindingKind, path: string, message: string): Finding {
  return { kind, severity: NOTES.includes(kind) ? 'note' : 'fault', path, message };
}

/** The innermost clauses that no combination of answers can make true. */
function contradictions(compiled: CompiledRule, subject: Subject): Finding[] {
  const when = compiled.root.children[1];
  return when ? neverTrue(when, compiled, subject) : [];
}

function neverTrue(node: Node, compiled: CompiledRule, subject: Subject): Finding[] {
  const inner = node.children.flatMap((child) => neverTrue(child, compiled, subject));
  if (inner.length > 0 || node.condition === 'validity') return inner;
  const subjects = everyone(compiled, factsOfCondition(node.condition), subject);
  if (!subjects) return [notExamined(node.path)];
  for (const one of subjects) if (node.test(one) !== NO) return [];
  const text = phrase(node.condition, compiled);
  return [finding('never_true', node.path, `这个条件永远不会成立：${text}`)];
}

/** Clauses whose outcome never matters, whoever asks. */
function idleClauses(compiled: CompiledRule, subject: Subject): Finding[] {
  const facts = factsOfCondition(compiled.rule.when);
  const when = compiled.root.children[1];
  const subjects = everyone(compiled, facts, subject);
  if (!when) return [];
  if (!subjects) return [notExamined('when')];
  const outcomes = new Outcomes(when, subjects);
  return leavesOf(when)
    .filter((leaf) => outcomes.isIdle(leaf))
    .map((leaf) => finding('no_effect', leaf.path, '这一条不影响结论，可以去掉'));
}

/** What each clause says of everyone, asked once: the clauses are then weighed by it. */
class Outcomes {
  private readonly told: ReadonlyMap<Node, readonly Ternary[]>;
  private readonly whole: readonly Ternary[];

  constructor(
    private readonly when: Node,
    people: readonly Subject[],
  ) {
    this.told = new Map(leavesOf(when).map((leaf) => [leaf, people.map((one) => leaf.test(one))]));
    this.whole = people.map((_, person) => this.combined(when, person));
  }

  isIdle(leaf: Node): boolean {
    return this.isSame(leaf, YES) || this.isSame(leaf, NO);
  }

  /** Whether nobody's outcome is another with this clause fixed. */
  private isSame(leaf: Node, forced: Ternary): boolean {
    return this.whole.every((value, person) => {
      // An outcome that stays open (a formula over several facts) proves nothing.
      return value !== UNKNOWN && value === this.combined(this.when, person, leaf, forced);
    });
  }

  private combined(node: Node, person: number, leaf?: Node, forced: Ternary = NO): Ternary {
    if (node === leaf) return forced;
    const told = this.told.get(node)?.[person];
    if (told !== undefined) return told;
    const { condition, children } = node;
    const values = children.map((child) => this.combined(child, person, leaf, forced));
    if (condition !== 'validity' && isAll(condition)) return Math.min(YES, ...values) as Ternary;
    if (condition !== 'validity' && isAny(condition)) return Math.max(NO, ...values) as Ternary;
    return negate(values[0] ?? NO);
  }
}

function leavesOf(node: Node): Node[] {
  return node.children.length === 0 ? [node] : node.children.flatMap(leavesOf);
}

/** Everyone whom the rule can tell apart by these facts; undefined when they are too many. */
function everyone(
  compiled: CompiledRule,
  facts: readonly string[],
  subject: Subject,
): readonly Subject[] | undefined {
  let people: Subject[] = [subject];
  for (const fact of facts) {
    const cells = cellsOf(compiled, fact, subject);
    if (people.length * cells.length > BUDGET) return undefined;
    const position = compiled.catalogue.position(fact);
    people = people.flatMap((one) => cells.map((cell) => withValue(one, position, cell)));
  }
  return people;
}

function notExamined(path: string): Finding {
  return finding('not_examined', path, '组合太多，没有逐一检查这里是否自相矛盾');
}

function unaskable(compiled: CompiledRule): Finding[] {
  return factsOfRule(compiled.rule)
    .map((id) => compiled.catalogue.definition(id))
    .filter((definition) => definition.question === undefined)
    .map(({ id, label }) =>
      finding('no_question', `facts.${id}`, `“${label}”没有问题可问，只能由系统或经办机构提供`),
    );
}

function unbounded(compiled: CompiledRule, subject: Subject): Finding[] {
  if (!compiled.amount || Number.isFinite(compiled.amount.hi(subject))) return [];
  return [finding('unbounded_amount', 'amount.formula', '金额没有上限，请用 min 写明封顶数')];
}

function parametersMissing(compiled: CompiledRule, subject: Subject): Finding[] {
  const used = new Set<string>();
  walkRule(compiled.rule, { param: (id) => used.add(id) });
  return [...used].flatMap((id) => {
    const parameter = compiled.rule.parameters?.[id];
    if (!parameter || parameterOn(parameter, subject.day) !== undefined) return [];
    return [
      finding('no_parameter_value', `parameters.${id}`, `“${parameter.label}”今天没有有效的取值`),
    ];
  });
}

/** A figure that has two values on some day: the first would be taken, and nobody would know. */
function parametersTwice({ rule }: CompiledRule): Finding[] {
  return Object.entries(rule.parameters ?? {}).flatMap(([id, { label, values }]) => {
    const spans = values
      .map(({ from, until = '9999-12-31' }) => ({ from, until }))
      .sort((a, b) => (a.from < b.from ? -1 : 1));
    const at = spans.findIndex((span, index) => span.from <= (spans[index - 1]?.until ?? ''));
    const day = spans[at]?.from;
    if (day === undefined) return [];
    const message = `“${label}”在 ${day} 有两个取值，请写明前一个的截止日`;
    return [finding('two_parameter_values', `parameters.${id}`, message)];
  });
}
