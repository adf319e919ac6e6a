import { notificationsRoutes, casesRoutes as routes } from '@yizhan/contract';
import { atLocal } from '@yizhan/kernel';
import { ClockSweep } from '../../src/modules/cases/clock-sweep';
import { CaseFiguresService } from '../../src/modules/cases/figures.service';
import { type CaseImportRow, CasesImport } from '../../src/modules/cases/import.service';
import { CaseListView } from '../../src/modules/cases/views/list.view';
import { codeOf, unwrapAnswer } from '../jobs/builders';
import { type Person, runningApp } from '../support/app';
import { aDesk, aUnit, classing, detailOf, done, opened, toCallback } from './builders';

const app = runningApp();
const inboxOf = async (who: Person, query = {}) =>
  unwrapAnswer(await who.call(routes.inbox, { query }));
const idsOf = async (who: Person, query = {}) =>
  (await inboxOf(who, query)).items.map(({ caseId }) => caseId);

beforeEach(async () => {
  await app.database.execute('delete from case_clocks');
  await app.database.execute('delete from cases');
});

describe('the inbox', () => {
  it('shows each desk what waits for it, the shortest time first', async () => {
    const worker = await app.signIn('worker');
    const { operator, handler, unitId } = await aDesk(app);
    const stranger = await app.signIn('handler', { scopeId: await aUnit(app) });
    const petition = await opened(worker, { category: 'enterprise.property' });
    const wage = await opened(worker);
    expect(await idsOf(operator)).toEqual([wage.caseId, petition.caseId]);
    await done(operator, wage.caseId, { action: 'accept', classing });
    await done(operator, wage.caseId, {
      action: 'dispatch',
      leadUnitId: unitId,
      jointUnitIds: [],
    });
    expect(await idsOf(operator)).toEqual([petition.caseId]);
    expect(await idsOf(handler)).toEqual([wage.caseId]);
    expect(await idsOf(stranger)).toEqual([]);
    expect(await idsOf(operator, { show: 'all' })).toHaveLength(2);
    expect(await idsOf(operator, { number: wage.number, show: 'all' })).toEqual([wage.caseId]);
    const [row] = (await inboxOf(handler)).items;
    expect(row).toMatchObject({ remaining: '剩2个工作日', division: '江陵县', missing: 3 });
    expect(JSON.stringify(row)).not.toContain('13900000001');
  });

  it('turns pages without losing or repeating a case', async () => {
    const worker = await app.signIn('worker');
    const operator = await app.signIn('operator');
    for (let count = 0; count < 33; count++) await opened(worker);
    const first = await inboxOf(operator);
    const second = await inboxOf(operator, { cursor: first.next });
    expect(first.items).toHaveLength(30);
    expect(second.items).toHaveLength(3);
    const ids = [...first.items, ...second.items].map(({ caseId }) => caseId);
    expect(new Set(ids).size).toBe(33);
    expect(first.counts.green).toBe(33);
  });

  it('marks a pressing until someone of the desk takes a step', async () => {
    const worker = await app.signIn('worker');
    const { operator } = await aDesk(app);
    const { caseId } = await opened(worker);
    await done(worker, caseId, { action: 'press' });
    expect((await inboxOf(operator)).items[0]?.pressed).toBe(true);
    await done(operator, caseId, { action: 'accept', classing });
    expect((await inboxOf(operator)).items[0]?.pressed).toBe(false);
  });

  it('tells the people of a unit what has come to their desk', async () => {
    const worker = await app.signIn('worker');
    const { operator, handler, unitId } = await aDesk(app);
    const { caseId } = await opened(worker);
    await done(operator, caseId, { action: 'accept', classing });
    await done(operator, caseId, { action: 'dispatch', leadUnitId: unitId, jointUnitIds: [] });
    await done(worker, caseId, { action: 'press' });
    await app.deliver();
    const told = unwrapAnswer(await handler.call(notificationsRoutes.list, { query: {} }));
    expect(told.items.map(({ body }) => body)).toEqual([
      '有人催办，最晚11月25日（周三）办完这一步。',
      '新派来一件诉求，最晚11月25日（周三）签收或退件。',
    ]);
  });

  it('changes colour by itself as time goes by', async () => {
    const worker = await app.signIn('worker');
    const supervisor = await app.signIn('supervisor');
    const { caseId } = await opened(worker);
    app.clock.set(atLocal('2026-11-25', '00:01'));
    expect((await inboxOf(supervisor)).items[0]?.colour).toBe('green');
    expect(await app.service(ClockSweep).sweep(app.clock.now())).toBe(1);
    expect((await inboxOf(supervisor)).items[0]).toMatchObject({
      caseId,
      colour: 'red',
      remaining: '已超期1个工作日',
    });
    expect(await app.service(ClockSweep).sweep(app.clock.now())).toBe(0);
    const counts = { red: 1, green: 0 };
    expect((await inboxOf(supervisor, { colour: 'red' })).counts).toMatchObject(counts);
  });
});

describe('figures', () => {
  it('count what the records say', async () => {
    const worker = await app.signIn('worker');
    const desk = await aDesk(app);
    const { caseId } = await opened(worker);
    await opened(worker);
    await toCallback(desk, caseId);
    await done(desk.operator, caseId, { action: 'call_satisfied' });
    await done(desk.operator, caseId, { action: 'close' });
    const figures = app.service(CaseFiguresService);
    expect(await figures.counts('2026-11-23', '2026-11-23')).toEqual({
      received: 2,
      closed: 1,
      open: 1,
      overdue: 0,
      yellow: 0,
      dispatched: 1,
      signedInTime: 1,
      replied: 1,
      repliedInTime: 1,
      reached: 1,
      unreachable: 0,
      resolved: 1,
      satisfied: 1,
      overridden: 0,
    });
    expect(await figures.counts('2026-11-24', '2026-11-24')).toMatchObject({
      received: 0,
      open: 1,
    });
    expect(await figures.byUnit('2026-11-23', '2026-11-23', app.clock.now())).toMatchObject([
      { unitId: desk.unitId, open: 0, closed: 1 },
    ]);
    expect(await figures.receivedByDay('2026-11-20', '2026-11-24')).toEqual(
      new Map([['2026-11-23', 2]]),
    );
  });

  it('give home the reporter’s latest cases', async () => {
    const worker = await app.signIn('worker');
    await opened(worker);
    const second = await opened(worker);
    const { items } = await app
      .service(CaseListView)
      .mine(worker.userId, undefined, app.clock.now(), 1);
    expect(items.map(({ caseId }) => caseId)).toEqual([second.caseId]);
  });
});

describe('units', () => {
  it('are added and changed by an administrator', async () => {
    const administrator = await app.signIn('administrator');
    const form = {
      name: '松滋市就业服务局',
      shortName: '松滋就业',
      division: '421087',
      duties: ['JOBS'],
      phone: '0716-0002099',
      active: true,
    };
    const create = (code: string, over = {}) =>
      administrator.call(routes.createUnit, { body: { ...form, code, ...over } });
    const unit = unwrapAnswer(await create('SZ-JOBS'));
    expect(codeOf(await create('SZ-JOBS'))).toBe('cases.unit_code_taken');
    expect(codeOf(await create('SZ-2', { division: '110101' }))).toBe('cases.unknown_division');
    const closed = { params: { unitId: unit.unitId }, body: { ...form, active: false } };
    expect(unwrapAnswer(await administrator.call(routes.updateUnit, closed)).active).toBe(false);
    const { items } = unwrapAnswer(await administrator.call(routes.units, {}));
    expect(items.find(({ code }) => code === 'SZ-JOBS')?.active).toBe(false);
  });
});

describe('import', () => {
  const at = (time: string) => atLocal('2026-11-10', time);
  const row = (code: string, unitId: string, over: Partial<CaseImportRow> = {}): CaseImportRow => ({
    code,
    kind: 'complaint',
    privacy: 'confidential',
    channel: 'phone',
    category: 'labour.wage_short',
    division: '421024',
    address: '江陵县郝穴镇',
    title: '少算工时',
    text: '招工写八小时，实际干十小时。',
    reporter: { name: '毛满仓', phone: '13900011012' },
    state: 'in_progress',
    at: at('09:00'),
    history: [
      { at: at('10:00'), by: 'operator', command: { action: 'accept', classing } },
      {
        at: at('10:30'),
        by: 'operator',
        command: { action: 'dispatch', leadUnitId: unitId, jointUnitIds: [] },
      },
      { at: at('15:00'), by: 'handler', unitId, command: { action: 'sign' } },
    ],
    ...over,
  });

  it('lives each case through its history, once', async () => {
    const supervisor = await app.signIn('supervisor');
    const rows = [row('C1', await aUnit(app))];
    const cases = app.service(CasesImport);
    const written = { ok: true, value: { created: 1, unchanged: 0 } };
    expect(await cases.importCases(rows, { sample: true, preview: true })).toEqual(written);
    expect(await cases.importCases(rows, { sample: true })).toEqual(written);
    expect(await cases.importCases(rows, { sample: true })).toMatchObject({
      value: { created: 0, unchanged: 1 },
    });
    const { items } = await inboxOf(supervisor);
    expect(items).toMatchObject([{ state: 'in_progress', excerpt: '少算工时', sample: true }]);
    const { clocks, openedAt } = await detailOf(supervisor, items[0]?.caseId ?? '');
    expect(openedAt).toContain('2026-11-10T09:00');
    expect(clocks[0]).toMatchObject({
      kind: 'handle',
      startedAt: expect.stringContaining('T15:00'),
    });
  });

  it('takes all rows or none, and names the step that the rules refuse', async () => {
    const supervisor = await app.signIn('supervisor');
    const unitId = await aUnit(app);
    const early = row('C3', unitId, {
      history: [{ at: at('10:00'), by: 'handler', unitId, command: { action: 'sign' } }],
    });
    const outcome = await app
      .service(CasesImport)
      .importCases([row('C2', unitId), early, row('C4', unitId, { state: 'closed' })], {
        sample: true,
      });
    expect(outcome).toMatchObject({
      error: {
        code: 'cases.import_refused',
        details: {
          faults: [
            { row: 2, column: 'history', message: expect.stringContaining('第1步（sign）') },
            { row: 3, column: 'state' },
          ],
        },
      },
    });
    expect(await idsOf(supervisor, { show: 'all' })).toEqual([]);
  });
});
