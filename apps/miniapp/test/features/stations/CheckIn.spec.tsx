import { act } from '@testing-library/react';
import type { Profile } from '@yizhan/contract';
import { CheckInDesk } from '../../../src/features/stations/CheckInDesk';
import { setProfile, signedIn } from '../../../src/shell';
import { fakeApi, type Outcome, ok, refuse } from '../../support/api';
import { A_USER, aProfile, aSession } from '../../support/people';
import { show } from '../../support/show';
import { phone } from '../../support/taro';
import { anAttendance } from './builders';

const nothing = () => undefined;

describe('checking in', () => {
  let answer: () => Outcome;
  const open = async (profile: Profile = aProfile()) => {
    const api = fakeApi({
      'identity.me': () => ok(profile),
      'stations.checkIn': () => answer(),
    });
    await signedIn(aSession());
    setProfile(profile);
    return { api, ...show(<CheckInDesk today={null} onRecorded={nothing} />) };
  };
  const type = async (desk: Awaited<ReturnType<typeof open>>) => {
    await act(async () => desk.change('或者输入屏幕上的六位数字', '314159'));
  };

  it('sends six typed digits by itself and says the result large', async () => {
    answer = () => ok(anAttendance({ method: 'digits' }));
    const desk = await open();
    await type(desk);
    await desk.see('签到成功');
    expect(desk.api.calls('stations.checkIn')).toMatchObject([{ body: { digits: '314159' } }]);
    expect(desk.text()).toContain('月亮湾零工驿站');
  });

  it('says why it was refused, in the server’s words, and lets one try again', async () => {
    answer = () => refuse(410, 'stations.expired_code', '这个码已经过期');
    const desk = await open();
    await type(desk);
    await desk.see('没有成功');
    expect(desk.has('这个码已经过期')).toBe(true);
    await desk.tap('再试一次');
    expect(desk.has('签到、签退')).toBe(true);
  });

  it('tells that staff will look at a late claim', async () => {
    answer = () => ok(anAttendance({ state: 'to_verify' }));
    const desk = await open();
    await type(desk);
    await desk.see('签到待核对');
  });

  describe('without a network', () => {
    beforeEach(() => jest.useFakeTimers());
    afterEach(() => jest.useRealTimers());

    it('keeps the claim, and sends it with its time when the network is back', async () => {
      answer = () => 'offline';
      const desk = await open();
      await type(desk);
      await act(() => jest.advanceTimersByTimeAsync(10_000));
      expect(desk.has('没有网络，已记下')).toBe(true);
      const kept = phone.stored(`check-ins:${A_USER}`) as { heldAt: string }[];
      expect(kept).toMatchObject([{ digits: '314159' }]);

      answer = () => ok(anAttendance({ state: 'to_verify' }));
      await act(async () => {
        window.dispatchEvent(new Event('online'));
        await jest.advanceTimersByTimeAsync(10);
      });
      const sent = desk.api.calls('stations.checkIn');
      expect(sent[sent.length - 1]?.body).toEqual({ digits: '314159', heldAt: kept[0]?.heldAt });
      expect(desk.has('签到待核对')).toBe(true);
      expect(phone.stored(`check-ins:${A_USER}`)).toEqual([]);
    });
  });
});
