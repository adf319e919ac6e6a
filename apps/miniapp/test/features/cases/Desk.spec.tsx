import { useState } from 'react';
import { ConfirmHost } from '../../../src/components/Sheet';
import { DeskCase } from '../../../src/features/cases/desk/DeskCase';
import { InboxCounts, InboxList } from '../../../src/features/cases/desk/Inbox';
import { fakeApi, ok } from '../../support/api';
import { show } from '../../support/show';
import { A_CASE, A_UNIT, aDetail, answer, aRow, aWizard } from './samples';

type Action = ReturnType<typeof aDetail>['actions'][number];
const can = (action: Action['action'], label: string, reason: string | null = null): Action => ({
  action,
  label,
  allowed: reason === null,
  reason,
});

function Working({ first }: { readonly first: ReturnType<typeof aDetail> }) {
  const [one, setOne] = useState(first);
  return (
    <>
      <DeskCase one={one} onChanged={setOne} />
      <ConfirmHost />
    </>
  );
}

/** The desk on one case; answers whatever it sends. */
function work(fields: Parameters<typeof aDetail>[0]) {
  const api = fakeApi({
    'cases.act': () => ok(aDetail({ version: 4, roles: ['operator'] })),
    'cases.wizard': () => ok(aWizard()),
    'cases.units': () =>
      ok({
        items: [
          {
            unitId: A_UNIT,
            code: '421024-LABOUR',
            name: '江陵县劳动保障监察大队',
            shortName: '江陵劳监',
            division: '421024',
            duties: ['LABOUR'],
            phone: '0716-0002040',
            active: true,
          },
        ],
        duties: [],
      }),
  });
  const page = show(<Working first={aDetail({ roles: ['operator'], ...fields })} />);
  return { ...page, sent: () => api.calls('cases.act').map(({ body }) => body.command) };
}

describe('the inbox', () => {
  it('shows the remaining time, state, pressing and privacy of each', async () => {
    const chosen: string[] = [];
    const page = show(
      <InboxList rows={[aRow()]} chosenId={null} onChoose={(id) => chosen.push(id)} />,
    );
    for (const word of ['已超期1个工作日', '待受理', '催办', '较急', '保密'])
      expect(page.has(word)).toBe(true);
    await page.tap(/没拿到工资/);
    expect(chosen).toEqual([A_CASE]);
  });

  it('says so when nothing waits, and counts by colour', () => {
    const counts = { red: 2, yellow: 1, orange: 1, green: 5, paused: 0 };
    const page = show(
      <>
        <InboxCounts counts={counts} />
        <InboxList rows={[]} chosenId={null} onChoose={() => undefined} />
      </>,
    );
    expect(page.has('快到期 2')).toBe(true);
    expect(page.has('这里没有待办的诉求')).toBe(true);
  });
});

describe('a desk’s case', () => {
  it('is accepted with its classing', async () => {
    const page = work({ state: 'submitted', actions: [can('accept', '受理')] });
    await page.tap('受理');
    await page.tap('较急');
    await answer(page, '受理');
    await page.see('编号 20261121-483920');
    expect(page.sent()).toEqual([
      {
        action: 'accept',
        classing: { particularity: 'individual', urgency: 'urgent', impact: 'low' },
      },
    ]);
  });

  it('is dispatched to the unit that is suggested, with the reason shown', async () => {
    const suggestion = { unitId: A_UNIT, unitName: '江陵县劳动保障监察大队', why: '事发江陵县' };
    const page = work({ state: 'accepted', suggestion, actions: [can('dispatch', '派单')] });
    await page.tap('派单');
    await page.see('事发江陵县');
    await answer(page, '派单');
    await page.see('编号 20261121-483920');
    expect(page.sent()).toMatchObject([
      { action: 'dispatch', leadUnitId: A_UNIT, jointUnitIds: [] },
    ]);
  });

  it('is signed for after a question', async () => {
    const page = work({
      state: 'dispatched',
      actions: [can('sign', '签收'), can('object', '退件')],
    });
    await page.tap('签收');
    await answer(page, '签收');
    await page.see('编号 20261121-483920');
    expect(page.sent()).toEqual([{ action: 'sign' }]);
  });

  it('is answered with evidence and remedies, one a line', async () => {
    const page = work({ actions: [can('reply', '答复')] });
    await page.tap('答复');
    page.change('给诉求人的答复', '用工方已经补发工资。');
    page.change('依据和凭证', '转账回单\n\n调查笔录 ');
    page.change('还要落实的整改', '退还押金200元');
    await answer(page, '答复');
    await page.see('编号 20261121-483920');
    expect(page.sent()).toEqual([
      {
        action: 'reply',
        outcome: 'settled',
        text: '用工方已经补发工资。',
        evidence: ['转账回单', '调查笔录'],
        remedies: [{ title: '退还押金200元', done: false }],
      },
    ]);
  });

  it('says why it can’t be closed yet', () => {
    const page = work({
      state: 'callback',
      actions: [can('close', '办结', '还不能办结，缺少：书面答复。')],
      gates: [{ gate: 'complete', label: '资料不齐不办结', missing: ['书面答复'] }],
    });
    expect(page.has('办结：还不能办结，缺少：书面答复。')).toBe(true);
    expect(page.has('资料不齐不办结')).toBe(true);
  });

  it('is returned with a reason that must be given', async () => {
    const page = work({ state: 'replied', actions: [can('return', '退回重办')] });
    await page.tap('退回重办');
    expect(page.find('提交')).toHaveProperty('ariaDisabled');
    page.change('答复哪里不行', '答非所问');
    await page.tap('提交');
    expect(page.sent()).toEqual([{ action: 'return', reason: '答非所问' }]);
  });
});
