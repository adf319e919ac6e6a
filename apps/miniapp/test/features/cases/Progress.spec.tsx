import { useState } from 'react';
import { ConfirmHost } from '../../../src/components/Sheet';
import { LookUp } from '../../../src/features/cases/LookUp';
import { ReporterCase } from '../../../src/features/cases/ReporterCase';
import { handToLookUp, keepReceipt, keptReceipts } from '../../../src/features/cases/receipts';
import { fakeApi, ok, refuse } from '../../support/api';
import { show } from '../../support/show';
import { A_CASE, aDetail, answer } from './samples';

const login = { by: 'login' } as const;

function Following({ first = aDetail() }) {
  const [one, setOne] = useState(first);
  return (
    <>
      <ReporterCase one={one} known={login} onChanged={setOne} />
      <ConfirmHost />
    </>
  );
}

describe('following a case', () => {
  it('tells where it is, what is left, which article, and how it was counted', async () => {
    fakeApi({});
    const page = show(<Following />);
    expect(page.has('承办单位正在办理')).toBe(true);
    expect(page.has('还剩60个工作日，最晚2027年2月15日（周一）（暂定）')).toBe(true);
    expect(page.has('《劳动保障监察条例》第十七条')).toBe(true);
    expect(page.text()).not.toContain('60个工作日内调查完毕并答复');
    await page.tap('看怎么算的');
    expect(page.text()).toContain('60个工作日内调查完毕并答复');
  });

  it('presses once, after a question, on the version that is seen', async () => {
    const answered = aDetail({
      version: 4,
      actions: [{ action: 'press', label: '催办', allowed: false, reason: '今天已经催办过了' }],
    });
    const api = fakeApi({ 'cases.act': () => ok(answered) });
    const page = show(<Following />);
    await page.tap('催办');
    await answer(page, '催办');
    await page.see('今天已经催办过了');
    expect(api.calls('cases.act')).toMatchObject([
      { params: { caseId: A_CASE }, body: { version: 3, command: { action: 'press' } } },
    ]);
  });

  it('supplies what was asked for', async () => {
    const asked = aDetail({
      actions: [{ action: 'supply', label: '补充材料', allowed: true, reason: null }],
    });
    const api = fakeApi({ 'cases.act': () => ok(aDetail({ version: 4, actions: [] })) });
    const page = show(<Following first={asked} />);
    await page.tap('补充材料');
    page.change('要补充的内容', '考勤表拍了照片');
    await page.tap('提交');
    expect(api.calls('cases.act')).toMatchObject([
      { body: { command: { action: 'supply', reason: '考勤表拍了照片' } } },
    ]);
  });

  it('rates a closed case once', async () => {
    const actions = [{ action: 'rate', label: '评价', allowed: true, reason: null }] as const;
    const closed = aDetail({ state: 'closed', actions: [...actions] });
    const api = fakeApi({
      'cases.act': () => ok(aDetail({ state: 'closed', rating: 5, actions: [...actions] })),
    });
    const page = show(<Following first={closed} />);
    await page.tap('评价');
    await page.tap(/很满意/);
    await page.tap('提交评价');
    expect(api.calls('cases.act')).toMatchObject([
      { body: { command: { action: 'rate', stars: 5 } } },
    ]);
    expect(page.has('您现在可以')).toBe(false);
  });

  it('shows the answer with its evidence and what is still to be done', () => {
    fakeApi({});
    const reply = {
      seq: 5,
      at: '2026-11-21T10:00:00.000+08:00',
      action: 'reply',
      label: '答复',
      by: '江陵县劳动保障监察大队',
      text: '用工方已补发工资。',
      evidence: ['转账回单'],
      internal: false,
    };
    const remedies = [{ title: '退还押金200元', done: false }];
    const answered = aDetail({
      timeline: [reply],
      reply: { at: reply.at, outcome: 'settled', remedies },
    });
    const page = show(<Following first={answered} />);
    expect(page.has('答复：已解决')).toBe(true);
    expect(page.text()).toContain('依据和凭证：转账回单');
    expect(page.text()).toContain('还没完成：退还押金200元');
  });
});

describe('looking up by number and code', () => {
  it('shows the case and takes steps with the code', async () => {
    const api = fakeApi({
      'cases.lookUp': () => ok(aDetail({ queryCode: null })),
      'cases.actByCode': () => ok(aDetail({ version: 4 })),
    });
    const page = show(
      <>
        <LookUp />
        <ConfirmHost />
      </>,
    );
    page.change('诉求编号', '20261121-483920');
    page.change('查询码', 'fmj8hhxp');
    await page.tap('查进度');
    await page.see('承办单位正在办理');
    await page.tap('催办');
    await answer(page, '催办');
    await page.see('承办单位正在办理');
    expect(api.calls('cases.actByCode')).toMatchObject([
      { body: { number: '20261121-483920', code: 'fmj8hhxp', version: 3 } },
    ]);
  });

  it('goes there at once from a receipt’s link, and stays when nothing is found', async () => {
    const api = fakeApi({
      'cases.lookUp': () => refuse(404, 'cases.not_found', '没有找到这件诉求'),
    });
    handToLookUp('20261121-483920', 'FMJ8HHXP');
    const page = show(<LookUp />);
    await page.see('查进度');
    expect(api.calls('cases.lookUp')).toHaveLength(1);
    expect(page.has('承办单位正在办理')).toBe(false);
  });

  it('offers what this phone still has, and forgets it when told to', async () => {
    const one = { number: '20261121-483920', code: 'FMJ8HHXP', dueDay: null, noted: true };
    keepReceipt(one);
    const api = fakeApi({ 'cases.lookUp': () => ok(aDetail({ queryCode: null })) });
    const page = show(
      <>
        <LookUp />
        <ConfirmHost />
      </>,
    );
    await page.tap('不再留 20261121-483920');
    await answer(page, '先不了');
    await page.tap(/^20261121-483920/);
    await page.see('承办单位正在办理');
    expect(api.calls('cases.lookUp')).toMatchObject([
      { body: { number: one.number, code: one.code } },
    ]);
    page.unmount();
    const again = show(
      <>
        <LookUp />
        <ConfirmHost />
      </>,
    );
    await again.tap('不再留 20261121-483920');
    await answer(again, '不再留');
    expect(again.text()).not.toContain('20261121-483920');
    expect(keptReceipts()).toEqual([]);
  });
});
