import type { Route } from '@yizhan/contract';
import * as z from 'zod';

type Kind = 'number' | 'boolean' | 'array' | 'text';

interface JsonSchema {
  readonly type?: string;
  readonly anyOf?: readonly JsonSchema[];
}

/**
 * Query strings know only text; this turns each declared field into its declared type, and leaves
 * what doesn't fit for the schema to refuse.
 */
export function queryReader(schema: Route['query']): (query: unknown) => unknown {
  if (!schema) return () => undefined;
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, JsonSchema>;
  };
  const kinds = new Map<string, Kind>(
    Object.entries(json.properties ?? {}).map(([name, property]) => [name, kindOf(property)]),
  );
  return (query) => {
    const read: Record<string, unknown> = {};
    // Unknown names are dropped; an empty value is one not given.
    for (const [name, value] of Object.entries((query ?? {}) as Record<string, unknown>))
      if (kinds.has(name) && value !== '') read[name] = convert(kinds.get(name), value);
    return read;
  };
}

function kindOf(schema: JsonSchema): Kind {
  const types = [schema.type, ...(schema.anyOf ?? []).map((each) => each.type)];
  if (types.includes('array')) return 'array';
  if (types.includes('number') || types.includes('integer')) return 'number';
  return types.includes('boolean') ? 'boolean' : 'text';
}

function convert(kind: Kind | undefined, value: unknown): unknown {
  if (kind === 'array') return Array.isArray(value) ? value : [value];
  if (typeof value !== 'string') return value;
  if (kind === 'number') return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  if (kind === 'boolean') return value === 'true' ? true : value === 'false' ? false : value;
  return value;
}
