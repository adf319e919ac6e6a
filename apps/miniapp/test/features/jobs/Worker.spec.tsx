import { act } from '@testing-library/react';
import { HOUR, toIso } from '@yizhan/kernel';
import { Screen } from '../../../src/components';
import { JobDetail } from '../../../src/features/jobs/JobDetail';
import { JobList } from '../../../src/features/jobs/JobList';
import { MyShifts } from '../../../src/features/jobs/MyShifts';
import { SignUpBar } from '../../../src/features/jobs/SignUpBar';
import MyShiftsPage from '../../../src/pages/job/shifts';
import JobsPage from '../../../src/pages/jobs';
import { setProfile } from '../../../src/shell';
import { sessionStore } from '../../../src/shell/client';
import { fakeApi, ok, refuse } from '../../support/api';
import { aProfile, aSession } from '../../support/people';
import { show } from '../../support/show';
import { phone } from '../../support/taro';
import { APPLICATION, aCard, aJob, aMyShift, aShift, aWage, POSTING, SHIFT, WAGE } from './samples';

const nothing = async () => undefined;
const signIn = () => {
  sessionStore.set(aSession());
  setProfile(aProfile());
};
afterEach(() => sessionStore.set(null));

const listOf = (items: ReturnType<typeof aCard>[]) => ({ items, hasMore: false, more: nothing });

describe('the list of jobs', () => {
  it('says distance, wage and when, and opens the job', async () => {
    const { text, tap } = show(
      <JobList list={listOf([aCard()])} filtered={false} onClear={() => undefined} />,
    );
    expect(text()).toContain('350米');
    expect(text()).toContain('200元/天');
    expect(text()).toContain('08:00 开工');
    await tap(/仓库搬运/);
    expect(phone.opened()).toEqual([`navigateTo /pages/job/detail/index?id=${POSTING}`]);
  });

  it('offers the way out when nothing fits', async () => {
    const clear = jest.fn();
    const { tap } = show(<JobList list={listOf([])} filtered onClear={clear} />);
    await tap('看全部');
    expect(clear).toHaveBeenCalledTimes(1);
  });

  it('asks anew for a trade and keeps the filters in sight', async () => {
    const api = fakeApi({ 'jobs.list': () => ok({ items: [aCard()], next: null }) });
    const { see, tap } = show(<JobsPage />);
    await see('仓库搬运');
    await tap('家政保洁');
    await see('仓库搬运');
    expect(api.calls('jobs.list').map((call) => call.query.group)).toEqual([
      undefined,
      'household',
    ]);
  });
});

describe('coming back to the list', () => {
  const second = '01HZX0000000000000000000P2';
  const pages = (title: string) => (call: { query: { cursor?: string } }) =>
    call.query.cursor
      ? ok({ items: [aCard({ postingId: second, title: '第二页的活' })], next: null })
      : ok({ items: [aCard({ title })], next: 'more' });

  it('finds all that was loaded, brought up to date behind one’s back', async () => {
    let title = '仓库搬运';
    const api = fakeApi({ 'jobs.list': (call) => pages(title)(call) });
    const { see, tap, text } = show(<JobsPage />);
    await see('仓库搬运');
    await tap('再看一些');
    await see('第二页的活');
    title = '仓库搬运（改）';
    await act(async () => phone.comesBack());
    expect(text()).toContain('第二页的活');
    await see('仓库搬运（改）');
    expect(text()).toContain('第二页的活');
    expect(api.calls('jobs.list').map(({ query }) => query.cursor)).toEqual([
      undefined,
      'more',
      undefined,
      'more',
    ]);
  });

  it('keeps them when there is no network for the rest', async () => {
    let online = true;
    fakeApi({
      'jobs.list': (call) => (call.query.cursor && !online ? 'offline' : pages('仓库搬运')(call)),
    });
    const { see, tap, text } = show(<JobsPage />);
    await see('仓库搬运');
    await tap('再看一些');
    await see('第二页的活');
    online = false;
    await act(async () => phone.comesBack());
    expect(text()).toContain('第二页的活');
  });
});

describe('a job’s page', () => {
  it('stands when a part has failed', () => {
    const { has } = show(<JobDetail job={aJob()} chosen={SHIFT} onChoose={() => undefined} />);
    expect(has('还差 3 人，中间歇 60 分钟')).toBe(true);
    expect(has('证照已核验')).toBe(true);
    expect(has('这部分暂时没能加载出来')).toBe(true);
    expect(has('联系人 余老板，录用后开工前一天起可以在“我的班次”里打电话')).toBe(true);
  });

  it('signs up once and says where one stands', async () => {
    signIn();
    const done = jest.fn(nothing);
    const answer = {
      applicationId: APPLICATION,
      shiftId: SHIFT,
      state: 'waiting',
      queuePosition: 2,
    };
    const api = fakeApi({ 'jobs.signUp': () => ok(answer) });
    const job = aJob({ shifts: [aShift({ placesLeft: 0, waiting: 1 })] });
    const { tap } = show(<SignUpBar job={job} chosen={SHIFT} onDone={done} />);
    await tap(/排候补/);
    expect(api.calls('jobs.signUp')).toMatchObject([{ params: { shiftId: SHIFT }, body: {} }]);
    expect(api.calls('jobs.signUp')[0]?.idempotencyKey).toBeTruthy();
    expect(done).toHaveBeenCalledTimes(1);
  });

  it('tells nobody off who taps twice: what went well is said, and nothing red', async () => {
    signIn();
    const accepted = { applicationId: APPLICATION, shiftId: SHIFT, state: 'accepted' };
    const answers = [
      ok({ ...accepted, queuePosition: null }),
      refuse(409, 'jobs.already_applied', '这一班您已经报过了'),
    ];
    const api = fakeApi({ 'jobs.signUp': () => answers.shift() ?? 'offline' });
    const { tap, has } = show(
      <Screen title="岗位">
        <SignUpBar job={aJob()} chosen={SHIFT} onDone={nothing} />
      </Screen>,
    );
    await tap(/^报名/);
    await tap(/^报名/);
    expect(api.calls('jobs.signUp')).toHaveLength(1);
    expect(has('报上了，已录用，记得按时签到')).toBe(true);
    expect(has('这一班您已经报过了')).toBe(false);
  });

  it('leads a visitor to signing in', async () => {
    const { tap } = show(<SignUpBar job={aJob()} chosen={SHIFT} onDone={nothing} />);
    await tap('登录后报名');
    expect(phone.opened()).toEqual(['navigateTo /pages/account/login/index']);
  });

  it('leads to my shifts once I have signed up', async () => {
    const mine = [
      {
        applicationId: APPLICATION,
        shiftId: SHIFT,
        state: 'accepted' as const,
        queuePosition: null,
      },
    ];
    const { tap } = show(<SignUpBar job={aJob({ mine })} chosen={SHIFT} onDone={nothing} />);
    await tap('看我的班次');
    expect(phone.opened()).toEqual(['navigateTo /pages/job/shifts/index']);
  });
});

describe('my shifts', () => {
  const view = (changes: Parameters<typeof aMyShift>[0]) => ({
    today: [aMyShift(changes)],
    coming: [],
    past: [],
  });

  it('gives today’s shift its button to check in, then out', () => {
    const first = show(<MyShifts view={view({})} onChanged={nothing} />);
    expect(first.find('签到')).toBeTruthy();
    first.unmount();
    const second = show(
      <MyShifts view={view({ state: 'checked_in', actions: [] })} onChanged={nothing} />,
    );
    expect(second.find('签退')).toBeTruthy();
  });

  it('opens what can be done when the money didn’t come, and tells nobody yet', async () => {
    const api = fakeApi({});
    const { tap, has } = show(
      <MyShifts
        view={view({
          state: 'wage_due',
          actions: [],
          wage: aWage({ overdueDays: 2, claimable: true }),
        })}
        onChanged={nothing}
      />,
    );
    expect(has('该发没发，已经过了 2 天')).toBe(true);
    await tap('没拿到工资');
    expect(api.calls('jobs.disputeWage')).toEqual([]);
    expect(phone.opened()[0]).toContain(`wageId=${WAGE}`);
  });

  it('doesn’t offer the complaint before the wage is due', () => {
    const wage = aWage();
    const { find, has } = show(
      <MyShifts view={view({ state: 'wage_due', actions: [], wage })} onChanged={nothing} />,
    );
    expect(() => find('没拿到工资')).toThrow();
    expect(has('收到了')).toBe(true);
  });

  it('says what counts by itself and when, and lets me say when I left', async () => {
    const api = fakeApi({ 'jobs.stateWork': () => ok({ state: 'checked_out' }) });
    const hours = { ...aMyShift().hours, recordedMinutes: 480, countsAt: toIso(Date.now() + HOUR) };
    const counted = show(
      <MyShifts view={view({ state: 'checked_out', actions: [], hours })} onChanged={nothing} />,
    );
    expect(counted.text()).toContain('前没确认，就按签到记录的 8小时 算工资');
    counted.unmount();
    const { tap } = show(
      <MyShifts
        view={view({ state: 'checked_in', actions: ['state_leaving'] })}
        onChanged={nothing}
      />,
    );
    await tap('忘了签退，填下班时间');
    await tap('就记这个时间');
    expect(api.calls('jobs.stateWork')).toMatchObject([{ body: { leftAt: expect.any(String) } }]);
  });

  it('lets me object to hours that count, and to a mark of absence', async () => {
    const api = fakeApi({
      'jobs.objectHours': () => ok({ state: 'wage_due' }),
      'jobs.objectAbsence': () => ok({ state: 'no_show' }),
    });
    const hours = { ...aMyShift().hours, minutes: 480, basis: 'counted' as const };
    const first = show(
      <MyShifts
        view={view({ state: 'wage_due', actions: ['object_hours'], hours })}
        onChanged={nothing}
      />,
    );
    await first.tap('工时不对');
    first.change('工时（分钟）', '490');
    first.change('为什么', '加班十分钟');
    await first.tap('请雇主答复');
    expect(api.calls('jobs.objectHours')).toMatchObject([
      { body: { minutes: 490, reason: '加班十分钟' } },
    ]);
    first.unmount();
    const absence = {
      markedAt: toIso(Date.now()),
      byItself: false,
      objectUntil: toIso(Date.now() + HOUR),
      objectedAt: null,
      answerUntil: null,
      counts: true,
    };
    const second = show(
      <MyShifts
        view={view({ state: 'no_show', actions: ['object_absence'], absence })}
        onChanged={nothing}
      />,
    );
    await second.tap('我去了，提异议');
    second.change('当天的情况', '八点就到了');
    await second.tap('提异议');
    expect(api.calls('jobs.objectAbsence')).toMatchObject([{ body: { note: '八点就到了' } }]);
  });

  it('asks my consent to changed hours', async () => {
    const api = fakeApi({ 'jobs.consentHours': () => ok({ state: 'checked_out' }) });
    const proposal = {
      ...{ by: 'employer' as const, minutes: 420, pieces: null, reason: '中途离开' },
      until: toIso(Date.now() + HOUR),
    };
    const hours = { ...aMyShift().hours, proposal };
    const { tap, text } = show(
      <MyShifts
        view={view({ state: 'hours_confirmed', actions: [], hours })}
        onChanged={nothing}
      />,
    );
    expect(text()).toContain('雇主想记为 7小时，原因：中途离开');
    await tap('不同意');
    expect(api.calls('jobs.consentHours')).toMatchObject([{ body: { agree: false } }]);
  });

  it('asks before a place is given back, and says the server’s reason when it can’t be', async () => {
    signIn();
    const api = fakeApi({
      'jobs.myShifts': () => ok(view({})),
      'jobs.withdraw': () => refuse(409, 'jobs.application_state', '报名的状态已经变了'),
    });
    const { see, tap } = show(<MyShiftsPage />);
    await see('仓库搬运');
    await tap('取消报名');
    expect(api.calls('jobs.withdraw')).toEqual([]);
    await tap('确定取消');
    await see('报名的状态已经变了');
    expect(api.calls('jobs.withdraw')).toMatchObject([{ params: { applicationId: APPLICATION } }]);
  });

  it('says what to do when there are none', () => {
    const { find } = show(
      <MyShifts view={{ today: [], coming: [], past: [] }} onChanged={nothing} />,
    );
    expect(find('去找活')).toBeTruthy();
  });
});
