import { StationDetailView } from '../../../src/features/stations/StationDetailView';
import NearPage from '../../../src/pages/station/near/index';
import { fakeApi, ok } from '../../support/api';
import { show } from '../../support/show';
import { phone } from '../../support/taro';
import { aStation, aStationPage, STATION } from './builders';

describe('stations near me', () => {
  const near = () => {
    const api = fakeApi({ 'stations.list': () => ok({ items: [aStation()], next: null }) });
    return { api, ...show(<NearPage />) };
  };

  it('are asked for by where the phone was just now, in one request', async () => {
    phone.store('place', { at: Date.now(), latitude: 30.05, longitude: 112.42 });
    const { api, see, text } = near();
    await see('350米 · 江陵县郝穴镇月亮湾社区');
    expect(text()).toContain('等 5 项');
    expect(api.calls('stations.list')).toMatchObject([
      { query: { latitude: '30.05', longitude: '112.42' } },
    ]);
  });

  it('are listed without a place too, and the person is told why', async () => {
    const { see, api } = near();
    await see('这个浏览器不能定位，先按地区列出');
    expect(api.calls('stations.list')[0]?.query).toEqual({});
  });

  it('can be narrowed, and lead to their page', async () => {
    phone.store('place', { at: Date.now(), latitude: 30.05, longitude: 112.42 });
    const { api, see, tap } = near();
    await see('月亮湾零工驿站');
    await tap('正在开门');
    await see('月亮湾零工驿站');
    expect(api.calls('stations.list')[1]?.query).toMatchObject({ openNow: 'true' });
    await tap('月亮湾零工驿站，正在开门');
    expect(phone.opened()).toEqual([`navigateTo /pages/station/detail/index?id=${STATION}`]);
  });
});

describe("a station's page", () => {
  it('shows hours, facilities, services, notice and figures', () => {
    const { text } = show(<StationDetailView station={aStationPage()} />);
    for (const words of [
      '平时 05:00–19:00 · 节假日 休息',
      '饮水间',
      '求职登记',
      '今天有雨',
      '录用',
      '下设 9 个服务点',
    ])
      expect(text()).toContain(words);
  });

  it('stands when a part fails', () => {
    const postings = { ok: false as const, reason: '这部分暂时没能加载出来' };
    const { has } = show(<StationDetailView station={aStationPage({ postings })} />);
    expect(has('这部分暂时没能加载出来')).toBe(true);
    expect(has('设施')).toBe(true);
  });

  it('leads to the work of today', async () => {
    const posting = {
      postingId: '01HZX0000000000000000000P0',
      title: '搬运工',
      wageFen: 20_000,
      wageUnit: 'day' as const,
      startsAt: '2026-11-23T08:00:00.000+08:00',
      endsAt: '2026-11-23T17:00:00.000+08:00',
      placesLeft: 0,
    };
    const postings = { ok: true as const, value: [posting] };
    const { tap, has } = show(<StationDetailView station={aStationPage({ postings })} />);
    expect(has(/已招满/)).toBe(true);
    await tap(/搬运工/);
    expect(phone.opened()).toEqual([`navigateTo /pages/job/detail/index?id=${posting.postingId}`]);
  });
});
