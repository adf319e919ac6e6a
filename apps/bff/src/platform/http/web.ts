import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Serves the H5 build at the same address; every path that is no file is a screen of the app. */
export async function serveWeb(server: FastifyInstance, h5Dir: string): Promise<void> {
  const index = join(h5Dir, 'index.html');
  if (!existsSync(index)) return;
  const html = readFileSync(index, 'utf8');
  await server.register(fastifyStatic, {
    root: h5Dir,
    wildcard: false,
    index: false,
    immutable: true,
    maxAge: '30d',
    decorateReply: false,
    // Names carry a content hash but for the page itself.
    setHeaders: (reply, path) => {
      if (path.endsWith('.html')) reply.header('cache-control', 'no-cache');
    },
  });
  server.get('/*', (_, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('content-security-policy', contentSecurityPolicy)
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'same-origin')
      .send(html),
  );
}

/** Inline styles are what React's style attribute becomes; everything else comes from here. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "style-src 'self' 'unsafe-inline'",
  "script-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');
