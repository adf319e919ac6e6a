import {
  type Fen,
  FieldError,
  need,
  needKeys,
  needList,
  needText,
  needWhole,
} from '@yizhan/kernel';

/** Something a person may have, with what it is worth over one and the same period. */
export interface Candidate {
  readonly rule: string;
  readonly amount: Fen;
}

/** Of these at most one may be had. */
export interface Exclusion {
  readonly rules: readonly string[];
  readonly source: string;
}

/** Together these pay at most so much. No rule may stand in two caps. */
export interface Cap {
  readonly rules: readonly string[];
  readonly most: Fen;
  readonly source: string;
}

export interface Constraints {
  readonly exclusions?: readonly Exclusion[];
  readonly caps?: readonly Cap[];
}

export interface Combination {
  /** What to take, in the order given. */
  readonly chosen: readonly string[];
  readonly total: Fen;
  /** No combination is worth more than this; the total itself when `exact`. */
  readonly bound: Fen;
  readonly exact: boolean;
}

/** Candidates that constrain each other are searched exactly up to so many. */
export const EXACT_UP_TO = 22;

/**
 * The combination worth most. Candidates fall into groups that constrain each other; a group up to
 * `exactUpTo` is searched in full, a larger one is filled greedily and its bound told.
 */
export function bestCombination(
  candidates: readonly Candidate[],
  constraints: Constraints,
  exactUpTo = EXACT_UP_TO,
): Combination {
  soundCandidates(candidates);
  soundConstraints(constraints);
  needWhole('exactUpTo', exactUpTo, 0, EXACT_UP_TO);
  const problem = new Problem(candidates, constraints);
  const solved = problem.groups().map((group) => problem.solve(group, exactUpTo));
  const chosen = new Set(solved.flatMap((one) => one.chosen));
  return {
    chosen: candidates.map((one) => one.rule).filter((rule) => chosen.has(rule)),
    total: solved.reduce((sum, one) => sum + one.total, 0),
    bound: solved.reduce((sum, one) => sum + one.bound, 0),
    exact: solved.every((one) => one.exact),
  };
}

function soundCandidates(candidates: readonly Candidate[]): void {
  needList('candidates', candidates);
  const known = new Set<string>();
  candidates.forEach((candidate, index) => {
    const field = `candidates[${index}]`;
    needKeys(field, candidate, ['rule', 'amount']);
    needText(`${field}.rule`, candidate.rule);
    need(!known.has(candidate.rule), `${field}.rule`, 'is there twice');
    known.add(candidate.rule);
    needWhole(`${field}.amount`, candidate.amount, 0);
  });
}

function soundConstraints(constraints: Constraints): void {
  needKeys('constraints', constraints, ['exclusions', 'caps']);
  const { exclusions = [], caps = [] } = constraints;
  needList('constraints.exclusions', exclusions);
  needList('constraints.caps', caps);
  exclusions.forEach((one, index) => {
    soundGroup(`constraints.exclusions[${index}]`, one, ['rules', 'source']);
  });
  caps.forEach((one, index) => {
    soundGroup(`constraints.caps[${index}]`, one, ['rules', 'most', 'source']);
    needWhole(`constraints.caps[${index}].most`, one.most, 0);
  });
}

function soundGroup(field: string, group: Exclusion | Cap, keys: readonly string[]): void {
  needKeys(field, group, keys);
  needList(`${field}.rules`, group.rules);
  group.rules.forEach((rule, index) => {
    needText(`${field}.rules[${index}]`, rule);
  });
  needText(`${field}.source`, group.source);
}

class Problem {
  private readonly amounts = new Map<string, Fen>();
  private readonly rivals = new Map<string, Set<string>>();
  private readonly capOf = new Map<string, Cap>();

  constructor(
    private readonly candidates: readonly Candidate[],
    { exclusions = [], caps = [] }: Constraints,
  ) {
    for (const { rule, amount } of candidates) {
      this.amounts.set(rule, amount);
      this.rivals.set(rule, new Set());
    }
    for (const { rules } of exclusions)
      for (const rule of rules)
        for (const other of rules) if (other !== rule) this.rivals.get(rule)?.add(other);
    for (const cap of caps)
      for (const rule of cap.rules) {
        if (this.capOf.has(rule))
          throw new FieldError('constraints.caps', `${rule} stands in two caps`);
        this.capOf.set(rule, cap);
      }
  }

  /** Candidates tied to each other, directly or through others, by exclusions or caps. */
  groups(): string[][] {
    const left = new Set(this.candidates.map((one) => one.rule));
    const groups: string[][] = [];
    for (const first of left) {
      const group = new Set([first]);
      // A Set is iterated in order of insertion, also over what is added meanwhile.
      for (const rule of group)
        for (const other of left) if (this.tied(rule, other)) group.add(other);
      for (const rule of group) left.delete(rule);
      groups.push([...group]);
    }
    return groups;
  }

  solve(group: readonly string[], exactUpTo: number): Combination {
    const sorted = [...group].sort((a, b) => this.amount(b) - this.amount(a));
    if (group.length <= exactUpTo) {
      const chosen = this.search(sorted);
      const total = this.worth(chosen);
      return { chosen, total, bound: total, exact: true };
    }
    const chosen: string[] = [];
    for (const rule of sorted) if (this.fits(rule, chosen)) chosen.push(rule);
    const total = this.worth(chosen);
    const bound = this.worth(sorted);
    return { chosen, total, bound, exact: total === bound };
  }

  /** Branch and bound: take or leave, the dearest first. */
  private search(sorted: readonly string[]): string[] {
    let best: string[] = [];
    let bestWorth = -1;
    const visit = (at: number, chosen: readonly string[]): void => {
      // What the rest could bring at best, exclusions left aside.
      if (this.worth([...chosen, ...sorted.slice(at)]) <= bestWorth) return;
      const rule = sorted[at];
      if (rule === undefined) {
        best = [...chosen];
        bestWorth = this.worth(chosen);
        return;
      }
      if (this.fits(rule, chosen)) visit(at + 1, [...chosen, rule]);
      visit(at + 1, chosen);
    };
    visit(0, []);
    return best;
  }

  private fits(rule: string, chosen: readonly string[]): boolean {
    const rivals = this.rivals.get(rule);
    return !chosen.some((one) => rivals?.has(one));
  }

  private tied(a: string, b: string): boolean {
    const cap = this.capOf.get(a);
    return this.rivals.get(a)?.has(b) === true || (cap !== undefined && cap === this.capOf.get(b));
  }

  private amount(rule: string): Fen {
    return this.amounts.get(rule) ?? 0;
  }

  /** What they pay together: each capped sum at most its cap. */
  private worth(rules: readonly string[]): Fen {
    const capped = new Map<Cap, Fen>();
    let total = 0;
    for (const rule of rules) {
      const cap = this.capOf.get(rule);
      if (cap) capped.set(cap, (capped.get(cap) ?? 0) + this.amount(rule));
      else total += this.amount(rule);
    }
    for (const [cap, sum] of capped) total += Math.min(sum, cap.most);
    return total;
  }
}
