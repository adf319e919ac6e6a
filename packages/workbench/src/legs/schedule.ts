import { type FinishedLeg, failed, type Leg, type Outcome, skipped, succeeded } from './leg';

/** How legs are run. */
export interface Schedule {
  /** Legs under way at the same time, those that prepare not counted. */
  slots: number;
  /** Runs one leg; never throws. */
  perform: (leg: Leg) => Promise<FinishedLeg>;
  /** Takes the place of `perform` for a leg that can't run. */
  refuse: (leg: Leg, outcome: Outcome) => FinishedLeg;
}

/** The outcome of a leg that can't run because one it needs did not succeed. */
function withoutNeeds(leg: Leg, done: Map<string, FinishedLeg>): Outcome | undefined {
  for (const need of leg.needs ?? []) {
    const before = done.get(need)?.outcome;
    if (!before || succeeded(before)) continue;
    if (before.failed > 0) return failed(`not run: ${need} failed`);
    return skipped(before.note ?? `${need} was skipped`);
  }
  return undefined;
}

const ready = (leg: Leg, open: Set<string>): boolean =>
  [...(leg.after ?? []), ...(leg.needs ?? [])].every((name) => !open.has(name));

/** Slots that a leg takes. */
function sizeOf(leg: Leg, slots: number): number {
  if (leg.prepares) return 0;
  return leg.alone ? slots : 1;
}

/**
 * Runs legs side by side in the order given, each as soon as those before it are over.
 *
 * @returns the finished legs in the order given
 */
export async function runLegs(
  legs: Leg[],
  { slots, perform, refuse }: Schedule,
): Promise<FinishedLeg[]> {
  const open = new Set(legs.map((leg) => leg.name));
  const waiting = [...legs];
  const done = new Map<string, FinishedLeg>();
  const running = new Set<Promise<void>>();
  let taken = 0;
  const start = (leg: Leg) => {
    const refused = withoutNeeds(leg, done);
    const size = refused ? 0 : sizeOf(leg, slots);
    taken += size;
    const work = refused ? Promise.resolve(refuse(leg, refused)) : perform(leg);
    const promise = work.then((finished) => {
      taken -= size;
      done.set(leg.name, finished);
      open.delete(leg.name);
      running.delete(promise);
    });
    running.add(promise);
  };
  while (open.size > 0) {
    for (;;) {
      const next = waiting.findIndex(
        (leg) => taken + sizeOf(leg, slots) <= slots && ready(leg, open),
      );
      if (next < 0) break;
      for (const leg of waiting.splice(next, 1)) start(leg);
    }
    if (running.size === 0) throw new Error(`legs wait for each other: ${[...open].join(', ')}`);
    await Promise.race(running);
  }
  return legs.flatMap((leg) => done.get(leg.name) ?? []);
}

/** The legs named and all they need, in the given order. */
export function select(legs: Leg[], names: string[]): Leg[] {
  const wanted = new Set<string>();
  const add = (name: string) => {
    if (wanted.has(name)) return;
    wanted.add(name);
    for (const need of legs.find((leg) => leg.name === name)?.needs ?? []) add(need);
  };
  for (const name of names) add(name);
  return legs.filter((leg) => wanted.has(leg.name));
}
