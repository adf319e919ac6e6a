import { act } from '@testing-library/react';
import LoginPage from '../../../src/pages/account/login/index';
import { sessionStore } from '../../../src/shell/client';
import { fakeApi, ok, refuse } from '../../support/api';
import { aProfile, aSession } from '../../support/people';
import { show } from '../../support/show';
import { phone } from '../../support/taro';

const soon = '2026-11-21T06:01:00.000+08:00';
const sent = () => ({ status: 200, value: { resendAt: soon, expiresAt: soon } });

afterEach(() => act(() => sessionStore.set(null)));

describe('signing in', () => {
  it('by phone goes back to where one was', async () => {
    const api = fakeApi({
      'identity.sendCode': sent,
      'identity.signInByPhone': () => ok(aSession()),
      'identity.me': () => ok(aProfile()),
    });
    const page = show(<LoginPage />);
    page.change('手机号', '13900001234');
    await page.tap('获取验证码');
    page.change('短信验证码', '123456');
    await page.see('登录成功');
    expect(api.calls('identity.signInByPhone')).toMatchObject([
      { body: { phone: '13900001234', code: '123456' } },
    ]);
    expect(phone.opened()).toEqual(['navigateBack']);
    expect(phone.stored('session')).toEqual(aSession());
  });

  it('says what is wrong with the code and lets one try again', async () => {
    fakeApi({
      'identity.sendCode': sent,
      'identity.signInByPhone': () => refuse(400, 'identity.code_wrong', '验证码不对，请重新输入'),
    });
    const page = show(<LoginPage />);
    page.change('手机号', '13900001234');
    await page.tap('获取验证码');
    page.change('短信验证码', '123456');
    await page.see('验证码不对，请重新输入');
    expect(phone.stored('session')).toBeUndefined();
  });

  it('by a first password leads to changing it', async () => {
    const session = aSession({ mustChangePassword: true });
    fakeApi({
      'identity.signInByPassword': () => ok(session),
      'identity.me': () => ok(aProfile({ mustChangePassword: true })),
    });
    const page = show(<LoginPage />);
    await page.tap('工作人员用账号登录');
    page.change('账号', 'wang');
    page.change('密码', 'first');
    await page.tap('登录');
    await page.see('登录成功');
    expect(phone.opened()).toEqual(['redirectTo /pages/account/password/index']);
  });
});
