import type { Condition } from '../../src';
import type { Row, Values } from './by-hand';

/*
 * The ternary logic of DMN 1.x as data of our own: the tables of conjunction, disjunction and
 * negation, order comparisons and `between` with a null (the subjects of the compliance kit's topics
 * 0064 to 0066, 0071, 0106 and 0107). A null is written here in each way in which something can be
 * unknown: a fact nobody gave, one told as not known, and a value of another type, which DMN's
 * connectives take for null as well.
 *
 * The last table holds what deliberately differs, because an unknown is no value of its own: DMN has
 * `null = 5` and `null in ("x")` false, while a person whose number nobody knows may well be 5.
 */
const A: Condition = { fact: 'a' };
const B: Condition = { fact: 'b' };
type Truth = boolean | null;
const VERDICT = (truth: Truth) => (truth === null ? 'unknown' : truth ? 'yes' : 'no');

/** Left, right, left and right, left or right. */
const TABLE: readonly (readonly [Truth, Truth, Truth, Truth])[] = [
  [true, true, true, true],
  [true, false, false, true],
  [true, null, null, true],
  [false, true, false, true],
  [false, false, false, false],
  [false, null, false, null],
  [null, true, null, true],
  [null, false, false, null],
  [null, null, null, null],
];
const NEGATION: readonly (readonly [Truth, Truth])[] = [
  [true, false],
  [false, true],
  [null, null],
];

/** The ways in which something can be missing. */
const MISSING: readonly (readonly [string, (fact: string) => Values])[] = [
  ['nobody gave', () => ({})],
  ['told as not known', (fact) => ({ [fact]: null })],
  ['of another type', (fact) => ({ [fact]: 'foo' })],
];
const given = (fact: string, truth: Truth): readonly Values[] =>
  truth === null ? MISSING.map(([, way]) => way(fact)) : [{ [fact]: truth }];

const CONNECTIVES: readonly Row[] = TABLE.flatMap(([left, right, and, or]) =>
  given('a', left).flatMap((a) =>
    given('b', right).flatMap((b): Row[] => [
      [{ all: [A, B] }, { ...a, ...b }, VERDICT(and)],
      [{ any: [A, B] }, { ...a, ...b }, VERDICT(or)],
      // De Morgan's laws hold of all three values.
      [{ not: { any: [{ not: A }, { not: B }] } }, { ...a, ...b }, VERDICT(and)],
      [{ not: { all: [{ not: A }, { not: B }] } }, { ...a, ...b }, VERDICT(or)],
    ]),
  ),
);

const NEGATIONS: readonly Row[] = NEGATION.flatMap(([truth, not]) =>
  given('a', truth).flatMap((a): Row[] => [
    [{ not: A }, a, VERDICT(not)],
    [{ not: { not: A } }, a, VERDICT(truth)],
    [{ fact: 'a', is: false }, a, VERDICT(not)],
  ]),
);

/** Chains: one that settles it anywhere among what is missing, and none. */
const CHAINS: readonly Row[] = [
  [{ all: [A, B, { fact: 'n', gt: 5 }] }, { n: 1 }, 'no'],
  [{ all: [A, B, { fact: 'n', gt: 5 }] }, { n: 9 }, 'unknown'],
  [{ all: [A, B, { fact: 'n', gt: 5 }] }, { a: true, b: true, n: 9 }, 'yes'],
  [{ any: [A, B, { fact: 'n', gt: 5 }] }, { n: 9 }, 'yes'],
  [{ any: [A, B, { fact: 'n', gt: 5 }] }, { n: 1 }, 'unknown'],
  [{ any: [A, B, { fact: 'n', gt: 5 }] }, { a: false, b: false, n: 1 }, 'no'],
  [{ any: [{ all: [A, B] }, { not: A }] }, { a: true }, 'unknown'],
  [{ any: [{ all: [A, B] }, { not: A }] }, { a: false }, 'yes'],
  [{ all: [{ any: [A, B] }, { not: B }] }, { b: true }, 'no'],
  [{ all: [{ any: [A, B] }, { not: B }] }, { b: false }, 'unknown'],
];

/** `n <op> 5`, for n less, the same, greater. */
const COMPARED: readonly (readonly [string, Truth, Truth, Truth])[] = [
  ['eq', false, true, false],
  ['ne', true, false, true],
  ['lt', true, false, false],
  ['lte', true, true, false],
  ['gt', false, false, true],
  ['gte', false, true, true],
];
const N = { n: 5 };
const compared = ([key]: (typeof COMPARED)[number]) => ({
  literal: { fact: 'n', [key]: 5 } as unknown as Condition,
  facts: { fact: 'n', [key]: { fact: 'paid' } } as unknown as Condition,
});

const KNOWN: readonly Row[] = COMPARED.flatMap((line): Row[] => {
  const { literal, facts } = compared(line);
  const [, less, same, greater] = line;
  return [
    [literal, { n: 4 }, VERDICT(less)],
    [literal, N, VERDICT(same)],
    [literal, { n: 6 }, VERDICT(greater)],
    [facts, { n: 5, paid: 5 }, VERDICT(same)],
  ];
});

/** Either side missing, and both. */
function missingIn(line: (typeof COMPARED)[number]): readonly Row[] {
  const { literal, facts } = compared(line);
  return [
    ...MISSING.map(([, way]): Row => [literal, way('n'), 'unknown']),
    ...MISSING.map(([, way]): Row => [facts, { n: 5, ...way('paid') }, 'unknown']),
    ...MISSING.map(([, way]): Row => [facts, { paid: 5, ...way('n') }, 'unknown']),
    [facts, {}, 'unknown'],
    [{ not: facts }, {}, 'unknown'],
  ];
}
const isEquality = ([key]: (typeof COMPARED)[number]) => key === 'eq' || key === 'ne';
const ORDERED = COMPARED.filter((line) => !isEquality(line)).flatMap(missingIn);
const EQUAL = COMPARED.filter(isEquality).flatMap(missingIn);

const RANGE: Condition = { fact: 'n', between: [3, 7] };
const OPEN_END: Condition = { fact: 'n', between: [3, { fact: 'paid' }] };
const OPEN_START: Condition = { fact: 'n', between: [{ fact: 'paid' }, 7] };
const RANGES: readonly Row[] = [
  [RANGE, { n: 2 }, 'no'],
  [RANGE, { n: 3 }, 'yes'],
  [RANGE, N, 'yes'],
  [RANGE, { n: 7 }, 'yes'],
  [RANGE, { n: 8 }, 'no'],
  ...MISSING.map(([, way]): Row => [RANGE, way('n'), 'unknown']),
  ...MISSING.map(([, way]): Row => [{ not: RANGE }, way('n'), 'unknown']),
  [OPEN_END, N, 'unknown'],
  [OPEN_END, { paid: 7 }, 'unknown'],
  [OPEN_END, { n: 5, paid: 7 }, 'yes'],
  [OPEN_START, N, 'unknown'],
  [OPEN_START, { paid: 3 }, 'unknown'],
  [OPEN_START, { n: 5, paid: 3 }, 'yes'],
];

/** A range is the conjunction of its two ends, of which one alone may settle it. */
const RANGES_SETTLED: readonly Row[] = [
  [OPEN_END, { n: 2 }, 'no'],
  [OPEN_START, { n: 8 }, 'no'],
];

const LISTED: Condition = { fact: 'kind', in: ['x', 'y'] };
const LISTS: readonly Row[] = [
  [LISTED, { kind: 'x' }, 'yes'],
  [LISTED, { kind: 'y' }, 'yes'],
  [LISTED, { kind: 'z' }, 'no'],
  [{ not: LISTED }, { kind: 'x' }, 'no'],
  [{ not: LISTED }, { kind: 'z' }, 'yes'],
];

const LISTS_MISSING: readonly Row[] = MISSING.flatMap(([, way]): Row[] => [
  [LISTED, way('kind'), 'unknown'],
  [{ not: LISTED }, way('kind'), 'unknown'],
]);

export const TERNARY_TABLES: Readonly<Record<string, readonly Row[]>> = {
  'conjunction and disjunction': CONNECTIVES,
  negation: NEGATIONS,
  chains: CHAINS,
  'comparisons of what is known': KNOWN,
  'order with something missing': ORDERED,
  between: RANGES,
  'in a list': LISTS,
  'where an unknown is not a null': [...EQUAL, ...LISTS_MISSING, ...RANGES_SETTLED],
};
export const TERNARY: readonly Row[] = Object.values(TERNARY_TABLES).flat();
