import Taro from '@tarojs/taro';

/** Desks begin here, in CSS pixels. */
const WIDE = 1024;

export function isWide(): boolean {
  return Taro.getWindowInfo().windowWidth >= WIDE;
}

/** Tells when the window changes its size; returns how to stop. */
export function onWidthChange(listener: () => void): () => void {
  const told = (): void => listener();
  Taro.onWindowResize(told);
  return () => Taro.offWindowResize(told);
}
