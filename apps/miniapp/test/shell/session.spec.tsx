import { act, fireEvent } from '@testing-library/react';
import { Screen } from '../../src/components';
import { Me } from '../../src/features/account/Me';
import { signedIn, signOut } from '../../src/shell';
import { sessionStore } from '../../src/shell/client';
import { fakeApi, ok, refuse } from '../support/api';
import { aProfile, aSession } from '../support/people';
import { show } from '../support/show';
import { phone } from '../support/taro';

const twoRoles = aProfile({
  grants: [
    { role: 'worker', scopeId: null, scopeName: null },
    { role: 'station_staff', scopeId: '01HZX0000000000000000000ST', scopeName: '月亮湾驿站' },
  ],
});

function page() {
  return show(
    <Screen title="我的" tab="pages/me/index">
      <Me />
    </Screen>,
  );
}

afterEach(() => act(() => sessionStore.set(null)));

describe('a session', () => {
  it('opens in the role used last and changes it in one tap', async () => {
    const api = fakeApi({
      'identity.me': () => ok(twoRoles),
      'identity.updateMe': () => ok({ ...twoRoles, lastRole: 'station_staff' }),
    });
    await act(() => signedIn(aSession()));
    const me = page();
    expect(me.find('求职者').getAttribute('aria-checked')).toBe('true');
    await me.tap('驿站人员');
    expect(me.find('驿站人员').getAttribute('aria-checked')).toBe('true');
    expect(me.has(/月亮湾驿站/)).toBe(true);
    expect(api.calls('identity.updateMe')).toMatchObject([{ body: { lastRole: 'station_staff' } }]);
  });

  it('takes over what another tab of the browser refreshed', () => {
    const refreshed = aSession({ accessToken: 'newer' });
    phone.store('session', refreshed);
    act(() => void window.dispatchEvent(new StorageEvent('storage', { key: 'session' })));
    expect(sessionStore.get()).toEqual(refreshed);
  });

  it('leaves nothing of the person on the phone when they sign out', async () => {
    fakeApi({ 'identity.me': () => ok(twoRoles), 'identity.signOut': () => ok({ done: true }) });
    await act(() => signedIn(aSession()));
    phone.store('draft:case:new', { text: '没拿到工资' });
    await act(() => signOut());
    const left = ['session', 'profile', 'role', 'draft:case:new', 'screens'].map(phone.stored);
    expect(left).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  it('ends everywhere only when the server says so', async () => {
    let reached = false;
    const api = fakeApi({
      'identity.me': () => ok(twoRoles),
      'identity.signOutEverywhere': () => (reached ? ok({ done: true }) : 'offline'),
    });
    await act(() => signedIn(aSession()));
    const me = page();
    const leave = async () => {
      await me.tap('在所有设备上退出');
      await act(async () => fireEvent.click(me.dialog().getByRole('button', { name: '全部退出' })));
    };
    await leave();
    expect(phone.stored('session')).toEqual(aSession());
    reached = true;
    await leave();
    await me.see('已在所有设备上退出');
    expect(api.calls('identity.signOutEverywhere')).toHaveLength(2);
    expect(phone.stored('session')).toBeUndefined();
  });

  it('keeps drafts when the server ends it, and drops them for another person', async () => {
    fakeApi({
      'identity.me': () => refuse(401, 'request.token_expired', '登录已过期'),
      'identity.refresh': () => refuse(401, 'identity.refresh_invalid', '登录已失效，请重新登录'),
    });
    phone.store('lastUser', aSession().userId);
    phone.store('draft:case:new', { text: '没拿到工资' });
    await act(() => signedIn(aSession()));
    expect(sessionStore.get()).toBeNull();
    expect(phone.stored('draft:case:new')).toEqual({ text: '没拿到工资' });
    await act(() => signedIn(aSession({ userId: '01HZX0000000000000000000BB' })));
    expect(phone.stored('draft:case:new')).toBeUndefined();
  });
});

it('makes everything larger at once and remembers it', async () => {
  const me = page();
  const root = (): string => document.querySelector('.yz')?.className ?? '';
  expect(root()).not.toContain('yz--large');
  await me.tap('大字版');
  expect(root()).toContain('yz--large');
  expect(phone.stored('largeType')).toBe(true);
  await me.tap('大字版');
  expect(root()).not.toContain('yz--large');
});
