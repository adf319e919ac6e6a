import { homeRoutes, jobsRoutes, policiesRoutes } from '@yizhan/contract';
import { addDays, atLocal } from '@yizhan/kernel';
import { JobsService } from '../../src/modules/jobs/jobs.service';
import { PoliciesImport } from '../../src/modules/policies/import.service';
import { anEmployer, aPosting, unwrapAnswer } from '../jobs/builders';
import { type Person, runningApp } from '../support/app';
import { aPolicyRow, aRuleOn } from './support';

const app = runningApp();
const today = '2026-11-23';
/** A larger sum, of which nothing is known: it stands behind what is sure. */
const maybe = { title: '也许', verdict: 'unknown' };

const afterThreeDays = {
  id: 'any',
  version: 1,
  source: '测试',
  validFrom: '2023-01-01',
  when: { all: [{ count: 'worked_days', months: 12, gte: 3 }, { fact: 'bank_account' }] },
  amount: { formula: 60_000, period: 'month' },
  examples: [{ name: '不知道', asOf: '2026-11-21', facts: {}, verdict: 'unknown' }],
};

beforeAll(async () => {
  const rows = [
    aPolicyRow({ code: 'days', title: '出工补贴', rule: afterThreeDays }),
    aPolicyRow({ code: 'maybe', title: '也许', rule: aRuleOn('unemployment_registered', 900_000) }),
  ];
  const outcome = await app.service(PoliciesImport).importPolicies(rows, { sample: false });
  expect(outcome).toMatchObject({ ok: true, created: 2 });
});

/** Booked for today and for the days so many days ahead; checked in today. */
async function aWorkerBooked(...ahead: number[]) {
  const dates = [0, ...ahead].map((days) => addDays(today, days));
  const shifts = dates.map((date) => ({ date, from: '08:00', to: '17:00', breakMinutes: 60 }));
  const { shiftIds } = await aPosting(app, await anEmployer(app), { shifts });
  const worker = await app.signIn('worker');
  const booked: string[] = [];
  for (const shiftId of shiftIds) {
    const signedUp = await worker.call(jobsRoutes.signUp, { params: { shiftId }, body: {} });
    booked.push(unwrapAnswer(signedUp).applicationId);
  }
  const at = atLocal(today, '07:55');
  unwrapAnswer(await app.service(JobsService).recordAttendance(booked[0] ?? '', 'in', at));
  return { worker, booked };
}

const tell = async (worker: Person, bank_account: boolean) =>
  unwrapAnswer(
    await worker.call(policiesRoutes.keepFacts, {
      body: { audience: 'person', facts: { bank_account } },
    }),
  );

const cancel = async (worker: Person, applicationId: string | undefined) =>
  unwrapAnswer(
    await worker.call(jobsRoutes.withdraw, { params: { applicationId: applicationId ?? '' } }),
  );

async function foundBy(worker: Person) {
  const home = unwrapAnswer(await worker.call(homeRoutes.show, {}));
  if (!home.entitlements.ok) throw new Error(home.entitlements.reason);
  return home.entitlements.value;
}

describe('days booked ahead', () => {
  it('tell the day from which one qualifies, until a shift is cancelled', async () => {
    const { worker, booked } = await aWorkerBooked(1, 2, 4);
    await tell(worker, true);
    expect(await foundBy(worker)).toMatchObject([
      {
        verdict: 'no',
        amount: '每月 600 元',
        flip: { on: '2026-11-25', to: 'yes' },
        note: '报上的班都去，11月25日起符合',
      },
      maybe,
    ]);
    await cancel(worker, booked[1]);
    expect(await foundBy(worker)).toMatchObject([{ flip: { on: '2026-11-27', to: 'yes' } }, maybe]);
    await cancel(worker, booked[2]);
    expect(await foundBy(worker)).toMatchObject([
      maybe,
      { flip: null, note: '打卡出工到 3 天就符合，现在 1 天' },
    ]);
  });

  it('name what will still be missing then', async () => {
    const { worker } = await aWorkerBooked(1, 2);
    expect(await foundBy(worker)).toMatchObject([
      {
        flip: { on: '2026-11-25', to: 'unknown' },
        missing: ['有本人名下的社保卡或银行账户'],
        note: '报上的班都去，11月25日起只差：有本人名下的社保卡或银行账户',
      },
      maybe,
    ]);
  });

  it('are no work done yet', async () => {
    const { worker } = await aWorkerBooked(1, 2);
    await tell(worker, true);
    const page = unwrapAnswer(
      await worker.call(policiesRoutes.detail, { params: { policy: 'days' } }),
    );
    expect(page.mine).toMatchObject({
      ok: true,
      value: {
        verdict: 'no',
        flip: { on: '2026-11-25', to: 'yes' },
        clauses: [{ verdict: 'no', known: '打卡出工天数：1 天' }],
      },
    });
    const opened = unwrapAnswer(
      await worker.call(policiesRoutes.calculator, { query: { audience: 'person' } }),
    );
    expect(opened.held).toEqual([{ label: '打卡出工天数', value: '1 天' }]);
  });

  it('turn nothing where one will not qualify anyway', async () => {
    const { worker } = await aWorkerBooked(1, 2);
    await tell(worker, false);
    expect(await foundBy(worker)).toMatchObject([maybe]);
  });
});
