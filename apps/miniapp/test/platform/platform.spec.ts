import { loginCode as loginInBrowser } from '../../src/platform/login';
import { randomKey } from '../../src/platform/randomKey';
import { requestHeaders as browserHeaders } from '../../src/platform/requestHeaders.h5';
import { requestHeaders as weappHeaders } from '../../src/platform/requestHeaders.weapp';
import { transport } from '../../src/platform/transport';
import { phone } from '../support/taro';

const request = { method: 'GET', url: '/api/v1/home', headers: {} } as const;

describe('transport', () => {
  it('answers with the status and body whatever the status', async () => {
    phone.answer(() => ({ statusCode: 409, data: { code: 'jobs.shift_overlap' } }));
    expect(await transport(request)).toEqual({
      status: 409,
      body: { code: 'jobs.shift_overlap' },
    });
  });

  it.each([
    [{ errMsg: 'request:fail timeout' }, 'timeout'],
    [{ name: 'AbortError' }, 'timeout'],
    [{ errMsg: 'request:fail' }, 'network'],
    [new TypeError('Failed to fetch'), 'network'],
  ])('tells %o as %s', async (cause, failure) => {
    phone.answer(() => Promise.reject(cause));
    expect(await transport(request)).toEqual({ failure });
  });

  it('does not wait for a phone that never reports', async () => {
    jest.useFakeTimers();
    phone.answer(() => new Promise(() => undefined));
    const answer = transport(request);
    await jest.advanceTimersByTimeAsync(20_000);
    expect(await answer).toEqual({ failure: 'timeout' });
    jest.useRealTimers();
  });
});

it('claims no JSON in WeChat when there is no body', () => {
  expect(weappHeaders({ accept: 'a' })).toEqual({ accept: 'a', 'content-type': 'text/plain' });
  expect(weappHeaders({ 'content-type': 'application/json' })).toEqual({
    'content-type': 'application/json',
  });
  expect(browserHeaders({ accept: 'a' })).toEqual({ accept: 'a' });
});

it('says plainly that a browser cannot sign in by WeChat', async () => {
  expect(await loginInBrowser()).toEqual({ ok: false, reason: expect.stringContaining('手机号') });
});

it('makes keys that differ, in the order of time', () => {
  const keys = Array.from({ length: 200 }, () => randomKey(1_700_000_000_000));
  expect(new Set(keys).size).toBe(200);
  expect(keys.every((key) => /^[0-9A-HJKMNP-TV-Z]{26}$/.test(key))).toBe(true);
  expect(randomKey(1_800_000_000_000) > randomKey(1_700_000_000_000)).toBe(true);
});
