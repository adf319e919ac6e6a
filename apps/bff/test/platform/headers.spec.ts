import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logger } from '../../src/platform/logging';
import { runningApp } from '../support/app';

const inline = 'window.started = 1';
const page = `<!doctype html><script>${inline}</script><script src="/js/app.js"></script>`;
const h5Dir = mkdtempSync(join(tmpdir(), 'yizhan-h5-'));
mkdirSync(join(h5Dir, 'js'));
writeFileSync(join(h5Dir, 'index.html'), page);
writeFileSync(join(h5Dir, 'js', 'app.js'), 'started');
afterAll(() => rmSync(h5Dir, { recursive: true }));

const operatorToken = 'a token of the operators';

/** Everything a server can answer: the page, files, data, refusals, faults, documents. */
const addresses = [
  ['GET', '/'],
  ['GET', '/index.html'],
  ['GET', '/js/app.js'],
  ['GET', '/js/missing.js'],
  ['GET', '/%E0%A4%A'],
  ['POST', '/'],
  ['GET', '/healthz'],
  ['GET', '/readyz'],
  ['GET', '/metrics'],
  ['GET', '/api/docs'],
  ['GET', '/api/docs/swagger-ui.css'],
  ['GET', '/api/docs/nothing.css'],
  ['GET', '/api/openapi.json'],
  ['GET', '/api/v1/jobs'],
  ['GET', '/api/v1/nowhere'],
  ['GET', '/api/v1/identity/me'],
  ['POST', '/api/v1/identity/codes'],
] as const;

describe('in production', () => {
  const app = runningApp({
    production: true,
    publicUrl: 'https://yizhan.example',
    h5Dir,
    operatorToken,
  });
  const ask = (method: 'GET' | 'POST', url: string, headers: Record<string, string> = {}) =>
    app.nest.inject({ method, url, headers });

  it.each(addresses)('%s %s answers with the headers that protect', async (method, url) => {
    const { headers } = await ask(method, url);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'strict-transport-security': expect.stringMatching(/^max-age=\d{8}/),
      'permissions-policy': expect.stringContaining('camera=(self)'),
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    });
    expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/);
  });

  it('never keeps an answer of the API, of whatever kind', async () => {
    for (const [method, url] of addresses.filter(([, one]) => one.startsWith('/api/v1')))
      expect((await ask(method, url)).headers['cache-control']).toBe('no-store');
  });

  it('lets the page run what was built into it, by its hash, and nothing else', async () => {
    const policy = String(
      (await ask('GET', '/pages/any/where')).headers['content-security-policy'],
    );
    const hash = createHash('sha256').update(inline).digest('base64');
    expect(policy).toContain(`script-src 'self' 'sha256-${hash}';`);
    expect((await ask('GET', '/js/app.js')).headers['cache-control']).toContain('immutable');
  });

  it('shows figures and documents to who has the token', async () => {
    const basic = Buffer.from(`operator:${operatorToken}`).toString('base64');
    for (const url of ['/metrics', '/api/docs', '/api/docs/start.js', '/api/openapi.json']) {
      expect((await ask('GET', url)).statusCode).toBe(401);
      const wrong = { authorization: 'Bearer a token of somebody else' };
      expect((await ask('GET', url, wrong)).statusCode).toBe(401);
      for (const authorization of [`Bearer ${operatorToken}`, `Basic ${basic}`])
        expect((await ask('GET', url, { authorization })).statusCode).toBe(200);
    }
    expect((await ask('GET', '/metrics')).headers['www-authenticate']).toMatch(/^Basic/);
  });
});

describe('in production without a token for operators', () => {
  const app = runningApp({ production: true, publicUrl: 'https://yizhan.example' });

  it('figures and documents are not there', async () => {
    for (const url of ['/metrics', '/api/docs', '/api/openapi.json'])
      expect((await app.nest.inject({ url })).statusCode).toBe(404);
    expect((await app.nest.inject({ url: '/healthz' })).statusCode).toBe(200);
  });
});

describe('in development', () => {
  const app = runningApp();

  it('figures and documents are open, and nobody is bound to HTTPS', async () => {
    const answer = await app.nest.inject({ url: '/api/docs' });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['strict-transport-security']).toBeUndefined();
    expect((await app.nest.inject({ url: '/metrics' })).statusCode).toBe(200);
  });

  it('a proxy nobody told of is named once', async () => {
    const warn = jest.spyOn(logger, 'warn');
    const headers = { 'x-forwarded-for': '203.0.113.9' };
    for (let n = 0; n < 3; n += 1) await app.nest.inject({ url: '/healthz', headers });
    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn).toHaveBeenCalledWith(
      { header: 'x-forwarded-for' },
      expect.stringContaining('TRUSTED_PROXIES'),
    );
    warn.mockRestore();
  });
});
