import { localDate } from '@yizhan/kernel';
import { ConfirmHost } from '../../../src/components/Sheet';
import { Calculator } from '../../../src/features/policies/Calculator';
import { contentOf, formOf, readRule } from '../../../src/features/policies/desk/contentForm';
import { VersionEditor } from '../../../src/features/policies/desk/VersionEditor';
import { PolicyDetailView } from '../../../src/features/policies/PolicyDetailView';
import { readNumber } from '../../../src/features/policies/QuestionCard';
import { sayDay } from '../../../src/shell/dates';
import { fakeApi, ok } from '../../support/api';
import { show } from '../../support/show';
import {
  aCalculation,
  aCalculator,
  aDefinition,
  aDeskPolicy,
  aPolicyDetail,
  aRule,
} from './samples';

describe('the calculator', () => {
  const sure = aCalculation({
    next: null,
    results: [
      {
        ...aCalculation().results[0],
        verdict: 'yes',
        missing: [],
        deciding: null,
        amount: {
          min: 500_000,
          max: 500_000,
          exact: true,
          period: 'once',
          text: '一次性 5,000 元',
        },
      } as ReturnType<typeof aCalculation>['results'][number],
    ],
  });

  it('asks one question, sends the answer, and ends with the amount', async () => {
    const api = fakeApi({ 'policies.calculate': () => ok(sure) });
    const { tap, see, has } = show(<Calculator opened={aCalculator()} />);
    expect(has('您有银行账户吗？')).toBe(true);
    await tap('是');
    await see('问完了');
    expect(has('符合的 1 项')).toBe(true);
    expect(has('一次性 5,000 元')).toBe(true);
    expect(api.calls('policies.calculate')).toMatchObject([
      { body: { audience: 'person', facts: { bank_account: true } } },
    ]);
  });

  it('lets any question be skipped, and taken back', async () => {
    const skipped = aCalculation({ next: { fact: 'left_by_choice', waiting: 1 } });
    const api = fakeApi({ 'policies.calculate': () => ok(skipped) });
    const second = aDefinition({ fact: 'left_by_choice', question: '是您自己辞职的吗？' });
    const opened = aCalculator({ definitions: [aDefinition(), second] });
    const { tap, see } = show(<Calculator opened={opened} />);
    await tap('不清楚，跳过');
    await see('是您自己辞职的吗？');
    await tap('上一题');
    expect(api.calls('policies.calculate').map((call) => call.body.facts)).toEqual([
      { bank_account: null },
      {},
    ]);
  });

  it('asks the server about the answers that lie on the phone from before', async () => {
    const api = fakeApi({ 'policies.calculate': () => ok(sure) });
    const first = show(<Calculator opened={aCalculator()} />);
    await first.tap('是');
    await first.see('问完了');
    first.unmount();
    const again = show(<Calculator opened={aCalculator()} />);
    await again.see('问完了');
    expect(api.calls('policies.calculate')).toHaveLength(2);
  });
});

describe('a number as it is typed', () => {
  const money = aDefinition({ kind: 'money', min: 0, max: 500_000 });
  it.each([
    ['900', money, { ok: true, value: 90_000 }],
    ['900.5', money, { ok: true, value: 90_050 }],
    ['5001', money, { ok: false, reason: '最多填 5000' }],
    ['九百', money, { ok: false, reason: '请填数字' }],
    ['3.5', aDefinition({ kind: 'months', min: 0, max: 600 }), { ok: false, reason: '请填数字' }],
    ['0', aDefinition({ kind: 'integer', min: 1, max: 9 }), { ok: false, reason: '最少填 1' }],
  ] as const)('%s', (typed, definition, expected) => {
    expect(readNumber(typed, definition)).toEqual(expected);
  });
});

describe('a policy’s page', () => {
  const unknown = {
    verdict: 'unknown' as const,
    asOf: '2026-11-21',
    clauses: [{ verdict: 'unknown' as const, text: '有自己的账户', article: null, known: '' }],
    amount: null,
    amountNote: null,
    flip: { on: '2027-12-03', to: 'yes' as const },
    changes: [],
    missing: [{ fact: 'bank_account', label: '有银行账户', question: '您有银行账户吗？' }],
  };

  it('says what is open, when it turns, and where to go', () => {
    const policy = aPolicyDetail({ mine: { ok: true, value: unknown } });
    const { has } = show(<PolicyDetailView policy={policy} />);
    expect(has('还不能确定')).toBe(true);
    expect(has('有自己的账户（还不清楚）')).toBe(true);
    // The year is said when it isn't the running one.
    expect(has(new RegExp(`${sayDay('2027-12-03', localDate(Date.now()))}起就符合了`))).toBe(true);
    expect(has('人社窗口')).toBe(true);
    expect(has('待核实')).toBe(true);
  });

  it('stands when the verdict fails alone', () => {
    const policy = aPolicyDetail({ mine: { ok: false, reason: '这部分暂时没能加载出来' } });
    const { has } = show(<PolicyDetailView policy={policy} />);
    expect(has('这部分暂时没能加载出来')).toBe(true);
    expect(has('带什么材料')).toBe(true);
  });

  it('judges a visitor’s own answers on the phone, without a request', async () => {
    fakeApi({ 'policies.calculate': () => ok(aCalculation()) });
    const questions = show(<Calculator opened={aCalculator()} />);
    await questions.tap('是');
    questions.unmount();
    const silent = fakeApi({});
    const policy = aPolicyDetail({ mine: { ok: true, value: unknown } });
    const { has } = show(<PolicyDetailView policy={policy} />);
    expect(has('您符合条件')).toBe(true);
    expect(has('一次性 5,000 元')).toBe(true);
    expect(silent.calls('policies.calculate')).toEqual([]);
  });

  it('offers no verdict on what has run out', () => {
    const policy = aPolicyDetail({ status: 'expired', validUntil: '2025-12-31' });
    const { has } = show(<PolicyDetailView policy={policy} />);
    expect(has('我能领吗')).toBe(false);
    expect(has(/2025-12-31 已经结束/)).toBe(true);
  });

  it('says of one whose first day is still to come that nobody can apply yet', () => {
    fakeApi({});
    const { has } = show(
      <PolicyDetailView policy={aPolicyDetail({ status: 'upcoming', validFrom: '2999-01-01' })} />,
    );
    expect(has(/从 2999-01-01 起执行，现在还不能申请/)).toBe(true);
    expect(has('我能领吗')).toBe(false);
  });
});

describe('the officer’s desk', () => {
  it('checks a rule and shows what came out', async () => {
    const api = fakeApi({
      'policies.checkRule': () =>
        ok({
          findings: [
            { severity: 'fault', path: 'when.fact', message: '没有这个事实：x' },
            { severity: 'fault', path: 'examples', message: '例子“有”应为 符合，算出 待定' },
          ],
          examples: [{ name: '有', passed: false, expected: '符合', actual: '待定' }],
        }),
    });
    const { tap, see, change, has } = show(
      <VersionEditor policy={aDeskPolicy()} onChanged={() => undefined} />,
    );
    change('规则（JSON）', JSON.stringify({ ...aRule, source: '改过' }));
    await tap('检查规则，跑一遍例子');
    await see('有 2 处要改');
    expect(has('没有这个事实：x（when.fact）')).toBe(true);
    expect(api.calls('policies.checkRule')).toMatchObject([{ body: { rule: { source: '改过' } } }]);
  });

  it('saves text and rule together, with the lock', async () => {
    const api = fakeApi({ 'policies.edit': () => ok(aDeskPolicy({ lock: 1 }).current) });
    const { tap, change } = show(
      <VersionEditor policy={aDeskPolicy()} onChanged={() => undefined} />,
    );
    await tap('文字');
    change('标题', '新标题');
    await tap('保存草稿');
    expect(api.calls('policies.edit')).toMatchObject([
      { body: { lock: 0, content: { title: '新标题' }, rule: { id: 'startup-subsidy' } } },
    ]);
  });

  it('says what is wrong with what is no JSON, and sends nothing', async () => {
    const api = fakeApi({});
    const { tap, change, has } = show(
      <VersionEditor policy={aDeskPolicy()} onChanged={() => undefined} />,
    );
    change('规则（JSON）', '{');
    await tap('保存草稿');
    expect(has(/不是合法的 JSON/)).toBe(true);
    expect(api.calls('policies.edit')).toEqual([]);
  });

  it('tells whoever wrote of a version who must publish it, and offers no button', () => {
    fakeApi({});
    const { has } = show(<VersionEditor policy={aDeskPolicy()} onChanged={() => undefined} />);
    expect(has(/要由另一位政策专员或管理员/)).toBe(true);
    expect(has('发布第 2 版')).toBe(false);
  });

  it('publishes nothing while something isn’t saved, and loses nothing', async () => {
    const api = fakeApi({
      'policies.publish': () => ok(aDeskPolicy({ state: 'published' }).current),
    });
    const { tap, see, change, has } = show(
      <>
        <VersionEditor policy={aDeskPolicy({ mayPublish: true })} onChanged={() => undefined} />
        <ConfirmHost />
      </>,
    );
    await tap('文字');
    change('标题', '还没保存');
    await see(/有没保存的改动/);
    await tap('发布第 2 版');
    expect(has('发布第 2 版？')).toBe(false);
    expect(api.calls('policies.publish')).toEqual([]);
    change('标题', aDeskPolicy().current.content.title);
    await tap('发布第 2 版');
    await tap('发布');
    expect(api.calls('policies.publish')).toMatchObject([{ body: { lock: 0 } }]);
  });

  it('shows an administrator the draft to read and to publish, with its first day', async () => {
    const api = fakeApi({
      'policies.publish': () => ok(aDeskPolicy({ state: 'scheduled' }).current),
    });
    const { content } = aDeskPolicy().current;
    const policy = aDeskPolicy({
      mayPublish: true,
      mayEdit: false,
      content: { ...content, validFrom: '2999-01-01' },
    });
    const { tap, see, has } = show(
      <>
        <VersionEditor policy={policy} onChanged={() => undefined} />
        <ConfirmHost />
      </>,
    );
    expect(has('原文在此')).toBe(true);
    expect(has('保存草稿')).toBe(false);
    await tap('发布第 2 版');
    await see(/从 2999-01-01 起生效，之前照旧版本执行/);
    await tap('发布');
    expect(api.calls('policies.publish')).toHaveLength(1);
  });

  it('says of a version that waits from when it holds, and that the one in force goes on', () => {
    fakeApi({});
    const { content } = aDeskPolicy().current;
    const current = {
      state: 'scheduled' as const,
      content: { ...content, validFrom: '2999-01-01' },
    };
    const { has } = show(
      <VersionEditor policy={aDeskPolicy(current)} onChanged={() => undefined} />,
    );
    expect(has(/从 2999-01-01 起生效；在那之前，现行版本照常执行/)).toBe(true);
  });

  it('reads lists back as they were written', () => {
    const { content } = aDeskPolicy().current;
    expect(contentOf(formOf(content))).toEqual(content);
    expect(readRule('')).toEqual({ ok: true, rule: null });
    expect(readRule('[1]')).toMatchObject({ ok: false });
  });
});
