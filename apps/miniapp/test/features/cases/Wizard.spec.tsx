import { Wizard } from '../../../src/features/cases/Wizard';
import { questionStore } from '../../../src/shell/confirm';
import { forgetDrafts } from '../../../src/shell/drafts';
import { goBack } from '../../../src/shell/navigation';
import { fakeApi, type Outcome, ok, refuse } from '../../support/api';
import { show } from '../../support/show';
import { phone } from '../../support/taro';
import { A_CASE, A_WAGE, aWage, aWizard, receipt } from './samples';

const fresh = { wageId: '', onBehalf: false };
const opened = {
  caseId: A_CASE,
  number: '20261121-483920',
  queryCode: 'FMJ8HHXP',
  state: 'submitted',
  dueDay: '2026-11-24',
  receipt,
};

describe('raising a case', () => {
  let answer: () => Outcome;
  const open = (wizard = aWizard(), occasion = fresh) => {
    const api = fakeApi({
      'cases.open': () => answer(),
      'cases.puzzle': () => ok({ challenge: 'a.b.c', bits: 1 }),
    });
    return { api, ...show(<Wizard wizard={wizard} occasion={occasion} />) };
  };
  const toCheck = async (page: ReturnType<typeof open>, name = /^实名/) => {
    await page.tap('下一步');
    await page.tap(/没拿到工资/);
    page.change('发生了什么？', '干了三天没给钱');
    await page.tap('下一步');
    await page.tap('下一步');
    await page.tap(name);
    await page.tap('下一步');
  };

  it('asks one thing at a time and gives number and code', async () => {
    answer = () => ok(opened);
    const page = open();
    await toCheck(page);
    await page.tap('提交诉求');
    await page.see('20261121-483920');
    expect(page.api.calls('cases.open')).toMatchObject([
      {
        body: {
          kind: 'complaint',
          category: 'labour.wage_unpaid',
          text: '干了三天没给钱',
          privacy: 'named',
          contactName: '田小满',
          contactPhone: '13900000001',
        },
        idempotencyKey: expect.any(String),
      },
    ]);
    expect(phone.stored('draft:case:new')).toBeFalsy();
  });

  it('says what is missing before it goes on', async () => {
    const page = open();
    await page.tap('下一步');
    await page.tap('下一步');
    expect(page.has('请选一个类别')).toBe(true);
  });

  it('leaves it to the person how a name is left', async () => {
    const page = open();
    await page.tap('下一步');
    await page.tap(/没拿到工资/);
    page.change('发生了什么？', '干了三天没给钱');
    await page.tap('下一步');
    await page.tap('下一步');
    await page.tap('下一步');
    expect(page.has('请选怎么留名')).toBe(true);
    expect(page.has('怎么称呼您')).toBe(false);
  });

  it('keeps a half-taken call while staff look elsewhere, in no storage, and says so', async () => {
    const behalf = { wageId: '', onBehalf: true };
    const first = open(aWizard(), behalf);
    await first.tap('下一步');
    await first.tap(/没拿到工资/);
    expect(first.text()).toContain('先留在这台电脑上，关掉页面就没有了');
    first.change('发生了什么？', '来电说没给钱');
    first.unmount();
    const again = open(aWizard(), behalf);
    expect(again.text()).toContain('第 3 步');
    expect(document.querySelector('textarea')?.value).toBe('来电说没给钱');
    expect(phone.stored('draft:case:behalf')).toBeUndefined();
    const leaving = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(leaving);
    expect(leaving.defaultPrevented).toBe(true);
    forgetDrafts();
    again.unmount();
    expect(open(aWizard(), behalf).text()).toContain('第 1 步');
  });

  it('keeps what was typed on the phone until it is sent', async () => {
    const first = open();
    await first.tap('下一步');
    await first.tap(/没签合同/);
    first.change('发生了什么？', '写到一半');
    first.unmount();
    const again = open();
    expect(again.text()).toContain('第 3 步');
    expect(phone.stored('draft:case:new')).toMatchObject({ text: '写到一半' });
  });

  it('leaves no name when it is anonymous', async () => {
    answer = () => ok(opened);
    const page = open(aWizard({ contact: null }));
    await toCheck(page, /^匿名/);
    expect(page.has('匿名')).toBe(true);
    await page.tap('提交诉求');
    await page.see('20261121-483920');
    expect(page.api.calls('cases.open')).toMatchObject([
      {
        body: {
          privacy: 'anonymous',
          contactName: '',
          contactPhone: '',
          proof: { challenge: 'a.b.c', answer: expect.any(String) },
        },
      },
    ]);
  });

  it('gives an anonymous receipt again after a reload, until it is noted down', async () => {
    answer = () => ok(opened);
    const page = open(aWizard({ contact: null }));
    await toCheck(page, /^匿名/);
    await page.tap('提交诉求');
    await page.see('20261121-483920');
    page.unmount();
    const again = open(aWizard({ contact: null }));
    expect(again.text()).toContain('20261121-483920');
    await again.tap('看进度');
    expect(phone.opened()).toEqual(['redirectTo /pages/case/lookup/index']);
    again.unmount();
    expect(open(aWizard({ contact: null })).text()).toContain('第 1 步');
  });

  it('forgets the receipt of a shared phone when told to', async () => {
    answer = () => ok(opened);
    const page = open(aWizard({ contact: null }));
    await toCheck(page, /^匿名/);
    await page.tap('提交诉求');
    await page.see('20261121-483920');
    await page.tap('记下了，这台手机不留');
    expect(page.text()).toContain('第 1 步');
    expect(phone.stored('case-receipts')).toBeUndefined();
  });

  it('asks once before a receipt is left', async () => {
    answer = () => ok(opened);
    const page = open(aWizard({ contact: null }));
    await toCheck(page, /^匿名/);
    await page.tap('提交诉求');
    await page.see('20261121-483920');
    goBack();
    expect(questionStore.get()?.title).toBe('编号和查询码记下了吗？');
    expect(phone.opened()).toEqual([]);
    questionStore.get()?.answer(true);
    await Promise.resolve();
    goBack();
    expect(phone.opened()).toHaveLength(2);
  });

  it('begins with the record of an unpaid wage, and can’t be anonymous then', async () => {
    answer = () => ok(opened);
    const prefill = {
      kind: 'complaint' as const,
      category: 'labour.wage_unpaid',
      division: '421024',
      text: '应得工资200元，到现在没有拿到。',
      place: '郝穴镇',
      happenedOn: '2026-11-20',
      employerName: '江畔装卸',
      wage: aWage(),
      inference: '雇主那天只有您一个人的工资没结清，雇主能猜到是您。',
      openCase: null,
      reminder: { byDay: '2026-11-24' },
    };
    const openCase = { caseId: A_WAGE, number: 'JZ1', state: '待受理' };
    const filed = { ...prefill, openCase };
    const twice = open(aWizard({ prefill: filed }), { wageId: A_WAGE, onBehalf: false });
    expect(twice.has('您已经提过诉求了')).toBe(true);
    expect(twice.has('提诉求')).toBe(false);
    twice.unmount();
    const page = open(aWizard({ prefill }), { wageId: A_WAGE, onBehalf: false });
    expect(page.has('这笔工资的记录')).toBe(true);
    expect(page.text()).toContain('雇主能猜到是您');
    await page.tap('提诉求');
    expect(page.text()).toContain('签到 07:55，签退 17:02');
    await page.tap('下一步');
    await page.tap('下一步');
    expect(page.has('匿名')).toBe(false);
    await page.tap('下一步');
    expect(page.has('请选怎么留名')).toBe(true);
    await page.tap(/^保密/);
    await page.tap('下一步');
    await page.tap('提交诉求');
    expect(page.api.calls('cases.open')).toMatchObject([
      {
        body: {
          wageId: A_WAGE,
          employerName: '江畔装卸',
          division: '421024',
          privacy: 'confidential',
        },
      },
    ]);
  });

  it('says a refusal in the server’s words and keeps the draft', async () => {
    answer = () => refuse(409, 'cases.wage_case_open', '这笔工资已经有一件诉求正在办理。');
    const page = open();
    await toCheck(page);
    await page.tap('提交诉求');
    expect(phone.stored('draft:case:new')).toMatchObject({ step: 'check' });
  });

  it('lets staff take it down for someone else, with nobody’s name in it', async () => {
    answer = () => ok(opened);
    const page = open(aWizard(), { wageId: '', onBehalf: true });
    await page.tap('下一步');
    await page.tap(/没拿到工资/);
    page.change('发生了什么？', '来电说没给钱');
    await page.tap('下一步');
    await page.tap('下一步');
    await page.tap('来访');
    await page.tap('下一步');
    expect(page.has('请选怎么留名')).toBe(true);
    await page.tap(/^实名/);
    page.change('诉求人的称呼', '王师傅');
    page.change('手机号', '13900000009');
    await page.tap('下一步');
    await page.tap('提交诉求');
    expect(page.api.calls('cases.open')).toMatchObject([
      { body: { onBehalf: true, channel: 'visit', contactName: '王师傅' } },
    ]);
    expect(phone.stored('draft:case:behalf')).toBeUndefined();
    expect(phone.stored('case-receipts')).toBeUndefined();
  });
});
