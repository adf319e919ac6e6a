import { formatYuan } from '@yizhan/kernel';
import { amountOf } from './amount';
import type { CompiledRule } from './compiled';
import { needCompiled } from './door';
import { bind, told } from './facts';
import type { Example } from './rule';
import { verdictOf } from './verdict';

/** An example of a rule file that doesn't come out as written. */
export interface ExampleFailure {
  readonly example: string;
  readonly expected: string;
  readonly actual: string;
}

export interface ExampleResult {
  readonly example: string;
  readonly passed: boolean;
  readonly expected: string;
  readonly actual: string;
}

/** Runs a rule's examples. Facts of an example that don't fit their type count as unknown. */
export function runExamples(compiled: CompiledRule): ExampleResult[] {
  needCompiled('compiled', compiled);
  return compiled.rule.examples.map((example) => runExample(compiled, example));
}

/** The same one by one, for whoever makes pauses between them. */
export function* runExamplesOneByOne(compiled: CompiledRule): Generator<ExampleResult> {
  needCompiled('compiled', compiled);
  for (const example of compiled.rule.examples) yield runExample(compiled, example);
}

export function failedExamples(compiled: CompiledRule): ExampleFailure[] {
  return runExamples(compiled)
    .filter((result) => !result.passed)
    .map(({ example, expected, actual }) => ({ example, expected, actual }));
}

function runExample(compiled: CompiledRule, example: Example): ExampleResult {
  const subject = bind(compiled.catalogue, told(example.facts), example.asOf);
  const verdict = verdictOf(compiled.verdict(subject));
  const range = amountOf(compiled, subject);
  const wanted = example.amount === undefined ? '' : ` ${rangeText(example.amount)}`;
  const given = range ? rangeText(range.exact ? range.min : [range.min, range.max]) : '';
  const expected = `${example.verdict}${wanted}`;
  const actual = `${verdict}${example.amount === undefined ? '' : ` ${given}`}`;
  return { example: example.name, passed: expected === actual, expected, actual };
}

/** For the officer who wrote it: yuan, as in the document. */
function rangeText(amount: NonNullable<Example['amount']>): string {
  if (typeof amount === 'number') return `${formatYuan(amount)} 元`;
  const [least, most] = amount;
  return most === null
    ? `${formatYuan(least)} 元起`
    : `${formatYuan(least)}–${formatYuan(most)} 元`;
}
