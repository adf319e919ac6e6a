import { defineErrors, err, type LocalDate, ok, type Result, raise } from '@yizhan/kernel';
import { isTime, type OpeningHours, openingHoursFaults } from './opening-hours';

export type ClockUnit = 'calendar_day' | 'working_day' | 'clock_hour' | 'business_hour';
export type ClockColour = 'green' | 'yellow' | 'orange' | 'red';

/** The order of the colours: a clock's colour never falls in it while time goes by. */
export const SEVERITY: Readonly<Record<ClockColour, number>> = {
  green: 0,
  yellow: 1,
  orange: 2,
  red: 3,
};

/**
 * A colour is reached when this share of the time is spent (`share`, 1 is the due instant), or
 * when no more than `left` units are left.
 */
export interface Threshold {
  readonly colour: ClockColour;
  readonly share?: number;
  readonly left?: number;
}

/** A limit of time as data. A running clock keeps the version it was started with. */
export interface ClockRule {
  readonly id: string;
  readonly version: number;
  /** What must be done in that time, for people: 告知是否受理. */
  readonly title: string;
  /** The law or order, e.g. 信访工作条例. */
  readonly source: string;
  /** e.g. 第二十二条. */
  readonly article: string;
  /** True when it is the area's own setting rather than a text verified in full. */
  readonly local?: boolean;
  readonly validFrom: LocalDate;
  /** First day it is no longer valid. */
  readonly validTo?: LocalDate;
  readonly unit: ClockUnit;
  readonly amount: number;
  /** The day of the event isn't counted (民法典 201). Of no effect for hours. */
  readonly startsNextDay: boolean;
  /** With `startsNextDay` false: an event from this time on counts as the next day's. */
  readonly cutoff?: string;
  /** A last day of rest moves to the next working day (民法典 203). */
  readonly lastDay: 'as_is' | 'next_working_day';
  /** When the last day ends; by default at midnight (民法典 203, second paragraph). */
  readonly closesAt?: string;
  /** Needed for business hours. */
  readonly openingHours?: OpeningHours;
  /** What to do when the count runs into a year whose calendar isn't published. */
  readonly unpublished: 'provisional' | 'refuse';
  readonly extension?: {
    readonly times: number;
    readonly amount: number;
    readonly article: string;
  };
  readonly thresholds?: readonly Threshold[];
}

/** Yellow at 70 % of the time, red when over: the default of the product's design. */
export const DEFAULT_THRESHOLDS: readonly Threshold[] = [
  { colour: 'yellow', share: 0.7 },
  { colour: 'red', share: 1 },
];

export const clockErrors = defineErrors('clocks', {
  unpublished_year: {
    kind: 'unavailable',
    message: '到期日所在年份的节假日安排还没有公布，暂时不能计算。',
  },
  extension_used_up: { kind: 'conflict', message: '延期次数已经用完。' },
  extension_too_long: { kind: 'invalid', message: '延期时间超过了规定的上限。' },
  not_extendable: { kind: 'conflict', message: '这个时限不能延期。' },
  stopped: { kind: 'conflict', message: '这个时限已经结束计时。' },
});

/** The version of a rule valid on a day; undefined when there is none. */
export function ruleAt(
  rules: readonly ClockRule[],
  id: string,
  date: LocalDate,
): ClockRule | undefined {
  return rules
    .filter((rule) => rule.id === id && rule.validFrom <= date)
    .filter((rule) => rule.validTo === undefined || date < rule.validTo)
    .sort((a, b) => b.version - a.version)[0];
}

/** Faults of one rule's data; an empty list is a sound rule. */
export function ruleFaults(rule: ClockRule): string[] {
  const faults: string[] = [];
  const days = rule.unit === 'calendar_day' || rule.unit === 'working_day';
  if (!(rule.amount > 0)) faults.push('amount must be above 0');
  if (days && !Number.isInteger(rule.amount)) faults.push('days are counted whole');
  if (rule.validTo !== undefined && rule.validTo <= rule.validFrom) faults.push('never valid');
  if (rule.unit === 'business_hour' && !rule.openingHours)
    faults.push('business hours need opening hours');
  if (!days && rule.lastDay !== 'as_is') faults.push('hours have no last day to move');
  if (rule.closesAt && !days) faults.push('hours have no closing time');
  if (rule.cutoff && (!days || rule.startsNextDay))
    faults.push('a cut-off needs days, the first of which is counted');
  if (!rule.source || !rule.article) faults.push('no source or article');
  for (const { share, left } of rule.thresholds ?? []) {
    if ((share === undefined) === (left === undefined))
      faults.push('a threshold has a share or what is left');
    if (share !== undefined && !(share > 0 && share <= 1)) faults.push('a share lies in (0, 1]');
    if (left !== undefined && !(left > 0 && left < rule.amount))
      faults.push('what is left lies between 0 and the amount');
  }
  return [...faults, ...timeFaults(rule)];
}

function timeFaults(rule: ClockRule): string[] {
  const times = [rule.cutoff, rule.closesAt].filter((time) => time !== undefined);
  return [
    ...times.filter((time) => !isTime(time)).map((time) => `${time} is no time of day`),
    ...(rule.openingHours ? openingHoursFaults(rule.openingHours) : []),
  ];
}

/**
 * Faults of a table: each rule's own, a version kept twice, and versions of one id that are valid on
 * the same day (the higher one would hold, but which was meant isn't said).
 */
export function ruleTableFaults(rules: readonly ClockRule[]): string[] {
  const name = (rule: ClockRule) => `${rule.id}@${rule.version}`;
  const own = rules.flatMap((rule) => ruleFaults(rule).map((fault) => `${name(rule)}: ${fault}`));
  const between = rules.flatMap((rule, index) =>
    rules
      .slice(0, index)
      .filter(({ id }) => id === rule.id)
      .flatMap((other) => {
        if (other.version === rule.version) return [`${name(rule)} is twice`];
        return bothValid(rule, other) ? [`${name(other)} and ${name(rule)} overlap`] : [];
      }),
  );
  return [...own, ...between];
}

function bothValid(a: ClockRule, b: ClockRule): boolean {
  const before = (from: LocalDate, to: LocalDate | undefined) => to === undefined || from < to;
  return before(a.validFrom, b.validTo) && before(b.validFrom, a.validTo);
}

/** A further stretch of time, approved by someone and told to the reporter. */
export interface Extension {
  /** In the rule's unit. */
  readonly amount: number;
  readonly reason: string;
  readonly approvedAt: number;
}

/** Whether a further extension is within the rule. Errors: clocks.not_extendable, _used_up, _too_long. */
export function mayExtend(
  rule: ClockRule,
  granted: readonly Extension[],
  amount: number,
): Result<void> {
  if (!rule.extension) return err(raise(clockErrors.not_extendable));
  const { times, amount: most, article } = rule.extension;
  if (granted.length >= times) return err(raise(clockErrors.extension_used_up, { times, article }));
  if (!(amount > 0 && amount <= most))
    return err(raise(clockErrors.extension_too_long, { most, article }));
  return ok();
}
