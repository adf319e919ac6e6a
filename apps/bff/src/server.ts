import 'reflect-metadata';
import fastifyCompress from '@fastify/compress';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { OutboxDrain } from '@yizhan/storage';
import type { FastifyInstance } from 'fastify';
import { AppModule } from './app.module';
import { Alarms } from './platform/alarms';
import { genReqId, RouteBinder } from './platform/http/binder';
import { serveDocuments } from './platform/http/documents';
import { serveHealth } from './platform/http/health';
import { serveWeb } from './platform/http/web';
import { OutboxWake } from './platform/outbox-wake';
import type { Surroundings } from './platform/platform.module';
import { ReadinessService } from './platform/readiness';
import { Schedule } from './platform/schedule';

/** The whole application, bound and ready to listen; nothing runs in the background yet. */
export async function createServer(surroundings: Surroundings): Promise<NestFastifyApplication> {
  const { config } = surroundings;
  const adapter = new FastifyAdapter({
    genReqId,
    trustProxy: (_address, hop) => hop < config.trustedProxies,
    routerOptions: { maxParamLength: 200 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.around(surroundings),
    adapter,
    { logger: ['error', 'warn'], abortOnError: false },
  );
  await app.init();
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  await server.register(fastifyCompress, { threshold: 2048, encodings: ['br', 'gzip'] });
  serveHealth(server, app.get(ReadinessService), app.get(Alarms));
  await serveDocuments(server);
  app.get(RouteBinder).bind(server);
  await serveWeb(server, config.h5Dir);
  return app;
}

/** Starts what runs in the background: sweeps and the delivery of messages. */
export async function startBackground(app: NestFastifyApplication): Promise<void> {
  app.get(Schedule).start();
  await app.get(OutboxWake).start();
  app.get(OutboxDrain).start();
}
