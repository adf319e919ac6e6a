import type { Instant, LocalDate } from './clock';

/**
 * What a package was handed and can't work with: a fault of data or of code, thrown at the door,
 * before anything is reckoned with it. `field` is the way to the value: `clock.rule.amount`.
 */
export class FieldError extends RangeError {
  constructor(
    readonly field: string,
    readonly problem: string,
  ) {
    super(`${field}: ${problem}`);
    this.name = 'FieldError';
  }
}

/** Goes on when it holds; else the field is named. Throws FieldError, as all of the following. */
export function need(holds: boolean, field: string, problem: string): asserts holds {
  if (!holds) throw new FieldError(field, problem);
}

export function needObject(field: string, value: unknown): asserts value is object {
  need(isPlain(value), field, 'must be an object');
}

/** An object that has no other keys: what is misspelt is told, not passed over. */
export function needKeys(field: string, value: unknown, known: readonly string[]): void {
  needObject(field, value);
  for (const key of Object.keys(value))
    need(known.includes(key), field ? `${field}.${key}` : key, 'no such setting');
}

export function needList(field: string, value: unknown): asserts value is readonly unknown[] {
  need(Array.isArray(value), field, 'must be a list');
}

export function needFunction(field: string, value: unknown): void {
  need(typeof value === 'function', field, 'must be a function');
}

export function needText(field: string, value: unknown): asserts value is string {
  need(typeof value === 'string' && value !== '', field, 'must be a text that is not empty');
}

export function needBoolean(field: string, value: unknown): asserts value is boolean {
  need(typeof value === 'boolean', field, 'must be true or false');
}

export function needOneOf(field: string, value: unknown, known: readonly unknown[]): void {
  need(known.includes(value), field, `must be one of ${known.join(', ')}`);
}

/** A finite number within bounds, both of which are allowed. */
export function needNumber(
  field: string,
  value: unknown,
  least = Number.NEGATIVE_INFINITY,
  most = Number.POSITIVE_INFINITY,
): asserts value is number {
  need(typeof value === 'number' && Number.isFinite(value), field, 'must be a number');
  need(value >= least && value <= most, field, `must lie between ${least} and ${most}`);
}

export function needWhole(
  field: string,
  value: unknown,
  least = Number.MIN_SAFE_INTEGER,
  most = Number.MAX_SAFE_INTEGER,
): asserts value is number {
  need(Number.isSafeInteger(value), field, 'must be a whole number');
  needNumber(field, value, least, most);
}

/** The instants that a date can be made of, with a day to spare for the zone. */
const MOST_INSTANT = 8.64e15 - 86_400_000;

export function needInstant(field: string, value: unknown): asserts value is Instant {
  need(
    typeof value === 'number' && Math.abs(value) <= MOST_INSTANT,
    field,
    'must be an instant in milliseconds',
  );
}

export function needDate(field: string, value: unknown): asserts value is LocalDate {
  need(isLocalDate(value), field, 'must be a day that exists, as YYYY-MM-DD');
}

/** Whether it is a day that exists: `2026-02-30` is none. */
export function isLocalDate(value: unknown): value is LocalDate {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const at = Date.parse(`${value}T00:00:00Z`);
  // Engines read 30 February as 1 or 2 March.
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === value;
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
