import { deviceInWords } from '../src';

it.each([
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit MicroMessenger/8.0',
    'iPhone · 微信',
  ],
  ['Mozilla/5.0 (Linux; Android 12) AppleWebKit Chrome/120 Mobile Safari/537', '安卓手机 · Chrome'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64) Chrome/120 Safari/537 Edg/120', 'Windows 电脑 · Edge'],
  ['curl/8', '未知设备'],
  [undefined, '未知设备'],
])('%s → %s', (agent, words) => {
  expect(deviceInWords(agent)).toBe(words);
});
