import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { seriousProblems } from './accessibility';
import { picture } from './pictures';
import { Watch } from './watch';

export interface ActorOptions {
  /** At a desk instead of on a phone. */
  readonly desk?: boolean;
  /** Where the phone is. */
  readonly place?: { readonly latitude: number; readonly longitude: number };
}

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 800 };
/** Longest wait for something to be seen, ms. */
const PATIENCE = 45_000;

const TAPPABLE = ['button', 'link', 'tab', 'radio', 'checkbox', 'switch'] as const;

type Name = string | RegExp;

/** One person before a browser of their own. What they do is what a thumb or a hand can do. */
export class Actor {
  readonly watch: Watch;

  private constructor(
    readonly name: string,
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly url: string,
  ) {
    this.watch = new Watch(page);
  }

  static async enter(
    name: string,
    browser: Browser,
    url: string,
    now: number,
    { desk, place }: ActorOptions,
  ): Promise<Actor> {
    const context = await browser.newContext({
      viewport: desk ? DESK : PHONE,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      hasTouch: !desk,
      permissions: place ? ['geolocation', 'camera'] : ['camera'],
      ...(place ? { geolocation: place } : {}),
    });
    context.setDefaultTimeout(PATIENCE);
    await context.clock.setFixedTime(now);
    return new Actor(name, await context.newPage(), context, url);
  }

  setTime(now: number): Promise<void> {
    return this.context.clock.setFixedTime(now);
  }

  /** Opens an address as from a bookmark: the app starts anew. One GET fills the screen. */
  async visit(path: string, see: Name, gets = 1): Promise<void> {
    await this.opens(() => this.page.goto(`${this.url}/${path}`), see, gets);
  }

  /** A tap that leads to another screen, filled by one GET. */
  async tapTo(name: Name, see: Name, gets = 1): Promise<void> {
    await this.opens(() => this.tap(name), see, gets);
  }

  /** Back to the screen before, which is filled again by one GET. */
  async back(see: Name, gets = 1): Promise<void> {
    await this.opens(() => this.tap('返回'), see, gets);
  }

  /**
   * Opens a screen, waits until it shows what it is for, and counts: all GETs of `/api/v1` between
   * the two, and those still under way then.
   */
  async opens(act: () => Promise<unknown>, see: Name, gets = 1): Promise<void> {
    await this.watch.settled();
    this.watch.forgetGets();
    await act();
    await this.see(see);
    const asked = await this.watch.settledGets(gets, PATIENCE);
    if (asked.length !== gets)
      this.watch.problems.push(
        `${this.page.url()} was filled by ${asked.length} GETs instead of ${gets}: ${asked.join(' ')}`,
      );
  }

  async tap(name: Name, within?: Name): Promise<void> {
    await this.tappable(name, within).first().click();
  }

  /** Two taps of an impatient thumb. */
  async tapTwice(name: Name): Promise<void> {
    await this.seen(this.tappable(name)).first().click({ clickCount: 2 });
  }

  /** Takes the network away, or gives it back; what fails meanwhile is no fault. */
  async setOffline(offline: boolean): Promise<void> {
    this.watch.offline = offline;
    await this.context.setOffline(offline);
  }

  /** Taps the first that the screen offers of several, looked for anew until one can be tapped. */
  async tapOneOf(...names: readonly Name[]): Promise<void> {
    const [first, ...others] = names.map((name) => this.seen(this.tappable(name)));
    await others
      .reduce<Locator | undefined>((all, one) => all?.or(one), first)
      ?.first()
      .click();
  }

  async fill(label: string, value: string): Promise<void> {
    await this.seen(this.page.getByLabel(label, { exact: true })).fill(value);
  }

  async choose(label: string, option: string): Promise<void> {
    await this.seen(this.page.getByLabel(label, { exact: true })).selectOption({ label: option });
  }

  /** Waits until the words are on the screen. */
  async see(words: Name): Promise<void> {
    await this.seen(this.page.getByText(words)).first().waitFor();
  }

  async seeTappable(name: Name): Promise<void> {
    await this.tappable(name).first().waitFor();
  }

  /** Waits until the words are no longer on the screen. */
  async seeNoMore(words: Name): Promise<void> {
    await this.seen(this.page.getByText(words)).first().waitFor({ state: 'detached' });
  }

  /** All that is written on the screen. */
  async reads(): Promise<string> {
    return (await this.seen(this.page.locator('.yz-screen')).first().textContent()) ?? '';
  }

  async valueOf(label: string): Promise<string> {
    return this.seen(this.page.getByLabel(label, { exact: true })).inputValue();
  }

  picture(name: string): Promise<void> {
    return picture(this.page, name);
  }

  /** A main screen: a picture, and everyone must be able to use it (axe, WCAG 2 A and AA). */
  async looksAt(name: string): Promise<void> {
    await this.picture(name);
    for (const { rule, at } of await seriousProblems(this.page))
      this.watch.problems.push(`${name}: ${rule} at ${at.slice(0, 3).join(' ')}`);
  }

  private tappable(name: Name, within?: Name): Locator {
    const exact = typeof name === 'string';
    const place = within ? this.part(within).first() : this.page;
    return TAPPABLE.map((role) => place.getByRole(role, { name, exact })).reduce((all, one) =>
      all.or(one),
    );
  }

  /** A card, a section or an open sheet by its name. */
  private part(name: Name): Locator {
    const exact = typeof name === 'string';
    return (['region', 'dialog'] as const)
      .map((role) => this.page.getByRole(role, { name, exact }))
      .reduce((all, one) => all.or(one));
  }

  /** Pages that were left stay in the document, hidden. */
  private seen(locator: Locator): Locator {
    return locator.filter({ visible: true });
  }
}
