import { act } from '@testing-library/react';
import { Button, Screen } from '../../src/components';
import { go, paths } from '../../src/shell';
import { show } from '../support/show';
import { phone } from '../support/taro';

const withNetwork = (online: boolean): void => {
  jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(online);
};

function Page() {
  return (
    <Screen title="首页">
      <Button onTap={() => go(paths.policies)}>查政策</Button>
    </Screen>
  );
}

describe('a page that was never opened on this phone', () => {
  afterEach(() => jest.restoreAllMocks());

  it('says that it can’t come without a network, and opens when one is there again', async () => {
    withNetwork(false);
    phone.cannotOpen(paths.policies);
    const page = show(<Page />);
    await page.tap('查政策');
    await page.see('没有网络，这一页还没有下载，连上网再打开');
    expect(phone.opened()).toEqual([]);
    phone.cannotOpen(null);
    await page.tap('重试');
    expect(phone.opened()).toEqual([`navigateTo /${paths.policies}`]);
  });

  it('isn’t waited for in silence when the server has other files by now', async () => {
    withNetwork(true);
    phone.cannotOpen(paths.policies);
    const page = show(<Page />);
    await page.tap('查政策');
    await page.see('这一页没能打开，请再试一次');
  });
});

it('has its files fetched before the address changes, as Taro’s router would', async () => {
  withNetwork(false);
  const load = jest
    .fn<readonly unknown[], []>()
    .mockReturnValueOnce([Promise.reject(new Error('Loading chunk 934 failed')), {}, {}])
    .mockReturnValue([Promise.resolve({}), {}, {}]);
  // What Taro leaves in the browser's window; the type of this build doesn't know of it.
  const browser = window as { __taroAppConfig?: unknown };
  browser.__taroAppConfig = { routes: [{ path: paths.policies, load }] };
  const page = show(<Page />);
  await page.tap('查政策');
  await page.see('没有网络，这一页还没有下载，连上网再打开');
  expect(phone.opened()).toEqual([]);
  await page.tap('重试');
  expect(phone.opened()).toEqual([`navigateTo /${paths.policies}`]);
  browser.__taroAppConfig = undefined;
  jest.restoreAllMocks();
});

it('opens once what is tapped twice', async () => {
  const page = show(<Page />);
  const button = page.find('查政策');
  await act(async () => {
    button.click();
    button.click();
  });
  expect(phone.opened()).toEqual([`navigateTo /${paths.policies}`]);
});
