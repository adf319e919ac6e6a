import fc from 'fast-check';
import { z } from 'zod';
import { openApiSamples } from '../src';

interface Branch {
  readonly name: string;
  readonly children: readonly Branch[];
}
const branch: z.ZodType<Branch> = z.object({
  name: z.string().min(1),
  get children() {
    return z.array(branch);
  },
});

const schemas = {
  text: z.string().min(2).max(5),
  id: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/),
  phone: z.string().regex(/^1[3-9]\d{9}$/),
  day: z.iso.date(),
  moment: z.iso.datetime({ offset: true }),
  email: z.email(),
  fen: z.int().min(1).max(99),
  beyond: z.int().positive(),
  step: z.number().multipleOf(5).min(5).max(100),
  latitude: z.number().min(-90).max(90),
  above: z.number().gt(0).lt(1),
  word: z.enum(['applied', 'waiting']),
  perhaps: z.object({ a: z.string().optional(), b: z.null(), c: z.boolean().nullable() }),
  tuple: z.tuple([z.literal('x'), z.int()]),
  either: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('a'), n: z.int() }),
    z.strictObject({ kind: z.literal('b'), list: z.array(z.string()).min(1).max(2) }),
  ]),
  both: z.intersection(z.object({ a: z.int() }), z.object({ b: z.string() })),
  map: z.record(z.string(), z.int()),
  open: z.unknown(),
  tree: branch,
};

describe('openApiSamples', () => {
  it.each(Object.entries(schemas))('makes valid values of %s', (_name, schema) => {
    const { valid } = openApiSamples(z.toJSONSchema(schema));
    fc.assert(
      fc.property(valid, (value) => {
        expect(schema.safeParse(value)).toMatchObject({ success: true });
      }),
    );
  });

  it('makes hostile values that survive JSON, most of which a strict schema refuses', () => {
    const schema = z.strictObject({
      name: z.string().min(1).max(20),
      day: z.iso.date(),
      places: z.int().min(1).max(9),
      tags: z.array(z.enum(['a', 'b'])).max(3),
    });
    const { hostile } = openApiSamples(z.toJSONSchema(schema));
    // The same values in every run: how often each kind comes up is a matter of chance.
    const values = fc.sample(hostile, { numRuns: 2000, seed: 42 });
    const refused = values.filter((value) => !schema.safeParse(value).success);
    expect(refused.length).toBeGreaterThan(1400);
    const kinds = new Set(
      refused.map((value) =>
        Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value,
      ),
    );
    expect([...kinds].sort()).toEqual(['array', 'boolean', 'null', 'number', 'object', 'string']);
    for (const value of values) expect(JSON.stringify(value)).not.toBeUndefined();
  });

  it('names a reference that leads nowhere', () => {
    expect(() => openApiSamples({ $ref: '#/$defs/Nobody' })).toThrow(
      'no such schema: #/$defs/Nobody',
    );
  });
});
