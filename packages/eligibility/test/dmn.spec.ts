import { amountOf, verdictOf } from '../src';
import { compiled, paying, person } from './support/people';
import { TERNARY, TERNARY_TABLES } from './support/ternary';

describe.each(Object.entries(TERNARY_TABLES))('ternary logic as in DMN: %s', (_subject, rows) => {
  const cases = rows.map(([condition, facts, verdict]) => [condition, facts, verdict] as const);
  it.each(cases)('%j of %j is %s', (condition, facts, verdict) => {
    expect(verdictOf(compiled(condition).verdict(person(facts)))).toBe(verdict);
  });
});

it(`${TERNARY.length} ternary cases come out the same as the condition of an amount`, () => {
  const ends = { yes: [7, 7], no: [9, 9], unknown: [7, 9] };
  const anyone = { any: [{ fact: 'n', gte: 0 }] };
  const given = TERNARY.map(([condition, facts]) => {
    const amount = amountOf(paying({ if: condition, give: 7, else: 9 }, anyone), person(facts));
    return [amount?.min, amount?.max];
  });
  expect(given).toEqual(TERNARY.map(([, , verdict]) => ends[verdict as keyof typeof ends]));
});
