import { casesRoutes as routes, supervisionRoutes } from '@yizhan/contract';
import { atLocal } from '@yizhan/kernel';
import { ClockSweep } from '../../src/modules/cases/clock-sweep';
import { CaseFiguresService } from '../../src/modules/cases/figures.service';
import { unwrapAnswer } from '../jobs/builders';
import { runningApp } from '../support/app';
import { aDesk, classing, done, opened, reply, toCallback } from './builders';

const app = runningApp();
const counts = (from: string, to: string) => app.service(CaseFiguresService).counts(from, to);

/** A case of which each step is taken on a day of its own; a second one beside it is only opened. */
async function twoRounds() {
  const worker = await app.signIn('worker');
  const desk = await aDesk(app);
  const { caseId } = await opened(worker, { category: 'city.road' });
  await opened(worker, { category: 'city.road' });
  const on = (day: string) => app.clock.set(atLocal(day, '10:00'));
  await toCallback(desk, caseId);
  on('2026-11-24');
  await done(desk.operator, caseId, { action: 'call_dissatisfied', reason: '没修好' });
  on('2026-12-02');
  await done(desk.handler, caseId, reply);
  on('2026-12-03');
  await done(desk.operator, caseId, { action: 'begin_callback' });
  await done(desk.operator, caseId, { action: 'call_satisfied' });
  await done(desk.operator, caseId, { action: 'close' });
  return { worker, desk, caseId };
}

describe('rates', () => {
  it('count what happened in the span, once each, and nothing of before or after it', async () => {
    await twoRounds();
    // Replied in time on 23 November, called in vain on the 24th; late on 2 December, content on the 3rd.
    expect(await counts('2026-11-23', '2026-11-23')).toMatchObject({
      replied: 1,
      repliedInTime: 1,
      reached: 0,
    });
    expect(await counts('2026-11-24', '2026-11-24')).toMatchObject({
      replied: 0,
      reached: 1,
      satisfied: 0,
      resolved: 1,
    });
    expect(await counts('2026-11-25', '2026-12-01')).toMatchObject({ replied: 0, reached: 0 });
    expect(await counts('2026-12-02', '2026-12-03')).toMatchObject({
      replied: 1,
      repliedInTime: 0,
      reached: 1,
      satisfied: 1,
      closed: 1,
    });
    expect(await counts('2026-12-04', '2026-12-05')).toMatchObject({ replied: 0, closed: 0 });
    expect(await counts('2026-11-23', '2026-12-03')).toMatchObject({
      replied: 2,
      repliedInTime: 1,
      reached: 2,
      satisfied: 1,
    });
  });
});

describe('what is overdue', () => {
  it('is the same number on the page of figures and in the inbox, reviews included', async () => {
    const { worker, desk, caseId } = await twoRounds();
    await done(worker, caseId, { action: 'ask_review', reason: '没修好' });
    const asked = await opened(worker, { category: 'city.road' });
    await done(desk.operator, asked.caseId, { action: 'accept', classing });
    app.clock.set(atLocal('2027-02-01', '09:00'));
    const waiting = await opened(await app.signIn('worker'), { category: 'city.road' });
    const operator = await app.signInAgain(desk.operator.userId);
    await done(operator, waiting.caseId, { action: 'ask_reporter', reason: '哪条街' });
    await app.service(ClockSweep).sweep(app.clock.now());
    const supervisor = await app.signIn('supervisor');
    const inbox = unwrapAnswer(await supervisor.call(routes.inbox, { query: {} }));
    const page = unwrapAnswer(await supervisor.call(supervisionRoutes.figures, { query: {} }));
    if (!page.figures.ok) throw new Error('no figures');
    const figureOf = (id: string) =>
      page.figures.ok ? page.figures.value.find((figure) => figure.id === id)?.value : undefined;
    const { green, yellow, orange, red, paused } = inbox.counts;
    expect(figureOf('cases_overdue')).toBe(red);
    expect(figureOf('cases_yellow')).toBe(yellow + orange);
    expect(figureOf('cases_open')).toBe(green + yellow + orange + red + paused);
    // The case in review, the one never dispatched, and the two that lie unaccepted.
    expect(red).toBe(4);
    expect(paused).toBe(1);
    const late = unwrapAnswer(await supervisor.call(routes.inbox, { query: { colour: 'red' } }));
    expect(late.items).toHaveLength(red);
    expect(late.items.map((row) => row.caseId)).toContain(caseId);
  });
});
