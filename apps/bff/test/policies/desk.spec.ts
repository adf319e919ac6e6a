import { type PolicyVersionView, policiesRoutes as routes } from '@yizhan/contract';
import { atLocal, newId } from '@yizhan/kernel';
import { PoliciesImport } from '../../src/modules/policies/import.service';
import { Schedule } from '../../src/platform/schedule';
import { type Person, runningApp } from '../support/app';
import { aPolicyRow, aRuleOn } from './support';

const app = runningApp();
let officer: Person;
/** Another, who approves what the first has written. */
let second: Person;
beforeAll(async () => {
  officer = await app.signIn('policy_officer');
  second = await app.signIn('policy_officer');
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

async function publish(version: PolicyVersionView, by = second) {
  const { versionId, lock } = version;
  return by.call(routes.publish, { params: { versionId }, body: { lock } });
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

describe('four eyes', () => {
  it('refuses a version to those who wrote of it, and says who may publish it', async () => {
    const draft = await written('own-version', null);
    expect(draft.mayPublish).toBe(false);
    expect(await publish(draft, officer)).toMatchObject({
      ok: false,
      error: { code: 'policies.own_version', status: 403 },
    });
    const { versionId, policyId } = draft;
    const seenBySecond = await second.call(routes.deskPolicy, { params: { policyId } });
    expect(seenBySecond).toMatchObject({ value: { current: { mayPublish: true } } });
    const edited = await second.call(routes.edit, {
      params: { versionId },
      body: { lock: draft.lock, content: { ...draft.content, title: '乙也写了' }, rule: null },
    });
    if (!edited.ok) throw new Error(edited.error.code);
    // Now both have written of it: an administrator is the second pair of eyes.
    for (const author of [officer, second])
      expect(await publish(edited.value, author)).toMatchObject({
        error: { code: 'policies.own_version' },
      });
    expect(await seen('own-version')).toMatchObject({ ok: false });
    const administrator = await app.signIn('administrator');
    expect(await publish(edited.value, administrator)).toMatchObject({ ok: true });
    expect(await seen('own-version')).toMatchObject({ value: { title: '乙也写了' } });
  });

  it('lets nobody else at the desk', async () => {
    const draft = await written('no-stranger', null);
    for (const role of ['worker', 'operator', 'supervisor'] as const)
      expect(await publish(draft, await app.signIn(role))).toMatchObject({ ok: false });
    expect(await publish(draft, await app.signIn('administrator'))).toMatchObject({ ok: true });
  });

  it('leaves a draft of unknown hands to an administrator', async () => {
    const draft = await written('unknown-hands', null);
    await app.database.execute('update policy_versions set authors = null where id = ?', [
      draft.versionId,
    ]);
    expect(await publish(draft)).toMatchObject({ error: { code: 'policies.own_version' } });
    expect(await publish(draft, await app.signIn('administrator'))).toMatchObject({ ok: true });
  });
});

describe('a version’s first day', () => {
  const NEXT_MONTH = '2026-12-23';

  async function next(
    policyId: string,
    over: Record<string, unknown>,
    rule = aRuleOn('bank_account'),
  ) {
    const drafted = await officer.call(routes.draft, { params: { policyId }, body: {} });
    if (!drafted.ok) throw new Error(drafted.error.code);
    const { versionId, lock, content } = drafted.value;
    const edited = await officer.call(routes.edit, {
      params: { versionId },
      body: { lock, content: { ...content, ...over }, rule },
    });
    if (!edited.ok) throw new Error(edited.error.code);
    return edited.value;
  }

  it('is when it takes effect; until then the one in force stays', async () => {
    const first = await written('first-day', aRuleOn('bank_account', 100_000));
    await publish(first);
    const { policyId } = first;
    const coming = await next(
      policyId,
      { title: '明年的', validFrom: NEXT_MONTH },
      aRuleOn('bank_account', 900_000),
    );
    expect(await publish(coming)).toMatchObject({ ok: true, value: { state: 'scheduled' } });
    const asked = async () => {
      const facts = { bank_account: true };
      const body = { audience: 'person' as const, facts };
      const answer = await app.visitor.call(routes.calculate, { body });
      const result = answer.ok && answer.value.results.find(({ code }) => code === 'first-day');
      return result ? [result.title, result.amount?.min] : null;
    };
    expect(await seen('first-day')).toMatchObject({ value: { version: 1, status: 'unconfirmed' } });
    expect(await asked()).toEqual(['一次性创业补贴', 100_000]);
    const desk = await officer.call(routes.deskPolicy, { params: { policyId } });
    expect(desk.ok && desk.value.versions.map(({ state }) => state)).toEqual([
      'scheduled',
      'published',
    ]);
    const listed = await officer.call(routes.desk, {});
    expect(listed.ok && listed.value.items.find(({ code }) => code === 'first-day')).toMatchObject({
      published: 1,
      scheduled: 2,
    });
    app.clock.set(atLocal('2026-12-22', '23:59'));
    await app.service(Schedule).run('policies.effective');
    expect(await asked()).toEqual(['一次性创业补贴', 100_000]);
    // From midnight on, though no sweep has been round; and the sweep then changes nothing to see.
    app.clock.set(atLocal(NEXT_MONTH, '00:00'));
    expect(await asked()).toEqual(['明年的', 900_000]);
    await app.service(Schedule).run('policies.effective');
    await app.service(Schedule).run('policies.effective');
    expect(await asked()).toEqual(['明年的', 900_000]);
    const later = await officer.call(routes.deskPolicy, { params: { policyId } });
    expect(later.ok && later.value.versions.map(({ state }) => state)).toEqual([
      'published',
      'superseded',
    ]);
  });

  it('of a policy that is new is told: readable, marked, and nobody’s yet', async () => {
    const fresh = await officer.call(routes.create, {
      body: parts({ code: 'not-yet', rule: aRuleOn('bank_account'), validFrom: NEXT_MONTH }),
    });
    if (!fresh.ok) throw new Error(fresh.error.code);
    await publish(fresh.value);
    expect(await seen('not-yet')).toMatchObject({ value: { status: 'upcoming' } });
    const body = { audience: 'person' as const, facts: { bank_account: true } };
    const answer = await app.visitor.call(routes.calculate, { body });
    expect(answer.ok && answer.value.results.some(({ code }) => code === 'not-yet')).toBe(false);
    app.clock.set(atLocal(NEXT_MONTH, '00:00'));
    expect(await seen('not-yet')).toMatchObject({ value: { status: 'unconfirmed' } });
  });

  it('counts for what comes from a file as well, and again as often as one likes', async () => {
    const importing = app.service(PoliciesImport);
    const take = (over: Parameters<typeof aPolicyRow>[0]) =>
      importing.importPolicies([aPolicyRow({ code: 'from-file', ...over })], { sample: false });
    await take({ title: '现行' });
    const coming = { title: '将来', validFrom: NEXT_MONTH };
    expect(await take(coming)).toMatchObject({ ok: true, updated: 1 });
    expect(await take(coming)).toMatchObject({ ok: true, updated: 0 });
    expect(await seen('from-file')).toMatchObject({ value: { title: '现行', version: 1 } });
    app.clock.set(atLocal(NEXT_MONTH, '09:00'));
    expect(await seen('from-file')).toMatchObject({ value: { title: '将来', version: 2 } });
  });

  it('of another version approved meanwhile takes the place of the one that waited', async () => {
    const first = await written('twice-scheduled', null);
    await publish(first);
    const { policyId } = first;
    const one = await next(policyId, { title: '甲版', validFrom: '2027-01-01' });
    await publish(one);
    const other = await next(policyId, { title: '乙版', validFrom: '2027-02-01' });
    expect(other.number).toBe(3);
    await publish(other);
    app.clock.set(atLocal('2027-01-02', '09:00'));
    await app.service(Schedule).run('policies.effective');
    expect(await seen('twice-scheduled')).toMatchObject({ value: { version: 1 } });
    app.clock.set(atLocal('2027-02-01', '00:00'));
    expect(await seen('twice-scheduled')).toMatchObject({ value: { title: '乙版' } });
  });
});

describe('a long rule', () => {
  const clauses = (count: number) => ({
    ...aRuleOn('bank_account'),
    when: {
      any: Array.from({ length: count }, (_, n) => ({
        fact: 'unemployment_insured_months',
        gte: n % 600,
      })),
    },
  });

  it('is refused with its size, whichever door it comes by', async () => {
    const rule = clauses(1_500);
    const refused = {
      ok: false,
      error: { code: 'policies.rule_too_large', details: { mostParts: 1_500 } },
    };
    expect(await officer.call(routes.checkRule, { body: { rule } })).toMatchObject(refused);
    const body = parts({ code: 'too-long', rule });
    expect(await officer.call(routes.create, { body })).toMatchObject(refused);
    const draft = await written('long-later', null);
    const edit = { lock: draft.lock, content: draft.content, rule };
    const params = { versionId: draft.versionId };
    expect(await officer.call(routes.edit, { params, body: edit })).toMatchObject(refused);
    const imported = await app
      .service(PoliciesImport)
      .importPolicies([aPolicyRow({ code: 'too-long', rule })], { sample: false });
    expect(imported).toMatchObject({ ok: false, faults: [{ row: 1, column: 'rule.' }] });
    const examples = Array.from({ length: 101 }, (_, n) => ({ name: `${n}` }));
    const many = { ...aRuleOn('bank_account'), examples };
    expect(await officer.call(routes.checkRule, { body: { rule: many } })).toMatchObject(refused);
  });

  it('is looked over in between what others ask', async () => {
    const order: string[] = [];
    const rule = clauses(400);
    const checked = officer.call(routes.checkRule, { body: { rule } }).then((answer) => {
      order.push('rule');
      return answer;
    });
    // Asked after it, answered before it.
    const others = Array.from({ length: 3 }, () =>
      app.visitor.call(routes.list, { query: {} }).then(() => order.push('list')),
    );
    await Promise.all(others);
    expect(await checked).toMatchObject({ ok: true });
    expect(order).toEqual(['list', 'list', 'list', 'rule']);
  });
});
