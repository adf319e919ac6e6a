import { formatYuan } from '@yizhan/kernel';
import { dayText } from './days';
import { isElsewhere } from './divisions';
import { needCatalogue, needDefinition, needKnownFact, needNamer, needSubject } from './door';
import { type Catalogue, type FactDefinition, type Raw, Span, type Subject } from './facts';
import {
  type ComparatorKey,
  type Compare,
  type Condition,
  comparatorOf,
  comparedWith,
  type Expr,
  isAll,
  isAny,
  isNot,
  type Leaf,
  type Measure,
  measuredBy,
  type Rule,
} from './rule';
import { factOf, isMeasure } from './walk';

/** What sentences need to know beyond the rule. */
export interface Wording {
  readonly catalogue: Catalogue;
  readonly rule: Rule;
  /** A division's name; its code when absent. */
  readonly divisionName?: (code: string) => string;
}

/** A condition as a short Chinese phrase: its own words where the rule gives them. */
export function phrase(condition: Condition, wording: Wording, negated = false): string {
  if (condition.say) return negated ? `不是：${condition.say}` : condition.say;
  if (isNot(condition)) return phrase(condition.not, wording, !negated);
  if (isAll(condition)) return join(condition.all, negated ? '，或者' : '，并且', wording, negated);
  if (isAny(condition)) return join(condition.any, negated ? '，并且' : '，或者', wording, negated);
  return leafPhrase(condition, wording, negated);
}

function join(parts: readonly Condition[], by: string, wording: Wording, negated: boolean): string {
  return parts.map((part) => phrase(part, wording, negated)).join(by);
}

function leafPhrase(leaf: Leaf, wording: Wording, negated: boolean): string {
  if ('in' in leaf) {
    const { label } = wording.catalogue.definition(leaf.fact);
    return `${label}${negated ? '不是' : '是'}${listed(leaf.in, codeLabels(leaf.fact, wording))}`;
  }
  if ('within' in leaf) {
    const { label } = wording.catalogue.definition(leaf.fact);
    const names = leaf.within.map((code) => wording.divisionName?.(code) ?? code);
    return `${label}${negated ? '不在' : '在'}${names.join('、')}`;
  }
  const key = comparatorOf(leaf);
  if (key === undefined) return isPhrase(leaf as { fact: string; is?: boolean }, wording, negated);
  return comparePhrase(leaf as Compare, negated ? OPPOSITE[key] : PLAIN[key], wording);
}

function isPhrase(
  leaf: { readonly fact: string; readonly is?: boolean },
  wording: Wording,
  negated: boolean,
): string {
  const { label } = wording.catalogue.definition(leaf.fact);
  return (leaf.is ?? true) !== negated ? label : `不是“${label}”`;
}

const PLAIN: Record<ComparatorKey, string> = {
  eq: '等于',
  ne: '不等于',
  gt: '超过',
  gte: '不少于',
  lt: '少于',
  lte: '不超过',
  between: '在',
};
const OPPOSITE: Record<ComparatorKey, string> = {
  eq: '不等于',
  ne: '等于',
  gt: '不超过',
  gte: '少于',
  lt: '不少于',
  lte: '超过',
  between: '不在',
};

function comparePhrase(leaf: Compare, operator: string, wording: Wording): string {
  const measured = measuredBy(leaf);
  const bounds = comparedWith(leaf).map((bound) => exprPhrase(bound, measured, wording));
  const name = exprPhrase(measured, measured, wording);
  if (bounds.length === 2) return `${name}${operator} ${bounds[0]} 到 ${bounds[1]} 之间`;
  return `${name}${operator} ${bounds[0]}`;
}

/** An expression in words, a bare number in the unit of what it is compared with. */
function exprPhrase(expr: Expr, beside: Expr, wording: Wording): string {
  if (typeof expr === 'string') return expr;
  if (typeof expr === 'number') return numberText(expr, beside, wording);
  if ('param' in expr) return wording.rule.parameters?.[expr.param]?.label ?? expr.param;
  if (isMeasure(expr)) return measurePhrase(expr, wording);
  return '按公式算出的数';
}

function measurePhrase(measure: Measure, wording: Wording): string {
  const { label } = wording.catalogue.definition(factOf(measure));
  if ('age' in measure) return '年龄';
  if ('monthsSince' in measure) return `${label}到现在的月数`;
  if ('daysSince' in measure) return `${label}到现在的天数`;
  if ('count' in measure) return `${windowText(measure)}${label}`;
  return label;
}

function windowText(measure: { readonly days?: number; readonly months?: number }): string {
  if (measure.days !== undefined) return `最近 ${measure.days} 天的`;
  return measure.months === undefined ? '' : `最近 ${measure.months} 个月的`;
}

function numberText(value: number, beside: Expr, wording: Wording): string {
  if (!isMeasure(beside)) return String(value);
  if ('age' in beside) return `${value} 周岁`;
  if ('monthsSince' in beside) return `${value} 个月`;
  if ('daysSince' in beside) return `${value} 天`;
  return valueText(wording.catalogue.definition(factOf(beside)), value, wording.divisionName);
}

/** What is known of a fact on the subject's day: events still to come aren't counted yet. */
export function knownValueText(
  fact: string,
  subject: Subject,
  catalogue: Catalogue,
  divisionName?: (code: string) => string,
): string {
  needCatalogue('catalogue', catalogue);
  needSubject(subject, catalogue);
  needKnownFact('fact', fact, catalogue);
  needNamer('divisionName', divisionName);
  const value = subject.values[catalogue.position(fact)];
  const known = Array.isArray(value) ? value.filter((day) => day <= subject.day) : value;
  return valueText(catalogue.definition(fact), known, divisionName);
}

/** A value for a person to read: units, labels, 是 / 否. */
export function valueText(
  definition: FactDefinition,
  value: Raw,
  divisionName?: (code: string) => string,
): string {
  needDefinition(definition);
  needNamer('divisionName', divisionName);
  const { type } = definition;
  if (value === undefined) return '不清楚';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (value instanceof Span) return spanText(definition, value);
  if (Array.isArray(value)) return `${new Set(value).size} 天`;
  if (type.kind === 'code')
    return type.values.find((known) => known.code === value)?.label ?? String(value);
  if (type.kind === 'division' && isElsewhere(String(value))) return '其他地方';
  if (type.kind === 'division') return divisionName?.(String(value)) ?? String(value);
  return amountText(definition, value as number);
}

function amountText({ type }: FactDefinition, value: number): string {
  if (type.kind === 'money') return `${formatYuan(value)} 元`;
  if (type.kind === 'months') return `${value} 个月`;
  if (type.kind === 'date') return dayText(value);
  if (type.kind === 'events') return `${value} ${type.unit ?? '天'}`;
  return type.kind === 'integer' && type.unit ? `${value} ${type.unit}` : String(value);
}

function spanText(definition: FactDefinition, span: Span): string {
  const lo = Number.isFinite(span.lo) ? amountText(definition, span.lo) : '';
  const hi = Number.isFinite(span.hi) ? amountText(definition, span.hi) : '';
  const isDate = definition.type.kind === 'date';
  if (lo && hi) return `${lo} 到 ${hi}`;
  if (lo) return isDate ? `${lo} 或以后` : `${lo}或更多`;
  return isDate ? `${hi} 或以前` : `${hi}或更少`;
}

function codeLabels(fact: string, wording: Wording): (code: string) => string {
  const { type } = wording.catalogue.definition(fact);
  const values = type.kind === 'code' ? type.values : [];
  return (code) => values.find((known) => known.code === code)?.label ?? code;
}

function listed(codes: readonly string[], label: (code: string) => string): string {
  return codes.length === 1 ? label(codes[0] ?? '') : `${codes.map(label).join('、')}之一`;
}
