import Taro from '@tarojs/taro';

/** Keeps the screen lit until the returned function is called. */
export function keepAwake(): () => void {
  const set = (keepScreenOn: boolean): void => {
    Taro.setKeepScreenOn({ keepScreenOn }).catch(() => undefined);
  };
  set(true);
  return () => set(false);
}
