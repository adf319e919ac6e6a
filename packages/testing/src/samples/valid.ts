import fc from 'fast-check';
import { bounds, type JsonSchema, merged, resolved, type Subschema } from './schema';
import { strings } from './strings';

/** How deep a schema that contains itself is followed. */
const DEEPEST = 4;

/** Values that a schema takes. */
export function validValues(root: JsonSchema): fc.Arbitrary<unknown> {
  return sampleOf(root, { root, depth: 0 });
}

interface Place {
  readonly root: JsonSchema;
  readonly depth: number;
}

function sampleOf(subschema: Subschema, place: Place): fc.Arbitrary<unknown> {
  const schema = merged(resolved(subschema, place.root), place.root);
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return oneOf(choices, place);
  const types = typesOf(schema);
  return fc.oneof(...types.map((type) => ofType(type, schema, place)));
}

/** Beyond the deepest level the choices without objects and lists end what would go on for ever. */
function oneOf(choices: readonly Subschema[], place: Place): fc.Arbitrary<unknown> {
  const flat = choices.filter((choice) => {
    const { type } = resolved(choice, place.root);
    return type !== 'object' && type !== 'array';
  });
  const open = place.depth > DEEPEST && flat.length > 0 ? flat : choices;
  return fc.oneof(...open.map((choice) => sampleOf(choice, place)));
}

function typesOf({ type, properties }: JsonSchema): readonly string[] {
  if (typeof type === 'string') return [type];
  if (type) return type;
  return properties ? ['object'] : ['anything'];
}

function ofType(type: string, schema: JsonSchema, place: Place): fc.Arbitrary<unknown> {
  switch (type) {
    case 'string':
      return strings(schema);
    case 'integer':
      return integers(schema);
    case 'number':
      return Number.isInteger(schema.multipleOf) ? integers(schema) : numbers(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return lists(schema, place);
    case 'object':
      return objects(schema, place);
    case 'anything':
      return fc.jsonValue({ maxDepth: 2 });
    default:
      throw new Error(`no such type: ${type}`);
  }
}

function integers(schema: JsonSchema): fc.Arbitrary<number> {
  const { above = -Infinity, below = Infinity } = bounds(schema);
  const step = Math.max(1, schema.multipleOf ?? 1);
  const least = Math.max(schema.minimum ?? -1_000_000, above + 1);
  const most = Math.min(schema.maximum ?? Math.max(least, 0) + 1_000_000, below - 1);
  return fc
    .integer({ min: Math.ceil(least / step), max: Math.floor(most / step) })
    .map((n) => n * step);
}

function numbers(schema: JsonSchema): fc.Arbitrary<number> {
  const { above, below } = bounds(schema);
  const min = above ?? schema.minimum ?? -1_000_000;
  const max = below ?? schema.maximum ?? Math.max(min, 0) + 1_000_000;
  const excluded = { minExcluded: above !== undefined, maxExcluded: below !== undefined };
  return (
    fc
      .double({ min, max, ...excluded, noNaN: true, noDefaultInfinity: true })
      // JSON knows no negative zero.
      .map((value) => (Object.is(value, -0) ? 0 : value))
  );
}

function lists(schema: JsonSchema, place: Place): fc.Arbitrary<unknown[]> {
  const inside = { ...place, depth: place.depth + 1 };
  if (schema.prefixItems)
    return fc.tuple(...schema.prefixItems.map((item) => sampleOf(item, inside)));
  const items = Array.isArray(schema.items) ? true : ((schema.items ?? true) as Subschema);
  const minLength = schema.minItems ?? 0;
  const more = place.depth > DEEPEST ? 0 : 3;
  const maxLength = Math.min(schema.maxItems ?? minLength + more, minLength + more);
  if (maxLength === 0) return fc.constant([]);
  return fc.array(sampleOf(items, inside), { minLength, maxLength });
}

function objects(schema: JsonSchema, place: Place): fc.Arbitrary<object> {
  const inside = { ...place, depth: place.depth + 1 };
  const required = new Set(schema.required ?? []);
  const wanted = Object.entries(schema.properties ?? {}).filter(
    ([key]) => required.has(key) || place.depth <= DEEPEST,
  );
  const fields = Object.fromEntries(wanted.map(([key, value]) => [key, sampleOf(value, inside)]));
  const known = fc.record(fields, { requiredKeys: [...required].filter((key) => key in fields) });
  if (Object.keys(fields).length > 0 || typeof schema.additionalProperties !== 'object')
    return known.map((value) => ({ ...value }));
  const names = sampleOf(schema.propertyNames ?? { type: 'string', minLength: 1 }, inside);
  return fc.dictionary(names.map(String), sampleOf(schema.additionalProperties, inside), {
    maxKeys: 3,
    noNullPrototype: true,
  });
}
