import Taro from '@tarojs/taro';
import { beforeLeaving } from './leaving';

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
  const bare = url.slice(1).split('?')[0];
  if (tabs.some((tab) => tab.path === bare)) void Taro.switchTab({ url });
  else if (Taro.getCurrentPages().length >= DEEPEST) void Taro.redirectTo({ url });
  else void Taro.navigateTo({ url });
}

/** Puts another page in place of this one, e.g. what was made in place of its form. */
export function replaceWith(path: string, params: PathParams = {}): void {
  const url = `/${path.replace(/^\//, '')}`;
  if (tabs.some((tab) => tab.path === path)) void Taro.switchTab({ url });
  else void Taro.redirectTo({ url: url + query(params) });
}

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
