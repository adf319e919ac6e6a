import type { Actor } from '../actor';
import { AGREED } from './sign-in';

/** Opens an account; the first password is shown this once. */
export async function opensAccount(
  administrator: Actor,
  name: string,
  account: string,
): Promise<string> {
  await administrator.tapTo('人员和角色', '从左边选一个人');
  await administrator.tap('开通账号');
  await administrator.fill('姓名', name);
  await administrator.fill('账号', account);
  await administrator.choose('角色', '话务员');
  await administrator.looksAt('people-desk');
  await administrator.tap('开通并取得首次密码');
  await administrator.see('密码只显示这一次');
  return /首次密码(\S+?)密码只/.exec(await administrator.reads())?.[1] ?? '';
}

/** At the first sign-in the handed-over password must be changed. */
export async function changesFirstPassword(
  newcomer: Actor,
  account: string,
  first: string,
): Promise<void> {
  const own = 'qing-feng-xu-lai-2026';
  await newcomer.visit('pages/account/login/index', '获取验证码', 0);
  await newcomer.tap('工作人员用账号登录');
  await newcomer.tap(AGREED);
  await newcomer.fill('账号', account);
  await newcomer.fill('密码', first);
  await newcomer.tap('登录');
  await newcomer.see('原密码');
  await newcomer.picture('first-password');
  await newcomer.fill('原密码', first);
  await newcomer.fill('新密码', own);
  await newcomer.fill('再输一次新密码', own);
  await newcomer.tap('修改密码');
  await newcomer.see('密码已修改');
  await newcomer.see('最近的活');
  await newcomer.visit('pages/desk/cases/index', '从左边选一件');
}

/** What a supervisor reads; each number says what it counts. */
export async function readsFigures(supervisor: Actor): Promise<void> {
  await supervisor.tapTo('督办数据', '近 7 天');
  await supervisor.looksAt('figures');
}
