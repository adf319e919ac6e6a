import { act } from '@testing-library/react';
import DataPage from '../../../src/pages/account/data/index';
import LeavePage from '../../../src/pages/account/leave/index';
import PrivacyPage from '../../../src/pages/account/privacy/index';
import ProfilePage from '../../../src/pages/account/profile/index';
import { sessionStore } from '../../../src/shell/client';
import { fakeApi, ok } from '../../support/api';
import { aProfile, aSession } from '../../support/people';
import { show } from '../../support/show';
import { phone } from '../../support/taro';

afterEach(() => act(() => sessionStore.set(null)));

const kept = [{ label: '工时和工资', until: '保存 1095 天，从结清时算起', source: '条例第十五条' }];

describe('what is held of me', () => {
  it('is reached from the profile, each right by its own row', async () => {
    fakeApi({ 'identity.me': () => ok(aProfile()) });
    const page = show(<ProfilePage />);
    await page.see('个人信息处理规则');
    for (const row of [/个人信息处理规则/, /查看和复制我的个人信息/, /注销账号/])
      await page.tap(row);
    expect(phone.opened()).toEqual([
      'navigateTo /pages/account/privacy/index',
      'navigateTo /pages/account/data/index',
      'navigateTo /pages/account/leave/index',
    ]);
  });

  it('is shown record by record', async () => {
    const fields = [
      { label: '称呼', value: '田小满' },
      { label: '微信', value: '未绑定' },
    ];
    const sections = [
      { title: '我的资料', records: [{ fields }] },
      { title: '我的诉求', records: [] },
    ];
    fakeApi({
      'identity.ownData': () => ok({ madeAt: '2026-11-21T06:01:00.000+08:00', sections }),
    });
    const page = show(<DataPage />);
    await page.see('称呼：田小满；微信：未绑定');
    await page.see('没有记录');
    expect(page.find('复制全部（JSON）')).toBeDefined();
  });

  it('stays while something is under way, and says what', async () => {
    const api = fakeApi({
      'identity.leaving': () => ok({ waitsFor: ['还有 1 笔工资没结清'], kept }),
    });
    const page = show(<LeavePage />);
    await page.see('还有 1 笔工资没结清');
    await page.tap('注销账号');
    expect(api.calls('identity.deleteAccount')).toEqual([]);
  });

  it('goes after a question, and one is signed out', async () => {
    act(() => sessionStore.set(aSession()));
    const api = fakeApi({
      'identity.leaving': () => ok({ waitsFor: [], kept }),
      'identity.deleteAccount': () => ok({ done: true }),
    });
    const page = show(<LeavePage />);
    await page.see(/工时和工资：保存 1095 天/);
    await page.tap('注销账号');
    await page.see('注销账号？');
    await page.tap('注销');
    await page.see('账号已注销');
    expect(api.calls('identity.deleteAccount')).toMatchObject([{ body: { confirm: '注销' } }]);
    expect(sessionStore.get()).toBeNull();
  });

  it('is told of before: what, why, how long, with whom', () => {
    const page = show(<PrivacyPage />);
    for (const words of [/^工时和工资：结清时.*起 1095 天/, /算完就丢，不保存/, /未满 16 周岁/])
      expect(page.has(words)).toBe(true);
  });
});
