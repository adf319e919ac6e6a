import {
  err,
  type LocalDate,
  need,
  needDate,
  needList,
  needObject,
  needText,
  ok,
  type Result,
  raise,
} from '@yizhan/kernel';
import { soundExtensions } from './kept-clock';
import { type ClockRule, clockErrors, type Extension } from './rule';
import { faultsOf, isDayUnit, soundRule } from './rule-faults';

/** The version of a rule valid on a day; undefined when there is none. */
export function ruleAt(
  rules: readonly ClockRule[],
  id: string,
  date: LocalDate,
): ClockRule | undefined {
  needList('rules', rules);
  rules.forEach((rule, index) => {
    needObject(`rules[${index}]`, rule);
  });
  needText('id', id);
  needDate('date', date);
  return rules
    .filter((rule) => rule.id === id && rule.validFrom <= date)
    .filter(({ validTo }) => validTo === undefined || validTo === null || date < validTo)
    .sort((a, b) => b.version - a.version)[0];
}

/** Faults of one rule's data, each with its field; an empty list is a sound rule. Takes anything. */
export function ruleFaults(rule: ClockRule): string[] {
  return faultsOf(rule).map(({ field, problem }) => `${field}: ${problem}`);
}

/**
 * Faults of a table: each rule's own, a version kept twice, and versions of one id that are valid on
 * the same day (the higher one would hold, but which was meant isn't said).
 */
export function ruleTableFaults(rules: readonly ClockRule[]): string[] {
  if (!Array.isArray(rules)) return ['rules: must be a list'];
  const unreadable = rules.flatMap((rule, index) =>
    typeof rule === 'object' && rule !== null ? [] : [`rules[${index}]: must be an object`],
  );
  if (unreadable.length > 0) return unreadable;
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

/** Whether a further extension is within the rule. Errors: clocks.not_extendable, _used_up, _too_long. */
export function mayExtend(
  rule: ClockRule,
  granted: readonly Extension[],
  amount: number,
): Result<void> {
  soundRule('rule', rule);
  soundExtensions('granted', granted, { rule });
  need(typeof amount === 'number' && !Number.isNaN(amount), 'amount', 'must be a number');
  if (!rule.extension) return err(raise(clockErrors.not_extendable));
  const { times, amount: most, article } = rule.extension;
  if (granted.length >= times) return err(raise(clockErrors.extension_used_up, { times, article }));
  if (!(amount > 0 && amount <= most) || (isDayUnit(rule.unit) && !Number.isInteger(amount)))
    return err(raise(clockErrors.extension_too_long, { most, article }));
  return ok();
}
