/** What of JSON Schema (draft 2020-12) is understood here: what `z.toJSONSchema` writes. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  /** A boolean in OpenAPI 3.0 only, and not understood. */
  readonly exclusiveMinimum?: number | boolean;
  readonly exclusiveMaximum?: number | boolean;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly items?: Subschema | readonly Subschema[];
  readonly prefixItems?: readonly Subschema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Subschema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Subschema;
  readonly propertyNames?: Subschema;
  readonly anyOf?: readonly Subschema[];
  readonly oneOf?: readonly Subschema[];
  readonly allOf?: readonly Subschema[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Subschema>>;
}

export type Subschema = boolean | JsonSchema;

/** What a number must lie above and below, where those themselves are left out. */
export function bounds(schema: JsonSchema): { above?: number; below?: number } {
  const { exclusiveMinimum, exclusiveMaximum } = schema;
  return {
    above: typeof exclusiveMinimum === 'number' ? exclusiveMinimum : undefined,
    below: typeof exclusiveMaximum === 'number' ? exclusiveMaximum : undefined,
  };
}

/** Follows `#/$defs/…`; other references aren't written by the contract. */
export function resolved(schema: Subschema, root: JsonSchema): JsonSchema {
  if (typeof schema === 'boolean') return {};
  if (!schema.$ref) return schema;
  if (schema.$ref === '#') return root;
  const name = /^#\/(?:\$defs|components\/schemas)\/(.+)$/.exec(schema.$ref)?.[1];
  const target = name === undefined ? undefined : root.$defs?.[name];
  if (target === undefined) throw new Error(`no such schema: ${schema.$ref}`);
  return resolved(target, root);
}

/** The parts of an `allOf` as one schema: properties and demands together, the last word wins. */
export function merged(schema: JsonSchema, root: JsonSchema): JsonSchema {
  if (!schema.allOf) return schema;
  const parts = [
    { ...schema, allOf: undefined },
    ...schema.allOf.map((part) => merged(resolved(part, root), root)),
  ];
  return {
    ...Object.assign({}, ...parts),
    properties: Object.assign(
      {},
      ...parts.map((part) => part.properties),
    ) as JsonSchema['properties'],
    required: parts.flatMap((part) => part.required ?? []),
  };
}
