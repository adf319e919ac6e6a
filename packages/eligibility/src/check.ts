import { type LocalDate, needDate, needFunction } from '@yizhan/kernel';
import { cellsOf } from './cells';
import { type CompiledRule, type Node } from './compiled';
import { dayNumber } from './days';
import { needCompiled } from './door';
import { runExamplesOneByOne } from './examples';
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
/** Clauses asked in all for one rule, over everyone; beyond it the checker says what it left out. */
const MOST_WORK = 2_000_000;
/** Clauses asked between two pauses: a few milliseconds. */
const SLICE = 10_000;

/** Work that stands still at each `yield`, for whoever must answer others meanwhile. */
type InSlices<T> = Generator<void, T, void>;

/** Looks a compiled rule over as of a day. An empty list is a sound rule. */
export function checkRule(compiled: CompiledRule, asOf: LocalDate): Finding[] {
  const work = looking(compiled, asOf);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** The same in slices of some milliseconds, with a pause after each: a server answers meanwhile. */
export async function checkRuleInSlices(
  compiled: CompiledRule,
  asOf: LocalDate,
  pause: () => Promise<void>,
): Promise<Finding[]> {
  needFunction('pause', pause);
  const work = looking(compiled, asOf);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await pause();
  }
}

function* looking(compiled: CompiledRule, asOf: LocalDate): InSlices<Finding[]> {
  needCompiled('compiled', compiled);
  needDate('asOf', asOf);
  const subject = emptySubject(compiled, asOf);
  const work = new Work();
  const when = compiled.root.children[1];
  const torn = when ? yield* neverTrue(when, compiled, subject, work) : [];
  const idle = yield* idleClauses(compiled, subject, work);
  const failed: Finding[] = [];
  for (const { example, passed, expected, actual } of runExamplesOneByOne(compiled)) {
    yield;
    if (!passed)
      failed.push(
        finding('example_failed', 'examples', `例子“${example}”应为 ${expected}，算出 ${actual}`),
      );
  }
  return [
    ...torn,
    ...idle,
    ...unaskable(compiled),
    ...unbounded(compiled, subject),
    ...parametersMissing(compiled, subject),
    ...parametersTwice(compiled),
    ...failed,
  ];
}

/** How much has been asked, and whether it is time for a pause. */
class Work {
  private done = 0;
  private sincePause = 0;

  get isOver(): boolean {
    return this.done >= MOST_WORK;
  }

  *spend(clauses: number): InSlices<void> {
    this.done += clauses;
    this.sincePause += clauses;
    if (this.sincePause < SLICE) return;
    this.sincePause = 0;
    yield;
  }
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
function* neverTrue(
  node: Node,
  compiled: CompiledRule,
  subject: Subject,
  work: Work,
): InSlices<Finding[]> {
  const inner: Finding[] = [];
  for (const child of node.children)
    inner.push(...(yield* neverTrue(child, compiled, subject, work)));
  if (inner.length > 0 || node.condition === 'validity') return inner;
  const subjects = work.isOver
    ? undefined
    : everyone(compiled, factsOfCondition(node.condition), subject);
  if (!subjects) return [notExamined(node.path)];
  const size = leavesOf(node).length;
  for (const one of subjects) {
    yield* work.spend(size);
    if (node.test(one) !== NO) return [];
  }
  const text = phrase(node.condition, compiled);
  return [finding('never_true', node.path, `这个条件永远不会成立：${text}`)];
}

/** Clauses whose outcome never matters, whoever asks. */
function* idleClauses(compiled: CompiledRule, subject: Subject, work: Work): InSlices<Finding[]> {
  const when = compiled.root.children[1];
  if (!when) return [];
  const facts = factsOfCondition(compiled.rule.when);
  const subjects = work.isOver ? undefined : everyone(compiled, facts, subject);
  if (!subjects) return [notExamined('when')];
  const outcomes = new Outcomes(when);
  yield* outcomes.ask(subjects, work);
  const idle: Finding[] = [];
  for (const leaf of leavesOf(when)) {
    if (work.isOver) return [...idle, notExamined('when')];
    if (yield* outcomes.isIdle(leaf, work))
      idle.push(finding('no_effect', leaf.path, '这一条不影响结论，可以去掉'));
  }
  return idle;
}

/** What each clause says of everyone, asked once: the clauses are then weighed by it. */
class Outcomes {
  private readonly told = new Map<Node, Ternary[]>();
  private readonly whole: Ternary[] = [];
  private readonly leaves: readonly Node[];

  constructor(private readonly when: Node) {
    this.leaves = leavesOf(when);
    for (const leaf of this.leaves) this.told.set(leaf, []);
  }

  *ask(people: readonly Subject[], work: Work): InSlices<void> {
    for (const [person, one] of people.entries()) {
      for (const leaf of this.leaves) this.told.get(leaf)?.push(leaf.test(one));
      this.whole.push(this.combined(this.when, person));
      yield* work.spend(2 * this.leaves.length);
    }
  }

  *isIdle(leaf: Node, work: Work): InSlices<boolean> {
    return (yield* this.isSame(leaf, YES, work)) || (yield* this.isSame(leaf, NO, work));
  }

  /** Whether nobody's outcome is another with this clause fixed. */
  private *isSame(leaf: Node, forced: Ternary, work: Work): InSlices<boolean> {
    for (const [person, value] of this.whole.entries()) {
      yield* work.spend(this.leaves.length);
      // An outcome that stays open (a formula over several facts) proves nothing.
      if (value === UNKNOWN || value !== this.combined(this.when, person, leaf, forced))
        return false;
      if (work.isOver) return false;
    }
    return true;
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
