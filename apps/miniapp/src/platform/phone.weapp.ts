import Taro from '@tarojs/taro';

/** Offers to call a number; a person may well say no. */
export function callPhone(number: string): void {
  Taro.makePhoneCall({ phoneNumber: number }).catch(() => undefined);
}
