import { verdictOf } from '../src';
import { AMOUNTS, FLIPS } from './support/amounts-and-flips';
import { VERDICTS } from './support/by-hand';
import { compiled, person, TODAY } from './support/people';

const groups = Object.entries(VERDICTS);
const counted = groups.reduce((sum, [, rows]) => sum + rows.length, AMOUNTS.length + FLIPS.length);

it(`${counted} cases are worked out by hand, all different`, () => {
  const asked = [...groups.flatMap(([, rows]) => rows), ...AMOUNTS, ...FLIPS];
  expect(new Set(asked.map((row) => JSON.stringify(row))).size).toBe(counted);
  expect(counted).toBeGreaterThanOrEqual(120);
});

describe.each(groups)('%s', (_subject, rows) => {
  it.each(
    rows.map(
      ([condition, facts, verdict, asOf = TODAY]) => [condition, facts, verdict, asOf] as const,
    ),
  )('%j of %j is %s on %s', (condition, facts, verdict, asOf) => {
    expect(verdictOf(compiled(condition).verdict(person(facts, asOf)))).toBe(verdict);
  });
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
