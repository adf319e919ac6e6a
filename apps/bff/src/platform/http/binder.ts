import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { allRoutes, apiPrefix, type Route, requestErrors } from '@yizhan/contract';
import { type DomainError, raise } from '@yizhan/kernel';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { logger } from '../logging';
import { queryReader } from './coerce';
import { handledBy } from './handles';
import { type Handle, Pipeline } from './pipeline';
import { type FieldError, problemOf } from './problem';
import { Refusal } from './refusal';
import { noteUnavailable, unavailableAs } from './unavailable';

const usualBodyLimit = 256 * 1024;

/** Binds every route of the contract to its one handler; refuses to start when one is missing. */
@Injectable()
export class RouteBinder {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly pipeline: Pipeline,
  ) {}

  bind(server: FastifyInstance, routes: readonly Route[] = allRoutes): void {
    const handlers = this.handlers();
    for (const route of routes) {
      const found = handlers.get(route.id) ?? [];
      const [handle] = found;
      if (!handle || found.length > 1) throw new Error(`${route.id} has ${found.length} handlers`);
      this.bindOne(server, route, handle);
    }
    server.all('/api/*', (request, reply) =>
      answerProblem(reply, raise(requestErrors.not_found), request.id),
    );
  }

  /** Handlers by route id. */
  handlers(): Map<string, Handle[]> {
    const handlers = new Map<string, Handle[]>();
    for (const { instance } of this.discovery.getControllers()) {
      if (!instance) continue;
      for (const { route, method } of handledBy(instance as object)) {
        const run = (instance as Record<string, Handle>)[method] as Handle;
        handlers.set(route.id, [...(handlers.get(route.id) ?? []), run.bind(instance)]);
      }
    }
    return handlers;
  }

  private bindOne(server: FastifyInstance, route: Route, handle: Handle): void {
    const readQuery = queryReader(route.query);
    const success = route.creates ? 201 : 200;
    server.route({
      method: route.method,
      url: apiPrefix + route.path,
      bodyLimit: route.bodyLimit ?? usualBodyLimit,
      errorHandler: answerError,
      config: { routeId: route.id },
      handler: async (request, reply) => {
        const value = await this.pipeline.run(route, incomingOf(request), readQuery, handle);
        reply.code(success).type('application/json; charset=utf-8');
        return reply.send(JSON.stringify(value));
      },
    });
  }
}

function incomingOf(request: FastifyRequest) {
  const key = request.headers['idempotency-key'];
  return {
    params: request.params,
    query: request.query,
    body: request.body,
    authorization: request.headers.authorization,
    idempotencyKey: typeof key === 'string' ? key : undefined,
    ip: request.ip,
    agent: request.headers['user-agent'],
    requestId: request.id,
  };
}

/** The one place where what went wrong becomes an answer. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  if (error instanceof Refusal) return answerProblem(reply, error.error, request.id, error.fields);
  const fault = error as FastifyError;
  if (fault.statusCode === 413)
    return answerProblem(reply, raise(requestErrors.too_large), request.id);
  if (fault.statusCode && fault.statusCode >= 400 && fault.statusCode < 500)
    return answerProblem(reply, raise(requestErrors.malformed), request.id);
  const unavailable = unavailableAs(error);
  if (unavailable) {
    noteUnavailable(error, request);
    return answerProblem(reply, unavailable, request.id);
  }
  logger.error({ requestId: request.id, route: request.routeOptions.url, err: error }, 'fault');
  return answerProblem(reply, raise(requestErrors.internal), request.id);
}

export function answerProblem(
  reply: FastifyReply,
  error: DomainError,
  requestId: string,
  fields?: readonly FieldError[],
) {
  const problem = problemOf(error, requestId, fields);
  const retryAfter = error.details?.retryAfter;
  if (typeof retryAfter === 'number') reply.header('retry-after', String(retryAfter));
  if (problem.status === 401 && !reply.hasHeader('www-authenticate'))
    reply.header('www-authenticate', 'Bearer');
  return reply
    .code(problem.status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem));
}

/** Ids of requests: a caller's own is not believed, so that logs can't be forged. */
export const genReqId = () => randomUUID();
