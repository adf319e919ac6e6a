import Taro from '@tarojs/taro';
import { isOnline } from '../platform/network';
import { loadPage, openAnew } from '../platform/pageLoad';
import { beforeLeaving } from './leaving';
import { toast } from './toast';

export type PathParams = Readonly<Record<string, string | number | null | undefined>>;

export const tabs = [
  { path: 'pages/home/index', text: '首页', icon: 'home' },
  { path: 'pages/jobs/index', text: '找活', icon: 'work' },
  { path: 'pages/cases/index', text: '诉求', icon: 'voice' },
  { path: 'pages/me/index', text: '我的', icon: 'me' },
] as const;

export type TabPath = (typeof tabs)[number]['path'];

const SIGN_IN = 'pages/account/login/index';
/** WeChat holds ten pages at most. */
const DEEPEST = 9;

/**
 * Opens a page by its path as in app.config.ts, with parameters for `useParams`.
 *
 * @example go('pages/job/detail/index', { id })
 */
export function go(path: string, params: PathParams = {}): void {
  const url = `/${path.replace(/^\//, '')}${query(params)}`;
  const isTab = tabs.some((tab) => tab.path === pathOf(url));
  const isDeep = Taro.getCurrentPages().length >= DEEPEST;
  if (isTab) void open('switchTab', url);
  else void open(isDeep ? 'redirectTo' : 'navigateTo', url);
}

/** Puts another page in place of this one, e.g. what was made in place of its form. */
export function replaceWith(path: string, params: PathParams = {}): void {
  const url = `/${path.replace(/^\//, '')}`;
  if (tabs.some((tab) => tab.path === path)) void open('switchTab', url);
  else void open('redirectTo', url + query(params));
}

type Way = 'navigateTo' | 'redirectTo' | 'switchTab';

/** The address on its way to be shown: a second tap on the same link opens nothing more. */
let opening: string | null = null;

/** Opens a page once its files are there; says so when they can't be had. */
async function open(way: Way, url: string): Promise<void> {
  if (opening === url) return;
  opening = url;
  try {
    await loadPage(pathOf(url));
    // Another page was asked for meanwhile: the last tap counts.
    if (opening === url) await Taro[way]({ url });
  } catch {
    await sayNotLoaded(way, url);
  } finally {
    if (opening === url) opening = null;
  }
}

/** A page that was never opened here has to come over the network first. */
async function sayNotLoaded(way: Way, url: string): Promise<void> {
  if (await isOnline())
    toast('这一页没能打开，请再试一次', 'bad', { label: '再试', run: () => openAnew(url) });
  else
    toast('没有网络，这一页还没有下载，连上网再打开', 'bad', {
      label: '重试',
      run: () => void open(way, url),
    });
}

const pathOf = (url: string): string => url.replace(/^\//, '').split('?')[0] ?? '';

/** Back to where one came from, home when a link was opened from outside; asks first where the screen wants it. */
export function goBack(): void {
  beforeLeaving(() => {
    if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
    else void Taro.switchTab({ url: '/pages/home/index' });
  });
}

/** To the sign-in page, and back here afterwards. */
export function goSignIn(): void {
  go(SIGN_IN);
}

function query(params: PathParams): string {
  const pairs = Object.keys(params)
    .filter((name) => params[name] !== null && params[name] !== undefined)
    .map((name) => `${encodeURIComponent(name)}=${encodeURIComponent(String(params[name]))}`);
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}
