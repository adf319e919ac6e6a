import { addDays } from '@yizhan/kernel';
import fc from 'fast-check';
import {
  amountOf,
  answersOf,
  bind,
  type CompiledRule,
  cellsOf,
  compileRule,
  type Expr,
  type Fact,
  type Facts,
  type FactValue,
  factsOfRule,
  minimalChanges,
  nextFlip,
  nextQuestion,
  type Subject,
  told,
  UNKNOWN,
  type Verdict,
  verdictOf,
  withValue,
} from '../src';
import { condition, everything, expr, knownIds } from './support/anything';
import { aRule, catalogue, compiled, paying, person, TODAY } from './support/people';

function only(
  values: Record<string, FactValue>,
  ids: readonly string[],
): Record<string, FactValue> {
  return Object.fromEntries(ids.map((id) => [id, values[id] as FactValue]));
}

describe('properties', () => {
  it('adding facts, some or all, never turns a definite verdict', () => {
    fc.assert(
      fc.property(condition, everything, knownIds, knownIds, (when, values, ids, more) => {
        const rule = compiled(when);
        const given = [ids, [...ids, ...more], Object.keys(values)];
        const verdicts = given.map((known) => rule.verdict(person(only(values, known))));
        const first = verdicts.find((verdict) => verdict !== UNKNOWN);
        const settled = verdicts.slice(verdicts.findIndex((verdict) => verdict !== UNKNOWN));
        expect(first).toBeDefined();
        expect(settled.every((verdict) => verdict === first)).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  it('says unknown only where answers really differ', () => {
    let settled = 0;
    fc.assert(
      fc.property(condition, everything, knownIds, (when, values, ids) => {
        const rule = compiled(when);
        const known = person(only(values, ids));
        const said = rule.verdict(known);
        const outcomes = outcomesOf(rule, known);
        if (outcomes?.size !== 1) return;
        settled += 1;
        expect(said).toBe([...outcomes][0]);
      }),
      { numRuns: 1_500 },
    );
    expect(settled).toBeGreaterThan(300);
  });

  it('any completion of the unknowns lies within the range', () => {
    fc.assert(
      fc.property(expr, everything, knownIds, (formula, values, ids) => {
        const rule = compiled(
          { any: [{ fact: 'a' }, { fact: 'a', is: false }] },
          {
            amount: { formula, period: 'once' },
          },
        );
        const range = amountOf(rule, bind(catalogue, told(only(values, ids)), TODAY));
        const exact = amountOf(rule, bind(catalogue, told(values), TODAY));
        expect(exact?.min).toBeGreaterThanOrEqual(range?.min ?? Number.NaN);
        expect(exact?.max ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(
          range?.max ?? Number.POSITIVE_INFINITY,
        );
      }),
      { numRuns: 3_000 },
    );
  });

  it('a completion that ends in a yes pays within the range that the conditions tightened', () => {
    fc.assert(
      fc.property(condition, expr, everything, knownIds, (when, formula, values, ids) => {
        const rule = compiled(when, { amount: { formula, period: 'once' } });
        const exact = amountOf(rule, bind(catalogue, told(values), TODAY));
        fc.pre(exact !== undefined);
        const range = amountOf(rule, bind(catalogue, told(only(values, ids)), TODAY));
        expect(exact?.min).toBeGreaterThanOrEqual(range?.min ?? Number.NaN);
        expect(exact?.max ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(
          range?.max ?? Number.POSITIVE_INFINITY,
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('questions end, never repeat, and leave nothing askable open', () => {
    const skips = fc.array(fc.boolean(), { minLength: 12, maxLength: 12 });
    const rules = fc.array(fc.tuple(condition, expr), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(rules, everything, skips, (pairs, values, skipped) => {
        const compiledRules = pairs.map(([when, formula], index) =>
          compileRule(
            aRule(when, { id: `r${index}`, amount: { formula, period: 'once' } }),
            catalogue,
          ),
        );
        const facts: Record<string, Fact> = {};
        for (let asked = 0; ; asked++) {
          const next = nextQuestion(compiledRules, facts, TODAY);
          if (!next) return;
          expect(Object.keys(facts)).not.toContain(next.fact);
          expect(asked).toBeLessThan(catalogue.definitions.length);
          const value = skipped[asked] ? null : (values[next.fact] ?? null);
          facts[next.fact] = { value, origin: 'told' };
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('the flip date is the first day that differs, by going through every day', () => {
    const until = fc.option(fc.integer({ min: 0, max: 400 }), { nil: undefined });
    fc.assert(
      fc.property(condition, everything, knownIds, until, (when, values, ids, expires) => {
        const rule = compiled(when, { validFrom: '2020-01-01', validUntil: '2027-10-31' });
        const facts: Facts = Object.fromEntries(
          ids.map((id) => [
            id,
            {
              value: values[id] as FactValue,
              origin: 'held',
              ...(expires === undefined ? {} : { until: addDays(TODAY, expires) }),
            },
          ]),
        );
        const verdictOn = (on: string) => rule.verdict(bind(catalogue, facts, on));
        const now = verdictOn(TODAY);
        let expected: string | undefined;
        for (let ahead = 1; ahead <= 420 && expected === undefined; ahead++)
          if (verdictOn(addDays(TODAY, ahead)) !== now) expected = addDays(TODAY, ahead);
        expect(nextFlip(rule, facts, TODAY, { horizonDays: 420 })?.on).toBe(expected);
      }),
      { numRuns: 1_000 },
    );
  });

  it('a change turns the verdict, and no part of it would', () => {
    fc.assert(
      fc.property(condition, everything, knownIds, (when, values, ids) => {
        const rule = compiled(when);
        const known = person(only(values, ids));
        const now = rule.verdict(known);
        for (const { changes, verdict } of minimalChanges(rule, known)) {
          expect(verdict).not.toBe(verdictOf(now));
          for (const { fact } of changes) {
            const rest = changes.map((change) => change.fact).filter((id) => id !== fact);
            expect(canTurn(rule, known, rest, verdictOf(now))).toBe(false);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('both ends of a range are reached by someone, where no fact is spoken of twice', () => {
    fc.assert(
      fc.property(onceEach, everything, knownIds, (formula, values, ids) => {
        const rule = paying(formula, { any: [{ fact: 'a' }, { fact: 'a', is: false }] });
        const range = amountOf(rule, person(only(values, ids)));
        const reached = extremes(only(values, ids)).map((one) => amountOf(rule, person(one))?.min);
        expect(range?.min).toBe(Math.min(...reached.map(Number)));
        expect(range?.max).toBe(Math.max(...reached.map(Number)));
      }),
      { numRuns: 2_000 },
    );
  });
});

/** What all the answers to what is open come to; undefined when there are too many. */
function outcomesOf(rule: CompiledRule, known: Subject): Set<number> | undefined {
  let people = [known];
  for (const fact of factsOfRule(rule.rule)) {
    const position = catalogue.position(fact);
    if (known.values[position] !== undefined) continue;
    const cells = cellsOf(rule, fact, known);
    if (people.length * cells.length > 500) return undefined;
    people = people.flatMap((one) => cells.map((cell) => withValue(one, position, cell)));
  }
  return new Set(people.map((one) => rule.verdict(one)));
}

/** Whether some answers to these questions alone make the verdict what a change would make it. */
function canTurn(rule: CompiledRule, known: Subject, facts: readonly string[], now: Verdict) {
  let people = [known];
  for (const fact of facts) {
    const position = catalogue.position(fact);
    const cells = now === 'unknown' ? answersOf(rule, fact, known) : cellsOf(rule, fact, known);
    people = people.flatMap((one) => cells.map((cell) => withValue(one, position, cell)));
  }
  const wanted: Record<Verdict, readonly Verdict[]> = {
    no: ['unknown', 'yes'],
    unknown: ['yes'],
    yes: ['no'],
  };
  return people.some((one) => wanted[now].includes(verdictOf(rule.verdict(one))));
}

/** Formulas in which each of the facts stands once, in any order. */
const onceEach: fc.Arbitrary<Expr> = fc
  .tuple(
    fc.shuffledSubarray(['n', 'pay', 'paid'], { minLength: 1 }),
    fc.array(fc.constantFrom('add', 'sub', 'mul', 'min', 'max', 'share', 'if', 'choose'), {
      minLength: 2,
      maxLength: 2,
    }),
    fc.array(fc.integer({ min: -300, max: 3_000 }), { minLength: 3, maxLength: 3 }),
  )
  .map(([facts, operations, numbers]) => {
    let formula: Expr = { fact: facts[0] ?? 'n' };
    operations.forEach((operation, index) => {
      const fact = facts[index + 1];
      const other: Expr = fact ? { fact } : (numbers[index] ?? 1);
      formula = joined(operation, formula, other, operations.indexOf(operation) === index);
    });
    return formula;
  });

function joined(operation: string, formula: Expr, other: Expr, first: boolean): Expr {
  if (operation === 'share') return { share: formula, num: 2, den: 3 };
  if (operation === 'if' && first) return { if: { fact: 'b' }, give: formula, else: other };
  if (operation === 'choose' && first)
    return { choose: 'kind', cases: { x: formula, y: 50 }, else: other };
  if (operation === 'sub') return { sub: [formula, other] };
  if (operation === 'mul') return { mul: [formula, other] };
  if (operation === 'min') return { min: [formula, other] };
  if (operation === 'max') return { max: [formula, other] };
  return { add: [formula, other] };
}

/** Everyone whose answers, as far as they are open, are all least or greatest. */
function extremes(values: Record<string, FactValue>): Record<string, FactValue>[] {
  const open: Record<string, readonly FactValue[]> = {
    n: [0, 1_000],
    pay: [0, 10_000_000],
    paid: [0, 600],
    a: [true],
    b: [true, false],
    kind: ['x', 'y', 'z'],
  };
  let people = [values];
  for (const [id, answers] of Object.entries(open))
    if (values[id] === undefined)
      people = people.flatMap((one) => answers.map((answer) => ({ ...one, [id]: answer })));
  return people;
}
