import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, readConfig } from '../../src/platform/config';

describe('the configuration', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'yizhan-config-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const read = (env: Record<string, string>) => readConfig({ VAR_DIR: folder, ...env });
  const secret = Buffer.alloc(32, 7).toString('base64url');
  const production = {
    NODE_ENV: 'production',
    PUBLIC_URL: 'https://yizhan.example/',
    TOKEN_SECRET: secret,
    DATA_SECRET: secret,
    SIGNING_SECRET: secret,
  };

  it('needs nothing in development, and keeps the secrets it makes to itself', () => {
    const first = read({});
    expect(first).toMatchObject({
      port: 3000,
      databaseUrl: null,
      redisUrl: null,
      sampleData: true,
    });
    expect(read({}).secrets).toEqual(first.secrets);
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).toContain('TOKEN_SECRET');
  });

  it('has no sample data in production unless asked', () => {
    expect(read(production)).toMatchObject({
      sampleData: false,
      publicUrl: 'https://yizhan.example',
    });
    expect(read({ ...production, SAMPLE_DATA: 'on' }).sampleData).toBe(true);
  });

  it.each([
    ['PORT', { PORT: 'eighty' }],
    ['DATABASE_URL', { DATABASE_URL: 'postgres://localhost/x' }],
    ['REDIS_URL', { REDIS_URL: 'localhost' }],
    ['SAMPLE_DATA', { SAMPLE_DATA: 'maybe' }],
    ['WECHAT_SECRET', { WECHAT_APP_ID: 'wx1' }],
    ['SMS_TEMPLATE_ID', { SMS_SECRET_ID: 'a', SMS_SECRET_KEY: 'b' }],
    ['PUBLIC_URL', { ...production, PUBLIC_URL: '' }],
  ])('names what is wrong: %s', (name, env) => {
    const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
    expect(() => read(given)).toThrow(ConfigError);
    expect(() => read(given)).toThrow(name);
  });

  it.each(['TOKEN_SECRET', 'DATA_SECRET', 'SIGNING_SECRET'])('demands %s in production', (name) => {
    expect(() => read({ ...production, [name]: 'short' })).toThrow(name);
  });
});
