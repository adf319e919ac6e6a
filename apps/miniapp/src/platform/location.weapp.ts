import Taro from '@tarojs/taro';
import gcoord from 'gcoord';
import { type Answer, type Place, refused } from './ports';

/** Where the phone is. WeChat gives GCJ-02, the API speaks WGS-84. */
export async function locate(): Promise<Answer<Place>> {
  try {
    const found = await Taro.getLocation({ type: 'gcj02', isHighAccuracy: true });
    const [longitude, latitude] = gcoord.transform(
      [found.longitude, found.latitude],
      gcoord.GCJ02,
      gcoord.WGS84,
    );
    return { ok: true, value: { latitude, longitude, accuracy: found.accuracy } };
  } catch (cause) {
    const denied = /auth|deny|denied/.test((cause as { errMsg?: string }).errMsg ?? '');
    return refused(
      denied ? '您没有允许定位，可以手动选择地点' : '手机暂时定不了位，可以手动选择地点',
    );
  }
}
