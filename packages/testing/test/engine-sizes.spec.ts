import { ENGINE_BUDGET, ENGINES, engineSizes } from '../src/engine-sizes';

it('the four engines together cost a phone no more than was agreed', () => {
  const { each, together } = engineSizes(__dirname);
  expect(together.unsigned).toBeLessThanOrEqual(ENGINE_BUDGET);
  for (const engine of ENGINES) {
    // An engine that could not be found would weigh nothing.
    expect(each[engine]?.unsigned).toBeGreaterThan(4_000);
    expect(each[engine]?.unsigned).toBeLessThan(together.unsigned);
  }
  expect(together.all).toBeGreaterThan(together.unsigned);
});
