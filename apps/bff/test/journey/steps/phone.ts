import type { Actor } from '../actor';

/** A link from an old chat leads on instead of nowhere. */
export async function followsAnOldLink(visitor: Actor): Promise<void> {
  await visitor.visit('pages/nothing/here', '链接可能过期了', 0);
  await visitor.looksAt('missing-page');
  await visitor.tapTo('去首页', '附近的活');
}

/** Whoever looks at one job after another finds the list as it was left. */
export async function comesBackToTheList(visitor: Actor): Promise<void> {
  await visitor.tapTo('找活', /开工/);
  await visitor.tapTo('再看一些', '再看一些');
  const cards = visitor.page.getByRole('link', { name: /元\// }).filter({ visible: true });
  const card = cards.nth(29);
  const name = (await card.getAttribute('aria-label')) ?? '';
  await card.scrollIntoViewIfNeeded();
  const before = await card.boundingBox();
  await visitor.opens(() => card.click(), '哪天干');
  // Two pages were loaded: both are asked for anew.
  await visitor.opens(async () => void (await visitor.page.goBack()), name.split('，')[0] ?? '', 2);
  const after = await cards.nth(29).boundingBox();
  expect([await cards.nth(29).getAttribute('aria-label'), after]).toEqual([name, before]);
}

/** Without a network a page that was never opened says so, and opens once there is one. */
export async function opensWithoutNetwork(visitor: Actor): Promise<void> {
  await visitor.tapTo('首页', '附近的活');
  await visitor.setOffline(true);
  await visitor.tap('查政策');
  await visitor.see('没有网络，这一页还没有下载，连上网再打开');
  await visitor.picture('offline-page');
  // Back on the network, the screens that lie behind are renewed: home, and two pages of jobs.
  await visitor.opens(() => visitor.setOffline(false), '附近的活', 3);
  await visitor.tapTo('重试', '一次性创业补贴');
}

/** Who looks for people finds the way from the first screen. */
export async function looksForPeople(visitor: Actor): Promise<void> {
  await visitor.visit('', '附近的活');
  await visitor.tapTo('招人', '先登录，再登记', 0);
  await visitor.looksAt('register-visitor');
  await visitor.back('附近的活');
}
