import type { PersonExpected } from '@yizhan/contract';
import { PeopleToday } from '../../../src/features/stations/PeopleToday';
import { fakeApi, ok } from '../../support/api';
import { show } from '../../support/show';
import { APPLICATION, anAttendance, aPerson, STATION } from './builders';

const figures = { postings: 3, hires: 3, checkedIn: 1, checkedOut: 0, toVerify: 1 };

describe("today's people", () => {
  const open = (people: PersonExpected[]) => {
    const api = fakeApi({
      'stations.checkInFor': () => ok(anAttendance({ method: 'staff' })),
      'stations.verifyAttendance': () => ok(anAttendance()),
      'jobs.release': () =>
        ok({
          applicationId: APPLICATION,
          shiftId: APPLICATION,
          state: 'withdrawn',
          queuePosition: null,
        }),
    });
    const changed = jest.fn(async () => undefined);
    const day = { stationName: '月亮湾零工驿站', date: '2026-11-23', figures, people };
    const screen = show(<PeopleToday stationId={STATION} day={day} onChanged={changed} />);
    return { api, changed, ...screen };
  };

  it('checks someone in on behalf only with a reason', async () => {
    const { api, tap, find, changed } = open([aPerson()]);
    await tap('为 王** 代签到');
    expect(find('确认签到')).toHaveProperty('disabled', true);
    await tap('手机没电');
    await tap('确认签到');
    expect(api.calls('stations.checkInFor')).toMatchObject([
      { params: { stationId: STATION }, body: { direction: 'in', reason: '手机没电' } },
    ]);
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('takes someone off the list only with a reason, and not who is there already', async () => {
    const { api, tap, find, change, has } = open([aPerson()]);
    await tap('替 王** 取消报名');
    expect(find('确定取消')).toHaveProperty('disabled', true);
    change('为什么取消', '本人来电话说病了');
    await tap('确定取消');
    expect(api.calls('jobs.release')).toMatchObject([{ body: { reason: '本人来电话说病了' } }]);
    open([aPerson({ name: '李**', in: anAttendance() })]);
    expect(has('替 李** 取消报名')).toBe(false);
  });

  it('asks staff about a claim that was held without a network', async () => {
    const claim = anAttendance({ state: 'to_verify' });
    const { api, tap, has } = open([aPerson({ in: claim })]);
    expect(has('待核')).toBe(true);
    await tap('不在，不算');
    expect(api.calls('stations.verifyAttendance')).toMatchObject([
      { params: { attendanceId: claim.attendanceId }, body: { accept: false } },
    ]);
  });

  it('can be narrowed by who has come', async () => {
    const people = [
      aPerson({ name: '王**', phone: null }),
      aPerson({
        name: '李**',
        phone: null,
        applicationId: '01HZX0000000000000000000A2',
        in: anAttendance(),
      }),
    ];
    const { tap, has } = open(people);
    await tap('已到 1');
    expect([has('王**'), has('李**')]).toEqual([false, true]);
    await tap('待核 0');
    expect(has('没有这样的人')).toBe(true);
  });
});
