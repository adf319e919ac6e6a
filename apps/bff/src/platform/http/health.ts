import type { Database } from '@yizhan/storage';
import type { FastifyInstance } from 'fastify';
import type { Redis } from 'ioredis';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** `/healthz` lives, `/readyz` can serve, `/metrics` for Prometheus. */
export function serveHealth(
  server: FastifyInstance,
  database: Database,
  redis: Redis | null,
): void {
  server.get('/healthz', (_, reply) => reply.send({ status: 'ok' }));
  server.get('/readyz', async (_, reply) => {
    const [databaseUp, redisUp] = await Promise.all([
      works(() => database.query('SELECT 1')),
      redis ? works(() => redis.ping()) : true,
    ]);
    const ready = databaseUp && redisUp;
    return reply.code(ready ? 200 : 503).send({ database: databaseUp, redis: redisUp });
  });
  serveMetrics(server);
}

async function works(probe: () => Promise<unknown>): Promise<boolean> {
  try {
    await probe();
    return true;
  } catch {
    return false;
  }
}

function serveMetrics(server: FastifyInstance): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'yizhan_request_seconds',
    help: 'Time to answer, by route of the contract and status',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3],
    registers: [registry],
  });
  server.addHook('onResponse', (request, reply, done) => {
    const route = (request.routeOptions.config as { routeId?: string }).routeId;
    if (route) seconds.observe({ route, status: reply.statusCode }, reply.elapsedTime / 1000);
    done();
  });
  server.get('/metrics', async (_, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
}
