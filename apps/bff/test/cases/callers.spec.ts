import { deliverySettings } from '@yizhan/cases';
import { notificationsRoutes, casesRoutes as routes } from '@yizhan/contract';
import { MINUTE } from '@yizhan/kernel';
import { NoticeDelivery } from '../../src/modules/cases/notice-delivery';
import { DevelopmentSms } from '../../src/modules/identity/gateways/sms';
import { SignInService } from '../../src/modules/identity/sign-in.service';
import { codeOf, unwrapAnswer } from '../jobs/builders';
import { type Person, runningApp } from '../support/app';
import { act, aDesk, classing, detailOf, done, opened, toInProgress } from './builders';

const app = runningApp();
let callers = 0;

/** Someone who phoned, with a number of their own. */
async function aCaller() {
  callers += 1;
  const phone = `1370000${String(callers).padStart(4, '0')}`;
  const desk = await aDesk(app);
  const taken = await opened(desk.operator, {
    onBehalf: true,
    channel: 'phone',
    contactName: '古大雨',
    contactPhone: phone,
  });
  return { phone, desk, ...taken };
}

const sms = () => app.service(DevelopmentSms);
const toldBySms = (phone: string) =>
  sms()
    .notices.filter((one) => one.phone === phone)
    .map(({ template, text }) => ({ template, text }))
    .reverse();

async function withPhone(phone: string): Promise<Person> {
  const user = await app.service(SignInService).findOrMake({ phone }, app.clock.now());
  return app.signInAgain(user.id);
}

describe('someone who phoned or came', () => {
  it('is told number and code by short message, staff keep none, and follows with them', async () => {
    const { phone, caseId, number, queryCode, desk } = await aCaller();
    expect(queryCode).toBe('');
    await app.deliver();
    const [first] = toldBySms(phone);
    expect(first?.template).toBe('case_received');
    expect(first?.text).toContain(number);
    const code = /查询码([0-9A-Z]{8})/.exec(first?.text ?? '')?.[1] ?? '';
    expect(JSON.stringify(await detailOf(desk.operator, caseId))).not.toContain(code);
    const known = unwrapAnswer(await app.visitor.call(routes.lookUp, { body: { number, code } }));
    expect(known.state).toBe('submitted');
    await done(desk.operator, caseId, { action: 'accept', classing });
    await app.deliver();
    await app.deliver();
    expect(toldBySms(phone).map(({ template }) => template)).toEqual([
      'case_received',
      'case_step',
    ]);
    const outbox = await app.database.query('select * from outbox_messages');
    expect(JSON.stringify(outbox)).not.toContain(code);
    expect(JSON.stringify(outbox)).not.toContain(phone);
  });

  it('or filed without a login, is told each step by short message, and nothing twice', async () => {
    const phone = '13600000055';
    const { caseId } = await opened(app.visitor, { contactPhone: phone });
    await app.deliver();
    expect(toldBySms(phone)).toEqual([]);
    await done((await aDesk(app)).operator, caseId, { action: 'accept', classing });
    await app.deliver();
    expect(toldBySms(phone).map(({ template }) => template)).toEqual(['case_step']);
  });

  it('with an account is told there, and has every right of an account’s holder', async () => {
    const phone = '13600000001';
    const person = await withPhone(phone);
    const { operator } = await aDesk(app);
    const form = { onBehalf: true, channel: 'visit', contactPhone: phone } as const;
    const { caseId, number } = await opened(operator, form);
    await app.deliver();
    expect(toldBySms(phone)).toEqual([]);
    const told = unwrapAnswer(await person.call(notificationsRoutes.list, { query: {} }));
    expect(told.items.map(({ title }) => title)).toEqual([expect.stringContaining(number)]);
    expect((await detailOf(person, caseId)).roles).toEqual(['reporter']);
    await done(person, caseId, { action: 'withdraw' });
    const stranger = await app.signIn('worker');
    expect(codeOf(await stranger.call(routes.detail, { params: { caseId } }))).toBe(
      'cases.not_found',
    );
  });

  it('who opens an account later finds the case among theirs', async () => {
    const { phone, caseId, desk } = await aCaller();
    const later = await withPhone(phone);
    const mine = unwrapAnswer(await later.call(routes.mine, { query: {} }));
    expect(mine.items.map((one) => one.caseId)).toEqual([caseId]);
    await done(desk.operator, caseId, { action: 'accept', classing });
    await app.deliver();
    const told = unwrapAnswer(await later.call(notificationsRoutes.list, { query: {} }));
    expect(told.items).toHaveLength(1);
    const other = await withPhone('13600000077');
    expect(unwrapAnswer(await other.call(routes.mine, { query: {} })).items).toEqual([]);
  });
});

describe('a notice that no channel takes', () => {
  const noticeOf = async (who: Person, caseId: string, kind: string) =>
    (await detailOf(who, caseId)).notices.find((one) => one.kind === kind);

  it('is tried again with backoff, and then is a task that a person ends', async () => {
    const { phone, caseId, desk, number } = await aCaller();
    await app.deliver();
    await toInProgress(desk, caseId);
    sms().answers.length = deliverySettings.attempts * 3;
    sms().answers.fill({ state: 'later', reason: 'ECONNREFUSED' });
    for (let attempt = 0; attempt < deliverySettings.attempts; attempt++) {
      await app.deliver();
      app.clock.advance(70 * MINUTE);
    }
    sms().answers.length = 0;
    expect(await noticeOf(desk.handler, caseId, 'accepted')).toMatchObject({
      channel: 'sms',
      delivery: 'failed',
      failure: '短信平台没有收下（ECONNREFUSED）',
    });
    await app.deliver();
    expect(toldBySms(phone)).toHaveLength(1);

    const inbox = await desk.handler.call(routes.inbox, { query: { number, show: 'all' } });
    expect(unwrapAnswer(inbox).items[0]?.untold).toBe(3);
    const told = unwrapAnswer(await desk.handler.call(notificationsRoutes.list, { query: {} }));
    expect(
      told.items.some(({ title, body }) => title.includes(number) && body.includes('没有送到')),
    ).toBe(true);
    // What nobody was told of keeps the case open.
    const gates = async () =>
      (await detailOf(desk.handler, caseId)).gates.flatMap(({ missing }) => missing);
    expect(await gates()).toContain('告知受理的通知');
    const noticeId = (await noticeOf(desk.handler, caseId, 'accepted'))?.noticeId ?? '';
    const byPhone = {
      params: { caseId, noticeId },
      body: { channel: 'call', text: '已电话告知本人' },
    } as const;
    const stranger = await app.signIn('handler', { scopeId: caseId });
    expect(codeOf(await stranger.call(routes.toldByHand, byPhone))).toBe('cases.not_found');
    unwrapAnswer(await desk.handler.call(routes.toldByHand, byPhone));
    expect(await gates()).not.toContain('告知受理的通知');
    expect((await detailOf(desk.handler, caseId)).timeline[0]).toMatchObject({
      action: 'told_by_hand',
      text: '告知受理：已电话告知本人',
    });
    expect(codeOf(await desk.handler.call(routes.toldByHand, byPhone))).toBe('cases.told_already');
  });

  it('whose answer was lost is never sent again by itself', async () => {
    const { phone, caseId, desk } = await aCaller();
    sms().answers.push({ state: 'unclear', reason: 'no_answer' });
    await app.deliver();
    app.clock.advance(70 * MINUTE);
    await app.deliver();
    expect(toldBySms(phone)).toEqual([]);
    expect(await noticeOf(desk.operator, caseId, 'received')).toMatchObject({
      delivery: 'failed',
      failure: '短信平台没有回音，不知道发出去没有',
    });
  });

  it('that hung in a process that died becomes a task too', async () => {
    const { phone, caseId, desk } = await aCaller();
    await app.database.execute(
      "update notices set delivery = 'sending', taken_at = ? where case_id = ?",
      [app.clock.now(), caseId],
    );
    await app.deliver();
    expect(toldBySms(phone)).toEqual([]);
    app.clock.advance(deliverySettings.sendingFor + MINUTE);
    expect(await app.service(NoticeDelivery).sweep(app.clock.now())).toBe(1);
    expect((await noticeOf(desk.operator, caseId, 'received'))?.delivery).toBe('failed');
  });

  it('a number that takes no messages is known at once', async () => {
    const desk = await aDesk(app);
    sms().answers.push({ state: 'refused', reason: 'FailedOperation.PhoneNumberInBlacklist' });
    const { caseId } = await opened(desk.operator, {
      onBehalf: true,
      contactPhone: '13600000099',
    });
    await app.deliver();
    expect(await noticeOf(desk.operator, caseId, 'received')).toMatchObject({ delivery: 'failed' });
    expect((await act(desk.operator, caseId, { action: 'accept', classing })).ok).toBe(true);
  });
});
