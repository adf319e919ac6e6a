import type { Actor } from '../actor';
import type { City } from '../city';

/** The tick without which nobody signs in. */
export const AGREED = /我已阅读并同意/;

/** By a phone and the code that was sent to it. */
export async function signsInByPhone(
  actor: Actor,
  city: City,
  phone: string,
  name: string,
): Promise<void> {
  await actor.visit('pages/me/index', '您好', 0);
  await actor.tapTo('登录', '获取验证码', 0);
  await actor.tap(AGREED);
  await actor.fill('手机号', phone);
  await actor.tap('获取验证码');
  await actor.see('短信验证码');
  await actor.looksAt(`sign-in-${actor.name}`);
  await actor.fill('短信验证码', city.codeFor(phone));
  await actor.see(name);
}

/** Staff, by account and password. */
export async function signsInByAccount(actor: Actor, account: string, name: string): Promise<void> {
  await actor.visit('pages/me/index', '您好', 0);
  await actor.tapTo('登录', '获取验证码', 0);
  await actor.tap('工作人员用账号登录');
  await actor.tap(AGREED);
  await actor.fill('账号', account);
  await actor.fill('密码', `yizhan-${account}`);
  await actor.tap('登录');
  await actor.see(name);
}
