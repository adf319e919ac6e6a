import { FieldError, isLocalDate, need, needWhole } from '@yizhan/kernel';
import { isTime, openingHoursFaults } from './opening-hours';
import type { ClockRule, ClockUnit, Threshold } from './rule';

/** What is wrong with a field. */
export interface Fault {
  readonly field: string;
  readonly problem: string;
}

export function isDayUnit(unit: ClockUnit): boolean {
  return unit === 'calendar_day' || unit === 'working_day';
}

/** A century of days: every walk over the days of a limit ends. */
const MOST_AMOUNT = 36_525;
const UNITS = ['calendar_day', 'working_day', 'clock_hour', 'business_hour'];
const COLOURS = ['green', 'yellow', 'orange', 'red'];
/** What each setting must be; one that isn't here is misspelt. */
const KINDS: Readonly<Record<keyof ClockRule, (value: unknown) => string | undefined>> = {
  id: text,
  version: (value) => (Number.isSafeInteger(value) ? undefined : 'must be a whole number'),
  title: text,
  source: text,
  article: text,
  local: truth,
  validFrom: date,
  validTo: date,
  unit: oneOf(UNITS),
  amount: above,
  startsNextDay: truth,
  cutoff: time,
  lastDay: oneOf(['as_is', 'next_working_day']),
  closesAt: time,
  openingHours: object,
  unpublished: oneOf(['provisional', 'refuse']),
  extension: object,
  thresholds: (value) => (Array.isArray(value) ? undefined : 'must be a list'),
};
const OPTIONAL: readonly string[] = [
  'local',
  'validTo',
  'cutoff',
  'closesAt',
  'openingHours',
  'extension',
  'thresholds',
];

/**
 * What is wrong with a rule, whatever was handed over. @param hours whether opening hours are gone
 * through too; they are when they are laid over a calendar
 */
export function faultsOf(rule: ClockRule, hours = true): Fault[] {
  if (object(rule)) return [{ field: 'rule', problem: 'must be an object' }];
  const faults: Fault[] = [];
  for (const key of Object.keys(rule))
    if (!(key in KINDS)) faults.push({ field: key, problem: 'no such setting' });
  for (const key of Object.keys(KINDS) as (keyof ClockRule)[]) {
    const value: unknown = rule[key];
    const isMissing = value === undefined || value === null;
    const problem = isMissing && OPTIONAL.includes(key) ? undefined : KINDS[key](value);
    if (problem) faults.push({ field: key, problem });
  }
  if (faults.length > 0) return faults;
  faults.push(...togetherFaults(rule), ...extensionFaults(rule), ...thresholdFaults(rule));
  if (hours && rule.openingHours)
    for (const fault of openingHoursFaults(rule.openingHours))
      faults.push({ field: 'openingHours', problem: fault });
  return faults;
}

function togetherFaults(rule: ClockRule): Fault[] {
  const days = isDayUnit(rule.unit);
  const checks: [boolean, keyof ClockRule, string][] = [
    [days && !Number.isInteger(rule.amount), 'amount', 'days are counted whole'],
    [!!rule.validTo && rule.validTo <= rule.validFrom, 'validTo', 'never valid'],
    [
      rule.unit === 'business_hour' && !rule.openingHours,
      'openingHours',
      'business hours need opening hours',
    ],
    [!days && rule.lastDay !== 'as_is', 'lastDay', 'hours have no last day to move'],
    [!days && !!rule.closesAt, 'closesAt', 'hours have no closing time'],
    [
      !!rule.cutoff && (!days || rule.startsNextDay),
      'cutoff',
      'a cut-off needs days, the first of which is counted',
    ],
  ];
  return checks.flatMap(([wrong, field, problem]) => (wrong ? [{ field, problem }] : []));
}

function extensionFaults({ extension, unit }: ClockRule): Fault[] {
  if (!extension) return [];
  const { times, amount, article } = extension;
  const faults = unknownKeys('extension', extension, ['times', 'amount', 'article']);
  const add = (field: string, problem: string | undefined) =>
    problem && faults.push({ field: `extension.${field}`, problem });
  add(
    'times',
    Number.isSafeInteger(times) && times > 0 ? undefined : 'must be a whole number above 0',
  );
  add('amount', above(amount));
  if (isDayUnit(unit) && !above(amount) && !Number.isInteger(amount))
    add('amount', 'days are counted whole');
  add('article', text(article));
  return faults;
}

function thresholdFaults({ thresholds, amount }: ClockRule): Fault[] {
  return (thresholds ?? []).flatMap((threshold, index) => {
    const field = `thresholds[${index}]`;
    if (object(threshold)) return [{ field, problem: 'must be an object' }];
    return [
      ...unknownKeys(field, threshold, ['colour', 'share', 'left']),
      ...oneThreshold(field, threshold, amount),
    ];
  });
}

function oneThreshold(field: string, { colour, share, left }: Threshold, amount: number): Fault[] {
  const faults: Fault[] = [];
  const add = (part: string, problem: string) => faults.push({ field: field + part, problem });
  if (!COLOURS.includes(colour)) add('.colour', `must be one of ${COLOURS.join(', ')}`);
  if ((share === undefined) === (left === undefined))
    add('', 'a threshold has a share or what is left');
  if (share !== undefined && !(above(share) === undefined && share <= 1))
    add('.share', 'a share lies in (0, 1]');
  if (left !== undefined && !(above(left) === undefined && left < amount))
    add('.left', 'what is left lies between 0 and the amount');
  return faults;
}

function unknownKeys(field: string, value: object, known: readonly string[]): Fault[] {
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => ({ field: `${field}.${key}`, problem: 'no such setting' }));
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? undefined : 'must be a text that is not empty';
}

function truth(value: unknown): string | undefined {
  return typeof value === 'boolean' ? undefined : 'must be true or false';
}

function date(value: unknown): string | undefined {
  return isLocalDate(value) ? undefined : 'must be a day that exists, as YYYY-MM-DD';
}

function time(value: unknown): string | undefined {
  return isTime(value) ? undefined : `${String(value)} is no time of day`;
}

function above(value: unknown): string | undefined {
  const sound = typeof value === 'number' && value > 0 && value <= MOST_AMOUNT;
  return sound ? undefined : `must be above 0 and at most ${MOST_AMOUNT}`;
}

function object(value: unknown): string | undefined {
  const sound = typeof value === 'object' && value !== null && !Array.isArray(value);
  return sound ? undefined : 'must be an object';
}

function oneOf(known: readonly string[]): (value: unknown) => string | undefined {
  return (value) =>
    known.includes(value as string) ? undefined : `must be one of ${known.join(', ')}`;
}

/**
 * The rule as it came through the door, null counting as missing. Throws FieldError with the first
 * field that is wrong. @param field where it was found: `clock.rule`
 */
export function soundRule(field: string, rule: ClockRule): ClockRule {
  const [fault] = faultsOf(rule, false);
  if (fault)
    throw new FieldError(fault.field === 'rule' ? field : `${field}.${fault.field}`, fault.problem);
  return Object.values(rule).includes(null as never) ? withoutNulls(rule) : rule;
}

function withoutNulls(rule: ClockRule): ClockRule {
  return Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== null)) as never;
}

/** An amount of the rule's unit that can be counted: above nothing, and days whole. */
export function soundAmount(
  field: string,
  amount: unknown,
  { unit }: Pick<ClockRule, 'unit'>,
): void {
  const problem = above(amount);
  need(problem === undefined, field, problem ?? '');
  if (isDayUnit(unit)) needWhole(field, amount);
}
