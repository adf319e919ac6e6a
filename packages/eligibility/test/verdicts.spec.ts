import { type Condition, type FactValue, verdictOf } from '../src';
import { compiled, person, TODAY } from './support/people';

type Facts = Record<string, FactValue | null>;
type Row = readonly [condition: Condition, facts: Facts, verdict: string, asOf?: string];

function judge([condition, facts, verdict, asOf]: Row): void {
  expect(verdictOf(compiled(condition).verdict(person(facts, asOf ?? TODAY)))).toBe(verdict);
}

function cases(rows: readonly Row[]): void {
  for (const [condition, facts, verdict, asOf = TODAY] of rows) {
    const title = `${JSON.stringify(condition)} of ${JSON.stringify(facts)} is ${verdict} on ${asOf}`;
    it(title, () => judge([condition, facts, verdict, asOf]));
  }
}

const A = { fact: 'a' };
const B = { fact: 'b' };
const asked = (a: boolean | null, b: boolean | null): Facts => ({ a, b });

// DMN 1.5, 10.3.2.10, tables of conjunction and disjunction; null is "not known".
describe('ternary logic', () => {
  const tables: readonly [boolean | null, boolean | null, string, string][] = [
    [true, true, 'yes', 'yes'],
    [true, false, 'no', 'yes'],
    [true, null, 'unknown', 'yes'],
    [false, true, 'no', 'yes'],
    [false, false, 'no', 'no'],
    [false, null, 'no', 'unknown'],
    [null, true, 'unknown', 'yes'],
    [null, false, 'no', 'unknown'],
    [null, null, 'unknown', 'unknown'],
  ];
  it.each(tables)('%s and %s is %s', (a, b, and) => judge([{ all: [A, B] }, asked(a, b), and]));
  it.each(tables)('%s or %s is %4$s', (a, b, _and, or) =>
    judge([{ any: [A, B] }, asked(a, b), or]),
  );
  it.each([
    [true, 'no'],
    [false, 'yes'],
    [null, 'unknown'],
  ] as const)('not %s is %s', (a, not) => judge([{ not: A }, { a }, not]));
  it('takes a fact that nobody gave for unknown, not for no', () => judge([A, {}, 'unknown']));
});

describe('clauses on one fact', () => {
  const n = (key: string, bound: number) => ({ fact: 'n', [key]: bound }) as Condition;
  const rows: Row[] = [
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
  cases(rows);
});

describe('divisions', () => {
  const inCity: Condition = { fact: 'place', within: ['421000'] };
  const inCounty: Condition = { fact: 'place', within: ['421024', '421081'] };
  const rows: Row[] = [
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
  cases(rows);
});

describe('ages', () => {
  const sixteen: Condition = { age: 'born', gte: 16 };
  const rows: Row[] = [
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
    [{ age: 'born', eq: 0 }, { born: '2030-01-01' }, 'yes'],
  ];
  cases(rows);
});

describe('time since', () => {
  const sixMonths: Condition = { monthsSince: 'since', gte: 6 };
  const rows: Row[] = [
    [sixMonths, { since: '2026-05-21' }, 'yes', '2026-11-21'],
    [sixMonths, { since: '2026-05-22' }, 'no', '2026-11-21'],
    [sixMonths, {}, 'unknown', '2026-11-21'],
    [{ monthsSince: 'since', gte: 1 }, { since: '2026-01-31' }, 'no', '2026-02-27'],
    [{ monthsSince: 'since', gte: 1 }, { since: '2026-01-31' }, 'yes', '2026-02-28'],
    [{ monthsSince: 'since', gte: 1 }, { since: '2024-01-31' }, 'no', '2024-02-28'],
    [{ monthsSince: 'since', gte: 1 }, { since: '2024-01-31' }, 'yes', '2024-02-29'],
    [{ monthsSince: 'since', gte: 12 }, { since: '2025-12-01' }, 'no', '2026-11-30'],
    [{ monthsSince: 'since', gte: 12 }, { since: '2025-12-01' }, 'yes', '2026-12-01'],
    [{ monthsSince: 'since', lt: 0 }, { since: '2027-01-01' }, 'yes', '2026-11-21'],
    [{ daysSince: 'since', gte: 30 }, { since: '2026-10-22' }, 'yes', '2026-11-21'],
    [{ daysSince: 'since', gte: 30 }, { since: '2026-10-23' }, 'no', '2026-11-21'],
    [{ daysSince: 'since', gte: 30 }, {}, 'unknown', '2026-11-21'],
    [{ fact: 'since', gte: '2026-01-01' }, { since: '2026-01-01' }, 'yes'],
    [{ fact: 'since', gte: '2026-01-01' }, { since: '2025-12-31' }, 'no'],
    [{ fact: 'since', lt: '2026-01-01' }, {}, 'unknown'],
    [{ fact: 'since', between: ['2026-01-01', '2026-06-30'] }, { since: '2026-06-30' }, 'yes'],
    [{ fact: 'since', between: ['2026-01-01', '2026-06-30'] }, { since: '2026-07-01' }, 'no'],
  ];
  cases(rows);
});

describe('events in a window', () => {
  const two = (window: object): Condition => ({ count: 'worked', ...window, gte: 2 });
  const worked = (...days: string[]): Facts => ({ worked: days });
  const rows: Row[] = [
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
  cases(rows);
});

describe('expressions in conditions', () => {
  const layoffs: Condition = {
    value: { share: { fact: 'n' }, num: 55, den: 1000 },
    gte: { fact: 'paid' },
  };
  const rows: Row[] = [
    [layoffs, { n: 200, paid: 11 }, 'yes'],
    [layoffs, { n: 200, paid: 12 }, 'no'],
    [layoffs, { n: 200 }, 'unknown'],
    [layoffs, { paid: 56 }, 'no'],
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
  cases(rows);
});

describe('a rule as of a day', () => {
  const wage = {
    label: '月最低工资',
    values: [
      { value: 201_000, from: '2021-09-01', until: '2024-01-31', source: '旧' },
      { value: 221_000, from: '2024-02-01', source: '新' },
    ],
  };
  const rule = compiled(
    { fact: 'pay', gte: { param: 'wage' } },
    { parameters: { wage }, validFrom: '2020-01-01', validUntil: '2026-12-31' },
  );
  it.each([
    [210_000, '2024-01-31', 'yes'],
    [210_000, '2024-02-01', 'no'],
    [221_000, '2024-02-01', 'yes'],
    [221_000, '2021-08-31', 'unknown'],
    [221_000, '2026-12-31', 'yes'],
    [221_000, '2027-01-01', 'no'],
    [221_000, '2019-12-31', 'no'],
  ])('%d fen on %s is %s', (pay, asOf, verdict) => {
    expect(verdictOf(rule.verdict(person({ pay }, asOf)))).toBe(verdict);
  });
});
