import { answersOf, cellsOf, nearestIn } from './cells';
import { type CompiledRule, isOpen } from './compile';
import { openFacts } from './explain';
import { type Raw, type Subject, withValue } from './facts';
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
}

/**
 * The smallest sets of facts that would turn the verdict if they were otherwise, none containing
 * another: a no into anything better, an unknown into a yes, a yes into a no. Facts that nobody
 * can change (`fixed`) are left alone unless they are unknown.
 */
export function minimalChanges(
  compiled: CompiledRule,
  subject: Subject,
  limits: ChangeLimits = {},
  divisionName?: (code: string) => string,
): ChangeSet[] {
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
    const cells = ways(compiled, fact, subject).filter((cell) => cell !== present);
    candidates.push({ fact, position, cells: nearestFirst(cells, present) });
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

  constructor(
    private readonly compiled: CompiledRule,
    private readonly subject: Subject,
    private readonly wanted: (value: Ternary) => boolean,
    private readonly budget: number,
  ) {}

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
      return this.wanted(this.compiled.verdict(subject)) ? subject : undefined;
    }
    for (const cell of first.cells) {
      if (this.spent >= this.budget) return undefined;
      const reached = this.reach(rest, withValue(subject, first.position, cell));
      if (reached) return reached;
    }
    return undefined;
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
