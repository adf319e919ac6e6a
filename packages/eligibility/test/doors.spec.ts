import { breaches, type Door } from '@yizhan/testing/hostile';
import type { Condition, Rule } from '../src';
import * as eligibility from '../src';
import { aRule, catalogue, compiled, paying, person, TODAY } from './support/people';

const { Catalogue, compileRule, Span, told } = eligibility;
const when: Condition = {
  all: [{ fact: 'a' }, { fact: 'n', gte: 2 }, { monthsSince: 'since', lt: 12 }],
};
const rule: Rule = aRule(when, {
  validUntil: '2030-12-31',
  parameters: {
    least: { label: '最低', values: [{ value: 5, from: '2020-01-01', source: '某文' }] },
  },
  amount: { formula: { share: { fact: 'pay' }, num: { param: 'least' }, den: 10 }, period: 'once' },
});
const asked = compileRule(rule, catalogue);
const subject = person({ a: true, n: 3 });
const facts = {
  ...told({ a: true, n: 3 }),
  b: { value: true, origin: 'held', from: TODAY, until: TODAY },
};
const options = { atLeast: 'told', horizonDays: 30, factsStay: false, divisionName: String };
const constraints = {
  exclusions: [{ rules: ['x', 'y'], source: '某文' }],
  caps: [{ rules: ['y'], most: 10, source: '某文' }],
};
const definitions = [
  {
    id: 'one',
    label: '一',
    type: { kind: 'integer', min: 0, max: 9, unit: '人' },
    question: '几？',
  },
  { id: 'two', label: '二', type: { kind: 'code', values: [{ code: 'x', label: '甲' }] } },
];
const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0;
const isText = (value: unknown) => typeof value === 'string' && value !== '';

/** A fact's value that doesn't fit counts as unknown; what may be left out may be undefined. */
function fits(path: string, value: unknown): boolean {
  if (/^facts\.\w+\.value|^values\.\w+/.test(path)) return true;
  if (/^facts\.\w+$/.test(path)) return value === undefined;
  if (
    value === undefined &&
    /(options|limits|exactUpTo|divisionName|\.(from|until|min|max|unit|question|exclusions|caps|most|budget|atLeast|horizonDays|factsStay))$/.test(
      path,
    )
  )
    return !/caps\.0\.most$/.test(path);
  if (
    isEmpty(value) &&
    /^(rules|candidates|definitions)$|(exclusions|caps|\.rules|type\.values)$/.test(path)
  )
    return true;
  if (isText(value) && /(source|label|unit|question|\.rule|\.code|rules\.\d|\.id)$/.test(path))
    return true;
  if (/subject\.values\.\d+/.test(path)) return true;
  if (/type\.unit$/.test(path)) return true;
  return value === -1 && /^(subject\.day|day|birth|on|definitions\.0\.type\.m(in|ax))$/.test(path);
}
const opaque = ['compiled', 'catalogue', 'rules.0', 'definition', 'subject.values'];

const refusesFault = (answer: unknown) => (answer as unknown[]).length > 0;
const doors: Record<string, Door> = {
  amountOf: { call: eligibility.amountOf, args: { compiled: asked, subject } },
  answersOf: { call: eligibility.answersOf, args: { compiled: asked, fact: 'n', subject } },
  bestCombination: {
    call: eligibility.bestCombination,
    args: {
      candidates: [
        { rule: 'x', amount: 5 },
        { rule: 'y', amount: 4 },
      ],
      constraints,
      exactUpTo: 22,
    },
    fits: (path, value) => fits(path, value) || (path === 'exactUpTo' && value === undefined),
  },
  bind: {
    call: eligibility.bind,
    args: { catalogue, facts, asOf: TODAY, options: { atLeast: 'told' } },
  },
  cellsOf: { call: eligibility.cellsOf, args: { compiled: asked, fact: 'n', subject } },
  checkRule: { call: eligibility.checkRule, args: { compiled: asked, asOf: TODAY } },
  compileRule: {
    call: compileRule,
    args: { rule, catalogue },
    fits: (path, value) =>
      path.startsWith('rule.examples') ||
      (isText(value) && /(id|source|label)$/.test(path)) ||
      (value === undefined && /(validUntil|parameters\.least|amount)$/.test(path)) ||
      // A number or a day, above or below nothing, whatever is measured.
      (/(values\.0\.value|\.gte|\.lt)$/.test(path) && (value === -1 || value === '2026-02-30')) ||
      (isText(value) && /^rule\.valid/.test(path) && value !== '2026-02-30') ||
      (/formula(\.share|\.num)?$/.test(path) && (value === 5 || value === -1 || value === 'x')),
    // Without it the parameter that is spoken of doesn't exist.
    as: (path) => (path === 'rule.parameters' ? 'rule.amount.formula.num' : path),
  },
  dayNumber: {
    call: eligibility.dayNumber,
    args: { date: TODAY },
    refuses: (answer) => Number.isNaN(answer),
  },
  dayText: { call: eligibility.dayText, args: { day: 20_000 } },
  decidingClauses: {
    call: eligibility.decidingClauses,
    args: { compiled: asked, subject, divisionName: String },
  },
  evaluate: { call: eligibility.evaluate, args: { compiled: asked, facts, asOf: TODAY, options } },
  evaluateAll: {
    call: eligibility.evaluateAll,
    args: { rules: [asked], facts, asOf: TODAY, options: { atLeast: 'told' } },
  },
  factsOfRule: {
    call: eligibility.factsOfRule,
    args: { rule: { when: {} } },
    opaque: ['rule.when'],
    fits: () => false,
  },
  failedExamples: { call: eligibility.failedExamples, args: { compiled: asked } },
  isElsewhere: {
    call: eligibility.isElsewhere,
    args: { code: '421024' },
    fits: (_path, value) => isText(value),
  },
  knownValueText: {
    call: eligibility.knownValueText,
    args: { fact: 'n', subject, catalogue, divisionName: String },
  },
  minimalChanges: {
    call: eligibility.minimalChanges,
    args: { compiled: asked, subject, limits: { most: 2, budget: 50 }, divisionName: String },
  },
  nextFlip: {
    call: eligibility.nextFlip,
    args: { compiled: asked, known: facts, asOf: TODAY, options },
    as: (path) => path.replace(/^known/, 'facts'),
    fits: (path, value) => fits(path.replace(/^known/, 'facts'), value),
  },
  nextQuestion: { call: eligibility.nextQuestion, args: { rules: [asked], facts, asOf: TODAY } },
  outcomeOf: { call: eligibility.outcomeOf, args: { compiled: asked, subject } },
  parseRule: {
    call: eligibility.parseRule,
    args: { json: rule, catalogue },
    opaque: ['json', 'catalogue'],
    refuses: (answer) => !(answer as { ok: boolean }).ok,
  },
  planBatch: {
    call: eligibility.planBatch,
    args: { rules: [asked], asOf: TODAY, options: { atLeast: 'told' } },
    fits: (path, value) => fits(path, value) && !(path === 'rules' && isEmpty(value)),
  },
  rankMissing: { call: eligibility.rankMissing, args: { rules: [asked], subject } },
  rawValue: {
    call: eligibility.rawValue,
    args: { type: { kind: 'integer' }, value: 5 },
    refuses: (answer) => answer === undefined,
  },
  ruleFaults: {
    call: eligibility.ruleFaults,
    args: { json: rule, catalogue },
    opaque: ['json', 'catalogue'],
    refuses: refusesFault,
  },
  runExamplesOneByOne: {
    call: (one) => [...eligibility.runExamplesOneByOne(one)],
    args: { compiled: asked },
  },
  runExamples: { call: eligibility.runExamples, args: { compiled: asked } },
  sizeOf: { call: eligibility.sizeOf, args: {} },
  told: { call: told, args: { values: { a: true } } },
  unfitFacts: {
    // Undefined isn't told: nothing is unfit.
    call: eligibility.unfitFacts,
    args: { catalogue, facts, asOf: TODAY },
    refuses: (answer) => (answer as string[]).length > 0,
  },
  valueText: {
    call: eligibility.valueText,
    args: { definition: catalogue.definition('n'), value: 3, divisionName: String },
    fits: (path, value) => path === 'value' || (path === 'divisionName' && value === undefined),
  },
  verdictOf: { call: eligibility.verdictOf, args: { value: 1 } },
  withAnswer: {
    call: eligibility.withAnswer,
    args: { facts, id: 'a', value: true },
    fits: (path, value) =>
      fits(path, value) || path === 'value' || (path === 'id' && isText(value)),
  },
  withValue: {
    call: eligibility.withValue,
    args: { subject, position: 0, value: true },
    as: (path) => (path === 'subject.values' ? 'position' : path),
    fits: (path, value) =>
      fits(path, value) ||
      path === 'value' ||
      path === 'subject.day' ||
      (path === 'subject.values' && Array.isArray(value) && value.length > 0),
  },
  yearsBetween: { call: eligibility.yearsBetween, args: { birth: 1000, on: 20_000 } },
};

it('has every exported function in the table', () => {
  const exported = Object.entries(eligibility)
    .filter(([, value]) => typeof value === 'function')
    .map(([name]) => name)
    .filter((name) => !['Catalogue', 'Span', 'checkRuleInSlices'].includes(name));
  expect(Object.keys(doors).sort()).toEqual(exported.sort());
});

it.each(Object.entries(doors))(
  '%s refuses what it can’t read, and names the field',
  (name, door) => {
    expect(breaches(name, { fits, opaque, ...door })).toEqual([]);
  },
);

it('reads definitions through a door of their own', () => {
  const door: Door = { call: (all) => new Catalogue(all), args: { definitions }, fits };
  expect(breaches('Catalogue', door)).toEqual([]);
  expect(() => new Catalogue([{ ...definitions[0], passed: true } as never])).toThrow(
    'definitions[0].passed: no such setting',
  );
  expect(() => new Catalogue([{ ...definitions[0], atMost: { fact: 'x' } } as never])).toThrow(
    'no such fact',
  );
  expect(new Span(1, 2)).toMatchObject({ lo: 1, hi: 2 });
});

it.each([null, undefined, 5, 'x', [], {}])('answers %j in a size, however odd', (json) => {
  expect(eligibility.sizeOf(json).examples).toBe(0);
});

it('sees how large and deep a rule is without going down with it', () => {
  let deep: unknown = { fact: 'a' };
  for (let at = 0; at < 50_000; at++) deep = { not: deep };
  expect(eligibility.sizeOf({ when: deep }).depth).toBeGreaterThan(1_000);
  const wide = { when: { any: Array.from({ length: 1_500 }, () => ({ fact: 'n', gte: 2 })) } };
  expect(eligibility.sizeOf(wide)).toMatchObject({ parts: 4_503, depth: 4 });
  expect(compiled(when).verdict(subject)).toBe(1);
  expect(paying(5).amount).toBeDefined();
});
