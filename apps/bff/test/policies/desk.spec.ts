import { type PolicyVersionView, policiesRoutes as routes } from '@yizhan/contract';
import { newId } from '@yizhan/kernel';
import { type Person, runningApp } from '../support/app';
import { aPolicyRow, aRuleOn } from './support';

const app = runningApp();
let officer: Person;
beforeAll(async () => {
  officer = await app.signIn('policy_officer');
});

function parts(over: Parameters<typeof aPolicyRow>[0] = {}) {
  const { code, rule, ...content } = aPolicyRow(over);
  return { code, rule, content };
}

async function written(code: string, rule: Record<string, unknown> | null) {
  const made = await officer.call(routes.create, { body: parts({ code, rule }) });
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
}

async function publish(version: PolicyVersionView) {
  const { versionId, lock } = version;
  return officer.call(routes.publish, { params: { versionId }, body: { lock } });
}

const seen = (code: string) => app.visitor.call(routes.detail, { params: { policy: code } });

describe('the officer’s desk', () => {
  it('writes a draft that nobody sees before it is published', async () => {
    const draft = await written('first-draft', aRuleOn('bank_account'));
    expect(draft).toMatchObject({ state: 'draft', number: 1, report: { findings: [] } });
    expect(draft.report.examples.map((one) => one.passed)).toEqual([true, true]);
    expect(await seen('first-draft')).toMatchObject({ ok: false });
    expect(await publish(draft)).toMatchObject({ ok: true, value: { state: 'published' } });
    expect(await seen('first-draft')).toMatchObject({ ok: true, value: { version: 1 } });
  });

  it('replaces the version in force by the next, which stays in the history', async () => {
    const first = await written('two-versions', null);
    await publish(first);
    const { policyId } = first;
    const drafted = await officer.call(routes.draft, { params: { policyId }, body: {} });
    if (!drafted.ok) throw new Error(drafted.error.code);
    const again = await officer.call(routes.draft, { params: { policyId }, body: {} });
    expect(again).toMatchObject({ ok: false, error: { code: 'policies.draft_exists' } });
    const edited = await officer.call(routes.edit, {
      params: { versionId: drafted.value.versionId },
      body: {
        lock: drafted.value.lock,
        content: { ...drafted.value.content, title: '第二版' },
        rule: aRuleOn('bank_account'),
      },
    });
    if (!edited.ok) throw new Error(edited.error.code);
    expect(edited.value.rule).toMatchObject({ id: 'two-versions', version: 2 });
    await publish(edited.value);
    expect(await seen('two-versions')).toMatchObject({
      ok: true,
      value: { title: '第二版', versions: { ok: true, value: [{ number: 2 }, { number: 1 }] } },
    });
    const desk = await officer.call(routes.deskPolicy, { params: { policyId } });
    expect(desk.ok && desk.value.versions.map((one) => one.state)).toEqual([
      'published',
      'superseded',
    ]);
  });

  it('keeps a draft with faults, tells them, and doesn’t publish it', async () => {
    const faulty = { ...aRuleOn('bank_account'), when: { fact: 'nobody_knows' } };
    const draft = await written('faulty-one', faulty);
    expect(draft.report.findings).toEqual([
      { severity: 'fault', path: 'when.fact', message: '没有这个事实：nobody_knows' },
    ]);
    expect(await publish(draft)).toMatchObject({
      ok: false,
      error: { code: 'policies.rule_faults' },
    });
    expect(await seen('faulty-one')).toMatchObject({ ok: false });
  });

  it('doesn’t publish while an example comes out otherwise', async () => {
    const rule = aRuleOn('bank_account');
    const examples = [{ name: '写错了', asOf: '2026-11-21', facts: {}, verdict: 'yes' }];
    const report = await officer.call(routes.checkRule, { body: { rule: { ...rule, examples } } });
    expect(report.ok && report.value.examples).toEqual([
      { name: '写错了', passed: false, expected: '符合', actual: '待定' },
    ]);
    const draft = await written('wrong-example', { ...rule, examples });
    expect(await publish(draft)).toMatchObject({ ok: false });
  });

  it('lets one of two who change the same draft through', async () => {
    const draft = await written('contested', null);
    const change = (title: string) =>
      officer.call(routes.edit, {
        params: { versionId: draft.versionId },
        body: { lock: draft.lock, content: { ...draft.content, title }, rule: null },
      });
    const both = await Promise.all([change('甲的改法'), change('乙的改法')]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    const lost = both.find((one) => !one.ok);
    expect(lost).toMatchObject({ error: { code: 'policies.version_changed' } });
  });

  it('refuses a code twice, a version that is none, and one already in force', async () => {
    const draft = await written('only-once', null);
    const twice = await officer.call(routes.create, { body: parts({ code: 'only-once' }) });
    expect(twice).toMatchObject({ ok: false, error: { code: 'policies.code_taken' } });
    const nothing = { ...draft, versionId: newId() };
    expect(await publish(nothing)).toMatchObject({ error: { code: 'policies.version_not_found' } });
    await publish(draft);
    expect(await publish(draft)).toMatchObject({ error: { code: 'policies.version_state' } });
  });

  it('lists drafts and what is in force', async () => {
    await written('listed-draft', null);
    const listed = await officer.call(routes.desk, {});
    if (!listed.ok) throw new Error(listed.error.code);
    const row = listed.value.items.find((item) => item.code === 'listed-draft');
    expect(row).toMatchObject({ published: null, draft: 1, hasRule: false });
  });
});
