import { casesRoutes as routes } from '@yizhan/contract';
import { atLocal, DAY } from '@yizhan/kernel';
import { EMPTY_HEAD, type LedgerEvent, makeEvent } from '@yizhan/ledger';
import { Alarms } from '../../src/platform/alarms';
import { AnchorsService, LedgerService, LedgerWatch } from '../../src/platform/ledger';
import { Schedule } from '../../src/platform/schedule';
import { aDesk, classing, detailOf, done, opened } from '../cases/builders';
import { runningApp } from '../support/app';

const app = runningApp();
const ledger = () => app.service(LedgerService);
const watch = () => app.service(LedgerWatch);
const standing = () =>
  app
    .service(Alarms)
    .all()
    .map(({ name }) => name);

async function written(stream: string, count = 3): Promise<LedgerEvent[]> {
  for (let n = 1; n <= count; n += 1)
    await ledger().append({ stream, type: 'noted', at: app.clock.now(), content: { n } });
  return ledger().events(stream);
}

/** Writes the stream anew from its first event to its end, as someone with the database alone can. */
async function rewritten(events: readonly LedgerEvent[]): Promise<LedgerEvent[]> {
  let head = EMPTY_HEAD;
  const forged: LedgerEvent[] = [];
  for (const { stream, type, at, content } of events) {
    const event = makeEvent(
      head,
      { stream, type, at, content: { ...content, forged: true } },
      () => {
        throw new Error('nothing personal');
      },
    );
    await app.database.execute(
      'update ledger_events set content = ?, previous = ?, hash = ? where stream = ? and seq = ?',
      [JSON.stringify(event.content), event.previous, event.hash, stream, event.seq],
    );
    head = event;
    forged.push(event);
  }
  const last = forged[forged.length - 1] as LedgerEvent;
  await app.database.execute('update ledger_streams set hash = ? where stream = ?', [
    last.hash,
    last.stream,
  ]);
  return forged;
}

/** Puts the stream right again, as a backup would. */
async function restored(events: readonly LedgerEvent[]): Promise<void> {
  for (const { stream, seq, content, previous, hash } of events) {
    await app.database.execute(
      'update ledger_events set content = ?, previous = ?, hash = ? where stream = ? and seq = ?',
      [JSON.stringify(content), previous, hash, stream, seq],
    );
    await app.database.execute('update ledger_streams set hash = ? where stream = ?', [
      hash,
      stream,
    ]);
  }
}

beforeEach(() => {
  for (const name of standing()) app.service(Alarms).clear(name);
});

describe('before something is signed', () => {
  it('signs over what is whole', async () => {
    for (const event of await written('test:whole'))
      expect(await ledger().receiptFor(event)).not.toBeNull();
    expect(standing()).toEqual([]);
  });

  it('signs nothing over an event that was changed, nor over those after it', async () => {
    const events = await written('test:changed');
    await app.database.execute(
      'update ledger_events set content = ? where stream = ? and seq = 1',
      ['{"n":9}', 'test:changed'],
    );
    expect(await ledger().receiptFor(events[2] as LedgerEvent)).toBeNull();
    expect(standing()).toEqual(['ledger.receipt']);
    await restored(events);
  });

  it('signs nothing over a chain that was written anew without the key, and says so', async () => {
    const events = await written('test:forged');
    const forged = await rewritten(events);
    for (const event of [...forged, ...events]) expect(await ledger().receiptFor(event)).toBeNull();
    const readiness = await app.nest.inject({ method: 'GET', url: '/readyz' });
    expect(readiness.json().alarms).toMatchObject([{ name: 'ledger.receipt' }]);
    const metrics = await app.nest.inject({ method: 'GET', url: '/metrics' });
    expect(metrics.body).toContain('yizhan_alarms{alarm="ledger.receipt"} 1');
    expect((await watch().check()).streams).toEqual([
      { stream: 'test:forged', why: 'end_not_sealed' },
    ]);
    await restored(events);
    expect((await watch().check()).streams).toEqual([]);
    expect(standing()).toEqual(['ledger.receipt']);
  });

  it('goes on after an end that isn’t ours, and signs nothing over it either', async () => {
    const events = await written('test:after');
    await rewritten(events);
    const next = await ledger().append({ stream: 'test:after', type: 'noted', at: 1, content: {} });
    expect(standing()).toEqual(['ledger.append']);
    expect(await ledger().receiptFor(next)).toBeNull();
    expect((await watch().check()).streams).toMatchObject([{ why: 'end_not_sealed' }]);
    await app.database.execute('delete from ledger_events where stream = ?', ['test:after']);
    await app.database.execute('delete from ledger_streams where stream = ?', ['test:after']);
  });

  it('finds an event past the end, and an end without its event', async () => {
    const events = await written('test:ends');
    const extra = makeEvent(
      events[2] as LedgerEvent,
      { stream: 'test:ends', type: 'noted', at: 1, content: {} },
      () => new Uint8Array(),
    );
    await app.database.execute(
      `insert into ledger_events (stream, seq, type, at, content, previous, hash, created_at)
       values (?, ?, ?, ?, ?, ?, ?, ?)`,
      ['test:ends', 4, 'noted', 1, '{}', extra.previous, extra.hash, 1],
    );
    expect(await ledger().receiptFor(extra)).toBeNull();
    expect((await watch().check()).streams).toEqual([{ stream: 'test:ends', why: 'beyond_end' }]);
    await app.database.execute('delete from ledger_events where stream = ? and seq > 2', [
      'test:ends',
    ]);
    expect((await watch().check()).streams).toMatchObject([
      { stream: 'test:ends', why: 'ledger.cut_short' },
    ]);
    app.clock.set(atLocal('2026-11-25', '08:00'));
    const anchors = app.service(AnchorsService);
    await expect(anchors.anchor('2026-11-24')).rejects.toThrow('no anchor over ends');
    expect(standing()).toContain('ledger.anchor');
    await app.database.execute('delete from ledger_events where stream = ?', ['test:ends']);
    await app.database.execute('delete from ledger_streams where stream = ?', ['test:ends']);
    app.clock.advance(DAY);
    await app.service(Schedule).run('ledger.anchor');
    expect(await anchors.anchorOf('2026-11-24')).toBeDefined();
    expect(standing()).not.toContain('ledger.anchor');
  });
});

describe('streams from before ends were sealed', () => {
  const unseal = () => app.database.execute("update ledger_streams set seal = 'unsealed'", []);
  const forget = () =>
    app.database.execute("delete from storage_marks where name = 'ledger.sealed'", []);

  it('are sealed by the first start, once', async () => {
    const events = await written('test:old');
    await unseal();
    await forget();
    await watch().onApplicationBootstrap();
    expect(await ledger().receiptFor(events[2] as LedgerEvent)).not.toBeNull();
    // A second time it is no first start: whoever took the seals off is told of.
    await unseal();
    await watch().onApplicationBootstrap();
    expect(await ledger().receiptFor(events[2] as LedgerEvent)).toBeNull();
    await written('test:new', 1);
    await forget();
    await watch().onApplicationBootstrap();
    expect(standing()).toContain('ledger.seals');
    await app.database.execute("delete from ledger_streams where seal <> 'unsealed'", []);
    await app.database.execute("delete from ledger_events where stream = 'test:new'", []);
    await forget();
    await watch().onApplicationBootstrap();
    expect((await watch().check()).streams).toEqual([]);
  });
});

describe('rows against their events', () => {
  it.each([
    ['its state', 'update cases set state = ? where id = ?', 'closed', 'row_changed'],
    ['its class', 'update cases set category = ? where id = ?', 'labour.other', 'row_changed'],
    ['its deadline', 'update cases set due_at = ? where id = ?', 1, 'deadline_changed'],
    [
      'a clock’s deadline',
      'update case_clocks set due_at = ? where case_id = ?',
      1,
      'deadline_changed',
    ],
    ['a clock’s start', 'update case_clocks set started_at = ? where case_id = ?', 1, 'unreadable'],
    [
      'a clock’s end',
      'update case_clocks set stopped_at = ? where case_id = ?',
      1,
      'deadline_changed',
    ],
    ['its outcome', 'update cases set outcome = ? where id = ?', 'settled', 'row_changed'],
    ['itself', 'delete from cases where id <> ? and id = ?', '', 'row_missing'],
  ])('finds a case of which someone changed %s', async (_what, sql, value, why) => {
    const worker = await app.signIn('worker');
    const { operator } = await aDesk(app);
    const other = await opened(worker);
    const { caseId } = await opened(worker);
    await done(operator, caseId, { action: 'accept', classing });
    expect(await watch().check()).toEqual({ streams: [], rows: [] });
    await app.database.execute(sql, [value, caseId]);
    const { rows } = await watch().check();
    expect(rows).toEqual([{ stream: `case:${caseId}`, why }]);
    expect(standing()).toEqual(['ledger.rows']);
    expect(await detailOf(worker, other.caseId)).toMatchObject({ state: 'submitted' });
    // What was changed stays so in this suite; the next case is looked at alone.
    await app.database.execute('delete from ledger_events where stream = ?', [`case:${caseId}`]);
    await app.database.execute('delete from ledger_streams where stream = ?', [`case:${caseId}`]);
    await app.database.execute('delete from case_clocks where case_id = ?', [caseId]);
    await app.database.execute('delete from cases where id = ?', [caseId]);
    expect((await watch().check()).rows).toEqual([]);
    expect(standing()).toEqual([]);
  });

  it('shows nobody the print that events carry', async () => {
    const worker = await app.signIn('worker');
    const { caseId } = await opened(worker);
    const events = await ledger().events(`case:${caseId}`);
    const row = String(events[0]?.content.row);
    expect(row).toMatch(/^[0-9a-f]{64}$/);
    const detail = await worker.call(routes.detail, { params: { caseId } });
    expect(JSON.stringify(detail)).not.toContain(row);
  });
});
