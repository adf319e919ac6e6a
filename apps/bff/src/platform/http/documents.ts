import { dirname } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, onRequestHookHandler } from 'fastify';
import { openApi } from './openapi';

const page = `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>驿站 API</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css"></head>
<body><div id="ui"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script></body></html>`;

const start = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#ui', deepLinking: true });`;

/** The page brings styles of its own; all else comes from here. */
const policy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The contract for machines at `/api/openapi.json`, for people at `/api/docs`; who may is `door`. */
export async function serveDocuments(
  server: FastifyInstance,
  door: onRequestHookHandler,
): Promise<void> {
  const document = JSON.stringify(openApi());
  await server.register(async (documents) => {
    documents.addHook('onRequest', door);
    documents.get('/api/openapi.json', (_, reply) =>
      reply.type('application/json; charset=utf-8').send(document),
    );
    documents.get('/api/docs', (_, reply) =>
      reply.type('text/html; charset=utf-8').header('content-security-policy', policy).send(page),
    );
    documents.get('/api/docs/start.js', (_, reply) =>
      reply.type('text/javascript; charset=utf-8').send(start),
    );
    await documents.register(fastifyStatic, {
      root: dirname(require.resolve('swagger-ui-dist/package.json')),
      prefix: '/api/docs/',
      allowedPath: (path) => /^\/?swagger-ui(-bundle)?\.(css|js)$/.test(path),
      decorateReply: false,
      index: false,
    });
  });
}
