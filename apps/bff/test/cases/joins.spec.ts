import { notificationsRoutes, casesRoutes as routes } from '@yizhan/contract';
import { RowRecords } from '../../src/platform/ledger';
import { anEmployer, codeOf, unwrapAnswer } from '../jobs/builders';
import { type Person, runningApp } from '../support/app';
import { act, aDesk, classing, detailOf, done, opened, reply, toInProgress } from './builders';
import { anUnpaidWage } from './wages';

const app = runningApp();
const lamp = { category: 'city.road', text: '路灯坏了十几盏' } as const;

async function bodiesFor(person: Person) {
  await app.deliver();
  const { items } = unwrapAnswer(await person.call(notificationsRoutes.list, { query: {} }));
  return items.map(({ body }) => body);
}

async function joinedPair(over: Parameters<typeof opened>[1] = {}) {
  const desk = await aDesk(app);
  const [first, second] = [await app.signIn('worker'), await app.signIn('worker')];
  const target = await opened(first, lamp);
  await toInProgress(desk, target.caseId);
  const text = '同一条路灯不亮，我邢大树昨晚在53号杆旁摔伤了腿，电话13900000044';
  const form = { ...lamp, text, contactName: '邢大树', contactPhone: '13900000044', ...over };
  const joining = await opened(second, form);
  await done(desk.operator, joining.caseId, { action: 'merge', into: target.caseId });
  return { desk, first, second, target, joining };
}

describe('a case that joined another', () => {
  it('follows it: where it is, its news, and what its reporter still has to say', async () => {
    const { desk, first, second, target, joining } = await joinedPair();
    const seen = await detailOf(second, joining.caseId);
    expect(seen.mergedInto).toMatchObject({ number: target.number, state: 'in_progress' });
    expect(codeOf(await second.call(routes.detail, { params: { caseId: target.caseId } }))).toBe(
      'cases.not_found',
    );
    await done(second, joining.caseId, { action: 'supply', reason: '还在医院，53号杆' });
    await done(desk.handler, target.caseId, { ...reply, text: '田小满反映的路灯已经修好。' });
    expect(await bodiesFor(second)).toEqual(
      expect.arrayContaining([expect.stringContaining('已答复')]),
    );
    const after = await detailOf(second, joining.caseId);
    expect(after.mergedInto?.state).toBe('replied');
    const result = after.notices.find(({ kind }) => kind === 'result');
    expect(result?.body).toContain('已经修好');
    expect(JSON.stringify(after)).not.toContain('田小满');
    expect(JSON.stringify(await detailOf(first, target.caseId))).not.toContain('53号杆');
  });

  it.each([
    ['named', '邢大树'],
    ['confidential', null],
  ] as const)('is read by the unit, %s', async (privacy, name) => {
    const { desk, target, joining } = await joinedPair({ privacy });
    const seen = await detailOf(desk.handler, target.caseId);
    expect(seen.timeline[0]).toMatchObject({ action: 'joined', internal: true });
    expect(seen.timeline[0]?.text).toContain('53号杆');
    expect(seen.joined).toMatchObject([{ number: joining.number }]);
    expect(seen.joined[0]?.reporter?.name ?? null).toBe(name);
    expect(seen.timeline[0]?.text).not.toContain('邢大树');
    if (privacy === 'confidential') expect(JSON.stringify(seen)).not.toMatch(/邢大树|13900000044/);
    expect(await bodiesFor(desk.handler)).toEqual(
      expect.arrayContaining([expect.stringContaining('并入')]),
    );
    await done(desk.handler, target.caseId, {
      action: 'note',
      text: '已派人看过',
      internal: false,
    });
  });

  it('comes back as a case of its own when its target is withdrawn, with a limit that runs', async () => {
    const { desk, first, second, target, joining } = await joinedPair();
    await done(first, target.caseId, { action: 'withdraw' });
    const back = await detailOf(second, joining.caseId);
    expect(back).toMatchObject({ state: 'submitted', mergedInto: null });
    expect(back.clocks.filter(({ stoppedAt }) => stoppedAt === null)).toHaveLength(1);
    expect(await bodiesFor(second)).toEqual(
      expect.arrayContaining([expect.stringContaining('单独办理')]),
    );
    await toInProgress(desk, joining.caseId);
  });

  it('goes on to where its target goes, and can’t speak when that has ended', async () => {
    const desk = await aDesk(app);
    const people = [
      await app.signIn('worker'),
      await app.signIn('worker'),
      await app.signIn('worker'),
    ];
    const [a, b, c] = await Promise.all(people.map((person) => opened(person, lamp)));
    if (!a || !b || !c) throw new Error('three cases');
    await done(desk.operator, b.caseId, { action: 'merge', into: a.caseId });
    await done(desk.operator, a.caseId, { action: 'merge', into: c.caseId });
    const third = people[1] as Person;
    expect((await detailOf(third, b.caseId)).mergedInto?.number).toBe(c.number);
    await toInProgress(desk, c.caseId);
    await done(desk.handler, c.caseId, { ...reply, evidence: ['照片'] });
    await done(desk.operator, c.caseId, { action: 'begin_callback' });
    await done(desk.operator, c.caseId, { action: 'call_satisfied' });
    await done(desk.operator, c.caseId, { action: 'close' });
    const ended = await detailOf(third, b.caseId);
    expect(ended.actions.map(({ action }) => action)).not.toContain('supply');
    const told = ended.notices.find(({ kind }) => kind === 'closed');
    expect(told?.body).toContain('重新提交诉求');
    expect([told?.body, ...(await bodiesFor(third))].join()).not.toMatch(/评价|要求重新办理/);
    const own = await detailOf(people[2] as Person, c.caseId);
    expect(own.notices.find(({ kind }) => kind === 'closed')?.body).toContain('请您评价');
    expect(codeOf(await act(third, b.caseId, { action: 'supply', reason: '还没亮' }))).toBe(
      'cases.not_now',
    );
  });

  it('hears nothing of an objection when its target is declined: it is looked at by itself', async () => {
    const desk = await aDesk(app);
    const second = await app.signIn('worker');
    const target = await opened(await app.signIn('worker'), lamp);
    const { caseId } = await opened(second, lamp);
    await done(desk.operator, caseId, { action: 'merge', into: target.caseId });
    const why = { reason: '不属于受理范围', article: '信访工作条例第二十三条' };
    await done(desk.operator, target.caseId, { action: 'decline', ...why });
    const { state, notices } = await detailOf(second, caseId);
    expect(state).toBe('submitted');
    expect(notices.map(({ body }) => body).join()).toContain('单独看是否受理');
    expect(notices.map(({ body }) => body).join()).not.toContain('异议');
  });

  it('of an anonymous reporter is followed by number and code', async () => {
    const desk = await aDesk(app);
    const target = await opened(await app.signIn('worker'), lamp);
    const form = { ...lamp, privacy: 'anonymous', contactName: '', contactPhone: '' } as const;
    const { caseId, number, queryCode: code } = await opened(app.visitor, form);
    await done(desk.operator, caseId, { action: 'merge', into: target.caseId });
    await toInProgress(desk, target.caseId);
    const known = unwrapAnswer(await app.visitor.call(routes.lookUp, { body: { number, code } }));
    expect(known.mergedInto?.state).toBe('in_progress');
    expect(known.notices.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['merged', 'handler']),
    );
  });

  it('is in what those reported may not be told', async () => {
    const desk = await aDesk(app);
    const { worker, wageId } = await anUnpaidWage(app);
    const target = await opened(worker, { category: 'labour.wage_unpaid', wageId });
    await toInProgress(desk, target.caseId);
    const form = { contactName: '邢大树', contactPhone: '13900000044' };
    const { caseId } = await opened(await app.signIn('worker'), form);
    await done(desk.operator, caseId, { action: 'merge', into: target.caseId });
    const disclosed = '邢大树也反映工资没有发';
    expect(
      codeOf(await act(desk.handler, target.caseId, { action: 'ask_accused', disclosed })),
    ).toBe('cases.names_reporter');
  });
});

describe('three who are handled as one', () => {
  const who = {
    a: { contactName: '邢大树', contactPhone: '13900000044', privacy: 'named' },
    b: { contactName: '欧阳青禾', contactPhone: '13900000055', privacy: 'named' },
    c: { contactName: '柳长河', contactPhone: '13900000066', privacy: 'confidential' },
  } as const;
  const all = Object.values(who).map((one) => `${one.contactName}${one.contactPhone}`);
  const words = `${all.join('、')}反映的已经办好`;

  it('are never named to each other, nor to those reported, not even once they are apart', async () => {
    const desk = await aDesk(app);
    const employer = await anEmployer(app);
    const [a, b, c] = [
      await app.signIn('worker'),
      await app.signIn('worker'),
      await app.signIn('worker'),
    ];
    const first = await opened(a, { ...lamp, ...who.a });
    const second = await opened(b, { ...lamp, ...who.b });
    const third = await opened(c, { ...lamp, ...who.c });
    await toInProgress(desk, first.caseId);
    for (const { caseId } of [second, third])
      await done(desk.operator, caseId, { action: 'merge', into: first.caseId });
    const { employerId } = employer;
    await done(desk.handler, first.caseId, { action: 'link_employer', employerId });
    for (const { number, queryCode } of [second, third])
      for (const disclosed of [`编号${number}`, `查询码${queryCode}`])
        expect(
          codeOf(await act(desk.handler, first.caseId, { action: 'ask_accused', disclosed })),
        ).toBe('cases.names_reporter');
    await done(desk.handler, first.caseId, { action: 'note', text: words, internal: false });
    await done(desk.handler, first.caseId, { ...reply, text: words, evidence: [words] });
    const secrets = async (person: Person, { caseId, number, queryCode: code }: typeof first) => {
      const seen = await detailOf(person, caseId);
      const known = unwrapAnswer(await app.visitor.call(routes.lookUp, { body: { number, code } }));
      const read = JSON.stringify([seen, known, await bodiesFor(person)]);
      return Object.entries(who).flatMap(([key, one]) =>
        read.includes(one.contactName) || read.includes(one.contactPhone) ? [key] : [],
      );
    };
    expect(await secrets(a, first)).toEqual(['a']);
    expect(await secrets(b, second)).toEqual(['b']);
    expect(await secrets(c, third)).toEqual(['c']);
    const seen = JSON.stringify(await detailOf(desk.handler, first.caseId));
    expect(seen).toContain('欧阳青禾');
    expect(seen).not.toMatch(/柳长河|13900000066/);
  });

  it('let no letter leave the house with the name of a confidential one who joined', async () => {
    const desk = await aDesk(app);
    const first = await opened(await app.signIn('worker'), { ...lamp, ...who.a });
    const third = await opened(await app.signIn('worker'), { ...lamp, ...who.c });
    await done(desk.operator, third.caseId, { action: 'merge', into: first.caseId });
    await done(desk.operator, first.caseId, { action: 'accept', classing });
    const letter = { action: 'transfer', letter: 'opinion', to: '市政公司' } as const;
    const refused = await act(desk.operator, first.caseId, { ...letter, reason: '柳长河反映路灯' });
    expect(codeOf(refused)).toBe('cases.names_reporter');
    await done(desk.operator, first.caseId, { ...letter, reason: '邢大树反映路灯' });
  });

  it('stay unnamed in the record of a target that was withdrawn; no row is called changed', async () => {
    const desk = await aDesk(app);
    const [a, b] = [await app.signIn('worker'), await app.signIn('worker')];
    const first = await opened(a, { ...lamp, ...who.a });
    const second = await opened(b, { ...lamp, ...who.b });
    await toInProgress(desk, first.caseId);
    await done(desk.operator, second.caseId, { action: 'merge', into: first.caseId });
    await done(desk.handler, first.caseId, { action: 'note', text: words, internal: false });
    await done(a, first.caseId, { action: 'withdraw' });
    const read = JSON.stringify(await detailOf(a, first.caseId));
    expect(read).toContain('反映的已经办好');
    expect(read).not.toMatch(/欧阳青禾|13900000055/);
    expect(await app.service(RowRecords).check()).toEqual([]);
  });
});
