import fc from 'fast-check';
import type { JsonSchema } from './schema';
import { validValues } from './valid';

/** Text that breaks what is glued together instead of bound, cut by bytes, shown as it is. */
const NASTY_TEXT = [
  '',
  ' ',
  "' or 1=1 --",
  '"; drop table users; --',
  "\\'); delete from cases; --",
  '%',
  '_',
  '{{7*7}}<%= 7*7 %>',
  '<script>alert(1)</script>',
  '../../../../etc/passwd',
  'javascript:alert(1)',
  '\u0000',
  '\ud83d',
  '\u202e反过来',
  '\u200b\u200d\ufeff',
  '👨‍👩‍👧‍👦',
  '𠀀𠀁',
  'é',
  'ﷺ'.repeat(40),
  'null',
  'undefined',
  'NaN',
  '1e400',
  '-1',
  '9'.repeat(400),
  '2026-02-30',
  '2026-13-01T25:61:61+99:00',
  '长'.repeat(70_000),
] as const;

const NASTY_NUMBERS = [
  -1,
  0,
  0.1,
  -0.000_001,
  2 ** 31,
  2 ** 53,
  -(2 ** 63),
  1e21,
  Number.MAX_VALUE,
  Number.MIN_VALUE,
] as const;

const NASTY_SHAPES = [
  null,
  true,
  false,
  [],
  {},
  [[]],
  [null],
  { length: 1e9 },
  { $ne: null },
  { toString: 'x', valueOf: 'y' },
  JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}') as unknown,
] as const;

/** Nested further than a parser with a small stack likes. */
function deep(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = level % 2 ? [value] : { a: value };
  return value;
}

const nasty: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...NASTY_TEXT),
  fc.constantFrom<unknown>(...NASTY_NUMBERS),
  fc.constantFrom<unknown>(...NASTY_SHAPES, deep(200)),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

const EXTRA_FIELDS = [
  'id',
  'role',
  'roles',
  'admin',
  'userId',
  'version',
  'state',
  'createdAt',
  '',
];

type Path = readonly (string | number)[];

/**
 * Values of JSON that a schema may or may not take and that nothing may break on: nonsense outright,
 * or a valid value with one place spoilt, missing or added.
 */
export function hostileValues(root: JsonSchema): fc.Arbitrary<unknown> {
  const spoilt = fc
    .tuple(validValues(root), fc.nat(), nasty, fc.constantFrom('replace', 'remove', 'add'))
    .chain(([value, pick, bad, deed]) => {
      const paths = pathsOf(value);
      const path = paths[pick % paths.length] ?? [];
      if (deed === 'add')
        return fc.constantFrom(...EXTRA_FIELDS).map((field) => added(value, field, bad));
      return fc.constant(changed(value, path, deed === 'remove' ? undefined : { value: bad }));
    });
  return fc.oneof({ weight: 1, arbitrary: nasty }, { weight: 4, arbitrary: spoilt });
}

function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  const keys: readonly (string | number)[] = Array.isArray(value)
    ? value.map((_, index) => index)
    : Object.keys(value);
  const below = keys.flatMap((key) => pathsOf(Reflect.get(value, key), [...at, key]));
  return [at, ...below];
}

/** The value with what is at the path replaced, or left out. */
function changed(value: unknown, path: Path, by: { readonly value: unknown } | undefined): unknown {
  const [key, ...rest] = path;
  if (key === undefined || typeof value !== 'object' || value === null) return by?.value ?? null;
  if (Array.isArray(value))
    return value.flatMap((item: unknown, index) => {
      if (index !== key) return [item];
      return rest.length === 0 && !by ? [] : [changed(item, rest, by)];
    });
  const { [key]: present, ...others } = value as Record<string, unknown>;
  return rest.length === 0 && !by ? others : { ...others, [key]: changed(present, rest, by) };
}

function added(value: unknown, field: string, bad: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { ...value, [field]: bad }
    : bad;
}
