import 'reflect-metadata';
import type { Server } from 'node:http';
import fastifyCompress from '@fastify/compress';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { OutboxDrain } from '@yizhan/storage';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppModule } from './app.module';
import { Alarms } from './platform/alarms';
import { ClockWatch } from './platform/clock-watch';
import { answerError, genReqId, RouteBinder } from './platform/http/binder';
import { serveDocuments } from './platform/http/documents';
import { nameForwardedHeaders } from './platform/http/forwarded';
import { commonHeaders, serveHeaders } from './platform/http/headers';
import { serveHealth } from './platform/http/health';
import { operatorsOnly } from './platform/http/operators';
import { serveWeb } from './platform/http/web';
import { keptIndexKey } from './platform/index-key';
import { OutboxWake } from './platform/outbox-wake';
import type { Surroundings } from './platform/platform.module';
import { ReadinessService } from './platform/readiness';
import { Schedule } from './platform/schedule';

/** How long one connection may keep a place without saying what it wants, each in ms. */
const connectionLimits = {
  // A whole request, its body included; a picture over a bad line takes its time.
  requestTimeout: 60_000,
  // Nothing said or heard for so long, in the midst of something.
  connectionTimeout: 90_000,
  keepAliveTimeout: 65_000,
  http: { headersTimeout: 10_000, connectionsCheckingInterval: 2_000 },
};
const MOST_CONNECTIONS = 5_000;

/** The whole application, bound and ready to listen; nothing runs in the background yet. */
export async function createServer(given: Surroundings): Promise<NestFastifyApplication> {
  const index = await keptIndexKey(given.database, given.config.secrets, given.clock.now());
  const config = { ...given.config, secrets: { ...given.config.secrets, index } };
  const surroundings = { ...given, config };
  const adapter = new FastifyAdapter({
    genReqId,
    ...connectionLimits,
    trustProxy: (_address, hop) => hop < config.trustedProxies,
    routerOptions: { maxParamLength: 200 },
    // An address that can't even be read passes no hook.
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      reply.headers(commonHeaders(config));
      answerError(error, request, reply);
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.around(surroundings),
    adapter,
    { logger: ['error', 'warn'], abortOnError: false },
  );
  await app.init();
  (app.getHttpServer() as Server).maxConnections = MOST_CONNECTIONS;
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  serveHeaders(server, config);
  nameForwardedHeaders(server, config);
  await server.register(fastifyCompress, { threshold: 2048, encodings: ['br', 'gzip'] });
  const door = operatorsOnly(config);
  serveHealth(server, app.get(ReadinessService), app.get(Alarms), door);
  await serveDocuments(server, door);
  app.get(RouteBinder).bind(server);
  await serveWeb(server, config.h5Dir);
  return app;
}

/** Starts what runs in the background: sweeps and the delivery of messages. */
export async function startBackground(app: NestFastifyApplication): Promise<void> {
  app.get(ClockWatch).start();
  app.get(Schedule).start();
  await app.get(OutboxWake).start();
  app.get(OutboxDrain).start();
}
