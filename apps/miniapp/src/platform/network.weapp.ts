import Taro from '@tarojs/taro';

/** Whether the phone believes to have a network. */
export async function isOnline(): Promise<boolean> {
  const { networkType } = await Taro.getNetworkType();
  return networkType !== 'none';
}

/** Tells every change; returns how to stop. */
export function onNetworkChange(listener: (online: boolean) => void): () => void {
  const told = ({ isConnected }: { isConnected: boolean }): void => listener(isConnected);
  Taro.onNetworkStatusChange(told);
  return () => Taro.offNetworkStatusChange(told);
}
