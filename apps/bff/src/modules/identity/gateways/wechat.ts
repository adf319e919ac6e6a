import { SECOND } from '@yizhan/kernel';
import type { WechatConfig } from '../../../platform/config';
import { logger } from '../../../platform/logging';

export type WechatAnswer =
  | { readonly state: 'accepted'; readonly openId: string }
  | { readonly state: 'rejected' | 'unavailable' };

/** Exchanges the code of wx.login for the person's id (小程序登录, auth.code2Session). */
export class WechatGateway {
  constructor(private readonly config: WechatConfig) {}

  async exchange(code: string): Promise<WechatAnswer> {
    const url = new URL('/sns/jscode2session', this.config.baseUrl);
    url.search = new URLSearchParams({
      appid: this.config.appId,
      secret: this.config.secret,
      js_code: code,
      grant_type: 'authorization_code',
    }).toString();
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5 * SECOND) });
      // WeChat answers JSON as text/plain, and errors with status 200 and an errcode.
      const answer = (await response.json()) as { openid?: string; errcode?: number };
      if (answer.openid) return { state: 'accepted', openId: answer.openid };
      // -1: WeChat is busy. 45011: too often. Else the code is wrong, used or expired.
      const busy = answer.errcode === -1 || answer.errcode === 45011 || !response.ok;
      return { state: busy ? 'unavailable' : 'rejected' };
    } catch (error) {
      logger.error({ err: error instanceof Error ? error.name : 'unknown' }, 'wechat out of reach');
      return { state: 'unavailable' };
    }
  }
}

export const WECHAT_GATEWAY = Symbol('WechatGateway');
