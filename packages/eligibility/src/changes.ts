import { needKeys, needWhole } from '@yizhan/kernel';
import { answersOf, cellsOf, isInFormula, nearestIn } from './cells';
import { type CompiledRule, isOpen } from './compiled';
import { needCompiled, needNamer, needSubject } from './door';
import { openFacts } from './explain';
import { type Raw, Span, type Subject, withValue } from './facts';
import { impossibleIn } from './unfit';
import { NO, type Ternary, UNKNOWN, type Verdict, verdictOf, YES } from './verdict';
import { factsOfCondition } from './walk';
import { knownValueText } from './words';

export interface Change {
  readonly fact: string;
  readonly label: string;
  /** Now, and what it would have to be, in words. */
  readonly from: string;
  readonly to: string;
}
export interface ChangeSet {
  readonly changes: readonly Change[];
  /** What the verdict then is. */
  readonly verdict: Verdict;
}
export interface ChangeLimits {
  /** Most facts in one set. */
  readonly most?: number;
  /** Most evaluations spent on the search. */
  readonly budget?: number;
}

interface Candidate {
  readonly fact: string;
  readonly position: number;
  readonly cells: readonly Raw[];
  /** What it would have to be beside a changed subject, where a formula ties it to other facts. */
  readonly beside?: (subject: Subject) => readonly Raw[];
}

/**
 * The smallest sets of facts that would turn the verdict if they were otherwise, none containing
 * another: a no into anything better, an unknown into a yes, a yes into a no. Facts that nobody
 * can change (`fixed`) are left alone unless they are unknown, and nothing is proposed that can't be so:
 * a past event on a day to come, more people laid off than there were.
 */
export function minimalChanges(
  compiled: CompiledRule,
  subject: Subject,
  limits: ChangeLimits = {},
  divisionName?: (code: string) => string,
): ChangeSet[] {
  needCompiled('compiled', compiled);
  needSubject(subject, compiled.catalogue);
  needKeys('limits', limits, ['most', 'budget']);
  if (limits.most !== undefined) needWhole('limits.most', limits.most, 0);
  if (limits.budget !== undefined) needWhole('limits.budget', limits.budget, 0);
  needNamer('divisionName', divisionName);
  const now = compiled.verdict(subject);
  const candidates = candidatesFor(compiled, subject, now);
  const search = new Search(compiled, subject, turned(now), limits.budget ?? 20_000);
  const most = Math.min(limits.most ?? 3, candidates.length);
  for (let size = 1; size <= most; size++) search.ofSize(size, candidates);
  return search.found.map(({ set, reached }) => ({
    verdict: verdictOf(compiled.verdict(reached)),
    changes: set.map((one) => toChange(compiled, subject, reached, one, divisionName)),
  }));
}

function turned(now: Ternary): (value: Ternary) => boolean {
  if (now === NO) return (value) => value !== NO;
  return now === UNKNOWN ? (value) => value === YES : (value) => value === NO;
}

function candidatesFor(compiled: CompiledRule, subject: Subject, now: Ternary): Candidate[] {
  const candidates: Candidate[] = [];
  const waitedFor = now === UNKNOWN ? openFacts(compiled, subject) : [];
  for (const fact of factsOfCondition(compiled.rule.when)) {
    const position = compiled.catalogue.position(fact);
    const open = isOpen(subject.values[position]);
    // What isn't known can't be "changed"; it is what an open verdict waits for.
    if (now === UNKNOWN ? !waitedFor.includes(fact) : open) continue;
    if (compiled.catalogue.definition(fact).fixed && now !== UNKNOWN) continue;
    const present = subject.values[position];
    const ways = now === UNKNOWN ? answersOf : cellsOf;
    const cellsBeside = (one: Subject) =>
      nearestFirst(
        ways(compiled, fact, one).filter((cell) => cell !== present),
        present,
      );
    candidates.push({
      fact,
      position,
      cells: cellsBeside(subject),
      ...(isInFormula(compiled, fact) ? { beside: cellsBeside } : {}),
    });
  }
  return candidates;
}

function nearestFirst(cells: readonly Raw[], present: Raw): Raw[] {
  if (typeof present !== 'number') return [...cells];
  const distance = (cell: Raw) => Math.abs(Number(nearestIn(cell, present)) - present);
  return [...cells].sort((a, b) => distance(a) - distance(b));
}

class Search {
  readonly found: { set: readonly Candidate[]; reached: Subject }[] = [];
  private spent = 0;
  private readonly before: readonly string[];

  constructor(
    private readonly compiled: CompiledRule,
    private readonly subject: Subject,
    private readonly wanted: (value: Ternary) => boolean,
    private readonly budget: number,
  ) {
    this.before = impossibleIn(compiled.catalogue, subject);
  }

  /** Tries every set of this size that doesn't contain one already found. */
  ofSize(size: number, candidates: readonly Candidate[], set: readonly Candidate[] = []): void {
    if (set.length === size) {
      if (this.found.some((known) => known.set.every((one) => set.includes(one)))) return;
      const reached = this.reach(set, this.subject);
      if (reached) this.found.push({ set, reached });
      return;
    }
    candidates.forEach((candidate, index) => {
      this.ofSize(size, candidates.slice(index + 1), [...set, candidate]);
    });
  }

  private reach(set: readonly Candidate[], subject: Subject): Subject | undefined {
    const [first, ...rest] = set;
    if (!first) {
      this.spent++;
      return this.wanted(this.compiled.verdict(subject)) && this.canBe(subject)
        ? subject
        : undefined;
    }
    const cells = subject === this.subject ? first.cells : (first.beside?.(subject) ?? first.cells);
    for (const cell of cells) {
      if (this.spent >= this.budget) return undefined;
      const reached = this.reachAt(first, rest, subject, cell);
      if (reached) return reached;
    }
    return undefined;
  }

  /** By the value of the cell that is nearest; the whole cell is told where all of it would do. */
  private reachAt(
    { position }: Candidate,
    rest: readonly Candidate[],
    subject: Subject,
    cell: Raw,
  ): Subject | undefined {
    if (!(cell instanceof Span)) return this.reach(rest, withValue(subject, position, cell));
    const point = nearestIn(cell, subject.values[position]);
    const atPoint = this.reach(rest, withValue(subject, position, point));
    if (!atPoint) return undefined;
    const whole = withValue(atPoint, position, cell);
    const same = this.compiled.verdict(whole) === this.compiled.verdict(atPoint);
    return same && this.canBe(whole) ? whole : atPoint;
  }

  /** Whether it can be so, as far as it was before. */
  private canBe(subject: Subject): boolean {
    return impossibleIn(this.compiled.catalogue, subject).every((id) => this.before.includes(id));
  }
}

function toChange(
  compiled: CompiledRule,
  before: Subject,
  after: Subject,
  { fact }: Candidate,
  divisionName?: (code: string) => string,
): Change {
  const { catalogue } = compiled;
  return {
    fact,
    label: catalogue.definition(fact).label,
    from: knownValueText(fact, before, catalogue, divisionName),
    to: knownValueText(fact, after, catalogue, divisionName),
  };
}
