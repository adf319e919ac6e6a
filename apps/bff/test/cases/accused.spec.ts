import { notificationsRoutes, casesRoutes as routes } from '@yizhan/contract';
import { anEmployer, codeOf, unwrapAnswer } from '../jobs/builders';
import { type Person, runningApp } from '../support/app';
import { act, aDesk, detailOf, done, opened, toInProgress } from './builders';
import { anUnpaidWage } from './wages';

const app = runningApp();

async function toldTo(person: Person) {
  await app.deliver();
  const { items } = unwrapAnswer(await person.call(notificationsRoutes.list, { query: {} }));
  // What an employer hears of its registration is no matter here.
  return items.filter(({ title }) => title !== '核验通过');
}

const question = { action: 'ask_accused', disclosed: '请说明近期搬运班次的工资发放' } as const;

describe('a text for those reported', () => {
  it('is refused with the words marked when it tells of the reporter, and reaches nobody', async () => {
    const { worker, employer, wageId } = await anUnpaidWage(app);
    const { caseId, queryCode } = await opened(worker, {
      category: 'labour.wage_unpaid',
      wageId,
    });
    const desk = await aDesk(app);
    await toInProgress(desk, caseId);
    for (const [disclosed, words] of [
      ['田小满（电话13900000001）反映11月27日工资未付', ['田小满', '13900000001']],
      ['电话 １３９-0000-0001 的人', ['１３９-0000-0001']],
      ['姓田，尾号0001', ['姓田', '0001']],
      [`查询码${queryCode}`, [queryCode]],
    ] as const) {
      const refused = await act(desk.handler, caseId, { action: 'ask_accused', disclosed });
      expect(codeOf(refused)).toBe('cases.names_reporter');
      expect(refused).toMatchObject({
        error: { details: { marks: words.map((one) => ({ words: one })) } },
      });
    }
    expect(await toldTo(employer)).toEqual([]);
    expect(
      (await detailOf(desk.handler, caseId)).timeline.map(({ action }) => action),
    ).not.toContain('ask_accused');
  });

  it('of a confidential case names no day, sum or hours that are one person’s alone', async () => {
    const { worker, wageId } = await anUnpaidWage(app);
    const about = { category: 'labour.wage_unpaid', wageId, privacy: 'confidential' } as const;
    const { caseId } = await opened(worker, about);
    const desk = await aDesk(app);
    await toInProgress(desk, caseId);
    for (const disclosed of ['11月23日那班没发工资', '有200元没发', '干了8小时没给钱'])
      expect(codeOf(await act(desk.handler, caseId, { action: 'ask_accused', disclosed }))).toBe(
        'cases.names_reporter',
      );
    await done(desk.handler, caseId, question);
  });
});

describe('a confidential reporter', () => {
  it('is starred in words, lists and notices for all but the operators', async () => {
    const worker = await app.signIn('worker');
    const text = '我是郝秋菊，电话139 0000 0003，欠我工钱。';
    const form = { contactName: '郝秋菊', contactPhone: '13900000003', text };
    const { caseId, number } = await opened(worker, { privacy: 'confidential', ...form });
    const desk = await aDesk(app);
    const supervisor = await app.signIn('supervisor');
    await done(desk.operator, caseId, { action: 'ask_reporter', reason: '请郝秋菊说明时间' });
    await done(worker, caseId, { action: 'supply', reason: '我郝秋菊，11月的事' });
    await toInProgress(desk, caseId);
    for (const who of [desk.handler, supervisor]) {
      const seen = await detailOf(who, caseId);
      expect(seen.text).toBe('我是郝**，电话139****0003，欠我工钱。');
      const list = unwrapAnswer(await who.call(routes.inbox, { query: { number, show: 'all' } }));
      expect(list.items[0]?.excerpt).toContain('郝**');
      for (const secret of ['郝秋菊', '0000 0003', '13900000003'])
        expect(JSON.stringify([seen, list])).not.toContain(secret);
    }
    for (const who of [desk.operator, worker])
      expect((await detailOf(who, caseId)).text).toBe(text);
  });
});

describe('an anonymous reporter', () => {
  it('who wrote a name all the same is kept from the unit and from those reported', async () => {
    const employer = await anEmployer(app);
    const desk = await aDesk(app);
    const form = { privacy: 'anonymous', contactName: '', contactPhone: '' } as const;
    const text = '我是郝秋菊，干了十天没给钱。';
    const { caseId, number, queryCode: code } = await opened(app.visitor, { ...form, text });
    await toInProgress(desk, caseId);
    const { employerId } = employer;
    await done(desk.handler, caseId, { action: 'link_employer', employerId });
    for (const disclosed of ['郝秋菊的工资', '秋菊的工资', '请打13812345678问她'])
      expect(codeOf(await act(desk.handler, caseId, { action: 'ask_accused', disclosed }))).toBe(
        'cases.names_reporter',
      );
    const seen = await detailOf(desk.handler, caseId);
    expect(seen.text).toBe('我是郝**，干了十天没给钱。');
    const list = await desk.handler.call(routes.inbox, { query: { number, show: 'all' } });
    expect(JSON.stringify([seen, list])).not.toContain('秋菊');
    expect((await detailOf(desk.operator, caseId)).text).toBe(text);
    const own = unwrapAnswer(await app.visitor.call(routes.lookUp, { body: { number, code } }));
    expect(own.text).toBe(text);
  });
});

describe('a notice to those reported', () => {
  it('is refused while there is nobody to get it, and sent once an employer is linked', async () => {
    const employer = await anEmployer(app);
    const worker = await app.signIn('worker');
    const desk = await aDesk(app);
    const { caseId } = await opened(worker, { employerName: '江畔装卸' });
    await toInProgress(desk, caseId);
    expect(codeOf(await act(desk.handler, caseId, question))).toBe('cases.no_addressee');
    const before = await detailOf(desk.handler, caseId);
    expect(before.accused).toBeNull();
    expect(before.timeline.map(({ action }) => action)).not.toContain('ask_accused');

    const { items } = unwrapAnswer(
      await desk.handler.call(routes.employersToLink, { query: { words: '江畔装卸' } }),
    );
    expect(items.map(({ employerId }) => employerId)).toContain(employer.employerId);
    const nobody = { action: 'link_employer', employerId: caseId } as const;
    expect(codeOf(await act(desk.handler, caseId, nobody))).toBe('cases.unknown_employer');
    await done(desk.handler, caseId, { action: 'link_employer', employerId: employer.employerId });
    const linked = await done(desk.handler, caseId, question);
    expect(linked.accused?.employerId).toBe(employer.employerId);
    expect((await toldTo(employer)).map(({ title }) => title)).toEqual([
      expect.stringContaining('请您配合核实'),
    ]);
    expect((await detailOf(worker, caseId)).accused).toBeNull();
  });

  it('can be answered, once; the unit is told and reads the answer', async () => {
    const { worker, employer, wageId } = await anUnpaidWage(app);
    const { caseId } = await opened(worker, { category: 'labour.wage_unpaid', wageId });
    const desk = await aDesk(app);
    await toInProgress(desk, caseId);
    await done(desk.handler, caseId, question);
    const stranger = await anEmployer(app);
    const mine = async (who: Person) =>
      unwrapAnswer(await who.call(routes.inquiries, { query: {} })).items;
    expect(await mine(stranger)).toEqual([]);
    const [one] = await mine(employer);
    expect(one).toMatchObject({ asked: question.disclosed, answer: null, open: true });
    const answer = (who: Person, text: string) =>
      who.call(routes.answerInquiry, {
        params: { inquiryId: one?.inquiryId ?? '' },
        body: { text },
      });
    expect(codeOf(await answer(stranger, '不是我们'))).toBe('cases.inquiry_missing');
    expect(unwrapAnswer(await answer(employer, '已通过微信支付')).answer).toBe('已通过微信支付');
    expect((await answer(employer, '已通过微信支付')).ok).toBe(true);
    expect(codeOf(await answer(employer, '又想了想'))).toBe('cases.inquiry_answered');
    expect((await detailOf(desk.handler, caseId)).timeline[0]).toMatchObject({
      action: 'accused_answered',
      label: '被反映方说明情况',
      by: '被反映方',
      text: '已通过微信支付',
    });
    const told = await toldTo(desk.handler);
    expect(told.filter(({ body }) => body.includes('说明了情况'))).toHaveLength(1);
    expect(JSON.stringify(await detailOf(worker, caseId))).not.toContain('微信支付');
  });

  it('can’t be answered when the case is over', async () => {
    const { worker, employer, wageId } = await anUnpaidWage(app);
    const { caseId } = await opened(worker, { category: 'labour.wage_unpaid', wageId });
    const desk = await aDesk(app);
    await toInProgress(desk, caseId);
    await done(desk.handler, caseId, question);
    await done(worker, caseId, { action: 'withdraw' });
    const [one] = unwrapAnswer(await employer.call(routes.inquiries, { query: {} })).items;
    expect(one?.open).toBe(false);
    const params = { inquiryId: one?.inquiryId ?? '' };
    const late = await employer.call(routes.answerInquiry, { params, body: { text: '晚了' } });
    expect(codeOf(late)).toBe('cases.inquiry_over');
  });
});
