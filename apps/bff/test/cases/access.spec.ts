import { casesRoutes as routes } from '@yizhan/contract';
import { PeopleService } from '../../src/modules/identity/people.service';
import { codeOf, unwrapAnswer } from '../jobs/builders';
import { runningApp } from '../support/app';
import { aCase, act, aDesk, aUnit, classing, detailOf, done, opened, toCallback } from './builders';

const app = runningApp();

describe('who sees a case', () => {
  it('isn’t another worker, an employer, a station or another unit', async () => {
    const worker = await app.signIn('worker');
    const { caseId } = await opened(worker);
    const others = [
      await app.signIn('worker'),
      await app.signIn('employer'),
      await app.signIn('station_staff'),
      await app.signIn('handler', { scopeId: await aUnit(app) }),
    ];
    for (const other of others) {
      expect(codeOf(await other.call(routes.detail, { params: { caseId } }))).toBe(
        'cases.not_found',
      );
      const step = {
        params: { caseId },
        body: { version: 0, command: { action: 'withdraw' } },
      } as const;
      expect(codeOf(await other.call(routes.act, step))).toBe('cases.not_found');
      const { items } = unwrapAnswer(await other.call(routes.mine, { query: {} }));
      expect(items).toEqual([]);
    }
    expect(codeOf(await app.visitor.call(routes.detail, { params: { caseId } }))).toBe(
      'request.unauthenticated',
    );
  });

  it('hides a confidential reporter from all but the operators', async () => {
    const worker = await app.signIn('worker');
    const { operator, handler, unitId } = await aDesk(app);
    const { caseId } = await opened(worker, { privacy: 'confidential' });
    await done(operator, caseId, { action: 'accept', classing });
    await done(operator, caseId, { action: 'dispatch', leadUnitId: unitId, jointUnitIds: [] });
    expect((await detailOf(operator, caseId)).reporter).toEqual({
      name: '田小满',
      phone: '13900000001',
    });
    const seen = await detailOf(handler, caseId);
    expect(seen.reporter).toBeNull();
    expect(seen.queryCode).toBeNull();
    expect(JSON.stringify(seen)).not.toContain('13900000001');
  });

  it('keeps internal steps and open gates from the reporter', async () => {
    const worker = await app.signIn('worker');
    const { operator, handler, unitId } = await aDesk(app);
    const { caseId } = await opened(worker);
    await done(operator, caseId, { action: 'accept', classing });
    await done(operator, caseId, { action: 'dispatch', leadUnitId: unitId, jointUnitIds: [] });
    await done(handler, caseId, { action: 'sign' });
    await done(handler, caseId, { action: 'note', text: '用工方态度恶劣', internal: true });
    await done(handler, caseId, { action: 'note', text: '已约谈用工方', internal: false });
    const mine = await detailOf(worker, caseId);
    const notes = mine.timeline.filter(({ action }) => action === 'note');
    expect(notes.map(({ text }) => text)).toEqual(['已约谈用工方']);
    expect(mine.gates).toEqual([]);
    expect((await detailOf(handler, caseId)).gates).not.toEqual([]);
  });

  it('lets a joint unit read and answer, and only the lead unit handle', async () => {
    const worker = await app.signIn('worker');
    const { operator, unitId } = await aDesk(app);
    const joint = await aUnit(app, ['SOCIAL']);
    const helper = await app.signIn('handler', { scopeId: joint });
    const { caseId } = await opened(worker);
    await done(operator, caseId, { action: 'accept', classing });
    await done(operator, caseId, { action: 'dispatch', leadUnitId: unitId, jointUnitIds: [joint] });
    const { actions } = await detailOf(helper, caseId);
    expect(actions.map(({ action }) => action)).toEqual(['joint_reply']);
    expect(codeOf(await act(helper, caseId, { action: 'sign' }))).toBe('cases.not_yours');
  });

  it('seals at rest what people wrote', async () => {
    const worker = await app.signIn('worker');
    const { caseId } = await opened(worker, { text: '老板姓熊欠我三百块' });
    const tables = ['cases', 'case_clocks', 'notices', 'ledger_events', 'outbox_messages'];
    for (const table of tables) {
      const rows = await app.database.query(`select * from ${table}`);
      const stored = JSON.stringify(rows);
      expect(stored).not.toContain('老板姓熊');
      expect(stored).not.toContain('13900000001');
    }
    expect((await detailOf(worker, caseId)).text).toBe('老板姓熊欠我三百块');
  });
});

describe('the callback', () => {
  it('isn’t made by anyone of the handling unit, even an operator', async () => {
    const worker = await app.signIn('worker');
    const desk = await aDesk(app);
    const { caseId } = await opened(worker);
    await toCallback(desk, caseId);
    const both = await app.signIn('operator');
    await app.service(PeopleService).grant(both.userId, 'handler', desk.unitId, app.clock.now());
    const insider = await app.signInAgain(both.userId);
    expect(codeOf(await act(insider, caseId, { action: 'call_satisfied' }))).toBe(
      'cases.callback_by_handling_unit',
    );
    expect(codeOf(await act(desk.handler, caseId, { action: 'call_satisfied' }))).toBe(
      'cases.not_yours',
    );
  });
});

describe('number and query code', () => {
  it('follow an anonymous case without a login, and take the reporter’s steps', async () => {
    const form = { privacy: 'anonymous', contactName: '', contactPhone: '' } as const;
    const { caseId, number, queryCode } = await opened(app.visitor, form);
    const { operator } = await aDesk(app);
    expect((await detailOf(operator, caseId)).reporter).toBeNull();
    await done(operator, caseId, { action: 'ask_reporter', reason: '在哪条街' });
    const code = queryCode.toLowerCase();
    const known = unwrapAnswer(await app.visitor.call(routes.lookUp, { body: { number, code } }));
    expect(known.notices.map(({ kind }) => kind)).toEqual(['received', 'material']);
    const { version } = known;
    const command = { action: 'supply', reason: '北京路' } as const;
    const supplied = unwrapAnswer(
      await app.visitor.call(routes.actByCode, { body: { number, code, version, command } }),
    );
    expect(supplied.timeline[0]).toMatchObject({ action: 'supply', by: '诉求人' });
    const accept = { action: 'accept', classing } as const;
    const body = { number, code, version: supplied.version, command: accept };
    expect(codeOf(await app.visitor.call(routes.actByCode, { body }))).toBe('cases.not_yours');
  });

  it('tell of the case, not of who raised it', async () => {
    const { number, queryCode: code } = await opened(await app.signIn('worker'));
    const known = unwrapAnswer(await app.visitor.call(routes.lookUp, { body: { number, code } }));
    expect(known.reporter).toBeNull();
    expect(JSON.stringify(known)).not.toContain(aCase().contactPhone);
  });

  it('tell nothing when one of them is wrong', async () => {
    const worker = await app.signIn('worker');
    const { number, queryCode } = await opened(worker);
    const wrong = queryCode.startsWith('A') ? `B${queryCode.slice(1)}` : `A${queryCode.slice(1)}`;
    for (const body of [
      { number, code: wrong },
      { number: '20200101-000000', code: queryCode },
    ])
      expect(codeOf(await app.visitor.call(routes.lookUp, { body }))).toBe('cases.not_found');
  });

  it('are tried only so often', async () => {
    const number = '20261123-000001';
    const tries = [];
    for (let attempt = 0; attempt < 12; attempt++)
      tries.push(
        codeOf(await app.visitor.call(routes.lookUp, { body: { number, code: 'AAAABBBB' } })),
      );
    expect(tries).toContain('request.limited');
  });

  it('leave an anonymous case of a signed-in worker nobody’s', async () => {
    const worker = await app.signIn('worker');
    const { caseId } = await opened(worker, { privacy: 'anonymous' });
    expect(codeOf(await worker.call(routes.detail, { params: { caseId } }))).toBe(
      'cases.not_found',
    );
    const rows = await app.database.query(
      'select reporter_id, taken_by_id from cases where id = ?',
      [caseId],
    );
    expect(rows).toEqual([{ reporter_id: null, taken_by_id: null }]);
    const kept = await app.database.query('select * from idempotency_records');
    expect(kept.length).toBeGreaterThan(0);
    expect(JSON.stringify(kept)).not.toContain(worker.userId);
  });
});

describe('receipts', () => {
  it('stand in the record, and a changed one doesn’t', async () => {
    const worker = await app.signIn('worker');
    const { receipt, caseId } = await opened(worker);
    await done((await aDesk(app)).operator, caseId, { action: 'accept', classing });
    const verify = async (given: typeof receipt) =>
      unwrapAnswer(await app.visitor.call(routes.verify, { body: { receipt: given } }));
    expect(await verify(receipt)).toEqual({ stands: true, reason: null });
    expect((await verify({ ...receipt, at: receipt.at + 1 })).stands).toBe(false);
    expect((await verify({ ...receipt, seq: 9 })).stands).toBe(false);
    await app.database.execute(
      'update ledger_events set content = ? where stream = ? and seq = 1',
      ['{"action":"submit"}', `case:${caseId}`],
    );
    expect((await verify(receipt)).stands).toBe(false);
    const key = unwrapAnswer(await app.visitor.call(routes.receiptKey, {}));
    expect(key.id).toBe(receipt.keyId);
  });
});
