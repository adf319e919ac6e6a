import { act, screen } from '@testing-library/react';
import { routes } from '@yizhan/contract';
import { Box, Screen } from '../../src/components';
import { useScreen } from '../../src/shell';
import { sessionStore } from '../../src/shell/client';
import { fakeApi, type Outcome, ok, refuse } from '../support/api';
import { aProfile, aSession } from '../support/people';
import { show } from '../support/show';

function Page() {
  const state = useScreen(routes.identity.me, {});
  return (
    <Screen title="我的资料" state={state}>
      {(profile) => <Box>{profile.displayName}</Box>}
    </Screen>
  );
}

/** Answers in turn; the last one stays. */
function answering(...outcomes: Outcome[]) {
  let turn = 0;
  return fakeApi({
    'identity.me': () => outcomes[Math.min(turn++, outcomes.length - 1)] ?? 'offline',
  });
}

beforeEach(() => act(() => sessionStore.set(aSession())));

describe('a screen', () => {
  it('shows the shape of what is coming, then what came', async () => {
    answering(ok(aProfile({ displayName: '王小明' })));
    const page = show(<Page />);
    expect(screen.getByRole('status', { name: '正在打开' })).toBeTruthy();
    await page.see('王小明');
  });

  it('says why there is nothing and asks again on request', async () => {
    answering(refuse(503, 'request.busy', '系统正忙，请稍后再试'), ok(aProfile()));
    const page = show(<Page />);
    await page.see(/系统正忙.*r-1/);
    await page.tap('再试一次');
    await page.see('李明');
  });

  it('invites to sign in where that is what is missing', async () => {
    answering(refuse(401, 'request.unauthenticated', '请先登录'));
    const page = show(<Page />);
    await page.see('登录后就能看到');
    expect(page.has('再试一次')).toBe(false);
  });

  it('shows what was seen last, with its time, when there is no network', async () => {
    answering(ok(aProfile()), 'offline');
    const before = show(<Page />);
    await before.see('李明');
    before.unmount();
    const after = show(<Page />);
    await after.see('李明');
    expect(after.has(/网络不通，显示的是 今天 \d\d:\d\d 的内容/)).toBe(true);
  });

  it('asks again by itself when the network is back', async () => {
    answering('offline', ok(aProfile()));
    const page = show(<Page />);
    await page.see(/网络不通，请检查/);
    act(() => void window.dispatchEvent(new Event('online')));
    await page.see('李明');
  });

  it('shows nobody what another person saw', async () => {
    answering(ok(aProfile()), 'offline');
    const before = show(<Page />);
    await before.see('李明');
    before.unmount();
    act(() => sessionStore.set(aSession({ userId: '01HZX0000000000000000000BB' })));
    const after = show(<Page />);
    await after.see(/网络不通，请检查/);
    expect(after.has('李明')).toBe(false);
  });

  it('does not take a refusal for a missing network', async () => {
    answering(ok(aProfile()), refuse(404, 'request.not_found', '没有找到您要的内容'));
    const before = show(<Page />);
    await before.see('李明');
    before.unmount();
    const after = show(<Page />);
    await after.see('没有找到您要的内容');
    expect(after.has('李明')).toBe(false);
  });
});
