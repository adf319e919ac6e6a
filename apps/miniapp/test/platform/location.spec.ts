import gcoord from 'gcoord';
import { locate } from '../../src/platform/location.weapp';
import { phone } from '../support/taro';

/** 潜江 in WGS-84; WeChat reports it shifted by some hundred metres. */
const PLACE: [number, number] = [112.896, 30.4213];

it('gives WGS-84 in WeChat, to the metre', async () => {
  const [longitude, latitude] = gcoord.transform(PLACE, gcoord.WGS84, gcoord.GCJ02);
  phone.standAt({ longitude, latitude });
  const answer = await locate();
  if (!answer.ok) throw new Error(answer.reason);
  const metre = 1e-5;
  expect(Math.abs(answer.value.longitude - PLACE[0])).toBeLessThan(metre);
  expect(Math.abs(answer.value.latitude - PLACE[1])).toBeLessThan(metre);
  expect(Math.abs(longitude - PLACE[0])).toBeGreaterThan(100 * metre);
});

it('says so when the person does not want to be found', async () => {
  expect(await locate()).toEqual({ ok: false, reason: expect.stringContaining('没有允许定位') });
});
