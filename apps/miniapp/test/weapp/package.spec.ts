import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { privacyNotice } from '@yizhan/identity/vocabulary';
import { BUILT } from './built';
import { bootWeapp } from './harness';

interface AppJson {
  readonly pages: readonly string[];
  readonly subPackages: readonly { readonly root: string; readonly pages: readonly string[] }[];
}

const appJson = (): AppJson => JSON.parse(readFileSync(path.join(BUILT, 'app.json'), 'utf8'));

const allPages = (app: AppJson): string[] => [
  ...app.pages,
  ...app.subPackages.flatMap((one) => one.pages.map((page) => `${one.root}/${page}`)),
];

const AGREED = '我已阅读并同意个人信息处理规则，已满 16 周岁';

describe('the built WeChat package', () => {
  it('has every page that it names', () => {
    const missing = allPages(appJson()).filter(
      (page) => !existsSync(path.join(BUILT, `${page}.js`)),
    );
    expect(missing).toEqual([]);
  });

  it('stays below 1 MB in every package', async () => {
    const { LIMIT, packageSizes } = await import('../../scripts/sizes.mjs');
    const tooLarge = packageSizes(BUILT).filter(({ bytes }) => bytes >= LIMIT);
    expect(tooLarge).toEqual([]);
  });

  it('boots and opens every page without an error', async () => {
    const app = bootWeapp();
    for (const page of allPages(appJson())) {
      const open = await app.open(page, { id: '01HZX0000000000000000000AA' });
      expect({ page, drawn: open.text() !== '' }).toEqual({ page, drawn: true });
      open.close();
    }
    expect(app.errors).toEqual([]);
  });

  it('asks the API by its full address and shows the refusal', async () => {
    const app = bootWeapp();
    const home = await app.open('pages/home/index');
    const asked = app.requests.map((one) => one.url);
    expect(asked).toContainEqual(expect.stringMatching(/^http.*\/api\/v1\/home$/));
    expect(home.text()).toContain('没有找到您要的内容');
  });

  it('answers a tap', async () => {
    const app = bootWeapp();
    const me = await app.open('pages/me/index');
    await me.tap('登录');
    expect(app.calls).toContain('navigateTo /pages/account/login/index');
  });

  it('signs in by WeChat in one tap', async () => {
    const app = bootWeapp();
    const login = await app.open('pages/account/login/index');
    await login.tap(AGREED);
    await login.tap('微信一键登录');
    const [sent] = app.requests.filter((one) => one.url.endsWith('/identity/sessions/wechat'));
    expect(sent?.data).toBe(JSON.stringify({ code: 'wx-code', notice: privacyNotice.version }));
  });

  it('tells the reader the role and name of what can be tapped', async () => {
    const me = await bootWeapp().open('pages/me/index');
    const spoken = me.spoken();
    expect(spoken).toContainEqual({ role: 'switch', name: '大字版' });
    expect(spoken.filter((one) => one.name === '')).toEqual([]);
  });
});
