import {
  type PolicyCalculation,
  policiesRoutes as routes,
  type ToldAnswers,
} from '@yizhan/contract';
import { atLocal } from '@yizhan/kernel';
import { JobsService } from '../../src/modules/jobs/jobs.service';
import { Entitlements } from '../../src/modules/policies/entitlements.service';
import { FactsService } from '../../src/modules/policies/facts.service';
import { PoliciesImport } from '../../src/modules/policies/import.service';
import { runningApp } from '../support/app';
import { aPolicyRow, aRuleOn } from './support';

const app = runningApp();

const daily = {
  id: 'any',
  version: 1,
  source: '测试',
  validFrom: '2023-01-01',
  when: {
    all: [{ count: 'worked_days', months: 12, gte: 3 }, { fact: 'bank_account' }],
  },
  amount: {
    formula: { share: { fact: 'own_insurance_monthly' }, num: 2, den: 3 },
    period: 'month',
  },
  examples: [{ name: '不知道', asOf: '2026-11-21', facts: {}, verdict: 'unknown' }],
};

beforeAll(async () => {
  const rows = [
    aPolicyRow({ code: 'small-one', title: '小补贴', rule: aRuleOn('bank_account', 100_000) }),
    aPolicyRow({ code: 'big-one', title: '大补贴', rule: aRuleOn('bank_account', 900_000) }),
    aPolicyRow({ code: 'other-one', title: '另一项', rule: aRuleOn('unemployment_registered') }),
    aPolicyRow({ code: 'daily-one', title: '出工补贴', rule: daily }),
    aPolicyRow({
      code: 'past-one',
      title: '过期的',
      validUntil: '2025-12-31',
      rule: aRuleOn('bank_account'),
    }),
    aPolicyRow({
      code: 'firm-one',
      title: '企业的',
      audiences: ['enterprise'],
      rule: aRuleOn('firm_account'),
    }),
  ];
  const outcome = await app.service(PoliciesImport).importPolicies(rows, { sample: false });
  expect(outcome).toMatchObject({ ok: true, created: 6 });
});

async function ask(facts: ToldAnswers): Promise<PolicyCalculation> {
  const asked = await app.visitor.call(routes.calculate, { body: { audience: 'person', facts } });
  if (!asked.ok) throw new Error(asked.error.code);
  return asked.value;
}

describe('the calculator', () => {
  it('starts with the question that decides most, and sorts what is sure by amount', async () => {
    const before = await ask({});
    expect(before.next).toMatchObject({ fact: 'bank_account' });
    expect(before.results.map((one) => one.verdict)).toEqual(Array(4).fill('unknown'));
    const after = await ask({ bank_account: true });
    expect(after.results.slice(0, 2)).toMatchObject([
      { title: '大补贴', verdict: 'yes', amount: { text: '一次性 9,000 元', exact: true } },
      { title: '小补贴', verdict: 'yes', amount: { min: 100_000 } },
    ]);
    expect(after.next?.fact).toBe('unemployment_registered');
  });

  it.each([
    ['certificate_date', { certificate_level: 'middle', certificate_date: '2999-09-01' }],
    ['graduation_date', { person_group: 'graduate', graduation_date: '2999-07-01' }],
    ['certificate_date', { certificate_date: '2026-02-30' }],
    ['unemployment_insured_months', { unemployment_insured_months: 600, birth_date: '2005-01-01' }],
  ])('refuses %s that can’t be so, with its name', async (fact, facts) => {
    const body = { audience: 'person' as const, facts };
    const refused = { ok: false, error: { code: 'policies.fact_unfit', details: { fact } } };
    expect(await app.visitor.call(routes.calculate, { body })).toMatchObject(refused);
  });

  it('narrows the list and ends, whatever is answered or skipped', async () => {
    const facts: Record<string, boolean | null> = {};
    for (let turn = 0; turn < 30; turn += 1) {
      const { next } = await ask(facts);
      if (!next) break;
      expect(facts).not.toHaveProperty(next.fact);
      facts[next.fact] = turn % 2 === 0 ? null : false;
    }
    const { next, results } = await ask(facts);
    expect(next).toBeNull();
    const daysMissing = results.find((one) => one.title === '出工补贴')?.missing ?? [];
    expect(daysMissing).toContainEqual({
      fact: 'worked_days',
      label: '打卡出工天数',
      question: null,
    });
  });

  it.each<[string, ToldAnswers]>([
    ['a fact of the system', { worked_days: 3 }],
    ['a fact of enterprises', { firm_account: true }],
    ['another type', { bank_account: 3 }],
  ])('refuses %s', async (_name, facts) => {
    const asked = await app.visitor.call(routes.calculate, { body: { audience: 'person', facts } });
    expect(asked).toMatchObject({ ok: false, error: { code: 'policies.fact_unfit' } });
  });

  it('speaks to enterprises with their own questions', async () => {
    const opened = await app.visitor.call(routes.calculator, { query: { audience: 'enterprise' } });
    if (!opened.ok) throw new Error(opened.error.code);
    expect(opened.value.calculation.results.map((one) => one.title)).toEqual(['企业的']);
    expect(opened.value.definitions.every((one) => one.fact.startsWith('firm_'))).toBe(true);
  });

  it('stores nothing that a visitor types', async () => {
    await ask({ bank_account: true });
    const rows = await app.database.query<{ n: number }>('select count(*) as n from policy_facts');
    expect(Number(rows[0]?.n)).toBe(0);
  });
});

describe('answers that I asked to be kept', () => {
  const mine = { audience: 'person' as const, facts: { bank_account: true, left_by_choice: null } };

  it('come back, are used, and are forgotten on request', async () => {
    const worker = await app.signIn('worker');
    await worker.call(routes.keepFacts, { body: mine });
    await worker.call(routes.keepFacts, { body: { ...mine, facts: { bank_account: true } } });
    const opened = await worker.call(routes.calculator, { query: { audience: 'person' } });
    expect(opened.ok && opened.value.saved).toEqual({ bank_account: true });
    const page = await worker.call(routes.detail, { params: { policy: 'big-one' } });
    expect(page.ok && page.value.mine).toMatchObject({ ok: true, value: { verdict: 'yes' } });
    await worker.call(routes.forgetFacts, { query: { audience: 'person' } });
    const after = await worker.call(routes.calculator, { query: { audience: 'person' } });
    expect(after.ok && after.value.saved).toEqual({});
  });

  it('are sealed at rest and nobody else’s', async () => {
    const [worker, other] = [await app.signIn('worker'), await app.signIn('worker')];
    await worker.call(routes.keepFacts, { body: mine });
    const rows = await app.database.query('select * from policy_facts');
    expect(JSON.stringify(rows)).not.toContain('bank_account');
    const opened = await other.call(routes.calculator, { query: { audience: 'person' } });
    expect(opened.ok && opened.value.saved).toEqual({});
  });

  it('are asked for anew after half a year', async () => {
    const worker = await app.signIn('worker');
    await worker.call(routes.keepFacts, { body: mine });
    const later = atLocal('2027-06-01', '08:00');
    const facts = await app.service(FactsService).factsOf(worker.userId, 'person', app.clock.now());
    expect(facts.bank_account?.until).toBe('2027-05-22');
    app.clock.set(later);
    const opened = await app.signInAgain(worker.userId);
    const page = await opened.call(routes.detail, { params: { policy: 'big-one' } });
    expect(page.ok && page.value.mine).toMatchObject({ ok: true, value: { verdict: 'unknown' } });
  });
});

describe('entitlements found', () => {
  afterEach(() => jest.restoreAllMocks());
  const worked = (...dates: string[]) =>
    jest
      .spyOn(app.service(JobsService), 'workedDays')
      .mockResolvedValue({ days: dates.length, dates });
  const found = async (userId: string) => {
    const all = await app.service(Entitlements).entitlementsFor(userId, app.clock.now());
    return all.map((one) => `${one.title} ${one.verdict}: ${one.note}`);
  };

  it('are none for someone of whom nothing is known', async () => {
    const worker = await app.signIn('worker');
    expect(await found(worker.userId)).toEqual([]);
  });

  it('name what is missing once the days are worked', async () => {
    const worker = await app.signIn('worker');
    worked('2026-11-01', '2026-11-02', '2026-11-03');
    expect(await found(worker.userId)).toContain(
      '出工补贴 unknown: 还差：有本人名下的社保卡或银行账户、每月实际缴纳的社保费',
    );
  });

  it('tell how many days are still needed', async () => {
    const worker = await app.signIn('worker');
    await worker.call(routes.keepFacts, { body: mine() });
    worked('2026-11-01', '2026-11-02');
    expect(await found(worker.userId)).toEqual([
      '大补贴 yes: 您符合条件，可以去申请',
      '小补贴 yes: 您符合条件，可以去申请',
      '另一项 unknown: 还差：已办理失业登记',
      '出工补贴 no: 打卡出工到 3 天就符合，现在 2 天',
    ]);
  });

  function mine() {
    return { audience: 'person' as const, facts: { bank_account: true } };
  }
});
