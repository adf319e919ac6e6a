import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config';

type HeaderConfig = Pick<Config, 'publicUrl'>;

/** What no screen needs is off for the page and whatever it may come to hold. */
const permissions = [
  'camera=(self)',
  'geolocation=(self)',
  'microphone=()',
  'payment=()',
  'usb=()',
  'display-capture=()',
].join(', ');

/**
 * The headers of every answer, errors and files too; a route may set stricter or laxer ones over
 * them. Nothing is kept by browsers or proxies unless the route says so: most answers are about a
 * person, and refusals may name one too.
 */
export function commonHeaders({ publicUrl }: HeaderConfig): Readonly<Record<string, string>> {
  return {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'permissions-policy': permissions,
    'cross-origin-opener-policy': 'same-origin',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cache-control': 'no-store',
    // Only for an address that is reached by HTTPS: elsewhere browsers ignore it.
    ...(publicUrl.startsWith('https://')
      ? { 'strict-transport-security': 'max-age=31536000' }
      : {}),
  };
}

/** Puts them on whatever this server answers. */
export function serveHeaders(server: FastifyInstance, config: HeaderConfig): void {
  const headers = commonHeaders(config);
  server.addHook('onRequest', (request, reply, done) => {
    // The same id stands in the log: what a person reads out leads to its line.
    reply.headers({ ...headers, 'x-request-id': request.id });
    done();
  });
}

/** Scripts of a page that stand in it, outside of any file; events in attributes aren't among them. */
const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/gi;

/**
 * What the page of the app may load: scripts from here and those that stand in the page as built, by
 * their hash. Inline styles are what React's style attribute becomes.
 */
export function pagePolicy(html: string): string {
  const inline = [...html.matchAll(INLINE_SCRIPT)].map(([, script]) => script ?? '');
  const hashes = inline
    .filter((script) => script !== '')
    .map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  return [
    "default-src 'self'",
    "img-src 'self' data: blob:",
    "style-src 'self' 'unsafe-inline'",
    ['script-src', "'self'", ...hashes].join(' '),
    "font-src 'self' data:",
    "media-src 'self' blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}
