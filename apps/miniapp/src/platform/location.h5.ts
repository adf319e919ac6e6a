import { type Answer, type Place, refused } from './ports';

const reasons: Record<number, string> = {
  1: '您没有允许定位，可以手动选择地点',
  2: '手机暂时定不了位，可以手动选择地点',
  3: '定位太慢，可以手动选择地点',
};

/** Where the phone is. Browsers speak WGS-84. */
export function locate(): Promise<Answer<Place>> {
  if (!navigator.geolocation) return Promise.resolve(refused('这个浏览器不能定位'));
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) =>
        resolve({ ok: true, value: { latitude, longitude, accuracy } }),
      ({ code }) => resolve(refused(reasons[code] ?? '定位没有成功，可以手动选择地点')),
      { enableHighAccuracy: true, timeout: 10_000, maximumAge: 60_000 },
    );
  });
}
