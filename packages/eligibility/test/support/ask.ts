import { amountOf, evaluate, nextFlip, nextQuestion, told, verdictOf } from '../../src';
import { AMOUNTS, FLIPS } from './amounts-and-flips';
import { VERDICTS } from './by-hand';
import { compiled, paying, person, TODAY } from './people';
import { TERNARY } from './ternary';

/** Everything worked out by hand, worked out here: plain JSON, to lay beside what a phone says. */
export function askEverything() {
  const rows = [...Object.values(VERDICTS).flat(), ...TERNARY];
  return {
    verdicts: rows.map(([condition, facts, , asOf]) =>
      verdictOf(compiled(condition).verdict(person(facts, asOf ?? TODAY))),
    ),
    amounts: AMOUNTS.map(([formula, facts]) => {
      const amount = amountOf(paying(formula), person(facts));
      return [amount?.min, amount?.max];
    }),
    flips: FLIPS.map(([when, facts]) => {
      const flip = nextFlip(compiled(when), told(facts), TODAY);
      return flip ? [flip.on, flip.to] : [null, ''];
    }),
    answers: rows.map(([condition, facts, , asOf]) => {
      const rule = compiled(condition, { amount: { formula: { fact: 'pay' }, period: 'month' } });
      const question = nextQuestion([rule], told(facts), asOf ?? TODAY);
      return [evaluate(rule, told(facts), asOf ?? TODAY), question?.fact ?? null];
    }),
  };
}

/** What it must say of the rows, as they were worked out. */
export function byHand() {
  return {
    verdicts: [...Object.values(VERDICTS).flat(), ...TERNARY].map((row) => row[2]),
    amounts: AMOUNTS.map(([, , min, max]) => [min, max]),
    flips: FLIPS.map(([, , on, to]) => [on, to]),
  };
}
