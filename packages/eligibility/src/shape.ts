import { defineErrors, err, ok, type Result, raise } from '@yizhan/kernel';
import { needCatalogue } from './door';
import { type Catalogue, rawValue, told } from './facts';
import {
  eachOf,
  expect,
  expectCount,
  expectDay,
  expectText,
  type Fault,
  fault,
  isObject,
  type Json,
  onlyKeys,
  optional,
} from './fault';
import type { Rule } from './rule';
import { conditionFaults, exprFaults, type ShapeScope } from './shape-condition';
import { unfitFacts } from './unfit';

export const eligibilityErrors = defineErrors('eligibility', {
  invalid_rule: { kind: 'invalid', message: '规则文件有错误，请按提示修改' },
});

/** Reads a rule file; on failure `details.faults` lists every fault with its place. */
export function parseRule(json: unknown, catalogue: Catalogue): Result<Rule> {
  const faults = ruleFaults(json, catalogue);
  if (faults.length > 0) return err(raise(eligibilityErrors.invalid_rule, { faults }));
  return ok(json as Rule);
}

const RULE_KEYS = [
  '$schema',
  'id',
  'version',
  'source',
  'validFrom',
  'validUntil',
  'parameters',
  'when',
  'amount',
  'examples',
];

/** Every structural fault: shape, unknown facts, parameters and codes, kinds that don't fit. */
export function ruleFaults(json: unknown, catalogue: Catalogue): Fault[] {
  needCatalogue('catalogue', catalogue);
  if (!isObject(json)) return fault('', '规则应当是一个对象');
  return [
    ...compilingFaults(json as never, catalogue),
    ...eachOf(json.examples, 'examples', (example, at) => exampleFaults(example, at, catalogue)),
  ];
}

/** The faults of all that is compiled: everything but the examples. */
export function compilingFaults(rule: Rule, catalogue: Catalogue): Fault[] {
  const json = rule as unknown as Json;
  const parameters = isObject(json.parameters) ? json.parameters : {};
  const scope: ShapeScope = { catalogue, parameters: Object.keys(parameters) };
  return [
    ...onlyKeys(json, '', RULE_KEYS),
    ...expectText(json.id, 'id'),
    ...expectCount(json.version, 'version', '版本号应当是正整数'),
    ...expectText(json.source, 'source'),
    ...expectDay(json.validFrom, 'validFrom'),
    ...optional(json.validUntil, (day) => expectDay(day, 'validUntil')),
    ...optional(json.parameters, (given) =>
      expect(isObject(given), 'parameters', '参数应当是一个对象'),
    ),
    ...Object.keys(parameters).flatMap((id) => parameterFaults(parameters[id], `parameters.${id}`)),
    ...conditionFaults(json.when, 'when', scope),
    ...optional(json.amount, (amount) => amountFaults(amount, scope)),
  ];
}

function parameterFaults(json: unknown, path: string): Fault[] {
  if (!isObject(json)) return fault(path, '参数应当是一个对象');
  return [
    ...onlyKeys(json, path, ['label', 'values']),
    ...expectText(json.label, `${path}.label`),
    ...eachOf(json.values, `${path}.values`, parameterValueFaults),
  ];
}

function parameterValueFaults(json: unknown, path: string): Fault[] {
  if (!isObject(json)) return fault(path, '取值应当是一个对象');
  const isNumber = typeof json.value === 'number' && Number.isSafeInteger(json.value);
  return [
    ...onlyKeys(json, path, ['value', 'from', 'until', 'source']),
    ...(isNumber ? [] : expectDay(json.value, `${path}.value`)),
    ...expectDay(json.from, `${path}.from`),
    ...optional(json.until, (day) => expectDay(day, `${path}.until`)),
    ...expectText(json.source, `${path}.source`),
  ];
}

function amountFaults(json: unknown, scope: ShapeScope): Fault[] {
  if (!isObject(json)) return fault('amount', '金额应当是一个对象');
  const known = ['once', 'month', 'year'].includes(String(json.period));
  return [
    ...onlyKeys(json, 'amount', ['formula', 'period', 'say']),
    ...expect(known, 'amount.period', '发放周期应当是 once、month 或 year'),
    ...exprFaults(json.formula, 'amount.formula', scope),
  ];
}

function exampleFaults(json: unknown, path: string, catalogue: Catalogue): Fault[] {
  if (!isObject(json)) return fault(path, '例子应当是一个对象');
  const { facts } = json;
  return [
    ...onlyKeys(json, path, ['name', 'asOf', 'facts', 'verdict', 'amount']),
    ...expectText(json.name, `${path}.name`),
    ...expectDay(json.asOf, `${path}.asOf`),
    ...expect(
      ['yes', 'no', 'unknown'].includes(String(json.verdict)),
      `${path}.verdict`,
      '结论应当是 yes、no 或 unknown',
    ),
    ...optional(json.amount, (amount) => exampleAmountFaults(amount, `${path}.amount`)),
    ...(isObject(facts)
      ? exampleFactsFaults(facts, json.asOf, `${path}.facts`, catalogue)
      : fault(`${path}.facts`, '缺少事实')),
  ];
}

function exampleFactsFaults(
  facts: Json,
  asOf: unknown,
  path: string,
  catalogue: Catalogue,
): Fault[] {
  const ids = Object.keys(facts);
  const faults = ids.flatMap((id) => exampleFactFaults(id, facts[id], `${path}.${id}`, catalogue));
  if (faults.length > 0 || expectDay(asOf, path).length > 0) return faults;
  return unfitFacts(catalogue, told(facts as never), String(asOf)).flatMap((id) =>
    fault(`${path}.${id}`, '到例子的那一天还不可能是这样'),
  );
}

function exampleAmountFaults(json: unknown, path: string): Fault[] {
  const [least, most] = Array.isArray(json) ? json : [json, json];
  const whole = (value: unknown) => Number.isSafeInteger(value);
  const pair = !Array.isArray(json) || json.length === 2;
  const holds = pair && whole(least) && (whole(most) || (most === null && Array.isArray(json)));
  return expect(holds, path, '金额应当是分，或者 [最少, 最多]');
}

function exampleFactFaults(
  id: string,
  value: unknown,
  path: string,
  catalogue: Catalogue,
): Fault[] {
  if (!catalogue.has(id)) return fault(path, `没有这个事实：${id}`);
  const { type } = catalogue.definition(id);
  const fits = value === null || rawValue(type, value as never) !== undefined;
  return expect(fits, path, '取值与事实的类型不符');
}
