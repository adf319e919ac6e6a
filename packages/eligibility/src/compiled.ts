import { type Catalogue, Span } from './facts';
import type { Interval, Test } from './measure';
import type { Condition, Rule } from './rule';

/** A condition with its closure, kept as a tree for whoever asks why. */
export interface Node {
  /** Where it stands in the rule: `when.all[2]`; `validity` for the rule's own dates. */
  readonly path: string;
  readonly condition: Condition | 'validity';
  readonly test: Test;
  readonly children: readonly Node[];
}

/** A rule made ready to be asked, once for any number of people. */
export interface CompiledRule {
  readonly rule: Rule;
  readonly catalogue: Catalogue;
  readonly root: Node;
  readonly amount: Interval | undefined;
  /** The verdict alone: no words, no allocation. */
  readonly verdict: Test;
}

/** Whether a value leaves something open. */
export function isOpen(value: unknown): boolean {
  return value === undefined || value instanceof Span;
}
