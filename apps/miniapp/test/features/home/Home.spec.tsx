import type { Home as HomeView } from '@yizhan/contract';
import HomePage from '../../../src/pages/home/index';
import { fakeApi, ok } from '../../support/api';
import { A_USER } from '../../support/people';
import { show } from '../../support/show';
import { phone } from '../../support/taro';

const ID = A_USER;

function aHome(fields: Partial<HomeView> = {}): HomeView {
  return {
    station: { ok: true, value: null },
    jobs: { ok: true, value: [] },
    shift: { ok: true, value: null },
    cases: { ok: true, value: [] },
    entitlements: { ok: true, value: [] },
    notices: { ok: true, value: { unread: 0, latest: [] } },
    sample: false,
    ...fields,
  };
}

const anEntitlement = {
  policyId: ID,
  title: '灵活就业社会保险补贴',
  verdict: 'no',
  amount: '每月 300 元',
  flip: { on: '2026-12-03', to: 'unknown' },
  missing: ['银行卡'],
  note: '报上的班都去，12月3日起只差：银行卡',
} as const;

it('stands when a part of it fails, and says which', async () => {
  const jobs = { ok: false, reason: '活儿暂时看不到，请稍后再试' } as const;
  fakeApi({
    'home.show': () =>
      ok(
        aHome({
          jobs,
          entitlements: { ok: true, value: [{ ...anEntitlement, missing: ['银行卡'] }] },
        }),
      ),
  });
  const home = show(<HomePage />);
  await home.see('活儿暂时看不到，请稍后再试');
  expect(home.text()).toContain('快符合了');
  expect(home.text()).not.toContain('不符');
  expect(home.text()).toContain('报上的班都去，12月3日起只差：银行卡');
});

it('leads to the policy it found', async () => {
  fakeApi({
    'home.show': () =>
      ok(aHome({ entitlements: { ok: true, value: [{ ...anEntitlement, missing: [] }] } })),
  });
  const home = show(<HomePage />);
  await home.see('灵活就业社会保险补贴');
  await home.tap(/灵活就业社会保险补贴/);
  expect(phone.opened()).toEqual([`navigateTo /pages/policy/detail/index?id=${ID}`]);
});

it('tells how many notices wait', async () => {
  const latest = [{ id: ID, title: '您已被录用', at: '2026-11-21T06:00:00.000+08:00', link: null }];
  fakeApi({
    'home.show': () => ok(aHome({ notices: { ok: true, value: { unread: 2, latest } } })),
  });
  const home = show(<HomePage />);
  await home.see('您已被录用');
  await home.tap(/2 条未读/);
  expect(phone.opened()).toEqual(['navigateTo /pages/account/notices/index']);
});

it('offers a visitor work, people and what else is done here', async () => {
  fakeApi({ 'home.show': () => ok(aHome()) });
  const home = show(<HomePage />);
  await home.see('招人');
  for (const way of ['找活', '招人', '查政策', '提诉求']) expect(home.has(way)).toBe(true);
  expect(home.has('签到')).toBe(false);
  await home.tap('招人');
  expect(phone.opened()).toEqual(['navigateTo /pages/employer/register/index']);
});
