/** One way from state to state, as data: server, buttons, diagram and tests all read the same rows. */
export interface Transition<State extends string, Action extends string, Role extends string> {
  readonly from: readonly State[];
  readonly action: Action;
  readonly to: State;
  readonly roles: readonly Role[];
}

export interface Machine<State extends string, Action extends string, Role extends string> {
  readonly name: string;
  readonly initial: State;
  readonly states: readonly State[];
  readonly final: readonly State[];
  readonly transitions: readonly Transition<State, Action, Role>[];
}

export function defineMachine<
  const State extends string,
  const Action extends string,
  const Role extends string,
>(machine: Machine<State, Action, Role>): Machine<State, Action, Role> {
  return machine;
}

/** The row that `action` takes from `state`, if there is one. */
export function transitionOf<S extends string, A extends string, R extends string>(
  machine: Machine<S, A, R>,
  state: S,
  action: A,
): Transition<S, A, R> | undefined {
  return machine.transitions.find((row) => row.action === action && row.from.includes(state));
}

/** What someone with these roles may do now. */
export function actionsFor<S extends string, A extends string, R extends string>(
  machine: Machine<S, A, R>,
  state: S,
  roles: readonly R[],
): A[] {
  return machine.transitions
    .filter((row) => row.from.includes(state) && row.roles.some((role) => roles.includes(role)))
    .map((row) => row.action);
}

/** Faults of the table itself; an empty list is a sound machine. */
export function machineFaults<S extends string, A extends string, R extends string>(
  machine: Machine<S, A, R>,
): string[] {
  const faults: string[] = [];
  const reached = reachable(machine);
  for (const state of machine.states) {
    const leaves = machine.transitions.some((row) => row.from.includes(state));
    const isFinal = machine.final.includes(state);
    if (!reached.has(state)) faults.push(`${state} is never reached`);
    if (!leaves && !isFinal) faults.push(`${state} has no way out and is not final`);
  }
  return [...faults, ...ambiguous(machine)];
}

function reachable<S extends string, A extends string, R extends string>(
  machine: Machine<S, A, R>,
): Set<S> {
  const seen = new Set<S>([machine.initial]);
  // A Set is iterated in order of insertion, also over what is added meanwhile.
  for (const state of seen)
    for (const row of machine.transitions) if (row.from.includes(state)) seen.add(row.to);
  return seen;
}

function ambiguous<S extends string, A extends string, R extends string>(
  machine: Machine<S, A, R>,
): string[] {
  const pairs = machine.transitions.flatMap((row) =>
    row.from.map((from) => `${from} --${row.action}`),
  );
  return pairs
    .filter((pair, index) => pairs.indexOf(pair) !== index)
    .map((pair) => `${pair} is twice`);
}

/** The life cycle as a Mermaid diagram, for documents. */
export function machineDiagram<S extends string, A extends string, R extends string>(
  machine: Machine<S, A, R>,
): string {
  const rows = machine.transitions.flatMap((row) =>
    row.from.map((from) => `  ${from} --> ${row.to}: ${row.action}`),
  );
  const ends = machine.final.map((state) => `  ${state} --> [*]`);
  return ['stateDiagram-v2', `  [*] --> ${machine.initial}`, ...rows, ...ends].join('\n');
}
