import { act } from '@testing-library/react';
import { privacyNotice } from '@yizhan/identity/vocabulary';
import LoginPage from '../../../src/pages/account/login/index';
import PrivacyPage from '../../../src/pages/account/privacy/index';
import { setProfile } from '../../../src/shell';
import { sessionStore } from '../../../src/shell/client';
import { fakeApi, ok, refuse } from '../../support/api';
import { aProfile, aSession } from '../../support/people';
import { show } from '../../support/show';
import { phone } from '../../support/taro';

const soon = '2026-11-21T06:01:00.000+08:00';
const sent = () => ({ status: 200, value: { resendAt: soon, expiresAt: soon } });

afterEach(() => act(() => sessionStore.set(null)));

const AGREED = /我已阅读并同意/;

describe('the rules of handling personal information', () => {
  it('are asked about when nothing was ticked, and a no sends nothing', async () => {
    const api = fakeApi({
      'identity.sendCode': sent,
      'identity.signInByPhone': () => ok(aSession()),
      'identity.me': () => ok(aProfile()),
    });
    const page = show(<LoginPage />);
    page.change('手机号', '13900001234');
    await page.tap('获取验证码');
    page.change('短信验证码', '123456');
    await page.see('同意个人信息处理规则吗？');
    await page.tap('先不登录');
    expect(api.calls('identity.signInByPhone')).toEqual([]);
    page.change('短信验证码', '12345');
    page.change('短信验证码', '123456');
    await page.see('同意个人信息处理规则吗？');
    await page.tap('同意并登录');
    await page.see('登录成功');
    expect(api.calls('identity.signInByPhone')).toMatchObject([
      { body: { notice: privacyNotice.version } },
    ]);
  });

  it('are read before signing in', async () => {
    const page = show(<LoginPage />);
    await page.tap('看看个人信息处理规则');
    expect(phone.opened()).toEqual(['navigateTo /pages/account/privacy/index']);
  });

  it('are agreed to again when they changed, or one is signed out', async () => {
    act(() => sessionStore.set(aSession()));
    act(() => setProfile(aProfile({ noticeDue: true })));
    const api = fakeApi({ 'identity.agreeToNotice': () => ok(aProfile()) });
    const page = show(<PrivacyPage />);
    expect(page.find('不同意，退出登录')).toBeDefined();
    await page.tap('我已阅读并同意');
    await page.see('已同意');
    expect(api.calls('identity.agreeToNotice')).toMatchObject([
      { body: { notice: privacyNotice.version } },
    ]);
    expect(page.has('不同意，退出登录')).toBe(false);
  });
});

describe('signing in', () => {
  it('by phone goes back to where one was', async () => {
    const api = fakeApi({
      'identity.sendCode': sent,
      'identity.signInByPhone': () => ok(aSession()),
      'identity.me': () => ok(aProfile()),
    });
    const page = show(<LoginPage />);
    await page.tap(AGREED);
    page.change('手机号', '13900001234');
    await page.tap('获取验证码');
    page.change('短信验证码', '123456');
    await page.see('登录成功');
    expect(api.calls('identity.signInByPhone')).toMatchObject([
      { body: { phone: '13900001234', code: '123456', notice: privacyNotice.version } },
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
    await page.tap(AGREED);
    page.change('手机号', '13900001234');
    await page.tap('获取验证码');
    page.change('短信验证码', '123456');
    await page.see('验证码不对，请重新输入');
    expect(phone.stored('session')).toBeUndefined();
    expect(page.field('短信验证码').value).toBe('');
  });

  it.each([
    '+86 139 0000 1234',
    '139 0000 1234',
    '139-0000-1234',
    '8613900001234',
    '１３９００００１２３４',
  ])('takes %s for the phone it is', async (written) => {
    const api = fakeApi({ 'identity.sendCode': sent });
    const page = show(<LoginPage />);
    page.change('手机号', written);
    await page.tap('获取验证码');
    expect(page.field('手机号').value).toBe('13900001234');
    expect(api.calls('identity.sendCode')).toMatchObject([{ body: { phone: '13900001234' } }]);
  });

  it('finds phone, field and countdown again after the page was loaded anew', async () => {
    fakeApi({ 'identity.sendCode': sent });
    const first = show(<LoginPage />);
    first.change('手机号', '13900001234');
    await first.tap('获取验证码');
    await first.see(/秒后可再发/);
    first.unmount();
    const again = show(<LoginPage />);
    expect(again.field('手机号').value).toBe('13900001234');
    expect(again.field('短信验证码')).toBeDefined();
    await again.see(/秒后可再发/);
  });

  it('lets the code be typed that was sent before, when another is asked for too soon', async () => {
    const tooSoon = () =>
      refuse(429, 'identity.code_too_soon', '验证码刚刚发过', {
        details: {
          resendAt: '2026-11-21T06:00:40.000+08:00',
          expiresAt: '2026-11-21T06:04:40.000+08:00',
          retryAfter: 40,
        },
      });
    fakeApi({ 'identity.sendCode': tooSoon });
    const page = show(<LoginPage />);
    page.change('手机号', '13900001234');
    await page.tap('获取验证码');
    await page.see('验证码已经发过，收到后填在这里');
    await page.see(/^(40|39) 秒后可再发$/);
    expect(page.field('短信验证码')).toBeDefined();
    expect(page.has('验证码刚刚发过')).toBe(false);
  });

  it('says in plain words that a phone has had its share', async () => {
    const exhausted = () =>
      refuse(429, 'identity.codes_exhausted', '发到这个手机号的验证码已经够多', {
        details: { resendAt: '2026-11-21T11:00:00.000+08:00', retryAfter: 5 * 3600 },
      });
    fakeApi({ 'identity.sendCode': exhausted });
    const page = show(<LoginPage />);
    page.change('手机号', '13900001234');
    await page.tap('获取验证码');
    await page.see('发到这个手机号的验证码已经够多');
    await page.see('5 小时后可再发');
    page.change('手机号', '13900005678');
    await page.see('获取验证码');
  });

  it('by a first password leads to changing it', async () => {
    const session = aSession({ mustChangePassword: true });
    fakeApi({
      'identity.signInByPassword': () => ok(session),
      'identity.me': () => ok(aProfile({ mustChangePassword: true })),
    });
    const page = show(<LoginPage />);
    await page.tap('工作人员用账号登录');
    await page.tap(AGREED);
    page.change('账号', 'wang');
    page.change('密码', 'first');
    await page.tap('登录');
    await page.see('登录成功');
    expect(phone.opened()).toEqual(['redirectTo /pages/account/password/index']);
  });
});
