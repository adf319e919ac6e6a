import type { Condition, Expr } from '../../src';
import type { Values } from './by-hand';

/** What a formula gives for someone, in fen: the least and the most, null where nothing bounds it. */
export type AmountRow = readonly [formula: Expr, facts: Values, min: number, max: number | null];
/** The first day after `TODAY` on which the verdict turns by itself, and what it then is. */
export type FlipRow = readonly [condition: Condition, facts: Values, on: string | null, to: string];

export const byLevel: Expr = {
  choose: 'kind',
  cases: { x: 100_000, y: 150_000 },
  else: 200_000,
};

export const AMOUNTS: readonly AmountRow[] = [
  [50_000, { a: true }, 50_000, 50_000],
  [{ mul: [{ fact: 'n' }, 100_000] }, { a: true, n: 3 }, 300_000, 300_000],
  [
    { min: [{ mul: [{ fact: 'n' }, 100_000] }, 2_000_000] },
    { a: true, n: 30 },
    2_000_000,
    2_000_000,
  ],
  [{ min: [{ mul: [{ fact: 'n' }, 100_000] }, 2_000_000] }, { a: true }, 0, 2_000_000],
  [{ share: { fact: 'pay' }, num: 2, den: 3 }, { a: true, pay: 100_000 }, 66_667, 66_667],
  [{ share: { fact: 'pay' }, num: 2, den: 3 }, { a: true, pay: 50 }, 33, 33],
  [byLevel, { a: true, kind: 'y' }, 150_000, 150_000],
  [byLevel, { a: true }, 100_000, 200_000],
  [{ sub: [100, { fact: 'pay' }] }, { a: true, pay: 500 }, 0, 0],
  [{ sub: [{ fact: 'n' }, { fact: 'n' }] }, { a: true, n: 9 }, 0, 0],
  [{ if: { fact: 'b' }, give: 7, else: 9 }, { a: true }, 7, 9],
  [{ max: [{ fact: 'paid' }, 5] }, { a: true }, 5, 600],
  [{ mul: [{ count: 'worked', months: 1 }, 100] }, { a: true }, 0, null],
  [{ mul: [{ monthsSince: 'since' }, 100] }, { a: true, since: '2026-01-21' }, 1000, 1000],
  [{ mul: [9_007_199_254_740_991, 2] }, { a: true }, 9_007_199_254_740_991, null],
];

export const FLIPS: readonly FlipRow[] = [
  // A sixteenth birthday, a sixtieth, and that of someone born on 29 February in a short year.
  [{ age: 'born', gte: 16 }, { born: '2010-11-22' }, '2026-11-22', 'yes'],
  [{ age: 'born', lt: 60 }, { born: '1967-01-15' }, '2027-01-15', 'no'],
  [{ age: 'born', gte: 23 }, { born: '2004-02-29' }, '2027-02-28', 'yes'],
  [{ age: 'born', gte: 16, on: '2026-12-31' }, { born: '2011-01-01' }, null, ''],
  // Six months since 31 August end on the last day of February.
  [{ monthsSince: 'since', gte: 6 }, { since: '2026-08-31' }, '2027-02-28', 'yes'],
  [{ monthsSince: 'since', lt: 12 }, { since: '2025-12-10' }, '2026-12-10', 'no'],
  [{ daysSince: 'since', gte: 30 }, { since: '2026-11-21' }, '2026-12-21', 'yes'],
  [{ daysSince: 'since', between: [0, 9] }, { since: '2026-11-25' }, '2026-11-25', 'yes'],
  // The window of seven days ends on the day asked about: the 16th drops out on the 23rd.
  [{ count: 'worked', days: 7, gte: 1 }, { worked: ['2026-11-16'] }, '2026-11-23', 'no'],
  [{ count: 'worked', days: 7, gte: 1 }, { worked: ['2026-11-29'] }, '2026-11-29', 'yes'],
  [{ count: 'worked', months: 1, gte: 1 }, { worked: ['2026-11-05'] }, '2026-12-05', 'no'],
  [{ count: 'worked', since: '2026-01-01', gte: 1 }, { worked: ['2026-11-05'] }, null, ''],
  // An age alone is not enough while an answer is missing, and cannot save what is lost.
  [
    { all: [{ age: 'born', gte: 16 }, { fact: 'a' }] },
    { born: '2010-12-03' },
    '2026-12-03',
    'unknown',
  ],
  [{ all: [{ age: 'born', gte: 16 }, { fact: 'a' }] }, { born: '2010-12-03', a: false }, null, ''],
  [{ any: [{ age: 'born', gte: 60 }, { fact: 'a' }] }, { born: '1966-12-03' }, '2026-12-03', 'yes'],
  [{ not: { age: 'born', gte: 60 } }, { born: '1966-12-03' }, '2026-12-03', 'no'],
];
