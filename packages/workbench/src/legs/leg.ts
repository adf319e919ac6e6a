/** Counts of one leg or of a whole run. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** What came of a leg. */
export interface Outcome extends Counts {
  /** Why it was skipped, or what should be known about it. */
  note?: string;
  /** One text for each thing that went wrong, first line its name. */
  problems: string[];
}

/** What a leg is given while it runs. */
export interface LegContext {
  /** Addresses of the services that run for the tests. */
  env: Record<string, string>;
  /** Jest workers a leg may use. */
  workers: number;
  /** When its clock begins, milliseconds since 1970; left out for the machine's own time. */
  at?: number;
  /** Shown beside the leg while it runs. */
  note: (text: string) => void;
}

/** One part of the run: a check, a build or one Jest project on one engine. */
export interface Leg {
  name: string;
  /** Legs that have to be over before; only the order matters. */
  after?: string[];
  /** Legs that have to have succeeded before. */
  needs?: string[];
  /** True for a leg that prepares: it takes no slot and counts nothing of its own. */
  prepares?: boolean;
  /** True for a leg that waits on a clock as a person would: nothing else runs beside it. */
  alone?: boolean;
  run: (context: LegContext) => Promise<Outcome>;
}

/** A leg that is over. */
export interface FinishedLeg {
  name: string;
  prepares?: boolean;
  outcome: Outcome;
  seconds: number;
}

export const passed = (note?: string): Outcome => ({
  passed: 1,
  failed: 0,
  skipped: 0,
  note,
  problems: [],
});

/** For a leg that prepares. */
export const prepared = (note?: string): Outcome => ({ ...passed(note), passed: 0 });

export const failed = (problem: string): Outcome => ({
  passed: 0,
  failed: 1,
  skipped: 0,
  problems: [problem],
});

export const skipped = (why: string): Outcome => ({
  passed: 0,
  failed: 0,
  skipped: 1,
  note: why,
  problems: [],
});

/** Whether legs that need this one may run. */
export const succeeded = (outcome: Outcome): boolean =>
  outcome.failed === 0 && (outcome.skipped === 0 || outcome.passed > 0);

/** In strict mode nothing may be left out: what was skipped has failed. */
export function strictly(outcome: Outcome): Outcome {
  if (outcome.skipped === 0) return outcome;
  const problem = `left out, which a strict run refuses\n${outcome.note ?? `${outcome.skipped} tests`}`;
  return {
    ...outcome,
    failed: outcome.failed + outcome.skipped,
    skipped: 0,
    problems: [...outcome.problems, problem],
  };
}
