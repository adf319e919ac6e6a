import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { BUILT } from './built';
import { type DrawnNode, flatten, nameOf, pathTo, roleOf, textOf } from './drawn';
import { fakeWx, type WxAnswer, type WxRequest } from './fakeWx';

interface PageConfig {
  data?: Record<string, unknown>;
  [member: string]: unknown;
}

type Method = (this: unknown, ...args: unknown[]) => unknown;

export interface OpenPage {
  /** Everything that is drawn, as text. */
  text(): string;
  /** Taps the smallest thing that reads exactly so, or is called so. */
  tap(name: string): Promise<void>;
  /** Types into a field by what it is called. */
  type(name: string, value: string): Promise<void>;
  /** What the reader is told of all that can be tapped: role and name. */
  spoken(): readonly { readonly role: string; readonly name: string }[];
  close(): void;
}

export interface Weapp {
  open(pagePath: string, query?: Record<string, string>): Promise<OpenPage>;
  /** Requests so far. */
  readonly requests: readonly WxRequest[];
  /** Other calls of wx so far, e.g. `navigateTo /pages/…`. */
  readonly calls: readonly string[];
  /** What was written to the console as an error. */
  readonly errors: readonly string[];
}

export interface WeappOptions {
  readonly answer?: (request: WxRequest) => WxAnswer;
  readonly storage?: Record<string, unknown>;
  readonly windowWidth?: number;
}

/**
 * Boots the built package in a context that has what WeChat has and no more: no window, document,
 * fetch or URL. It shows that pages load, ask and answer taps; it can't show how they look.
 */
export function bootWeapp(options: WeappOptions = {}): Weapp {
  const fake = fakeWx(options);
  const errors: string[] = [];
  const pages: PageInstance[] = [];
  const registered: { page?: PageConfig; app?: PageConfig } = {};
  const keepAs = (what: 'app' | 'page') => (config: PageConfig) => {
    registered[what] = config;
  };
  const context = vm.createContext({
    wx: fake.wx,
    console: { ...console, error: (...said: unknown[]) => errors.push(said.map(String).join(' ')) },
    // The clock of the run: a context of its own would have the machine's.
    Date,
    // A page left open must not keep the test run alive.
    setTimeout: (run: () => void, wait?: number) => setTimeout(run, wait).unref(),
    clearTimeout,
    setInterval: (run: () => void, wait?: number) => setInterval(run, wait).unref(),
    clearInterval,
    App: keepAs('app'),
    Page: keepAs('page'),
    Component: keepAs('page'),
    getApp: () => registered.app,
    getCurrentPages: () => pages,
  });
  const load = loader(context);
  load('app.js');
  call(registered.app, 'onLaunch', { path: 'pages/home/index', query: {}, scene: 1001 });
  call(registered.app, 'onShow', {});

  return {
    requests: fake.requests,
    calls: fake.calls,
    errors,
    async open(pagePath, query = {}) {
      registered.page = undefined;
      load(`${pagePath}.js`);
      const config = registered.page as PageConfig | undefined;
      if (!config) throw new Error(`${pagePath} registered no page`);
      const page = new PageInstance(config, pagePath, query);
      pages.push(page);
      await page.start();
      return view(page);
    },
  };
}

/** Loads the package's files once each, as WeChat does. */
function loader(context: vm.Context): (file: string) => unknown {
  const loaded = new Map<string, { exports: unknown }>();
  const load = (file: string): unknown => {
    const full = path.resolve(BUILT, file.endsWith('.js') ? file : `${file}.js`);
    const known = loaded.get(full);
    if (known) return known.exports;
    if (!existsSync(full)) throw new Error(`${full} isn't built: run build:weapp`);
    const module = { exports: {} };
    loaded.set(full, module);
    const source = `(function (require, module, exports) {${readFileSync(full, 'utf8')}\n})`;
    const run = vm.runInContext(source, context, { filename: full });
    const require = (name: string): unknown => load(path.resolve(path.dirname(full), name));
    run(require, module, module.exports);
    return module.exports;
  };
  return load;
}

function call(target: PageConfig | undefined, name: string, ...args: unknown[]): unknown {
  const method = target?.[name];
  return typeof method === 'function' ? (method as Method).apply(target, args) : undefined;
}

/** A page as WeChat holds it: its data changes by `setData` with paths. */
class PageInstance {
  [member: string]: unknown;
  readonly data: { root?: DrawnNode };
  readonly route: string;

  constructor(
    config: PageConfig,
    pagePath: string,
    private readonly query: Record<string, string>,
  ) {
    Object.assign(this, config);
    this.data = JSON.parse(JSON.stringify(config.data ?? {}));
    this.route = pagePath;
  }

  setData(changes: Record<string, unknown>, done?: () => void): void {
    for (const [where, value] of Object.entries(changes)) assign(this.data, where, value);
    done?.();
  }

  async start(): Promise<void> {
    call(this, 'onLoad', this.query);
    call(this, 'onShow');
    call(this, 'onReady');
    await settle();
  }

  send(type: string, target: string, current = target, detail: object = {}): void {
    const node = (sid: string) => ({ id: sid, dataset: { sid } });
    const event = { type, target: node(target), currentTarget: node(current), detail };
    call(this, 'eh', { ...event, timeStamp: Date.now() });
  }
}

/** `root.cn.[0].cl` = value. */
function assign(data: object, where: string, value: unknown): void {
  const steps = where.split(/[.[\]]+/).filter((step) => step !== '');
  const last = steps.pop() ?? '';
  let place = data as Record<string, unknown>;
  for (const step of steps) {
    place[step] ??= {};
    place = place[step] as Record<string, unknown>;
  }
  place[last] = value;
}

/** Lets promises, React's scheduler and Taro's batched setData come to rest. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await new Promise((resolve) => setTimeout(resolve, 4));
}

function view(page: PageInstance): OpenPage {
  const nodes = (): DrawnNode[] => flatten(page.data.root);
  const named = (name: string): DrawnNode => {
    const found = nodes().filter((node) => nameOf(node) === name || textOf(node) === name);
    // The last in document order is the innermost; a text itself takes no events.
    const target = found.filter((node) => node.sid !== undefined && node.v === undefined).pop();
    if (!target) throw new Error(`nothing here is called ${name}: ${textOf(page.data.root)}`);
    return target;
  };
  return {
    text: () => textOf(page.data.root),
    async tap(name) {
      // WeChat's taps bubble: the handler may sit on any ancestor.
      const target = named(name);
      for (const node of pathTo(page.data.root, target).reverse())
        if (node.sid) page.send('tap', target.sid ?? '', node.sid);
      await settle();
    },
    async type(name, value) {
      const sid = named(name).sid ?? '';
      page.send('input', sid, sid, { value });
      await settle();
    },
    spoken: () =>
      nodes()
        .map((node) => ({ role: roleOf(node), name: nameOf(node) ?? textOf(node) }))
        .filter((one) => one.role !== ''),
    close: () => call(page, 'onUnload'),
  };
}
