import { useEffect, useRef } from 'react';

/** A stand-in for Taro: storage and pages in memory, requests answered by the fake API. */
export interface TaroRequest {
  readonly url: string;
  readonly method: string;
  readonly header: Readonly<Record<string, string>>;
  readonly data?: string;
}

export interface TaroReply {
  readonly statusCode: number;
  readonly data: unknown;
}

type Answer = (request: TaroRequest) => TaroReply | Promise<TaroReply>;

const unanswered: Answer = (request) => {
  throw new Error(`no answer for ${request.method} ${request.url}: use fakeApi`);
};

const state = {
  stored: new Map<string, string>(),
  opened: [] as string[],
  params: {} as Record<string, string>,
  path: '/pages/home/index',
  answer: unanswered,
  shown: new Set<() => void>(),
  unopenable: null as string | null,
  place: null as { longitude: number; latitude: number } | null,
};

/** The phone as the test sees it. */
export const phone = {
  /** Addresses that were opened, in order, e.g. `navigateTo /pages/job/detail/index?id=1`. */
  opened: (): readonly string[] => state.opened,
  stored: (key: string): unknown => {
    const text = state.stored.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  },
  store(key: string, value: unknown): void {
    state.stored.set(key, JSON.stringify(value));
  },
  at(path: string, params: Record<string, string> = {}): void {
    state.path = path;
    state.params = params;
  },
  answer(answer: Answer): void {
    state.answer = answer;
  },
  /** Where WeChat says the phone is, GCJ-02; null when the person won't tell. */
  standAt(place: { longitude: number; latitude: number } | null): void {
    state.place = place;
  },
  /** The page comes to the front again, e.g. back from another one. */
  comesBack(): void {
    for (const listener of [...state.shown]) listener();
  },
  /** The phone can't open a page: its files aren't there and can't be had. */
  cannotOpen(path: string | null): void {
    state.unopenable = path;
  },
  reset(): void {
    state.shown.clear();
    state.unopenable = null;
    state.stored.clear();
    state.opened = [];
    state.params = {};
    state.path = '/pages/home/index';
    state.answer = unanswered;
    state.place = null;
  },
};

const open =
  (way: string) =>
  async ({ url }: { url: string }): Promise<void> => {
    if (state.unopenable && url.includes(state.unopenable))
      throw { errMsg: `${way}:fail page "${url}" is not found` };
    state.opened.push(`${way} ${url}`);
  };

async function getLocation({ type }: { type: string }) {
  if (type !== 'gcj02') throw new Error('a place is asked of WeChat as GCJ-02');
  if (!state.place) throw { errMsg: 'getLocation:fail auth deny' };
  return { ...state.place, accuracy: 20 };
}

export default {
  getLocation,
  request: async (request: TaroRequest): Promise<TaroReply> => state.answer(request),
  getStorageSync: (key: string): unknown => phone.stored(key) ?? '',
  setStorageSync: (key: string, value: unknown): void => phone.store(key, value),
  removeStorageSync: (key: string): void => void state.stored.delete(key),
  getStorageInfoSync: () => ({ keys: [...state.stored.keys()] }),
  navigateTo: open('navigateTo'),
  redirectTo: open('redirectTo'),
  switchTab: open('switchTab'),
  navigateBack: async (): Promise<void> => void state.opened.push('navigateBack'),
  getCurrentPages: () => [{}, {}],
  getCurrentInstance: () => ({ page: undefined }),
};

export const useRouter = () => ({ path: state.path, params: state.params });
export const useDidShow = (listener: () => void): void => {
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(() => {
    const show = (): void => latest.current();
    show();
    state.shown.add(show);
    return () => void state.shown.delete(show);
  }, []);
};
export const useDidHide = (_listener: () => void): void => undefined;
export const usePullDownRefresh = (_listener: () => void): void => undefined;
export const useLaunch = (_listener: () => void): void => undefined;
