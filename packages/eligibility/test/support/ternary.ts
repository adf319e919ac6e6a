import type { Condition } from '../../src';
import type { Row, Values } from './by-hand';

/*
 * DMN 1.5's ternary cases as data of our own: the tables of conjunction, disjunction and negation
 * (10.3.2.15 and the built-in `not`), and comparisons, `between` and `in` with something missing,
 * the subjects of the compliance kit's topics 0064, 0065, 0066, 0071, 0072, 0106 and 0107. DMN's
 * null is what is not known here: a fact nobody gave, one told as not known, or a value of another
 * type, which DMN also takes for null.
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
const COMPARISONS: readonly Row[] = COMPARED.flatMap(([key, less, same, greater]) => {
  const literal = { fact: 'n', [key]: 5 } as unknown as Condition;
  const facts = { fact: 'n', [key]: { fact: 'paid' } } as unknown as Condition;
  return [
    [literal, { n: 4 }, VERDICT(less)],
    [literal, { n: 5 }, VERDICT(same)],
    [literal, { n: 6 }, VERDICT(greater)],
    ...MISSING.map(([, way]): Row => [literal, way('n'), 'unknown']),
    // Either side may be missing, and both.
    ...MISSING.map(([, way]): Row => [facts, { n: 5, ...way('paid') }, 'unknown']),
    ...MISSING.map(([, way]): Row => [facts, { paid: 5, ...way('n') }, 'unknown']),
    [facts, {}, 'unknown'],
    [{ not: facts }, {}, 'unknown'],
    [facts, { n: 5, paid: 5 }, VERDICT(same)],
  ] satisfies Row[];
});

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
  // A range is the conjunction of its two ends, and false and null is false.
  [OPEN_END, { n: 2 }, 'no'],
  [OPEN_START, { n: 8 }, 'no'],
];

const LISTED: Condition = { fact: 'kind', in: ['x', 'y'] };
const LISTS: readonly Row[] = [
  [LISTED, { kind: 'x' }, 'yes'],
  [LISTED, { kind: 'y' }, 'yes'],
  [LISTED, { kind: 'z' }, 'no'],
  ...MISSING.map(([, way]): Row => [LISTED, way('kind'), 'unknown']),
  ...MISSING.map(([, way]): Row => [{ not: LISTED }, way('kind'), 'unknown']),
  [{ not: LISTED }, { kind: 'x' }, 'no'],
  [{ not: LISTED }, { kind: 'z' }, 'yes'],
];

export const TERNARY_TABLES: Readonly<Record<string, readonly Row[]>> = {
  'conjunction and disjunction': CONNECTIVES,
  negation: NEGATIONS,
  chains: CHAINS,
  comparisons: COMPARISONS,
  between: RANGES,
  'in a list': LISTS,
};
export const TERNARY: readonly Row[] = Object.values(TERNARY_TABLES).flat();
