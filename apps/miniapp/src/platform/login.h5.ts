import { type Answer, refused } from './ports';

/** Whether this target can sign in with WeChat at all. */
export const canLoginByWechat = false;

/** A browser has no WeChat identity; Taro.login would resolve here with nothing. */
export async function loginCode(): Promise<Answer<string>> {
  return refused('网页上不能用微信登录，请用手机号登录');
}
