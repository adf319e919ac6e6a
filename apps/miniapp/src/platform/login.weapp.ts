import Taro from '@tarojs/taro';
import { type Answer, refused } from './ports';

export const canLoginByWechat = true;

/** The code that the server exchanges for the WeChat identity; it lives five minutes. */
export async function loginCode(): Promise<Answer<string>> {
  try {
    const { code } = await Taro.login();
    return code ? { ok: true, value: code } : refused('微信没有给出登录凭证，请重试');
  } catch {
    return refused('微信登录没有成功，请重试或用手机号登录');
  }
}
