import type { Actor } from './actor';
import { AGREED, signsInByAccount } from './steps/sign-in';
import { story } from './story';

const pages = [
  'pages/home/index',
  'pages/jobs/index',
  'pages/policy/list/index',
  'pages/cases/index',
  'pages/me/index',
  'pages/account/login/index',
];

/** Runs in the page; true when either of two scripts put into it did. */
const SLIP_IN = `new Promise((resolve) => {
  const script = document.createElement('script');
  script.textContent = 'window.slippedIn = true';
  document.body.append(script);
  const image = document.createElement('img');
  image.setAttribute('onerror', 'window.slippedIn = true');
  image.addEventListener('error', () => resolve('slippedIn' in window));
  image.src = 'data:,';
  document.body.append(image);
})`;

/** What stands before the pages: the policy for scripts, and signing in as impatient people do. */
describe('the doors, in a browser', () => {
  const { city, step } = story();
  let visitor: Actor;

  step('every page works under the policy, and nothing is refused by it', async () => {
    visitor = await city().actor('visitor');
    const staff = await city().actor('staff', { desk: true });
    for (const page of pages) {
      const answer = await visitor.page.goto(`${city().url}/${page}`);
      const policy = (await answer?.allHeaders())?.['content-security-policy'] ?? '';
      expect(policy).toMatch(/script-src 'self' 'sha256-[^']+';/);
      await visitor.page.locator('#app .yz-screen').first().waitFor();
      await visitor.watch.settled();
    }
    await signsInByAccount(staff, 'guanli', '管理员');
    expect(visitor.watch.problems).toEqual([]);
    expect(staff.watch.problems).toEqual([]);
  });

  step('a script that was slipped into the page doesn’t run', async () => {
    const ran = await visitor.page.evaluate<boolean>(SLIP_IN);
    expect(ran).toBe(false);
  });

  step('whoever loads the page anew can still type the code that came', async () => {
    const person = await city().actor('person');
    await person.page.goto(`${city().url}/pages/account/login/index`);
    await person.fill('手机号', '+86 138 0000 0001');
    await person.tap('获取验证码');
    await person.see('短信验证码');
    await person.page.reload();
    await person.see('短信验证码');
    await person.see(/秒后可再发/);
    expect(await person.page.getByLabel('手机号').inputValue()).toBe('13800000001');
    const code = city().codeFor('13800000001');
    await person.tap(AGREED);
    await person.fill('短信验证码', code === '000000' ? '000001' : '000000');
    await person.see('验证码不对，请重新输入');
    await person.fill('短信验证码', code);
    await person.see(/尾号0001/);
  });
});
