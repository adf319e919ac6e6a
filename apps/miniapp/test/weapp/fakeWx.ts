export interface WxRequest {
  readonly url: string;
  readonly method: string;
  readonly header: Readonly<Record<string, string>>;
  readonly data?: string;
}

/** An answer of the server, or no network. */
export type WxAnswer = { readonly statusCode: number; readonly data: unknown } | 'offline';

interface Callbacks {
  success?(result: object): void;
  fail?(cause: object): void;
  complete?(result: object): void;
}

interface FakeWxOptions {
  readonly answer?: (request: WxRequest) => WxAnswer;
  readonly storage?: Record<string, unknown>;
  readonly windowWidth?: number;
}

const notFound: WxAnswer = {
  statusCode: 404,
  data: { code: 'request.not_found', detail: '没有找到您要的内容', status: 404 },
};

/** As much of wx as the app uses. Anything else fails loudly: a fake must not be kinder than WeChat. */
export function fakeWx({
  answer = () => notFound,
  storage = {},
  windowWidth = 390,
}: FakeWxOptions) {
  const requests: WxRequest[] = [];
  const calls: string[] = [];
  const stored = new Map(Object.entries(storage));
  const system = {
    windowWidth,
    windowHeight: 844,
    pixelRatio: 3,
    platform: 'devtools',
    SDKVersion: '3.5.0',
  };

  const done =
    (name: string, result: object = {}) =>
    (options: Callbacks & { url?: string; title?: string } = {}): void => {
      calls.push(`${name} ${options.url ?? options.title ?? ''}`.trim());
      options.success?.(result);
      options.complete?.(result);
    };

  const wx = {
    request(options: WxRequest & Callbacks) {
      const { url, method, header, data } = options;
      requests.push({ url, method, header, data });
      const reply = answer({ url, method, header, data });
      setTimeout(() => {
        if (reply === 'offline') options.fail?.({ errMsg: 'request:fail' });
        else options.success?.(reply);
        options.complete?.({});
      }, 0);
      return { abort: () => undefined };
    },
    getStorageSync: (key: string): unknown => stored.get(key) ?? '',
    setStorageSync: (key: string, value: unknown): void => void stored.set(key, value),
    removeStorageSync: (key: string): void => void stored.delete(key),
    getStorageInfoSync: () => ({ keys: [...stored.keys()] }),
    getSystemInfoSync: () => system,
    getWindowInfo: () => system,
    getAppBaseInfo: () => system,
    getDeviceInfo: () => system,
    onWindowResize: () => undefined,
    offWindowResize: () => undefined,
    onNetworkStatusChange: () => undefined,
    offNetworkStatusChange: () => undefined,
    getNetworkType: done('getNetworkType', { networkType: 'wifi' }),
    setNavigationBarTitle: done('setNavigationBarTitle'),
    stopPullDownRefresh: done('stopPullDownRefresh'),
    navigateTo: done('navigateTo'),
    redirectTo: done('redirectTo'),
    switchTab: done('switchTab'),
    navigateBack: done('navigateBack'),
    login: done('login', { code: 'wx-code' }),
    nextTick: (run: () => void) => setTimeout(run, 0),
    canIUse: () => true,
    getMenuButtonBoundingClientRect: () => ({ top: 48, height: 32, right: 380 }),
  };
  return { wx, requests, calls };
}
