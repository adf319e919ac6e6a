import Taro from '@tarojs/taro';

/**
 * The phone's own storage, by key. It may be full, switched off or hold what an older version wrote:
 * none of that may stop a screen, so a failed write is only reported and a failed read is nothing.
 */
export const storage = {
  read<T>(key: string): T | null {
    try {
      const value: unknown = Taro.getStorageSync(key);
      return value === '' || value === undefined ? null : (value as T);
    } catch {
      return null;
    }
  },
  /** Whether it was kept. */
  write<T>(key: string, value: T): boolean {
    try {
      Taro.setStorageSync(key, value);
      return true;
    } catch {
      return false;
    }
  },
  remove(key: string): void {
    try {
      Taro.removeStorageSync(key);
    } catch {
      // Nothing kept is what was wanted.
    }
  },
  keys(): readonly string[] {
    try {
      return Taro.getStorageInfoSync().keys;
    } catch {
      return [];
    }
  },
};
