import type { Fen, LocalDate } from '@yizhan/kernel';
import { type DayNumber, dayNumber } from './days';

/** What a fact can be. Bounds are inclusive; numbers without bounds start at 0 and have no end. */
export type FactType =
  | { readonly kind: 'boolean' }
  | {
      readonly kind: 'integer';
      readonly min?: number;
      readonly max?: number;
      readonly unit?: string;
    }
  /** An amount in fen. */
  | { readonly kind: 'money'; readonly min?: Fen; readonly max?: Fen }
  | { readonly kind: 'months'; readonly min?: number; readonly max?: number }
  | { readonly kind: 'date' }
  | { readonly kind: 'code'; readonly values: readonly CodeValue[] }
  /** An administrative division (GB/T 2260 and the statistics bureau's longer codes). */
  | { readonly kind: 'division' }
  /** Days on which something happened, for counts in a window. */
  | { readonly kind: 'events'; readonly unit?: string };

export interface CodeValue {
  readonly code: string;
  readonly label: string;
}

export interface FactDefinition {
  readonly id: string;
  /** A noun phrase, used in sentences. */
  readonly label: string;
  readonly type: FactType;
  /** Asked of a person; a fact without a question is only ever held or verified. */
  readonly question?: string;
  readonly help?: string;
  /** Makes sense only after this fact, defined before it, has been asked: a certificate's date. */
  readonly after?: string;
  /** Nobody can change it (a date of birth): never proposed as a change. */
  readonly fixed?: boolean;
}

export type FactValue = boolean | number | string | readonly LocalDate[];
export type Origin = 'told' | 'held' | 'verified';
export const ORIGINS: readonly Origin[] = ['told', 'held', 'verified'];

/** One fact of one person or firm. `value: null` says that it was asked for and isn't known. */
export interface Fact {
  readonly value: FactValue | null;
  readonly origin: Origin;
  /** First day on which it counts; always when absent. */
  readonly from?: LocalDate;
  /** Last day on which it counts; afterwards it is unknown again. */
  readonly until?: LocalDate;
}

export type Facts = Readonly<Record<string, Fact>>;

/** Facts as told, with nothing but their values. */
export function told(values: Readonly<Record<string, FactValue | null>>): Facts {
  const facts: Record<string, Fact> = {};
  for (const id of Object.keys(values)) facts[id] = { value: values[id] ?? null, origin: 'told' };
  return facts;
}

/** The facts that a set of rules may speak of, in the order in which ties are asked. */
export class Catalogue {
  readonly definitions: readonly FactDefinition[];
  private readonly positions = new Map<string, number>();

  constructor(definitions: readonly FactDefinition[]) {
    this.definitions = definitions;
    definitions.forEach((definition, index) => {
      if (this.positions.has(definition.id)) throw new RangeError(`fact twice: ${definition.id}`);
      if (definition.after !== undefined && !this.positions.has(definition.after))
        throw new RangeError(`${definition.id} comes after a fact that isn't defined before it`);
      this.positions.set(definition.id, index);
    });
  }

  has(id: string): boolean {
    return this.positions.has(id);
  }

  /** Throws RangeError for a fact that isn't defined. */
  position(id: string): number {
    const index = this.positions.get(id);
    if (index === undefined) throw new RangeError(`no such fact: ${id}`);
    return index;
  }

  definition(id: string): FactDefinition {
    return this.definitions[this.position(id)] as FactDefinition;
  }
}

/** A number (or day, or count of events) known only to lie between two others, both included. */
export class Span {
  constructor(
    readonly lo: number,
    readonly hi: number,
  ) {}
}

/** A value as the compiled rules read it: days as numbers, unknown as undefined. */
export type Raw = boolean | number | string | readonly DayNumber[] | Span | undefined;

/** One person's facts on one day, ready for any number of compiled rules. */
export interface Subject {
  readonly day: DayNumber;
  readonly values: readonly Raw[];
}

export interface BindOptions {
  /** Facts of a lesser origin count as unknown: a grant without application asks for verified ones. */
  readonly atLeast?: Origin;
}

/** Resolves facts as of a day. Values that don't fit their type are unknown, never wrong. */
export function bind(
  catalogue: Catalogue,
  facts: Facts,
  asOf: LocalDate,
  options: BindOptions = {},
): Subject {
  return subjectBinder(catalogue, asOf, options)(facts);
}

/** The same for many people on one day; with `only`, other facts are left alone, as unknown. */
export function subjectBinder(
  catalogue: Catalogue,
  asOf: LocalDate,
  options: BindOptions = {},
  only: readonly string[] = catalogue.definitions.map((definition) => definition.id),
): (facts: Facts) => Subject {
  const day = dayNumber(asOf);
  if (Number.isNaN(day)) throw new RangeError(`no such day: ${asOf}`);
  const least = ORIGINS.indexOf(options.atLeast ?? 'told');
  const wanted = only.map((id) => ({
    id,
    position: catalogue.position(id),
    type: catalogue.definition(id).type,
  }));
  return (facts) => {
    const values = new Array<Raw>(catalogue.definitions.length).fill(undefined);
    for (const { id, position, type } of wanted) {
      const fact = facts[id];
      if (fact === undefined || ORIGINS.indexOf(fact.origin) < least) continue;
      if (countsOn(fact, day)) values[position] = rawValue(type, fact.value);
    }
    return { day, values };
  };
}

/** The same person with one value other than it is: for "what if" questions. */
export function withValue(subject: Subject, position: number, value: Raw): Subject {
  const values = subject.values.slice();
  values[position] = value;
  return { day: subject.day, values };
}

/** Whether a fact counts on a day. */
export function countsOn(fact: Fact, day: DayNumber): boolean {
  if (fact.from !== undefined && !(dayNumber(fact.from) <= day)) return false;
  return fact.until === undefined || dayNumber(fact.until) >= day;
}

/** The value in the form of its type, or undefined when it is none of that type. */
export function rawValue(type: FactType, value: FactValue | null): Raw {
  switch (type.kind) {
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'integer':
    case 'money':
    case 'months':
      return isWithin(type, value) ? value : undefined;
    case 'date':
      return typeof value === 'string' ? definedDay(value) : undefined;
    case 'code':
      return type.values.some((known) => known.code === value) ? (value as string) : undefined;
    case 'division':
      return typeof value === 'string' && /^\d{6,12}$/.test(value) ? value : undefined;
    case 'events':
      return Array.isArray(value) ? eventDays(value) : undefined;
  }
}

/** The least and greatest number a fact can be; a date can be any day. */
export function numericBounds(type: FactType): readonly [number, number] {
  if (type.kind === 'integer' || type.kind === 'money' || type.kind === 'months')
    return [type.min ?? 0, type.max ?? Number.POSITIVE_INFINITY];
  if (type.kind === 'date') return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return [0, Number.POSITIVE_INFINITY];
}

function isWithin(type: FactType, value: FactValue | null): value is number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return false;
  const [least, most] = numericBounds(type);
  return value >= least && value <= most;
}

function definedDay(value: string): DayNumber | undefined {
  const day = dayNumber(value);
  return Number.isNaN(day) ? undefined : day;
}

function eventDays(value: readonly LocalDate[]): readonly DayNumber[] | undefined {
  const days = value.map(dayNumber);
  return days.some(Number.isNaN) ? undefined : days.sort((a, b) => a - b);
}
