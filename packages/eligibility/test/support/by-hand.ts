import type { Condition, FactValue } from '../../src';

export type Values = Readonly<Record<string, FactValue | null>>;
/** What is asked, of whom, how it comes out, and on which day where that isn't `TODAY`. */
export type Row = readonly [condition: Condition, facts: Values, verdict: string, asOf?: string];

const A: Condition = { fact: 'a' };

const n = (key: string, bound: number) => ({ fact: 'n', [key]: bound }) as Condition;
const CLAUSES_ON_ONE_FACT: readonly Row[] = [
  [n('eq', 30), { n: 30 }, 'yes'],
  [n('eq', 30), { n: 29 }, 'no'],
  [n('eq', 30), {}, 'unknown'],
  [n('ne', 30), { n: 30 }, 'no'],
  [n('ne', 30), { n: 31 }, 'yes'],
  [n('ne', 30), {}, 'unknown'],
  [n('gt', 30), { n: 30 }, 'no'],
  [n('gt', 30), { n: 31 }, 'yes'],
  [n('gt', 30), {}, 'unknown'],
  [n('gte', 30), { n: 30 }, 'yes'],
  [n('gte', 30), { n: 29 }, 'no'],
  [n('gte', 30), {}, 'unknown'],
  [n('lt', 30), { n: 30 }, 'no'],
  [n('lt', 30), { n: 29 }, 'yes'],
  [n('lt', 30), {}, 'unknown'],
  [n('lte', 30), { n: 30 }, 'yes'],
  [n('lte', 30), { n: 31 }, 'no'],
  [n('lte', 30), {}, 'unknown'],
  // The type's own bounds decide before anyone answers.
  [n('gte', 0), {}, 'yes'],
  [n('lt', 0), {}, 'no'],
  [n('lte', 1000), {}, 'yes'],
  [n('gt', 1000), {}, 'no'],
  [{ fact: 'n', between: [10, 20] }, { n: 9 }, 'no'],
  [{ fact: 'n', between: [10, 20] }, { n: 10 }, 'yes'],
  [{ fact: 'n', between: [10, 20] }, { n: 20 }, 'yes'],
  [{ fact: 'n', between: [10, 20] }, { n: 21 }, 'no'],
  [{ fact: 'n', between: [10, 20] }, {}, 'unknown'],
  // A value that doesn't fit its type is unknown, never a no.
  [n('gte', 30), { n: 3.5 }, 'unknown'],
  [n('gte', 30), { n: '31' }, 'unknown'],
  [n('gte', 30), { n: -1 }, 'unknown'],
  [n('gte', 30), { n: 1001 }, 'unknown'],
  [A, { a: 'true' }, 'unknown'],
  [{ fact: 'a', is: false }, { a: false }, 'yes'],
  [{ fact: 'a', is: false }, { a: true }, 'no'],
  [{ fact: 'a', is: false }, {}, 'unknown'],
  [{ fact: 'kind', in: ['x', 'y'] }, { kind: 'x' }, 'yes'],
  [{ fact: 'kind', in: ['x', 'y'] }, { kind: 'z' }, 'no'],
  [{ fact: 'kind', in: ['x', 'y'] }, {}, 'unknown'],
  [{ fact: 'kind', in: ['x', 'y'] }, { kind: 'w' }, 'unknown'],
  [{ fact: 'kind', in: ['x', 'y', 'z'] }, {}, 'yes'],
  [{ fact: 'pay', gte: 221_000 }, { pay: 220_999 }, 'no'],
  [{ fact: 'pay', gte: 221_000 }, { pay: 221_000 }, 'yes'],
  [{ fact: 'paid', gte: 12 }, { paid: 12 }, 'yes'],
  [{ fact: 'paid', gte: 12 }, { paid: 11 }, 'no'],
];

const inCity: Condition = { fact: 'place', within: ['421000'] };
const inCounty: Condition = { fact: 'place', within: ['421024', '421081'] };
const DIVISIONS: readonly Row[] = [
  [inCity, { place: '421024' }, 'yes'],
  [inCity, { place: '421024101' }, 'yes'],
  [inCity, { place: '421024101002' }, 'yes'],
  [inCity, { place: '421000' }, 'yes'],
  [inCity, { place: '420800' }, 'no'],
  [inCity, { place: '420000' }, 'unknown'],
  [inCity, {}, 'unknown'],
  [inCounty, { place: '421024' }, 'yes'],
  [inCounty, { place: '421081100' }, 'yes'],
  [inCounty, { place: '421002' }, 'no'],
  [inCounty, { place: '421000' }, 'unknown'],
  [inCounty, { place: '430000' }, 'no'],
  [inCounty, { place: '421024000000' }, 'yes'],
  [inCounty, { place: '荆州' }, 'unknown'],
];

const sixteen: Condition = { age: 'born', gte: 16 };
const AGES: readonly Row[] = [
  [sixteen, { born: '2010-11-21' }, 'yes', '2026-11-21'],
  [sixteen, { born: '2010-11-22' }, 'no', '2026-11-21'],
  [sixteen, { born: '2010-11-22' }, 'yes', '2026-11-22'],
  [sixteen, {}, 'unknown', '2026-11-21'],
  [sixteen, { born: '2010-02-30' }, 'unknown', '2026-11-21'],
  // Born on 29 February: one year older on the 28th of a short year.
  [{ age: 'born', gte: 17 }, { born: '2008-02-29' }, 'no', '2025-02-27'],
  [{ age: 'born', gte: 17 }, { born: '2008-02-29' }, 'yes', '2025-02-28'],
  [{ age: 'born', gte: 16 }, { born: '2008-02-29' }, 'no', '2024-02-28'],
  [{ age: 'born', gte: 16 }, { born: '2008-02-29' }, 'yes', '2024-02-29'],
  [{ age: 'born', lt: 60 }, { born: '1966-11-22' }, 'yes', '2026-11-21'],
  [{ age: 'born', lt: 60 }, { born: '1966-11-22' }, 'no', '2026-11-22'],
  [{ age: 'born', gte: 18, on: '2025-12-31' }, { born: '2007-12-31' }, 'yes'],
  [{ age: 'born', gte: 18, on: '2025-12-31' }, { born: '2008-01-01' }, 'no'],
  [{ age: 'born', gte: 0 }, {}, 'yes'],
  // Nobody has an age who isn't born, neither above nor below.
  [{ age: 'born', eq: 0 }, { born: '2030-01-01' }, 'no'],
  [{ age: 'born', lt: 16 }, { born: '2030-01-01' }, 'no'],
  [{ age: 'born', lt: 16 }, { born: '2026-11-21' }, 'yes', '2026-11-21'],
];

const sixMonths: Condition = { monthsSince: 'since', gte: 6 };
const TIME_SINCE: readonly Row[] = [
  [sixMonths, { since: '2026-05-21' }, 'yes', '2026-11-21'],
  [sixMonths, { since: '2026-05-22' }, 'no', '2026-11-21'],
  [sixMonths, {}, 'unknown', '2026-11-21'],
  [{ monthsSince: 'since', gte: 1 }, { since: '2026-01-31' }, 'no', '2026-02-27'],
  [{ monthsSince: 'since', gte: 1 }, { since: '2026-01-31' }, 'yes', '2026-02-28'],
  [{ monthsSince: 'since', gte: 1 }, { since: '2024-01-31' }, 'no', '2024-02-28'],
  [{ monthsSince: 'since', gte: 1 }, { since: '2024-01-31' }, 'yes', '2024-02-29'],
  [{ monthsSince: 'since', gte: 12 }, { since: '2025-12-01' }, 'no', '2026-11-30'],
  [{ monthsSince: 'since', gte: 12 }, { since: '2025-12-01' }, 'yes', '2026-12-01'],
  // What is still to come is not less than 12 months ago, nor so many days.
  [{ monthsSince: 'since', lt: 0 }, { since: '2027-01-01' }, 'no', '2026-11-21'],
  [{ monthsSince: 'since', lt: 12 }, { since: '2027-01-01' }, 'no', '2026-11-21'],
  [{ monthsSince: 'since', lt: 12 }, { since: '2026-11-22' }, 'no', '2026-11-21'],
  [{ monthsSince: 'since', lt: 12 }, { since: '2026-11-21' }, 'yes', '2026-11-21'],
  [{ daysSince: 'since', lte: 30 }, { since: '2026-11-22' }, 'no', '2026-11-21'],
  [{ daysSince: 'since', between: [-9, 9] }, { since: '2026-11-22' }, 'no', '2026-11-21'],
  [
    { value: { add: [{ daysSince: 'since' }, 1] }, lt: 9 },
    { since: '2026-11-22' },
    'no',
    '2026-11-21',
  ],
  [
    { monthsSince: 'since', lt: 12, on: '2027-06-30' },
    { since: '2027-01-01' },
    'yes',
    '2026-11-21',
  ],
  [{ daysSince: 'since', gte: 30 }, { since: '2026-10-22' }, 'yes', '2026-11-21'],
  [{ daysSince: 'since', gte: 30 }, { since: '2026-10-23' }, 'no', '2026-11-21'],
  [{ daysSince: 'since', gte: 30 }, {}, 'unknown', '2026-11-21'],
  [{ fact: 'since', gte: '2026-01-01' }, { since: '2026-01-01' }, 'yes'],
  [{ fact: 'since', gte: '2026-01-01' }, { since: '2025-12-31' }, 'no'],
  [{ fact: 'since', lt: '2026-01-01' }, {}, 'unknown'],
  [{ fact: 'since', between: ['2026-01-01', '2026-06-30'] }, { since: '2026-06-30' }, 'yes'],
  [{ fact: 'since', between: ['2026-01-01', '2026-06-30'] }, { since: '2026-07-01' }, 'no'],
];

const two = (window: object): Condition => ({ count: 'worked', ...window, gte: 2 });
const worked = (...days: string[]): Values => ({ worked: days });
const EVENTS_IN_A_WINDOW: readonly Row[] = [
  [two({ days: 7 }), worked('2026-11-15', '2026-11-21'), 'yes', '2026-11-21'],
  [two({ days: 7 }), worked('2026-11-14', '2026-11-21'), 'no', '2026-11-21'],
  [two({ days: 7 }), worked('2026-11-21', '2026-11-21'), 'no', '2026-11-21'],
  [two({ days: 7 }), worked('2026-11-21', '2026-11-22'), 'no', '2026-11-21'],
  [two({ days: 7 }), worked(), 'no', '2026-11-21'],
  [two({ days: 7 }), {}, 'unknown', '2026-11-21'],
  [two({ days: 1 }), {}, 'no', '2026-11-21'],
  [two({ months: 1 }), worked('2026-10-22', '2026-11-21'), 'yes', '2026-11-21'],
  [two({ months: 1 }), worked('2026-10-21', '2026-11-21'), 'no', '2026-11-21'],
  [two({ since: '2026-01-01' }), worked('2026-01-01', '2026-03-01'), 'yes', '2026-11-21'],
  [two({ since: '2026-01-01' }), worked('2025-12-31', '2026-03-01'), 'no', '2026-11-21'],
  [two({}), worked('1999-01-01', '2026-03-01'), 'yes', '2026-11-21'],
  [two({}), worked('2026-02-30', '2026-03-01'), 'unknown', '2026-11-21'],
];

const layoffs: Condition = {
  value: { share: { fact: 'n' }, num: 55, den: 1000 },
  gte: { fact: 'paid' },
};
/** Thirds, sixths and halves: compared as they are, not one by one rounded. */
const third: Condition = {
  value: {
    add: [
      { share: { fact: 'n' }, num: 1, den: 3 },
      {
        min: [
          { share: { fact: 'n' }, num: 1, den: 6 },
          { share: { fact: 'n' }, num: 1, den: 2 },
        ],
      },
    ],
  },
  between: [{ share: { fact: 'paid' }, num: 3, den: 2 }, 1000],
};
const EXPRESSIONS_IN_CONDITIONS: readonly Row[] = [
  [layoffs, { n: 200, paid: 11 }, 'yes'],
  [layoffs, { n: 200, paid: 12 }, 'no'],
  [layoffs, { n: 200 }, 'unknown'],
  [layoffs, { paid: 56 }, 'no'],
  // 6 of 105 are 5.71 %: above 5.5 %, though 5.775 would round to 6; 10 of 182 are 5.495 %.
  [layoffs, { n: 105, paid: 6 }, 'no'],
  [layoffs, { n: 105, paid: 5 }, 'yes'],
  [layoffs, { n: 182, paid: 10 }, 'yes'],
  [layoffs, { n: 181, paid: 10 }, 'no'],
  [third, { n: 1, paid: 1 }, 'no'],
  [third, { n: 3, paid: 1 }, 'yes'],
  [{ value: { sub: [{ fact: 'n' }, { fact: 'paid' }] }, gte: 0 }, { n: 5, paid: 5 }, 'yes'],
  [{ value: { mul: [{ fact: 'n' }, 0] }, eq: 0 }, {}, 'yes'],
  [{ value: { max: [{ fact: 'n' }, 10] }, gte: 10 }, {}, 'yes'],
  [{ value: { min: [{ fact: 'n' }, 10] }, gt: 10 }, {}, 'no'],
  [{ value: { add: [{ fact: 'n' }, { fact: 'paid' }] }, gte: 10 }, { n: 10 }, 'yes'],
  [{ value: { if: A, give: 1, else: 2 }, gte: 1 }, {}, 'yes'],
  [{ value: { if: A, give: 1, else: 2 }, gte: 2 }, {}, 'unknown'],
  [{ value: { if: A, give: 1, else: 2 }, gte: 2 }, { a: false }, 'yes'],
  [{ value: { choose: 'kind', cases: { x: 5 }, else: 1 }, eq: 5 }, { kind: 'x' }, 'yes'],
  [{ value: { choose: 'kind', cases: { x: 5 }, else: 1 }, eq: 5 }, { kind: 'y' }, 'no'],
  [{ value: { choose: 'kind', cases: { x: 5 }, else: 1 }, eq: 5 }, {}, 'unknown'],
];

/** Several clauses on one fact: one by one open, together settled whatever the answer. */
const small: Condition = { fact: 'n', lte: 30 };
const withinRate = (rate: number): Condition => ({
  value: { mul: [{ fact: 'paid' }, 1000] },
  lte: { mul: [{ fact: 'n' }, rate] },
});
const byFirm: Condition = {
  any: [{ all: [small, withinRate(200)] }, { all: [{ not: small }, withinRate(55)] }],
};
const SETTLED_TOGETHER: readonly Row[] = [
  [{ any: [A, { not: A }] }, {}, 'yes'],
  [{ all: [A, { not: A }] }, {}, 'no'],
  // Whoever has laid nobody off is within both rates; 201 are too many for any firm of 1000.
  [byFirm, { paid: 0 }, 'yes'],
  [byFirm, { paid: 201 }, 'no'],
  [byFirm, { paid: 1 }, 'unknown'],
  [
    {
      any: [
        { fact: 'n', lt: 5 },
        { fact: 'n', gte: 5 },
      ],
    },
    {},
    'yes',
  ],
  [
    {
      all: [
        { fact: 'n', lt: 5 },
        { fact: 'n', gt: 5 },
      ],
    },
    {},
    'no',
  ],
  [
    {
      all: [
        { fact: 'kind', in: ['x'] },
        { fact: 'kind', in: ['y'] },
      ],
    },
    {},
    'no',
  ],
  [{ any: [inCity, { not: { fact: 'place', within: ['421024'] } }] }, {}, 'yes'],
  [{ any: [inCity, { not: { fact: 'place', within: ['421024'] } }] }, { place: '420000' }, 'yes'],
  [
    {
      all: [
        { age: 'born', lt: 16 },
        { age: 'born', gte: 60 },
      ],
    },
    {},
    'no',
    '2026-11-21',
  ],
];

/** Verdicts worked out by hand, by subject, in the world of `people.ts`. */
export const VERDICTS: Readonly<Record<string, readonly Row[]>> = {
  'clauses on one fact': CLAUSES_ON_ONE_FACT,
  divisions: DIVISIONS,
  ages: AGES,
  'time since': TIME_SINCE,
  'events in a window': EVENTS_IN_A_WINDOW,
  'expressions in conditions': EXPRESSIONS_IN_CONDITIONS,
  'clauses that settle together': SETTLED_TOGETHER,
};
