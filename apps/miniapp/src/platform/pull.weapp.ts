import Taro, { usePullDownRefresh } from '@tarojs/taro';

/** Calls `refresh` when the person pulls the page down. */
export function usePull(refresh: () => Promise<void>): { readonly pulling: boolean } {
  usePullDownRefresh(() => {
    void refresh().then(() => Taro.stopPullDownRefresh());
  });
  // WeChat shows its own sign.
  return { pulling: false };
}
