import Taro from '@tarojs/taro';

/** WeChat draws the title bar, with the way back and its own capsule. */
export const drawsTitleBar = false;

export function setTitle(title: string): void {
  void Taro.setNavigationBarTitle({ title });
}
