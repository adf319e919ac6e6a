import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { pagePolicy } from './headers';

/** Serves the H5 build at the same address; every path that is no file is a screen of the app. */
export async function serveWeb(server: FastifyInstance, h5Dir: string): Promise<void> {
  const index = join(h5Dir, 'index.html');
  if (!existsSync(index)) return;
  const html = readFileSync(index, 'utf8');
  const policy = pagePolicy(html);
  await server.register(fastifyStatic, {
    root: h5Dir,
    wildcard: false,
    index: false,
    immutable: true,
    maxAge: '30d',
    decorateReply: false,
    // Names carry a content hash but for the page itself.
    setHeaders: (reply, path) => {
      if (!path.endsWith('.html')) return;
      reply.header('cache-control', 'no-cache');
      reply.header('content-security-policy', policy);
    },
  });
  server.get('/*', (_, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('content-security-policy', policy)
      .send(html),
  );
}
