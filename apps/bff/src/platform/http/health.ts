import type { FastifyInstance, onRequestHookHandler } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Alarms } from '../alarms';
import { areaMetrics } from '../metrics';
import type { ReadinessService } from '../readiness';

/** `/healthz` lives, `/readyz` can serve, `/metrics` for Prometheus behind the operators' door. */
export function serveHealth(
  server: FastifyInstance,
  readiness: ReadinessService,
  alarms: Alarms,
  door: onRequestHookHandler,
): void {
  server.get('/healthz', (_, reply) => reply.send({ status: 'ok' }));
  server.get('/readyz', async (_, reply) => {
    const { ready, ...found } = await readiness.look();
    return reply.code(ready ? 200 : 503).send(found);
  });
  serveMetrics(server, alarms, door);
}

function serveMetrics(server: FastifyInstance, alarms: Alarms, door: onRequestHookHandler): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'yizhan_request_seconds',
    help: 'Time to answer, by route of the contract and status',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3],
    registers: [registry],
  });
  new Gauge({
    name: 'yizhan_alarms',
    help: 'Alarms that stand now, by name',
    labelNames: ['alarm'],
    registers: [registry],
    collect() {
      this.reset();
      for (const { name } of alarms.all()) this.set({ alarm: name }, 1);
    },
  });
  server.addHook('onResponse', (request, reply, done) => {
    const route = (request.routeOptions.config as { routeId?: string }).routeId;
    if (route) seconds.observe({ route, status: reply.statusCode }, reply.elapsedTime / 1000);
    done();
  });
  const all = Registry.merge([registry, areaMetrics]);
  server.get('/metrics', { onRequest: door }, async (_, reply) =>
    reply.type(all.contentType).send(await all.metrics()),
  );
}
