import { atLocal, DAY } from '@yizhan/kernel';
import { verifyAnchor, verifyInclusion, verifyReceipt, verifyStream } from '@yizhan/ledger';
import { Rollback } from '@yizhan/storage';
import { Alarms } from '../../src/platform/alarms';
import { AnchorsService, LedgerService } from '../../src/platform/ledger';
import { ANCHOR_STREAM } from '../../src/platform/ledger/anchors.service';
import { LedgerStore } from '../../src/platform/ledger/ledger-store';
import { Schedule } from '../../src/platform/schedule';
import { runningApp } from '../support/app';

describe('the ledger in the database', () => {
  const app = runningApp();
  const ledger = () => app.service(LedgerService);
  const anchors = () => app.service(AnchorsService);
  const draft = (stream: string, n = 0) => ({
    stream,
    type: 'accepted',
    at: app.clock.now(),
    content: { n },
  });

  it('gives back what was written, whole and verifiable', async () => {
    const first = await ledger().append({
      ...draft('case:1'),
      content: { b: [1, null], a: '荆州' },
      personal: { name: '张三' },
    });
    await ledger().append(draft('case:1', 2));
    const events = await ledger().events('case:1');
    expect(events[0]).toEqual(first);
    expect(verifyStream(events)).toMatchObject({ ok: true, value: { seq: 2 } });
    const receipt = await ledger().receiptFor(first);
    if (!receipt) throw new Error('no receipt');
    expect(verifyReceipt(receipt, [ledger().publicKey], events[0]).ok).toBe(true);
  });

  it('has no gap and no fork under 64 writers at once', async () => {
    const writers = Array.from({ length: 64 }, (_, n) => ledger().append(draft('case:64', n)));
    await Promise.all(writers);
    const events = await ledger().events('case:64');
    expect(verifyStream(events)).toMatchObject({ ok: true, value: { seq: 64 } });
    expect(new Set(events.map((event) => event.content.n)).size).toBe(64);
  });

  it('has none under 64 transactions of which half are rolled back', async () => {
    const write = (n: number) =>
      app.database.transaction(async () => {
        await ledger().append(draft('case:half', n));
        return n % 2 === 0 ? n : new Rollback(n);
      });
    await Promise.all(Array.from({ length: 64 }, (_, n) => write(n)));
    const events = await ledger().events('case:half');
    expect(verifyStream(events)).toMatchObject({ ok: true, value: { seq: 32 } });
    expect(events.every((event) => Number(event.content.n) % 2 === 0)).toBe(true);
  });

  it('refuses to append after a head that has moved on, and writes nothing', async () => {
    const store = app.service(LedgerStore);
    const event = await ledger().append(draft('case:cas'));
    const stale = { ...event, seq: 2, previous: event.hash };
    expect(await store.append('case:cas', { seq: 1, hash: 'f'.repeat(64) }, stale)).toBe(false);
    expect(await ledger().events('case:cas')).toHaveLength(1);
  });

  it('keeps personal content sealed, and whole when it is erased', async () => {
    await ledger().append({ ...draft('case:secret'), personal: { phone: '13900000000' } });
    const rows = await app.database.query('select * from ledger_events where stream = ?', [
      'case:secret',
    ]);
    expect(JSON.stringify(rows)).not.toContain('13900000000');
    const before = verifyStream(await ledger().events('case:secret'));
    expect(await ledger().erasePersonal('case:secret', { article: 'PIPL 47' })).toBe(1);
    const events = await ledger().events('case:secret');
    expect(events[0]?.personal).toBeUndefined();
    expect(verifyStream(events.slice(0, 1))).toEqual(before);
    expect(events[1]).toMatchObject({
      type: 'personal_erased',
      content: { article: 'PIPL 47', parts: 1 },
    });
    expect(verifyStream(events)).toMatchObject({ ok: true, value: { seq: 2 } });
    expect(await ledger().erasePersonal('case:secret')).toBe(0);
    expect(await ledger().events('case:secret')).toHaveLength(2);
  });

  it('shows what someone changed in the table', async () => {
    await ledger().append(draft('case:tampered'));
    await app.database.execute('update ledger_events set type = ? where stream = ?', [
      'closed',
      'case:tampered',
    ]);
    expect(verifyStream(await ledger().events('case:tampered'))).toMatchObject({
      error: { code: 'ledger.changed', details: { seq: 1 } },
    });
  });

  it("anchors a day's ends, and proves them later although the streams have grown", async () => {
    const day = '2026-11-25';
    app.clock.set(atLocal(day, '23:00'));
    const event = await ledger().append(draft('case:anchored'));
    app.clock.advance(DAY / 8);
    await app.service(Schedule).run('ledger.anchor');
    await ledger().append(draft('case:anchored', 2));
    const signed = await anchors().signedAnchorOf(day);
    const anchor = signed && verifyAnchor(signed, [ledger().publicKey]);
    const proof = await anchors().proofOf(day, 'case:anchored');
    if (!anchor?.ok || !proof) throw new Error('no anchor');
    const { seq, hash } = event;
    expect(verifyInclusion(proof, anchor.value)).toMatchObject({ ok: true, value: { seq, hash } });
    expect(await anchors().proofOf(day, 'case:anchored')).toEqual(proof);
    expect(await anchors().anchor(day)).toEqual(anchor.value);
    expect(await anchors().proofOf(day, 'case:none')).toBeUndefined();
    expect(await anchors().proofOf('2026-11-20', 'case:anchored')).toBeUndefined();
  });

  it('makes up for days on which no process ran, each root under the next', async () => {
    app.clock.set(atLocal('2026-11-29', '00:05'));
    await app.service(Schedule).run('ledger.anchor');
    expect(await anchors().anchorOf('2026-11-28')).toBeUndefined();
    app.clock.advance(DAY);
    await app.service(Schedule).run('ledger.anchor');
    const days = ['2026-11-26', '2026-11-27', '2026-11-28'];
    const made = await Promise.all(days.map((day) => anchors().anchorOf(day)));
    expect(made.map((anchor) => anchor?.day)).toEqual(days);
    const written = await ledger().events(ANCHOR_STREAM);
    expect(written.map((event) => event.content)).toEqual(expect.arrayContaining(made));
    expect(verifyStream(written).ok).toBe(true);
    expect(await anchors().proofOf('2026-11-28', ANCHOR_STREAM)).toBeDefined();
    await expect(anchors().anchor('2026-11-30')).rejects.toThrow(RangeError);
  });

  it('writes no anchor for days that a wrong clock made up, and says so', async () => {
    const count = () => app.database.query('select count(*) as n from ledger_anchors');
    const before = await count();
    app.clock.set(atLocal('2077-09-30', '08:00'));
    await app.service(Schedule).run('ledger.anchor');
    expect(await count()).toEqual(before);
    const alarms = app.service(Alarms);
    expect(alarms.all()).toMatchObject([{ name: 'ledger.anchors' }]);
    app.clock.set(atLocal('2026-11-30', '08:00'));
    await app.service(Schedule).run('ledger.anchor');
    expect(alarms.all()).toEqual([]);
  });

  it('makes one anchor when two processes try at once', async () => {
    app.clock.set(atLocal('2026-12-02', '08:00'));
    const before = await ledger().events(ANCHOR_STREAM);
    const both = await Promise.all([
      anchors().anchor('2026-12-01'),
      anchors().anchor('2026-12-01'),
    ]);
    expect(both[0]).toEqual(both[1]);
    expect(await ledger().events(ANCHOR_STREAM)).toHaveLength(before.length + 1);
  });

  it('gives no proof when the events no longer lead to the root', async () => {
    await app.database.execute('update ledger_events set hash = ? where stream = ? and seq = 1', [
      'f'.repeat(64),
      'case:half',
    ]);
    await app.database.execute('delete from ledger_events where stream = ? and seq > 1', [
      'case:half',
    ]);
    await expect(anchors().proofOf('2026-11-25', 'case:anchored')).rejects.toThrow('changed');
  });
});
