import { jobsRoutes, notificationsRoutes, casesRoutes as routes } from '@yizhan/contract';
import { atLocal } from '@yizhan/kernel';
import { CaseFiguresService } from '../../src/modules/cases/figures.service';
import { EmployerDirectory } from '../../src/modules/jobs/employer-directory';
import { aPosting, codeOf, unwrapAnswer } from '../jobs/builders';
import { runningApp } from '../support/app';
import {
  aCase,
  aDesk,
  classing,
  detailOf,
  done,
  opened,
  toCallback,
  toInProgress,
} from './builders';
import { anUnpaidWage } from './wages';

const app = runningApp();

describe('an unpaid wage', () => {
  it('fills the wizard in with posting, check-ins, hours and the sum owed', async () => {
    const { worker, employer, wageId } = await anUnpaidWage(app);
    const wizard = unwrapAnswer(await worker.call(routes.wizard, { query: { wageId } }));
    expect(wizard.contact).not.toBeNull();
    expect(wizard.prefill).toMatchObject({
      category: 'labour.wage_unpaid',
      division: '421024',
      happenedOn: '2026-11-23',
      wage: { minutes: 480, owedFen: 20_000, wageState: '待支付' },
    });
    expect(wizard.prefill?.text).toMatch(/11月23日（周一）.*确认工时8小时，应得工资200元/);
    await app.database.execute('update work_hours set minutes = 483');
    const odd = unwrapAnswer(await worker.call(routes.wizard, { query: { wageId } }));
    expect(odd.prefill?.text).toContain('确认工时8小时3分钟');
    expect(codeOf(await employer.call(routes.wizard, { query: { wageId } }))).toBe(
      'cases.wage_not_yours',
    );
    expect(codeOf(await app.visitor.call(routes.wizard, { query: { wageId } }))).toBe(
      'cases.wage_not_yours',
    );
  });

  it('makes one open case at a time, linked to its record and counted against the employer', async () => {
    const { worker, employer, wageId } = await anUnpaidWage(app);
    const about = { category: 'labour.wage_unpaid', wageId };
    const { caseId, number } = await opened(worker, about);
    const named = { caseId, number, state: '待受理' };
    const mine = unwrapAnswer(await worker.call(jobsRoutes.myShifts, {}));
    const cards = [...mine.today, ...mine.past].filter(({ wage }) => wage?.wageId === wageId);
    expect(cards.map(({ wageCase }) => wageCase)).toEqual([named]);
    const wizard = unwrapAnswer(await worker.call(routes.wizard, { query: { wageId } }));
    expect(wizard.prefill?.openCase).toEqual(named);
    expect((await detailOf(worker, caseId)).wage).toMatchObject({
      ok: true,
      value: { wageId, owedFen: 20_000 },
    });
    const again = await worker.call(routes.open, { body: aCase(about) });
    expect(codeOf(again)).toBe('cases.wage_case_open');
    const anonymous = aCase({ ...about, privacy: 'anonymous' });
    expect(codeOf(await worker.call(routes.open, { body: anonymous }))).toBe(
      'cases.identity_missing',
    );
    const foreign = await (await app.signIn('worker')).call(routes.open, { body: aCase(about) });
    expect(codeOf(foreign)).toBe('cases.wage_not_yours');

    const counts = () => app.service(CaseFiguresService).wageCases(employer.employerId);
    expect(await counts()).toEqual({ open: 0, settled: 0, upheld: 0 });
    const desk = await aDesk(app);
    await toCallback(desk, caseId);
    expect(await counts()).toEqual({ open: 1, settled: 0, upheld: 0 });
    await done(desk.operator, caseId, { action: 'call_satisfied' });
    await done(desk.operator, caseId, { action: 'close' });
    expect(await counts()).toEqual({ open: 0, settled: 1, upheld: 1 });
    expect((await worker.call(routes.open, { body: aCase(about) })).ok).toBe(true);
  });

  it('makes the employer’s next posting wait for review, once it is accepted', async () => {
    const { worker, employer, wageId } = await anUnpaidWage(app);
    const { caseId } = await opened(worker, { category: 'labour.wage_unpaid', wageId });
    await done((await aDesk(app)).operator, caseId, { action: 'accept', classing });
    const shifts = [{ date: '2026-11-26', from: '08:00', to: '17:00', breakMinutes: 60 }];
    await expect(aPosting(app, employer, { shifts })).rejects.toThrow('in_review');
  });
});

describe('before the worker has chosen and the desk accepted', () => {
  const about = { category: 'labour.wage_unpaid' } as const;

  it('the employer hears nothing, and no face, counter or wage moves', async () => {
    const { worker, employer, wageId } = await anUnpaidWage(app);
    const seen = async () => {
      await app.deliver();
      return {
        told: unwrapAnswer(await employer.call(notificationsRoutes.list, { query: {} })).items,
        company: unwrapAnswer(await employer.call(jobsRoutes.company, {})),
        wage: await app.database.query('select state, version from wages where id = ?', [wageId]),
      };
    };
    const before = await seen();
    unwrapAnswer(await worker.call(routes.wizard, { query: { wageId } }));
    await opened(worker, { ...about, wageId });
    expect(await seen()).toEqual(before);
  });

  it('a confidential case shows in the face only once the employer was asked', async () => {
    const { worker, employer, wageId } = await anUnpaidWage(app);
    const { caseId } = await opened(worker, { ...about, wageId, privacy: 'confidential' });
    const desk = await aDesk(app);
    await toInProgress(desk, caseId);
    const counts = () => app.service(CaseFiguresService).wageCases(employer.employerId);
    expect((await counts()).open).toBe(0);
    const disclosed = '请说明近期搬运班次的工资发放';
    await done(desk.handler, caseId, { action: 'ask_accused', disclosed });
    expect((await counts()).open).toBe(1);
  });

  it('the worker is told what the employer can tell by itself', async () => {
    const { worker, wageId } = await anUnpaidWage(app);
    const { prefill } = unwrapAnswer(await worker.call(routes.wizard, { query: { wageId } }));
    expect(prefill?.inference).toContain('雇主能猜到是您');
    expect(prefill?.reminder).toEqual({ byDay: '2026-11-27' });
  });

  it('counts everyone who hasn’t confirmed theirs, also when it is recorded as paid', async () => {
    const start = app.clock.now();
    const first = await anUnpaidWage(app);
    app.clock.set(start);
    const second = await anUnpaidWage(app, first.employer);
    const body = { method: 'wechat' as const, reference: '转账' };
    const pay = (wageId: string) =>
      first.employer.call(jobsRoutes.recordPayment, { params: { wageId }, body });
    const told = async ({ worker, wageId }: typeof first) =>
      unwrapAnswer(await worker.call(routes.wizard, { query: { wageId } })).prefill?.inference;
    for (const { wageId } of [first, second]) unwrapAnswer(await pay(wageId));
    expect(await told(first)).toContain('2 个人');
    expect(await told(second)).toContain('2 个人');
    const peers = () => app.service(EmployerDirectory).wagePeers(first.wageId);
    await app.database.execute('update wages set amount_fen = 0 where id = ?', [second.wageId]);
    expect(await peers()).toMatchObject({ unpaid: 1, sameDay: 1 });
    await app.database.execute('update wages set amount_fen = 1 where id = ?', [second.wageId]);
    const confirm = { params: { wageId: second.wageId } };
    unwrapAnswer(await second.worker.call(jobsRoutes.confirmPaid, confirm));
    expect(await peers()).toMatchObject({ unpaid: 1, sameDay: 2 });
    expect(await told(first)).toContain('只有您一个人');
  });

  it('a wage that isn’t due yet, or was received, makes no case', async () => {
    const { worker, wageId } = await anUnpaidWage(app);
    const file = () => worker.call(routes.open, { body: aCase({ ...about, wageId }) });
    app.clock.set(atLocal('2026-11-23', '18:30'));
    expect(codeOf(await file())).toBe('cases.wage_not_due');
    app.clock.set(atLocal('2026-11-24', '08:00'));
    unwrapAnswer(await worker.call(jobsRoutes.confirmPaid, { params: { wageId } }));
    expect(codeOf(await file())).toBe('cases.wage_settled');
  });
});

describe('those reported', () => {
  it('are told what the handler wrote for them, and nothing of the reporter', async () => {
    const { worker, employer, wageId } = await anUnpaidWage(app);
    const { caseId, number } = await opened(worker, { category: 'labour.wage_unpaid', wageId });
    const { operator, handler, unitId } = await aDesk(app);
    await done(operator, caseId, { action: 'accept', classing });
    await done(operator, caseId, { action: 'dispatch', leadUnitId: unitId, jointUnitIds: [] });
    await done(handler, caseId, { action: 'sign' });
    await done(handler, caseId, { action: 'ask_accused', disclosed: '11月23日搬运班次的工资发放' });
    await app.deliver();
    const told = unwrapAnswer(await employer.call(notificationsRoutes.list, { query: {} }));
    const notice = told.items.find(({ title }) => title.includes('请您配合核实'));
    expect(notice?.body).toContain('11月23日搬运班次的工资发放');
    expect(notice?.link).toBe('/pages/employer/inquiries/index');
    const { reporter, text, queryCode } = await detailOf(worker, caseId);
    const secrets = [
      reporter?.name,
      reporter?.phone,
      text,
      queryCode,
      number,
      worker.userId,
      caseId,
    ];
    for (const secret of secrets)
      expect(JSON.stringify(told.items)).not.toContain(secret ?? 'a secret that is missing');
  });
});

describe('staff', () => {
  it('take a case down for someone who came, and it isn’t theirs', async () => {
    const staff = await app.signIn('station_staff');
    const operator = await app.signIn('operator');
    const { caseId } = await opened(staff, { onBehalf: true, channel: 'visit' });
    expect(codeOf(await staff.call(routes.detail, { params: { caseId } }))).toBe('cases.not_found');
    expect((await detailOf(operator, caseId)).reporter?.name).toBe('田小满');
  });
});
