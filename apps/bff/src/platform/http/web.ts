import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { requestErrors } from '@yizhan/contract';
import { raise } from '@yizhan/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerProblem } from './binder';
import { pagePolicy } from './headers';

/** Files without a hash in their name are asked for anew. */
const UNHASHED = /\.(html|ico|txt)$/;

/** The app's one page, with the policy that its own scripts need. */
interface Page {
  readonly html: string;
  readonly policy: string;
}

/**
 * Serves the H5 build at the same address: `/` and `/pages/…` are screens of the app. Any other
 * address that is no file has nothing behind it and says so with 404: a person sees the app's own
 * page, a machine a problem (RFC 9457), one that asks for Open311 the errors of GeoReport v2.
 */
export async function serveWeb(server: FastifyInstance, h5Dir: string): Promise<void> {
  const page = readPage(h5Dir);
  if (page) await serveFiles(server, h5Dir, page);
  server.all('/open311/*', (request, reply) => answerOpen311(request, reply));
  server.all('/*', (request, reply) =>
    page && isPerson(request)
      ? sendPage(reply.code(404), page)
      : answerProblem(reply, raise(requestErrors.not_found), request.id),
  );
}

/** Undefined when the screens aren't built. */
function readPage(h5Dir: string): Page | undefined {
  const index = join(h5Dir, 'index.html');
  if (!existsSync(index)) return undefined;
  const html = readFileSync(index, 'utf8');
  return { html, policy: pagePolicy(html) };
}

async function serveFiles(server: FastifyInstance, h5Dir: string, page: Page): Promise<void> {
  await server.register(fastifyStatic, {
    root: h5Dir,
    wildcard: false,
    index: false,
    immutable: true,
    maxAge: '30d',
    decorateReply: false,
    setHeaders: (reply, path) => {
      if (UNHASHED.test(path)) reply.header('cache-control', 'no-cache');
      if (path.endsWith('.html')) reply.header('content-security-policy', page.policy);
    },
  });
  for (const screen of ['/', '/pages/*']) server.get(screen, (_, reply) => sendPage(reply, page));
}

/** Whether a browser asks for something to be shown, and not for a part of a page. */
const isPerson = ({ method, headers }: FastifyRequest): boolean =>
  ['GET', 'HEAD'].includes(method) && (headers.accept ?? '').includes('text/html');

function sendPage(reply: FastifyReply, { html, policy }: Page) {
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-cache')
    .header('content-security-policy', policy)
    .send(html);
}

/** Errors as GeoReport v2 gives them, in the form that the address names. */
function answerOpen311(request: FastifyRequest, reply: FastifyReply) {
  const description = requestErrors.not_found.message;
  const isXml = request.url.split('?')[0]?.endsWith('.xml');
  const xml = `<?xml version="1.0" encoding="utf-8"?><errors><error><code>404</code><description>${description}</description></error></errors>`;
  reply.code(404).type(`application/${isXml ? 'xml' : 'json'}; charset=utf-8`);
  return reply.send(isXml ? xml : JSON.stringify([{ code: 404, description }]));
}
