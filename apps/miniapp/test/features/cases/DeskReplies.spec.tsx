import type { CaseDetail } from '@yizhan/contract';
import { Answer, Handlers } from '../../../src/features/cases/CaseDetailView';
import { PastClocks } from '../../../src/features/cases/ClockCard';
import { DeskCase } from '../../../src/features/cases/desk/DeskCase';
import { InboxList } from '../../../src/features/cases/desk/Inbox';
import { fakeApi, ok } from '../../support/api';
import { show } from '../../support/show';
import { A_CASE, aDetail, answer, aRow } from './samples';

type Action = CaseDetail['actions'][number];
const can = (action: Action['action'], label: string): Action => ({
  action,
  label,
  allowed: true,
  reason: null,
});
const helper = (name: string, answeredAt: string | null) => ({
  unitId: `01HZX0000000000000000${name === '社保局' ? 'JOIN1' : 'JOIN2'}`,
  name,
  phone: '0716-0002041',
  answeredAt,
});
const event = (seq: number, action: string, text: string, evidence: string[]) => ({
  seq,
  at: '2026-11-22T09:00:00.000+08:00',
  action,
  label: action,
  by: '江陵县劳动保障监察大队',
  text,
  evidence,
  internal: false,
});

function work(fields: Partial<CaseDetail>) {
  const api = fakeApi({
    'cases.act': () => ok(aDetail({ version: 4, roles: ['handler'] })),
    'cases.recuse': () => ok({ recused: true }),
  });
  const one = aDetail({ roles: ['handler'], ...fields });
  const page = show(<DeskCase one={one} onChanged={() => undefined} />);
  return { ...page, api, sent: () => api.calls('cases.act').map(({ body }) => body.command) };
}

describe('while answering', () => {
  it('a reply can’t be sent without the evidence that closing demands', async () => {
    const page = work({ actions: [can('reply', '答复')] });
    await page.tap('答复');
    expect(page.has('还不能答复：请写给诉求人的答复，至少四个字')).toBe(true);
    page.change('给诉求人的答复', '用工方已经补发工资。');
    expect(page.has('还不能答复：请写依据和凭证，一行一件')).toBe(true);
    await answer(page, '答复');
    expect(page.sent()).toEqual([]);
    page.change('依据和凭证', '转账回单');
    expect(page.has(/还不能答复/)).toBe(false);
    await answer(page, '答复');
    expect(page.sent()).toMatchObject([{ action: 'reply', evidence: ['转账回单'] }]);
  });

  it('one that settles nothing says what will follow', async () => {
    const page = work({ actions: [can('reply', '答复')] });
    await page.tap('答复');
    await page.tap('尚未解决');
    expect(page.has(/不能办结：解决以后请补充答复/)).toBe(true);
  });

  it('units whose answer is missing are named', async () => {
    const jointUnits = [helper('社保局', null), helper('市场局', '2026-11-22T09:00:00.000+08:00')];
    const page = work({ jointUnits, actions: [can('reply', '答复')] });
    await page.tap('答复');
    expect(page.has('还没有答复的协办单位：社保局。协办时限过后才可以不等。')).toBe(true);
  });
});

describe('other answers of a desk', () => {
  it('a unit asked to help answers its part', async () => {
    const page = work({ roles: ['joint'], actions: [can('joint_reply', '协办答复')] });
    await page.tap('协办答复');
    page.change('给主办单位的答复', '参保记录已核对。');
    await answer(page, '提交协办答复');
    expect(page.sent()).toEqual([
      { action: 'joint_reply', text: '参保记录已核对。', evidence: [] },
    ]);
  });

  it('a reply is completed, and says more than it did', async () => {
    const page = work({
      state: 'replied',
      reply: { at: '2026-11-22T09:00:00.000+08:00', outcome: 'unsettled', remedies: [] },
      actions: [can('supplement_reply', '补充答复')],
    });
    await page.tap('补充答复');
    await page.tap('已解决');
    page.change('补充的内容', '已经付清。');
    page.change('依据和凭证', '回单');
    await answer(page, '补充答复');
    expect(page.sent()).toEqual([
      { action: 'supplement_reply', text: '已经付清。', evidence: ['回单'], outcome: 'settled' },
    ]);
  });

  it('whoever has an interest keeps away', async () => {
    const page = work({});
    await page.tap('申请回避');
    page.change('为什么要回避', '对方是我亲戚开的');
    await answer(page, '申请回避');
    expect(page.api.calls('cases.recuse')).toMatchObject([
      { params: { caseId: A_CASE }, body: { reason: '对方是我亲戚开的' } },
    ]);
  });
});

describe('what lies on a desk', () => {
  it('marks what a unit was asked to help with', () => {
    const rows = [aRow({ joint: true })];
    const page = show(<InboxList rows={rows} chosenId={null} onChoose={() => undefined} />);
    expect(page.has('等协办答复')).toBe(true);
  });
});

describe('a case in parts', () => {
  it('shows what was added to the reply, and all evidence', () => {
    const page = show(
      <Answer
        one={aDetail({
          reply: { at: '2026-11-22T09:00:00.000+08:00', outcome: 'settled', remedies: [] },
          timeline: [
            event(3, 'supplement_reply', '已经付清。', ['回单']),
            event(2, 'reply', '正在督促。', ['笔录']),
          ],
        })}
      />,
    );
    expect(page.has('补充：已经付清。')).toBe(true);
    expect(page.has('依据和凭证：笔录、回单')).toBe(true);
  });

  it('says which units have answered', () => {
    const jointUnits = [helper('社保局', null), helper('市场局', '2026-11-22T09:00:00.000+08:00')];
    const page = show(<Handlers one={aDetail({ jointUnits })} />);
    expect(page.has('协办单位，还没答复 0716-0002041')).toBe(true);
    expect(page.has('协办单位，已答复 0716-0002041')).toBe(true);
  });

  it('says that a late limit was late, and why another law’s no longer holds', () => {
    const [clock] = aDetail().clocks;
    if (!clock) throw new Error('no clock');
    const stoppedAt = '2027-03-01T09:00:00.000+08:00';
    const why = '类别由“工程款结算”更正为“道路路灯”。';
    const page = show(
      <PastClocks
        clocks={[
          { ...clock, clockId: '1', stoppedAt, state: 'missed' },
          { ...clock, clockId: '2', stoppedAt, state: 'kept' },
          { ...clock, clockId: '3', stoppedAt, state: 'superseded', summary: why },
        ]}
      />,
    );
    for (const word of ['超期完成', '按时完成', '不再适用', why]) expect(page.has(word)).toBe(true);
  });
});
