import type { LocalDate } from '@yizhan/kernel';
import type { FactValue } from './facts';
import type { Verdict } from './verdict';

/*
 * A rule file is plain JSON of these shapes; `rule.schema.json` says the same to editors.
 */

export interface ParamRef {
  readonly param: string;
}
export interface FactRef {
  readonly fact: string;
}
/** Full years since a date of birth, on the day of the evaluation or on a day of its own. */
export interface AgeOf {
  readonly age: string;
  readonly on?: LocalDate | ParamRef;
}
/** Whole months since a date. */
export interface MonthsSince {
  readonly monthsSince: string;
  readonly on?: LocalDate | ParamRef;
}
/** Whole days since a date. */
export interface DaysSince {
  readonly daysSince: string;
  readonly on?: LocalDate | ParamRef;
}
/** How many different days of an events fact lie in the window that ends on the day asked about. */
export interface CountOf {
  readonly count: string;
  readonly days?: number;
  readonly months?: number;
  readonly since?: LocalDate;
}
export type Measure = FactRef | AgeOf | MonthsSince | DaysSince | CountOf;

/** A total expression over whole numbers, fen and days; a date literal is `YYYY-MM-DD`. */
export type Expr =
  | number
  | LocalDate
  | ParamRef
  | Measure
  | { readonly add: readonly Expr[] }
  | { readonly sub: readonly [Expr, Expr] }
  | { readonly mul: readonly Expr[] }
  | { readonly min: readonly Expr[] }
  | { readonly max: readonly Expr[] }
  /** `share × num / den`, half a fen away from zero. */
  | { readonly share: Expr; readonly num: number | ParamRef; readonly den: number }
  | { readonly if: Condition; readonly give: Expr; readonly else: Expr }
  /** By the code of a fact. */
  | {
      readonly choose: string;
      readonly cases: Readonly<Record<string, Expr>>;
      readonly else: Expr;
    };

/** Exactly one of these stands beside a measure. */
export interface Comparator {
  readonly eq?: Expr;
  readonly ne?: Expr;
  readonly gt?: Expr;
  readonly gte?: Expr;
  readonly lt?: Expr;
  readonly lte?: Expr;
  readonly between?: readonly [Expr, Expr];
}

/** The clause in words for the person; a sentence is made from the tree when absent. */
interface Said {
  readonly say?: string;
  /** Article or paragraph that the clause rests on. */
  readonly article?: string;
}

export type All = { readonly all: readonly Condition[] } & Said;
export type Any = { readonly any: readonly Condition[] } & Said;
export type Not = { readonly not: Condition } & Said;
/** A boolean fact as it should be; true when `is` is absent. */
export type FactIs = { readonly fact: string; readonly is?: boolean } & Said;
export type FactIn = { readonly fact: string; readonly in: readonly string[] } & Said;
/** A division that lies within one of these. */
export type FactWithin = { readonly fact: string; readonly within: readonly string[] } & Said;
export type Compare = (Measure | { readonly value: Expr }) & Comparator & Said;

export type Leaf = FactIs | FactIn | FactWithin | Compare;
export type Condition = All | Any | Not | Leaf;

/** A figure that changes with the years (minimum wage, ceiling, rate): each value with its source. */
export interface ParameterValue {
  readonly value: number | LocalDate;
  readonly from: LocalDate;
  readonly until?: LocalDate;
  readonly source: string;
}
export interface Parameter {
  readonly label: string;
  readonly values: readonly ParameterValue[];
}

export type Period = 'once' | 'month' | 'year';

/** In fen. `most` bounds what the formula may give; a formula without any bound is a fault. */
export interface Amount {
  readonly formula: Expr;
  readonly period: Period;
  readonly say?: string;
}

/** Read by policy officers, run as tests. Values are given as told facts. */
export interface Example {
  readonly name: string;
  readonly asOf: LocalDate;
  readonly facts: Readonly<Record<string, FactValue | null>>;
  readonly verdict: Verdict;
  /** Fen, or the least and the most (null: no bound). */
  readonly amount?: number | readonly [number, number | null];
}

export interface Rule {
  readonly id: string;
  readonly version: number;
  readonly source: string;
  readonly validFrom: LocalDate;
  readonly validUntil?: LocalDate;
  readonly parameters?: Readonly<Record<string, Parameter>>;
  readonly when: Condition;
  readonly amount?: Amount;
  readonly examples: readonly Example[];
}

export const COMPARATORS = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'between'] as const;
export type ComparatorKey = (typeof COMPARATORS)[number];

export function isAll(condition: Condition): condition is All {
  return 'all' in condition;
}
export function isAny(condition: Condition): condition is Any {
  return 'any' in condition;
}
export function isNot(condition: Condition): condition is Not {
  return 'not' in condition;
}

/** The comparator of a leaf, or undefined for one that is none. */
export function comparatorOf(leaf: Leaf): ComparatorKey | undefined {
  return COMPARATORS.find((key) => key in leaf);
}

/** What a comparison measures, as an expression. */
export function measuredBy(leaf: Compare): Expr {
  if ('value' in leaf) return leaf.value;
  if ('age' in leaf) return { age: leaf.age, on: leaf.on };
  if ('monthsSince' in leaf) return { monthsSince: leaf.monthsSince, on: leaf.on };
  if ('daysSince' in leaf) return { daysSince: leaf.daysSince, on: leaf.on };
  if ('count' in leaf)
    return { count: leaf.count, days: leaf.days, months: leaf.months, since: leaf.since };
  return { fact: leaf.fact };
}

/** What a comparison compares with: one bound, or two for `between`. */
export function comparedWith(leaf: Compare): readonly Expr[] {
  const key = comparatorOf(leaf);
  if (key === undefined) return [];
  if (key === 'between') return leaf.between ?? [];
  const bound = leaf[key];
  return bound === undefined ? [] : [bound];
}

export function childrenOf(condition: Condition): readonly Condition[] {
  if (isAll(condition)) return condition.all;
  if (isAny(condition)) return condition.any;
  return isNot(condition) ? [condition.not] : [];
}
