import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { policiesRoutes as routes } from '@yizhan/contract';
import { PoliciesImport } from '../../src/modules/policies/import.service';
import { PoliciesService } from '../../src/modules/policies/policies.service';
import { runningApp } from '../support/app';
import { aPolicyRow, aRuleOn } from './support';

const app = runningApp();
const content = JSON.parse(
  readFileSync(join(__dirname, '../../sample-data/policies.json'), 'utf8'),
) as unknown[];

async function titles(query: Record<string, string>): Promise<string[]> {
  const listed = await app.visitor.call(routes.list, { query });
  if (!listed.ok) throw new Error(listed.error.code);
  return listed.value.items.map((item) => item.title);
}

describe('the library as it is delivered', () => {
  beforeAll(async () => {
    const outcome = await app.service(PoliciesImport).importPolicies(content, { sample: false });
    expect(outcome).toEqual({ ok: true, created: content.length, updated: 0 });
  });

  it('can be imported again without a change', async () => {
    const again = await app.service(PoliciesImport).importPolicies(content, { sample: false });
    expect(again).toEqual({ ok: true, created: 0, updated: 0 });
  });

  it('has at least eight policies with a verdict, and marks what has run out', async () => {
    const listed = await app.visitor.call(routes.list, {});
    if (!listed.ok) throw new Error(listed.error.code);
    const { items } = listed.value;
    expect(items.filter((item) => item.hasRule).length).toBeGreaterThanOrEqual(8);
    const [last] = items.slice(-1);
    expect(last).toMatchObject({ code: 'expand-jobs-subsidy', status: 'expired' });
  });

  it.each([
    ['社保', '灵活就业社会保险补贴'],
    ['创业', '一次性创业补贴'],
    ['返乡', '一次性创业补贴'],
    ['稳岗', '稳岗返还'],
    ['失业 登记', '失业保险金'],
    ['国办发', '稳岗返还'],
    ['贷', '创业担保贷款'],
  ])('finds %s', async (words, title) => {
    expect(await titles({ words })).toContain(title);
  });

  it('finds nothing for words that stand apart', async () => {
    expect(await titles({ words: '创岗' })).toEqual([]);
  });

  it('filters by audience, subject and status', async () => {
    expect(await titles({ audience: 'person', subject: 'skills' })).toEqual(['技能提升补贴']);
    expect(await titles({ status: 'expired' })).toEqual(['一次性扩岗补助']);
    expect(await titles({ status: 'confirmed' })).toEqual(['重点行业企业吸纳重点群体社保补贴']);
  });

  it('shows a page to a visitor, with what has to be known first', async () => {
    const page = await app.visitor.call(routes.detail, {
      params: { policy: 'unemployment-benefit' },
    });
    if (!page.ok) throw new Error(page.error.code);
    expect(page.value).toMatchObject({
      title: '失业保险金',
      status: 'unconfirmed',
      version: 1,
      mine: { ok: true, value: { verdict: 'unknown', amount: { text: '每月 1,989 元' } } },
      versions: { ok: true, value: [{ number: 1 }] },
    });
    const { mine } = page.value;
    expect(mine.ok && mine.value?.missing.map((one) => one.fact)).toEqual(
      expect.arrayContaining(['employment_state', 'unemployment_insured_months']),
    );
  });

  it('knows no policy of another name', async () => {
    const page = await app.visitor.call(routes.detail, { params: { policy: 'nothing-here' } });
    expect(page).toMatchObject({ ok: false, error: { code: 'policies.not_found' } });
  });

  it('tells what a hire brings to either side', async () => {
    const brought = await app.service(PoliciesService).policiesForHire(app.clock.now());
    expect(brought.filter((one) => one.side === 'worker').map((one) => one.title)).toEqual([
      '灵活就业社会保险补贴',
    ]);
    expect(brought.filter((one) => one.side === 'employer').length).toBeGreaterThanOrEqual(2);
  });
});

describe('importing', () => {
  const importer = () => app.service(PoliciesImport);

  it('tells every fault by its row and writes nothing', async () => {
    const rows = [
      aPolicyRow({ code: 'good-one' }),
      aPolicyRow({ code: 'Bad Code', title: '' }),
      aPolicyRow({ code: 'bad-rule', rule: { ...aRuleOn('nobody_knows') } }),
      aPolicyRow({
        code: 'bad-example',
        rule: {
          ...aRuleOn('bank_account'),
          examples: [{ name: '错', asOf: '2026-11-21', facts: {}, verdict: 'yes' }],
        },
      }),
      aPolicyRow({ code: 'good-one' }),
    ];
    const outcome = await importer().importPolicies(rows, { sample: true });
    if (outcome.ok) throw new Error('taken');
    expect(outcome.faults.map((fault) => `${fault.row} ${fault.column}`)).toEqual(
      expect.arrayContaining([
        '2 code',
        '2 title',
        '3 rule.when.all[0].fact',
        '4 rule.examples',
        '5 code',
      ]),
    );
    expect(await importer().preview(rows)).toEqual(outcome.faults);
    expect(await titles({ words: '测人社发' })).toEqual([]);
  });

  it('gives a changed row a new version, which readers see at once', async () => {
    const rows = [aPolicyRow({ code: 'moving-one', title: '旧名字的政策' })];
    await importer().importPolicies(rows, { sample: true });
    expect(await titles({ words: '旧名字' })).toHaveLength(1);
    const changed = [aPolicyRow({ code: 'moving-one', title: '新名字的政策' })];
    expect(await importer().importPolicies(changed, { sample: true })).toMatchObject({
      created: 0,
      updated: 1,
    });
    expect(await titles({ words: '旧名字' })).toEqual([]);
    const page = await app.visitor.call(routes.detail, { params: { policy: 'moving-one' } });
    expect(page).toMatchObject({ ok: true, value: { version: 2, title: '新名字的政策' } });
  });
});
