import MissingPage from '../../../src/pages/account/missing/index';
import RegisterPage from '../../../src/pages/employer/register/index';
import MePage from '../../../src/pages/me/index';
import { setProfile } from '../../../src/shell';
import { sessionStore } from '../../../src/shell/client';
import { entriesFor } from '../../../src/shell/entries';
import { aProfile, aSession } from '../../support/people';
import { show } from '../../support/show';
import { phone } from '../../support/taro';

afterEach(() => sessionStore.set(null));

describe('who looks for people', () => {
  it('finds the way as a visitor, and is told to sign in first', async () => {
    const me = show(<MePage />);
    await me.tap(/我要招人/);
    expect(phone.opened()).toEqual(['navigateTo /pages/employer/register/index']);
    me.unmount();
    const form = show(<RegisterPage />);
    await form.see('先登录，再登记');
    await form.tap('登录');
    expect(phone.opened()).toContain('navigateTo /pages/account/login/index');
  });

  it('registers with the login that everyone has', async () => {
    sessionStore.set(aSession());
    setProfile(aProfile());
    const form = show(<RegisterPage />);
    await form.see('提交登记');
  });

  it.each([
    [null, [], true],
    ['worker', ['worker'], true],
    ['worker', ['worker', 'employer'], false],
    ['employer', ['worker', 'employer'], false],
    ['handler', ['handler'], false],
  ] as const)('as %s holding %j: %s', (role, held, offered) => {
    expect(entriesFor(role, held).some(({ text }) => text === '我要招人')).toBe(offered);
  });
});

it('an address that no page has leads on', async () => {
  const page = show(<MissingPage />);
  await page.see('链接可能过期了，或者没有复制完整。从首页可以找到要办的事');
  await page.tap('去首页');
  expect(phone.opened()).toEqual(['switchTab /pages/home/index']);
});
