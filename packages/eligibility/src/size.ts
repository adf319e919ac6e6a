/** How much there is to go through in a rule file. */
export interface RuleSize {
  /** Objects and values of conditions and formulas: each clause, each operand. */
  readonly parts: number;
  readonly examples: number;
  readonly depth: number;
}

/** What no rule file comes near, and beyond which nothing is counted any more. */
const ENOUGH = 100_000;

/**
 * How large a rule file is, before anything is done with it: whoever checks rules for others sets
 * bounds to it. Takes any JSON; it stops counting far above every bound.
 */
export function sizeOf(json: unknown): RuleSize {
  const rule = (typeof json === 'object' && json !== null ? json : {}) as Record<string, unknown>;
  const { examples, ...rest } = rule;
  let [parts, depth] = [0, 0];
  // By hand, not by recursion: the depth is what may be too great.
  const open: [value: unknown, depth: number][] = [[rest, 0]];
  for (let next = open.pop(); next !== undefined && parts < ENOUGH; next = open.pop()) {
    const [value, at] = next;
    parts += 1;
    depth = Math.max(depth, at);
    if (typeof value !== 'object' || value === null) continue;
    for (const inner of Object.values(value as object)) open.push([inner, at + 1]);
  }
  return { parts, examples: Array.isArray(examples) ? examples.length : 0, depth };
}
