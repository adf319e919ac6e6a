import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { serveWeb } from '../../src/platform/http/web';

const PAGE = '<!doctype html><title>驿站</title>';
const BROWSER = { accept: 'text/html,application/xhtml+xml' };

describe('what is served beside the API', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yizhan-web-'));
  let server: FastifyInstance;

  beforeAll(async () => {
    for (const [name, content] of [
      ['index.html', PAGE],
      ['favicon.ico', 'seal'],
      ['robots.txt', 'User-agent: *'],
    ] as const)
      writeFileSync(join(folder, name), content);
    server = fastify();
    await serveWeb(server, folder);
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  it.each(['/', '/pages/jobs/index', '/pages/job/detail/index?id=1'])(
    'is the app at %s',
    async (url) => {
      const answer = await server.inject({ url, headers: BROWSER });
      expect([answer.statusCode, answer.body]).toEqual([200, PAGE]);
    },
  );

  it.each(['/favicon.ico', '/robots.txt'])('is the file at %s, asked for anew', async (url) => {
    const answer = await server.inject({ url });
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-cache']);
  });

  it('is the app’s own page with 404 where a person looks for what isn’t there', async () => {
    const answer = await server.inject({ url: '/wp-login.php', headers: BROWSER });
    expect([answer.statusCode, answer.body]).toEqual([404, PAGE]);
  });

  it.each(['/js/gone.0a1b2c.js', '/.env', '/nothing.json'])(
    'is a problem for a machine at %s',
    async (url) => {
      const answer = await server.inject({ url, headers: { accept: '*/*' } });
      expect(answer.statusCode).toBe(404);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.json()).toMatchObject({ status: 404, code: 'request.not_found' });
    },
  );

  it('is no page for a form that is sent to nowhere', async () => {
    const answer = await server.inject({ method: 'POST', url: '/xmlrpc', headers: BROWSER });
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  it.each([
    ['/open311/v2/discovery.json', 'application/json', '[{"code":404,"description":'],
    ['/open311/v2/services.xml?jurisdiction_id=1', 'application/xml', '<errors><error><code>404<'],
  ])('is an error of GeoReport at %s, even for a browser', async (url, type, begin) => {
    const answer = await server.inject({ url, headers: BROWSER });
    expect([answer.statusCode, answer.body]).toEqual([404, expect.stringContaining(begin)]);
    expect(answer.headers['content-type']).toContain(type);
  });
});
