import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WechatConfig } from '../../../platform/config';

/**
 * Stands in for api.weixin.qq.com in development and tests. It checks what it is sent as WeChat
 * does: app id and secret, grant type, a code that works once. Any code beginning with `dev-` is
 * good; the same code always belongs to the same person.
 */
export class WechatStandIn {
  readonly appId = 'wx-stand-in';
  readonly secret = 'stand-in-secret';
  private readonly used = new Set<string>();
  private server: Server | null = null;
  private address = '';

  get config(): WechatConfig {
    return { appId: this.appId, secret: this.secret, baseUrl: this.address };
  }

  async start(): Promise<void> {
    this.server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://stand-in');
      const known = url.pathname === '/sns/jscode2session' && request.method === 'GET';
      response.statusCode = known ? 200 : 404;
      // The real endpoint answers JSON as text/plain.
      response.setHeader('content-type', 'text/plain');
      response.end(known ? JSON.stringify(this.answer(url.searchParams)) : '');
    });
    const server = this.server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    const server = this.server;
    if (server) await new Promise((resolve) => server.close(resolve));
  }

  private answer(query: URLSearchParams) {
    const code = query.get('js_code') ?? '';
    if (query.get('appid') !== this.appId) return { errcode: 40013, errmsg: 'invalid appid' };
    if (query.get('secret') !== this.secret) return { errcode: 40125, errmsg: 'invalid appsecret' };
    if (query.get('grant_type') !== 'authorization_code')
      return { errcode: 40002, errmsg: 'invalid grant_type' };
    if (!code.startsWith('dev-')) return { errcode: 40029, errmsg: 'invalid code' };
    if (this.used.has(code)) return { errcode: 40163, errmsg: 'code been used' };
    this.used.add(code);
    // `dev-<person>.<anything>`: the part before the dot names the person.
    const person = code.split('.')[0] ?? code;
    const openid = `o${createHash('sha256').update(person).digest('base64url').slice(0, 27)}`;
    return { openid, session_key: 'c3RhbmQtaW4tc2Vzc2lvbg==' };
  }
}
