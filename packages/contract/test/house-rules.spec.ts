import * as z from 'zod';
import { requestErrors } from '../src';
import type { Route } from '../src/route';
import { allRoutes, routes } from '../src/routes';

const named = allRoutes.map((route) => [route.id, route] as const);

interface Json {
  readonly [key: string]: unknown;
}

/** Every schema inside a schema. */
function* within(schema: unknown): Generator<Json> {
  if (typeof schema !== 'object' || schema === null) return;
  yield schema as Json;
  for (const value of Object.values(schema)) yield* within(value);
}

const json = (schema: z.core.$ZodType, io: 'input' | 'output') =>
  z.toJSONSchema(schema, { io, unrepresentable: 'throw' });

describe('the contract as a whole', () => {
  it('names each route once', () => {
    const ids = allRoutes.map((route) => route.id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const places = allRoutes.map((route) => `${route.method} ${route.path.replace(/:\w+/g, ':')}`);
    expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([]);
  });

  it('calls each route by its area and its key', () => {
    const expected = Object.entries(routes).flatMap(([area, own]) =>
      Object.keys(own).map((key) => `${area}.${key}`),
    );
    expect(allRoutes.map((route) => route.id)).toEqual(expected);
  });
});

describe.each(named)('%s', (_, route: Route) => {
  it('uses a method that wx.request knows', () => {
    expect(['GET', 'POST', 'PUT', 'DELETE']).toContain(route.method);
  });

  it('says who may call', () => {
    if (typeof route.access === 'string') expect(['public', 'signed-in']).toContain(route.access);
    else expect(route.access.length).toBeGreaterThan(0);
  });

  it('describes each parameter of its path', () => {
    const inPath = [...route.path.matchAll(/:([A-Za-z]+)/g)].map((match) => match[1]);
    const described = route.params ? Object.keys(route.params.shape) : [];
    expect(described.sort()).toEqual(inPath.sort());
    expect(route.path).toMatch(/^(\/(:[a-zA-Z]+|[a-z0-9-]+))+$/);
  });

  it('writes with POST, PUT or DELETE only, and creates with POST', () => {
    if (route.method === 'GET') {
      expect(route.body).toBeUndefined();
      expect(route.transaction).toBeUndefined();
    }
    if (route.creates) expect(route.method).toBe('POST');
    // wx.request sends no body with DELETE.
    if (route.method === 'DELETE') expect(route.body).toBeUndefined();
  });

  it('has a summary for the documents', () => {
    expect(route.summary).toMatch(/^[A-Z].{5,}/);
  });

  it('declares refusals with a code of an area and a Chinese sentence', () => {
    const shared = Object.values(requestErrors).map((error) => error.code as string);
    for (const error of route.errors) {
      expect(error.code).toMatch(/^[a-z_]+\.[a-z_]+$/);
      expect(shared).not.toContain(error.code);
      expect(error.message).toMatch(/[\u4e00-\u9fff]/);
    }
    const codes = route.errors.map((error) => error.code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('lets only declared fields out', () => {
    for (const schema of within(json(route.response, 'output'))) {
      if (schema.properties) expect(schema.additionalProperties).toBe(false);
      // An empty schema is anything at all.
      if (schema.items) expect(Object.keys(schema.items as Json)).not.toEqual([]);
    }
  });

  it('bounds every text and list that comes in', () => {
    const open = [route.params, route.query, route.body].flatMap((schema) =>
      schema ? [...within(json(schema, 'input'))].filter(isUnbounded) : [],
    );
    expect(open).toEqual([]);
  });
});

function isUnbounded(schema: Json): boolean {
  if (schema.type === 'string')
    return !('maxLength' in schema || 'pattern' in schema || 'enum' in schema || 'const' in schema);
  return schema.type === 'array' && !('maxItems' in schema);
}
