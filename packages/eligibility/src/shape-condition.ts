import type { Catalogue, FactType } from './facts';
import {
  eachOf,
  expect,
  expectCount,
  expectDay,
  type Fault,
  fault,
  isObject,
  type Json,
  onlyKeys,
  optional,
} from './fault';
import { COMPARATORS } from './rule';

/** What conditions and formulas may speak of. */
export interface ShapeScope {
  readonly catalogue: Catalogue;
  readonly parameters: readonly string[];
}

/** Deeper than anyone writes, shallow enough for any stack. */
const DEEPEST = 40;
const SAID = ['say', 'article'];
const NUMERIC: readonly FactType['kind'][] = ['integer', 'money', 'months', 'date'];

export function conditionFaults(
  json: unknown,
  path: string,
  scope: ShapeScope,
  depth = 0,
): Fault[] {
  if (!isObject(json)) return fault(path, '条件应当是一个对象');
  if (depth > DEEPEST) return fault(path, '条件嵌套太深');
  const child = (inner: unknown, at: string) => conditionFaults(inner, at, scope, depth + 1);
  const joint = ['all', 'any', 'not'].find((key) => key in json);
  if (joint === undefined) return leafFaults(json, path, scope, depth);
  return [
    ...onlyKeys(json, path, [joint, ...SAID]),
    ...(joint === 'not'
      ? child(json.not, `${path}.not`)
      : eachOf(json[joint], `${path}.${joint}`, child)),
  ];
}

function leafFaults(json: Json, path: string, scope: ShapeScope, depth: number): Fault[] {
  if ('in' in json) return inFaults(json, path, scope);
  if ('within' in json) return withinFaults(json, path, scope);
  const keys = COMPARATORS.filter((key) => key in json);
  if (keys.length === 0) return isFaults(json, path, scope);
  if (keys.length > 1) return fault(path, '一个条件只能有一种比较');
  const key = keys[0] ?? 'eq';
  const bound = (value: unknown, at: string) => exprFaults(value, at, scope, depth + 1);
  return [
    ...measuredFaults(json, path, scope, depth),
    ...(key === 'between'
      ? [
          ...expect(pair(json.between), `${path}.between`, '范围要有两端'),
          ...eachOf(json.between, `${path}.between`, bound),
        ]
      : bound(json[key], `${path}.${key}`)),
  ];
}

function isFaults(json: Json, path: string, scope: ShapeScope): Fault[] {
  return [
    ...onlyKeys(json, path, ['fact', 'is', ...SAID]),
    ...optional(json.is, (is) =>
      expect(typeof is === 'boolean', `${path}.is`, '应当是 true 或 false'),
    ),
    ...factFaults(json.fact, `${path}.fact`, ['boolean'], scope),
  ];
}

function inFaults(json: Json, path: string, scope: ShapeScope): Fault[] {
  return [
    ...onlyKeys(json, path, ['fact', 'in', ...SAID]),
    ...factFaults(json.fact, `${path}.fact`, ['code'], scope),
    ...codeFaults(json.fact, json.in, `${path}.in`, scope),
  ];
}

function codeFaults(
  fact: unknown,
  codes: unknown,
  path: string,
  { catalogue }: ShapeScope,
): Fault[] {
  const known = typeof fact === 'string' && catalogue.has(fact);
  const type = known ? catalogue.definition(fact).type : undefined;
  const values = type?.kind === 'code' ? type.values.map((value) => value.code) : undefined;
  return eachOf(codes, path, (code, at) =>
    expect(!values || values.includes(String(code)), at, `没有这个选项：${String(code)}`),
  );
}

function withinFaults(json: Json, path: string, scope: ShapeScope): Fault[] {
  return [
    ...onlyKeys(json, path, ['fact', 'within', ...SAID]),
    ...factFaults(json.fact, `${path}.fact`, ['division'], scope),
    ...eachOf(json.within, `${path}.within`, (code, at) =>
      expect(typeof code === 'string' && /^\d{6,12}$/.test(code), at, '应当是区划代码'),
    ),
  ];
}

function measuredFaults(json: Json, path: string, scope: ShapeScope, depth: number): Fault[] {
  const beside = [...SAID, ...COMPARATORS];
  if (!('value' in json)) return measureFaults(json, path, scope, beside);
  return [
    ...onlyKeys(json, path, ['value', ...beside]),
    ...exprFaults(json.value, `${path}.value`, scope, depth + 1),
  ];
}

const SINCE = ['age', 'monthsSince', 'daysSince'];
const MEASURES = ['fact', 'count', ...SINCE];

function measureFaults(
  json: Json,
  path: string,
  scope: ShapeScope,
  beside: readonly string[],
): Fault[] {
  if ('count' in json) return countFaults(json, path, scope, beside);
  const since = SINCE.find((key) => key in json);
  if (since === undefined)
    return [
      ...onlyKeys(json, path, ['fact', ...beside]),
      ...factFaults(json.fact, `${path}.fact`, NUMERIC, scope),
    ];
  return [
    ...onlyKeys(json, path, [since, 'on', ...beside]),
    ...factFaults(json[since], `${path}.${since}`, ['date'], scope),
    ...optional(json.on, (on) =>
      isObject(on) ? paramFaults(on, `${path}.on`, scope) : expectDay(on, `${path}.on`),
    ),
  ];
}

function countFaults(
  json: Json,
  path: string,
  scope: ShapeScope,
  beside: readonly string[],
): Fault[] {
  const windows = ['days', 'months', 'since'].filter((key) => key in json);
  return [
    ...onlyKeys(json, path, ['count', 'days', 'months', 'since', ...beside]),
    ...expect(windows.length <= 1, path, '一个计数只能有一个时间范围'),
    ...optional(json.days, (days) => expectCount(days, `${path}.days`)),
    ...optional(json.months, (months) => expectCount(months, `${path}.months`)),
    ...optional(json.since, (since) => expectDay(since, `${path}.since`)),
    ...factFaults(json.count, `${path}.count`, ['events'], scope),
  ];
}

export function exprFaults(json: unknown, path: string, scope: ShapeScope, depth = 0): Fault[] {
  if (typeof json === 'number')
    return expect(Number.isSafeInteger(json), path, '应当是整数（金额以分为单位）');
  if (typeof json === 'string') return expectDay(json, path);
  if (!isObject(json)) return fault(path, '缺少算式');
  if (depth > DEEPEST) return fault(path, '算式嵌套太深');
  if ('param' in json) return paramFaults(json, path, scope);
  if (MEASURES.some((key) => key in json)) return measureFaults(json, path, scope, []);
  return operationFaults(json, path, scope, depth + 1);
}

function operationFaults(json: Json, path: string, scope: ShapeScope, depth: number): Fault[] {
  const part = (value: unknown, at: string) => exprFaults(value, at, scope, depth);
  const many = ['add', 'mul', 'min', 'max', 'sub'].find((key) => key in json);
  if (many !== undefined)
    return [
      ...onlyKeys(json, path, [many]),
      ...expect(many !== 'sub' || pair(json.sub), `${path}.sub`, '减法要有两个数'),
      ...eachOf(json[many], `${path}.${many}`, part),
    ];
  if ('share' in json)
    return [
      ...onlyKeys(json, path, ['share', 'num', 'den']),
      ...part(json.share, `${path}.share`),
      ...part(json.num, `${path}.num`),
      ...expectCount(json.den, `${path}.den`, '分母应当是正整数'),
    ];
  if ('if' in json)
    return [
      ...onlyKeys(json, path, ['if', 'give', 'else']),
      ...conditionFaults(json.if, `${path}.if`, scope, depth),
      ...part(json.give, `${path}.give`),
      ...part(json.else, `${path}.else`),
    ];
  return 'choose' in json ? chooseFaults(json, path, scope, depth) : fault(path, '不认识的算式');
}

function chooseFaults(json: Json, path: string, scope: ShapeScope, depth: number): Fault[] {
  const { cases } = json;
  return [
    ...onlyKeys(json, path, ['choose', 'cases', 'else']),
    ...factFaults(json.choose, `${path}.choose`, ['code'], scope),
    ...exprFaults(json.else, `${path}.else`, scope, depth),
    ...(isObject(cases)
      ? [
          ...codeFaults(json.choose, Object.keys(cases), `${path}.cases`, scope),
          ...Object.keys(cases).flatMap((code) =>
            exprFaults(cases[code], `${path}.cases.${code}`, scope, depth),
          ),
        ]
      : fault(`${path}.cases`, '缺少各选项的算式')),
  ];
}

function paramFaults(json: Json, path: string, scope: ShapeScope): Fault[] {
  const known = typeof json.param === 'string' && scope.parameters.includes(json.param);
  return [
    ...onlyKeys(json, path, ['param']),
    ...expect(known, path, `没有这个参数：${String(json.param)}`),
  ];
}

function factFaults(
  id: unknown,
  path: string,
  kinds: readonly FactType['kind'][],
  { catalogue }: ShapeScope,
): Fault[] {
  if (typeof id !== 'string' || !catalogue.has(id))
    return fault(path, `没有这个事实：${String(id)}`);
  const { kind } = catalogue.definition(id).type;
  return expect(kinds.includes(kind), path, `事实“${id}”的类型是 ${kind}，这里用不上`);
}

function pair(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2;
}
