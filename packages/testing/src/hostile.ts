import { FieldError } from '@yizhan/kernel';

/** One exported function, with sound arguments by the names that its faults give them. */
export interface Door {
  readonly call: (...args: never[]) => unknown;
  readonly args: Readonly<Record<string, unknown>>;
  /** Whether a hostile value is sound at this path after all: an optional field, a number below 0. */
  readonly fits?: (path: string, value: unknown) => boolean;
  /** Whether an answer refuses, for what answers instead of throwing: verifiers, checkers. */
  readonly refuses?: (answer: unknown) => boolean;
  /** How the door names what lies at a path, where it isn't the path itself. */
  readonly as?: (path: string) => string;
  /** Paths whose inside isn't gone through: keys, calendars. */
  readonly opaque?: readonly string[];
}

const HOSTILE: Readonly<Record<string, readonly unknown[]>> = {
  number: [Number.NaN, Number.POSITIVE_INFINITY, -1, 1.5, '5', null, undefined, true, {}, []],
  string: ['', '2026-02-30', 5, Number.NaN, null, undefined, true, {}, []],
  boolean: ['yes', 1, null, undefined, {}],
  object: [null, undefined, 5, Number.NaN, 'x', true, []],
  list: [null, undefined, 5, 'x', {}, [null], [5]],
  function: [null, undefined, 5, 'x', {}],
};

/**
 * Puts every hostile value in the place of every argument and of every field within, one at a time, and
 * gives what went wrong: a value that was taken, an error of the language, a fault that names another
 * field. An empty list is a door that holds.
 */
export function breaches(name: string, door: Door): string[] {
  const names = Object.keys(door.args);
  return placesOf(door.args, door.opaque ?? []).flatMap(({ path, value }) =>
    (HOSTILE[kindOf(value)] ?? [])
      .filter((hostile) => !Object.is(hostile, value) && !door.fits?.(path, hostile))
      .flatMap((hostile) => {
        const args = withAt(door.args, path.split('.'), hostile) as Record<string, never>;
        const fault = tried(door, path, names.map((one) => args[one]) as never[]);
        return fault ? [`${name} with ${path} = ${shown(hostile)}: ${fault}`] : [];
      }),
  );
}

function tried(door: Door, path: string, args: never[]): string | undefined {
  try {
    const answer = door.call(...args);
    return door.refuses?.(answer) ? undefined : `taken, answer ${shown(answer).slice(0, 80)}`;
  } catch (error) {
    if (!(error instanceof FieldError)) return `throws ${String(error)}`;
    const named = error.field.replace(/\[(\d+)\]/g, '.$1');
    const known = [path, door.as?.(path) ?? path];
    return known.some((one) => within(one, named) || within(named, one))
      ? undefined
      : `names ${error.field}`;
  }
}

function within(path: string, other: string): boolean {
  return path === other || path.startsWith(`${other}.`);
}

interface Place {
  readonly path: string;
  readonly value: unknown;
}

function placesOf(value: object, opaque: readonly string[], path = ''): Place[] {
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const at = path ? `${path}.${key}` : key;
    const isOpen = typeof inner === 'object' && inner !== null && !opaque.includes(at);
    return [{ path: at, value: inner }, ...(isOpen ? placesOf(inner, opaque, at) : [])];
  });
}

function withAt(value: unknown, [key, ...rest]: readonly string[], put: unknown): unknown {
  if (key === undefined) return put;
  const copy = (
    Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }
  ) as Record<string, unknown>;
  copy[key] = withAt(copy[key], rest, put);
  return copy;
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'list' : typeof value;
}

function shown(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'function' ? 'a function' : (JSON.stringify(value) ?? 'undefined');
}
