import {
  type Fen,
  type LocalDate,
  need,
  needDate,
  needKeys,
  needList,
  needObject,
  needOneOf,
  needText,
  needWhole,
} from '@yizhan/kernel';
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
  /** A date of something that has happened: it can't lie after the day asked about. */
  readonly past?: boolean;
  /** So many years before the day asked about it can't lie: nobody is older. */
  readonly withinYears?: number;
  /** A number that another fact bounds: no more than its value, or than the months since it. */
  readonly atMost?: FactLimit;
  /** A date that can't lie before that of another fact, e.g. a birth. */
  readonly notBefore?: string;
}

/** `{ fact }`: its number; `{ monthsSince, less }`: whole months since its date, so many fewer. */
export type FactLimit =
  | { readonly fact: string }
  | { readonly monthsSince: string; readonly less: number };

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
  /** A place that the person can't tell more closely. */
  readonly closest?: boolean;
}

export type Facts = Readonly<Record<string, Fact>>;

/** Facts as told, with nothing but their values. */
export function told(values: Readonly<Record<string, FactValue | null>>): Facts {
  needObject('values', values);
  const facts: Record<string, Fact> = {};
  for (const id of Object.keys(values)) facts[id] = { value: values[id] ?? null, origin: 'told' };
  return facts;
}

/** The facts that a set of rules may speak of, in the order in which ties are asked. */
export class Catalogue {
  readonly definitions: readonly FactDefinition[];
  private readonly positions = new Map<string, number>();

  constructor(definitions: readonly FactDefinition[]) {
    needList('definitions', definitions);
    this.definitions = definitions;
    definitions.forEach((definition, index) => {
      const field = `definitions[${index}]`;
      soundDefinition(field, definition);
      const { id, after } = definition;
      need(!this.positions.has(id), `${field}.id`, `fact twice: ${id}`);
      need(
        after === undefined || this.positions.has(after),
        `${field}.after`,
        `${id} comes after a fact that isn't defined before it`,
      );
      this.positions.set(id, index);
    });
    definitions.forEach(({ atMost, notBefore }, index) => {
      const limits = [notBefore, atMost && ('fact' in atMost ? atMost.fact : atMost.monthsSince)];
      for (const id of limits)
        need(id === undefined || this.has(id), `definitions[${index}]`, `no such fact: ${id}`);
    });
  }

  has(id: string): boolean {
    return this.positions.has(id);
  }

  /** Throws RangeError for a fact that isn't defined. */
  position(id: string): number {
    const index = this.positions.get(id);
    need(index !== undefined, 'fact', `no such fact: ${id}`);
    return index;
  }

  definition(id: string): FactDefinition {
    return this.definitions[this.position(id)] as FactDefinition;
  }
}

const DEFINITION = [
  'id',
  'label',
  'type',
  'question',
  'help',
  'after',
  'fixed',
  'past',
  'withinYears',
  'atMost',
  'notBefore',
];
const KINDS = ['boolean', 'integer', 'money', 'months', 'date', 'code', 'division', 'events'];

function soundDefinition(field: string, definition: FactDefinition): void {
  needKeys(field, definition, DEFINITION);
  const { id, label, type, question } = definition;
  needText(`${field}.id`, id);
  needText(`${field}.label`, label);
  needObject(`${field}.type`, type);
  needOneOf(`${field}.type.kind`, type.kind, KINDS);
  if (question !== undefined) needText(`${field}.question`, question);
  if (type.kind === 'code') {
    needList(`${field}.type.values`, type.values);
    type.values.forEach((value, index) => {
      needObject(`${field}.type.values[${index}]`, value);
      needText(`${field}.type.values[${index}].code`, value.code);
      needText(`${field}.type.values[${index}].label`, value.label);
    });
  }
  for (const end of ['min', 'max'] as const) {
    const bound = end in type ? (type as { min?: unknown; max?: unknown })[end] : undefined;
    if (bound !== undefined) needWhole(`${field}.type.${end}`, bound);
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
  need(catalogue instanceof Catalogue, 'catalogue', 'must be a catalogue of facts');
  return subjectBinder(catalogue, asOf, options)(facts);
}

/** The same for many people on one day; with `only`, other facts are left alone, as unknown. */
export function subjectBinder(
  catalogue: Catalogue,
  asOf: LocalDate,
  options: BindOptions = {},
  only: readonly string[] = catalogue.definitions.map((definition) => definition.id),
): (facts: Facts) => Subject {
  need(catalogue instanceof Catalogue, 'catalogue', 'must be a catalogue of facts');
  needDate('asOf', asOf);
  const day = dayNumber(asOf);
  needObject('options', options);
  if (options.atLeast !== undefined) needOneOf('options.atLeast', options.atLeast, ORIGINS);
  const least = ORIGINS.indexOf(options.atLeast ?? 'told');
  const wanted = only.map((id) => ({
    id,
    position: catalogue.position(id),
    type: catalogue.definition(id).type,
  }));
  return (facts) => {
    needObject('facts', facts);
    const values = new Array<Raw>(catalogue.definitions.length).fill(undefined);
    for (const { id, position, type } of wanted) {
      const fact = facts[id];
      if (fact === undefined) continue;
      needObject(`facts.${id}`, fact);
      needOneOf(`facts.${id}.origin`, fact.origin, ORIGINS);
      if (ORIGINS.indexOf(fact.origin) < least) continue;
      if (countsOn(fact, day, `facts.${id}`)) values[position] = rawValue(type, fact.value);
    }
    return { day, values };
  };
}

/** The same person with one value other than it is: for "what if" questions. */
export function withValue(subject: Subject, position: number, value: Raw): Subject {
  needObject('subject', subject);
  needList('subject.values', subject.values);
  needWhole('position', position, 0, subject.values.length - 1);
  const values = subject.values.slice();
  values[position] = value;
  return { day: subject.day, values };
}

function edgeOf(field: string, end: string, date: LocalDate): DayNumber {
  const day = dayNumber(date);
  if (Number.isNaN(day)) needDate(`${field}.${end}`, date);
  return day;
}

/** Whether a fact counts on a day. */
export function countsOn(fact: Fact, day: DayNumber, field = 'fact'): boolean {
  if (fact.from !== undefined && edgeOf(field, 'from', fact.from) > day) return false;
  return fact.until === undefined || edgeOf(field, 'until', fact.until) >= day;
}

/** The value in the form of its type, or undefined when it is none of that type. */
export function rawValue(type: FactType, value: FactValue | null): Raw {
  needObject('type', type);
  needOneOf('type.kind', type.kind, KINDS);
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

/** The least and greatest number a fact can be on a day: what has happened doesn't lie after it. */
export function boundsOn(definition: FactDefinition, day: DayNumber): readonly [number, number] {
  const [least, most] = numericBounds(definition.type);
  return [least, definition.past ? Math.min(most, day) : most];
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
