import {
  type LocalDate,
  need,
  needDate,
  needFunction,
  needKeys,
  needList,
  needObject,
  needOneOf,
  needText,
  needWhole,
} from '@yizhan/kernel';
import type { CompiledRule } from './compiled';
import { Catalogue, type FactDefinition, type Facts, ORIGINS, type Subject } from './facts';

/* What the exported functions are handed is checked here: each throws FieldError with the field. */

export function needCompiled(field: string, compiled: CompiledRule): void {
  needObject(field, compiled);
  needFunction(field, compiled.verdict);
  needCatalogue(field, compiled.catalogue);
}

export function needRules(rules: readonly CompiledRule[]): void {
  needList('rules', rules);
  rules.forEach((rule, index) => {
    needCompiled(`rules[${index}]`, rule);
  });
}

export function needCatalogue(field: string, catalogue: Catalogue): void {
  need(catalogue instanceof Catalogue, field, 'must be a catalogue of facts');
}

export function needSubject(subject: Subject, { definitions }: Catalogue): void {
  needObject('subject', subject);
  needWhole('subject.day', subject.day);
  needList('subject.values', subject.values);
  const isWhole = subject.values.length === definitions.length;
  need(isWhole, 'subject.values', 'must have a place for each fact of the catalogue');
}

export function needKnownFact(field: string, id: string, catalogue: Catalogue): void {
  needText(field, id);
  need(catalogue.has(id), field, `no such fact: ${id}`);
}

export function needFacts(facts: Facts): void {
  needObject('facts', facts);
  for (const id of Object.keys(facts)) {
    const fact = facts[id];
    needObject(`facts.${id}`, fact);
    needOneOf(`facts.${id}.origin`, fact.origin, ORIGINS);
    if (fact.from !== undefined) needDate(`facts.${id}.from`, fact.from);
    if (fact.until !== undefined) needDate(`facts.${id}.until`, fact.until);
  }
}

const OPTIONS = ['atLeast', 'horizonDays', 'factsStay', 'divisionName'];
/** Days looked ahead at most: a century. */
const FARTHEST = 36_525;

/** Options of evaluating, of flips and of batches; a misspelt one is told. */
export function needOptions(options: {
  readonly atLeast?: unknown;
  readonly horizonDays?: unknown;
  readonly factsStay?: unknown;
  readonly divisionName?: unknown;
}): void {
  needKeys('options', options, OPTIONS);
  if (options.atLeast !== undefined) needOneOf('options.atLeast', options.atLeast, ORIGINS);
  if (options.horizonDays !== undefined)
    needWhole('options.horizonDays', options.horizonDays, 0, FARTHEST);
  if (options.factsStay !== undefined)
    needOneOf('options.factsStay', options.factsStay, [true, false]);
  needNamer('options.divisionName', options.divisionName);
}

export function needNamer(field: string, name: unknown): void {
  if (name !== undefined) needFunction(field, name);
}

/** A person's or firm's facts on a day: what most questions begin with. */
export function needAsked(facts: Facts, asOf: LocalDate): void {
  needFacts(facts);
  needDate('asOf', asOf);
}

export function needDefinition(definition: FactDefinition): void {
  needObject('definition', definition);
  needObject('definition.type', definition.type);
  needText('definition.label', definition.label);
}
