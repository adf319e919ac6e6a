import Taro from '@tarojs/taro';

/** WeChat asks by itself when its own way back is taken. Returns what ends it. */
export function holdPage(message: string): () => void {
  void Taro.enableAlertBeforeUnload({ message });
  return () => void Taro.disableAlertBeforeUnload({});
}

/** A mini-program has no reload to ask before. */
export function holdUnload(_isUnsent: () => boolean): void {}
