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
  const secret = (from: number) =>
    Buffer.from(Array.from({ length: 32 }, (_, at) => from + at)).toString('base64url');
  const production = {
    NODE_ENV: 'production',
    PUBLIC_URL: 'https://yizhan.example/',
    TOKEN_SECRET: secret(1),
    DATA_SECRET: secret(2),
    SIGNING_SECRET: secret(3),
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

  it('listens to this machine alone unless told', () => {
    expect(read({}).host).toBe('127.0.0.1');
    expect(read(production).host).toBe('127.0.0.1');
    expect(read({ HOST: '0.0.0.0' }).host).toBe('0.0.0.0');
  });

  it('has no sample data in production', () => {
    expect(read(production)).toMatchObject({
      sampleData: false,
      publicUrl: 'https://yizhan.example',
    });
    expect(() => read({ ...production, SAMPLE_DATA: 'on' })).toThrow('SAMPLE_DATA');
  });

  it.each([
    ['PORT', { PORT: 'eighty' }],
    ['DATABASE_URL', { DATABASE_URL: 'postgres://localhost/x' }],
    ['REDIS_URL', { REDIS_URL: 'localhost' }],
    ['SAMPLE_DATA', { SAMPLE_DATA: 'maybe' }],
    ['KNOWN_ADDRESSES', { KNOWN_ADDRESSES: '10.0.0.0/8, the station' }],
    ['OPERATOR_TOKEN', { OPERATOR_TOKEN: 'short' }],
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

  it.each([
    ['DATA_SECRET', 'TOKEN_SECRET'],
    ['SIGNING_SECRET', 'TOKEN_SECRET'],
    ['SIGNING_SECRET', 'DATA_SECRET'],
  ] as const)('refuses %s when it is the same as %s', (name, other) => {
    const env = { ...production, [name]: production[other] };
    expect(() => read(env)).toThrow(`${name}: is the same as ${other}`);
  });

  it.each(['TOKEN_SECRET', 'DATA_SECRET', 'SIGNING_SECRET'])('refuses %s of zeros', (name) => {
    const zeros = Buffer.alloc(32).toString('base64url');
    expect(() => read({ ...production, [name]: zeros })).toThrow(`${name}: is one byte over`);
  });

  it('takes the addresses of stations as a list', () => {
    const { knownAddresses } = read({ KNOWN_ADDRESSES: '203.0.113.7, 2001:db8::/48' });
    expect(knownAddresses).toEqual(['203.0.113.7', '2001:db8::/48']);
  });
});
