import Taro from '@tarojs/taro';
import { type Answer, refused } from './ports';

/** The text of a code before the camera; a picture from the album doesn't count. */
export async function scanCode(): Promise<Answer<string>> {
  try {
    const { result } = await Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] });
    return result ? { ok: true, value: result } : refused('没有认出二维码，请再扫一次');
  } catch {
    return refused('没有扫码，也可以输入屏幕上的数字');
  }
}
