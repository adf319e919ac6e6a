import { apiPrefix } from '@yizhan/contract';
import type { ConsoleMessage, Page, Request, Response } from 'playwright-core';

/** Eleven digits of a mobile phone that stand alone; ids and instants are longer or hold letters. */
const PHONE = /(?<![0-9A-Za-z])1[3-9]\d{9}(?![0-9A-Za-z])/g;

/**
 * Everything that one person's browser says and is told.
 *
 * GETs are counted from the network, as they leave the page: a GET that the server refuses for an
 * access token that has run out isn't counted, since the client repeats it with a fresh one.
 * `/identity/me` is not a screen's: the app asks it once when it starts or someone signs in.
 */
export class Watch {
  readonly problems: string[] = [];
  /** Mobile phones in the answers of the API. */
  readonly phones = new Set<string>();
  /** While the network was taken away on purpose. */
  offline = false;
  private gets: string[] = [];
  private onGet: () => void = () => undefined;
  private readonly expected: string[] = [];
  private readonly pending = new Set<Request>();
  private waiting: (() => void)[] = [];

  constructor(page: Page) {
    page.on('console', (message) => this.onConsole(message));
    page.on('pageerror', (error) => this.problems.push(`page error: ${error.message}`));
    page.on('request', (request) => this.onRequest(request));
    page.on('requestfailed', (request) => this.onFailed(request));
    page.on('response', (response) => void this.onResponse(response));
  }

  /** The next refusal with this code is asked for on purpose. */
  expectRefusal(code: string): void {
    this.expected.push(code);
  }

  /** Refusals that were announced and never came. */
  get missing(): readonly string[] {
    return this.expected;
  }

  forgetGets(): void {
    this.gets = [];
  }

  /**
   * Paths of the GETs since they were last forgotten, once as many came as were awaited and nothing is
   * under way: what is looked for may have stood on the screen before, so that seeing it proves nothing.
   *
   * @param patience longest wait for one more, ms
   */
  async settledGets(awaited: number, patience: number): Promise<readonly string[]> {
    await this.settled();
    while (this.gets.length < awaited && (await this.another(patience))) await this.settled();
    return this.gets;
  }

  /** Until one more GET was answered; false when none came in time. */
  private another(patience: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), patience);
      this.onGet = () => {
        clearTimeout(timer);
        resolve(true);
      };
    });
  }

  /** Until no request of the API is under way. */
  async settled(): Promise<void> {
    if (this.pending.size > 0) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  private end(request: Request): void {
    this.pending.delete(request);
    if (this.pending.size > 0) return;
    for (const resolve of this.waiting) resolve();
    this.waiting = [];
  }

  private onConsole(message: ConsoleMessage): void {
    if (message.type() !== 'error') return;
    // The browser repeats each refused answer here; those are judged as answers.
    if (message.text().startsWith('Failed to load resource')) return;
    this.problems.push(`console: ${message.text()}`);
  }

  private onRequest(request: Request): void {
    if (isApi(request.url())) this.pending.add(request);
  }

  private onFailed(request: Request): void {
    this.end(request);
    const reason = request.failure()?.errorText ?? '';
    // Whoever leaves a screen while it is being filled gives up its GET; a write given up is a fault.
    if (request.method() === 'GET' && reason === 'net::ERR_ABORTED') return;
    if (this.offline && reason === 'net::ERR_INTERNET_DISCONNECTED') return;
    this.problems.push(`failed: ${request.method()} ${request.url()} ${reason}`);
  }

  private async onResponse(response: Response): Promise<void> {
    try {
      await this.read(response);
    } finally {
      this.end(response.request());
    }
  }

  private async read(response: Response): Promise<void> {
    const url = response.url();
    if (!isApi(url)) {
      if (response.status() >= 400) this.problems.push(`${response.status()} ${url}`);
      return;
    }
    // A page that was closed meanwhile shows nothing of it to anybody.
    const text = await response.text().catch(() => null);
    if (text === null) return;
    for (const [phone] of text.matchAll(PHONE)) this.phones.add(phone);
    if (isTokenRenewal(response.status(), text)) return;
    const { pathname } = new URL(url);
    const method = response.request().method();
    if (method === 'GET' && !pathname.endsWith('/identity/me')) {
      this.gets.push(pathname);
      this.onGet();
    }
    if (response.status() >= 400) this.judge(`${response.status()} ${method} ${pathname} ${text}`);
  }

  private judge(refusal: string): void {
    const at = this.expected.findIndex((code) => refusal.includes(`"${code}"`));
    if (at < 0) this.problems.push(refusal);
    else this.expected.splice(at, 1);
  }
}

function isApi(url: string): boolean {
  return new URL(url).pathname.startsWith(apiPrefix);
}

function isTokenRenewal(status: number, text: string): boolean {
  return status === 401 && text.includes('token_expired');
}
