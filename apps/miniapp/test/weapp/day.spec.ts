import type { Route } from '@yizhan/contract';
import { privacyNotice } from '@yizhan/identity/vocabulary';
import * as z from 'zod/mini';
import { APPLICATION, aCard, aJob, POSTING, SHIFT } from '../features/jobs/samples';
import { type Call, understand } from '../support/contract';
import { aProfile, aSession } from '../support/people';
import type { WxAnswer, WxRequest } from './fakeWx';
import { bootWeapp } from './harness';

/** A server that knows the contract: what it wouldn't take, and nobody declared, is a fault. */
function contractServer(answers: Readonly<Record<string, (call: Call) => unknown>>) {
  const asked: { id: string; call: Call }[] = [];
  const faults: string[] = [];
  const answer = (request: WxRequest): WxAnswer => {
    const { route, call } = understand(request);
    asked.push({ id: route.id, call });
    if (route.access !== 'public' && request.header.authorization !== 'Bearer access')
      throw new Error(`${route.id} was asked without a token`);
    const given = answers[route.id];
    if (!given) throw new Error(`${route.id} isn't expected here`);
    return { statusCode: statusOf(route), data: z.parse(route.response, given(call)) };
  };
  return {
    asked,
    faults,
    answer(request: WxRequest): WxAnswer {
      try {
        return answer(request);
      } catch (cause) {
        faults.push(`${request.method} ${request.url}: ${String(cause)}`);
        return 'offline';
      }
    },
  };
}

const statusOf = (route: Route): number => (route.creates ? 201 : 200);

const applied = { applicationId: APPLICATION, shiftId: SHIFT, state: 'accepted' as const };

/** A posting that fills by one. */
function aCity() {
  let mine: readonly (typeof applied)[] = [];
  return contractServer({
    'identity.signInByWechat': () => aSession(),
    'identity.me': () => aProfile(),
    'jobs.list': () => ({ items: [aCard()], next: null }),
    'jobs.detail': () => aJob({ mine: mine.map((one) => ({ ...one, queuePosition: null })) }),
    'jobs.signUp': () => {
      mine = [applied];
      return { ...applied, queuePosition: null };
    },
  });
}

const AGREED = '我已阅读并同意个人信息处理规则，已满 16 周岁';

describe('the built WeChat package, by the contract', () => {
  it('signs in by WeChat, lists jobs, opens one and signs up', async () => {
    const server = aCity();
    const app = bootWeapp({ answer: server.answer });
    const login = await app.open('pages/account/login/index');
    await login.tap(AGREED);
    await login.tap('微信一键登录');
    login.close();

    const jobs = await app.open('pages/jobs/index');
    expect(jobs.text()).toContain('仓库搬运');
    await jobs.tap('仓库搬运，200元/天');
    expect(app.calls).toContain(`navigateTo /pages/job/detail/index?id=${POSTING}`);
    jobs.close();

    const job = await app.open('pages/job/detail/index', { id: POSTING });
    await job.tap('报名：明天这一班');
    expect(job.text()).toContain('报上了，已录用，记得按时签到');
    job.close();

    expect(server.faults).toEqual([]);
    expect(app.errors).toEqual([]);
    expect(server.asked.map(({ id }) => id)).toEqual([
      'identity.signInByWechat',
      'identity.me',
      'jobs.list',
      'jobs.detail',
      'jobs.signUp',
      'jobs.detail',
    ]);
    expect(server.asked[0]?.call.body).toEqual({ code: 'wx-code', notice: privacyNotice.version });
    expect(server.asked[4]?.call.params).toEqual({ shiftId: SHIFT });
  });

  it('comes back signed in, and asks one GET a screen', async () => {
    const server = aCity();
    const storage = { session: aSession() };
    const app = bootWeapp({ answer: server.answer, storage });
    const jobs = await app.open('pages/jobs/index');
    jobs.close();
    expect(server.faults).toEqual([]);
    expect(server.asked.map(({ id }) => id).sort()).toEqual(['identity.me', 'jobs.list']);
  });
});
