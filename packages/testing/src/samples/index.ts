import type { Arbitrary } from 'fast-check';
import { hostileValues } from './hostile';
import type { JsonSchema } from './schema';
import { validValues } from './valid';

export type { JsonSchema } from './schema';

/**
 * Samples for one schema of the contract's OpenAPI document, for properties over all routes.
 *
 * @param schema JSON Schema, draft 2020-12, as `z.toJSONSchema` writes it
 */
export function openApiSamples(schema: JsonSchema): {
  readonly valid: Arbitrary<unknown>;
  readonly hostile: Arbitrary<unknown>;
} {
  return { valid: validValues(schema), hostile: hostileValues(schema) };
}
