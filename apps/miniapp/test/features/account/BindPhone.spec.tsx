import PhonePage from '../../../src/pages/account/phone/index';
import ProfilePage from '../../../src/pages/account/profile/index';
import { fakeApi, ok, refuse } from '../../support/api';
import { aProfile } from '../../support/people';
import { show } from '../../support/show';
import { phone } from '../../support/taro';

const soon = '2026-11-21T06:01:00.000+08:00';
const sendCode = () => ({ status: 200, value: { resendAt: soon, expiresAt: soon } });

describe('my phone', () => {
  it('is bound from the profile by who came by WeChat', async () => {
    fakeApi({ 'identity.me': () => ok(aProfile({ phone: null, wechatBound: true })) });
    const page = show(<ProfilePage />);
    await page.see('还没有绑定');
    await page.tap(/去绑定/);
    expect(phone.opened()).toEqual(['navigateTo /pages/account/phone/index']);
  });

  it('is bound with the code sent to it', async () => {
    const api = fakeApi({
      'identity.me': () => ok(aProfile({ phone: null, wechatBound: true })),
      'identity.sendCode': sendCode,
      'identity.bindPhone': () => ok(aProfile({ wechatBound: true })),
    });
    const page = show(<PhonePage />);
    await page.see('还没有绑定手机号');
    page.change('手机号', '13900001234');
    await page.tap('获取验证码');
    page.change('短信验证码', '123456');
    await page.see('手机号已绑定');
    expect(api.calls('identity.sendCode')).toMatchObject([{ body: { phone: '13900001234' } }]);
    expect(api.calls('identity.bindPhone')).toMatchObject([
      { body: { phone: '13900001234', code: '123456' } },
    ]);
    expect(phone.opened()).toEqual(['navigateBack']);
  });

  it('is changed, and one that is another’s is refused in plain words', async () => {
    fakeApi({
      'identity.me': () => ok(aProfile()),
      'identity.sendCode': sendCode,
      'identity.bindPhone': () => refuse(409, 'identity.phone_taken', '这个手机号已绑定其他账号'),
    });
    const page = show(<PhonePage />);
    await page.see('现在的手机号 139****1234');
    page.change('新手机号', '13900005678');
    await page.tap('获取验证码');
    page.change('短信验证码', '123456');
    await page.see('这个手机号已绑定其他账号');
    expect(page.find('换成这个号')).toBeDefined();
    expect(phone.opened()).toEqual([]);
  });
});
