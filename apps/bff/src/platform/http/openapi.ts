import { allRoutes, apiPrefix, problem, type Route, requestErrors } from '@yizhan/contract';
import type { ErrorType } from '@yizhan/kernel';
import * as z from 'zod';
import { statusFor } from './problem';

type Json = Record<string, unknown>;

/** The contract as an OpenAPI 3.1 document, made from the same data that the server is bound by. */
export function openApi(routes: readonly Route[] = allRoutes): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = apiPrefix + route.path.replace(/:([A-Za-z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '驿站 API',
      version: '1',
      description:
        'Instants are ISO 8601 with offset, money is in fen, coordinates are WGS-84. Errors are problem documents (RFC 9457) with a stable code.',
    },
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Problem: jsonSchema(problem) },
    },
  };
}

export function jsonSchema(schema: z.core.$ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest as Json;
}

function operation(route: Route): Json {
  const open = route.access === 'public';
  return {
    operationId: route.id,
    tags: [route.id.split('.')[0]],
    summary: route.summary,
    ...(open ? {} : { security: [{ bearer: [] }] }),
    'x-access': route.access,
    parameters: parameters(route),
    ...(route.body
      ? { requestBody: { required: true, content: content(route.body, 'application/json') } }
      : {}),
    responses: {
      [route.creates ? '201' : '200']: {
        description: 'done',
        content: content(route.response, 'application/json'),
      },
      ...refusals(route),
    },
  };
}

function content(schema: z.core.$ZodType, type: string): Json {
  return { [type]: { schema: jsonSchema(schema) } };
}

function parameters(route: Route): Json[] {
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    schema: { type: 'string', maxLength: 100 },
  };
  return [
    ...fields(route.params, 'path'),
    ...fields(route.query, 'query'),
    ...(route.creates ? [key] : []),
  ];
}

function fields(schema: Route['params'], place: 'path' | 'query'): Json[] {
  if (!schema) return [];
  const json = jsonSchema(schema) as { properties?: Json; required?: string[] };
  return Object.entries(json.properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: json.required?.includes(name) ?? false,
    schema: property,
  }));
}

function refusals(route: Route): Json {
  const shared: ErrorType[] = [requestErrors.invalid, requestErrors.internal];
  if (route.access !== 'public')
    shared.push(requestErrors.unauthenticated, requestErrors.forbidden);
  if (route.limit) shared.push(requestErrors.limited);
  if (route.params) shared.push(requestErrors.not_found);
  const byStatus = new Map<number, ErrorType[]>();
  for (const error of [...shared, ...route.errors])
    byStatus.set(statusFor(error), [...(byStatus.get(statusFor(error)) ?? []), error]);
  return Object.fromEntries(
    [...byStatus].map(([status, errors]) => [
      status,
      {
        description: errors.map((error) => `\`${error.code}\` ${error.message}`).join('\n\n'),
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    ]),
  );
}
