import { addDays } from '@yizhan/kernel';
import {
  Catalogue,
  compileRule,
  type Facts,
  planBatch,
  type Rule,
  type Subject,
  type Ternary,
  told,
  YES,
  yearsBetween,
} from '../src';

/**
 * The verdict alone beside the same policy written by hand as `if`s, and a batch of 100,000 people.
 * `npm run bench -- eligibility`.
 */
const TODAY = '2026-11-21';
const PEOPLE = 100_000;
const ROUNDS = 9;

const catalogue = new Catalogue([
  { id: 'born', label: '出生日期', type: { kind: 'date' } },
  { id: 'paid', label: '缴费月数', type: { kind: 'months' } },
  {
    id: 'group',
    label: '人员类别',
    type: {
      kind: 'code',
      values: ['hard', 'graduate', 'other'].map((code) => ({ code, label: code })),
    },
  },
  { id: 'registered', label: '已登记', type: { kind: 'boolean' } },
  { id: 'staff', label: '人数', type: { kind: 'integer' } },
]);

const rule: Rule = {
  id: 'bench',
  version: 1,
  source: 'bench',
  validFrom: '2020-01-01',
  when: {
    all: [
      { age: 'born', gte: 16 },
      { age: 'born', lt: 60 },
      { fact: 'paid', gte: 12 },
      { any: [{ fact: 'group', in: ['hard'] }, { fact: 'registered' }] },
      { not: { fact: 'staff', gt: 30 } },
    ],
  },
  examples: [],
};
const compiled = compileRule(rule, catalogue);

/** The same policy as an engineer would write it, over the same prepared facts. */
function byHand({ day, values }: Subject): boolean {
  const [born, paid, group, registered, staff] = values as [
    number,
    number,
    string,
    boolean,
    number,
  ];
  const age = yearsBetween(born, day);
  if (age < 16 || age >= 60) return false;
  if (paid < 12) return false;
  if (group !== 'hard' && !registered) return false;
  return staff <= 30;
}

function person(n: number): Facts {
  return told({
    born: addDays('1950-01-01', (n * 37) % 25_000),
    paid: n % 40,
    group: ['hard', 'graduate', 'other'][n % 3] ?? 'other',
    registered: n % 2 === 0,
    staff: n % 60,
  });
}

/** Milliseconds of the steadiest of some rounds. */
function timed(work: () => void): number {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.hrtime.bigint();
    work();
    times.push(Number(process.hrtime.bigint() - before) / 1e6);
  }
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}

function main(): void {
  const people = Array.from({ length: PEOPLE }, (_, n) => person(n));
  const plan = planBatch([compiled], TODAY);
  const subjects = people.map(plan.bind);
  let sum = 0;
  const ours = timed(() => {
    for (const subject of subjects) if (compiled.verdict(subject) === YES) sum++;
  });
  const hand = timed(() => {
    for (const subject of subjects) if (byHand(subject)) sum++;
  });
  const eight = planBatch(Array(8).fill(compiled), TODAY);
  const into: Ternary[] = [];
  const batch = timed(() => {
    for (const facts of people) eight.verdicts(facts, into);
  });
  const ns = (ms: number) => `${Math.round((ms / PEOPLE) * 1e6)} ns`;
  process.stdout.write(
    [
      `verdict alone ${ns(ours)}, by hand ${ns(hand)}, ratio ${(ours / hand).toFixed(2)}`,
      `${PEOPLE} people × 8 rules, facts resolved: ${Math.round(batch)} ms`,
      `(${sum / ROUNDS} met)`,
      '',
    ].join('\n'),
  );
}

main();
