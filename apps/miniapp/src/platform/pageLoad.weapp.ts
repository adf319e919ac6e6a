import Taro from '@tarojs/taro';

/** WeChat fetches subpackages by itself when they are opened, and says when it couldn't. */
export async function loadPage(_path: string): Promise<void> {}

/** A mini-program is brought up to date by WeChat: the page is simply tried once more. */
export function openAnew(url: string): void {
  void Taro.reLaunch({ url });
}
