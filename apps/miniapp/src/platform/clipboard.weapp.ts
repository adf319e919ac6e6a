import Taro from '@tarojs/taro';

/** Puts text on the clipboard; whether it is there. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await Taro.setClipboardData({ data: text });
    return true;
  } catch {
    return false;
  }
}
