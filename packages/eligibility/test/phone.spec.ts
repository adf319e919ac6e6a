import { runOnPhone } from '@yizhan/testing/phone';
import { askEverything, byHand } from './support/ask';

/** Asks everything that was worked out by hand, and tells it as JSON. */
const code = `
  import { askEverything } from './support/ask';
  export function run() {
    return JSON.stringify({
      lacking: [typeof process, typeof Buffer, typeof setTimeout, typeof Intl, typeof eval],
      told: askEverything(),
    });
  }
`;

it('gives the same verdicts, amounts, days and reasons where there is nothing but the language', () => {
  const said = runOnPhone({ code, folder: __dirname }, {});
  const here = JSON.parse(JSON.stringify(askEverything())) as unknown;
  expect(said).toEqual({ lacking: Array(5).fill('undefined'), told: here });
  expect(said).toMatchObject({ told: byHand() });
});
