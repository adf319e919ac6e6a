import { supervisionRoutes as routes } from '@yizhan/contract';
import { newId } from '@yizhan/kernel';
import { Wage } from '../../src/modules/jobs/persistence';
import { runningApp } from '../support/app';

const app = runningApp();

async function figures(query: { from?: string; to?: string } = {}) {
  const supervisor = await app.signIn('supervisor');
  const answer = await supervisor.call(routes.figures, { query });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

async function wage(amountFen: number, dueAt: number, state: 'due' | 'confirmed') {
  await app.database.manager.insert(Wage, {
    id: newId(),
    applicationId: newId(),
    postingId: newId(),
    employerId: newId(),
    workerId: newId(),
    amountFen,
    dueAt,
    state,
    confirmedAt: state === 'confirmed' ? dueAt : null,
    createdAt: dueAt,
    version: 0,
  });
}

describe('the page of figures', () => {
  it('covers seven days unless asked, each day with a row', async () => {
    const page = await figures();
    expect(page).toMatchObject({ from: '2026-11-17', to: '2026-11-23' });
    expect(page.days.ok && page.days.value.map((day) => day.date)).toHaveLength(7);
  });

  it('counts what is owed and what was settled', async () => {
    const now = app.clock.now();
    await wage(20_000, now - 1000, 'due');
    await wage(15_000, now + 1000, 'due');
    await wage(18_000, now - 5000, 'confirmed');
    const page = await figures();
    if (!page.figures.ok) throw new Error(page.figures.reason);
    const value = (id: string) =>
      page.figures.ok && page.figures.value.find((each) => each.id === id)?.value;
    expect(value('wages_overdue')).toBe(1);
    expect(value('wages_overdue_sum')).toBe(20_000);
    expect(value('wages_settled')).toBe(18_000);
    expect(value('rate_satisfied')).toBeNull();
  });

  it('is no longer than a year, and never runs backwards', async () => {
    expect(await figures({ from: '2020-01-01', to: '2026-11-23' })).toMatchObject({
      from: '2025-11-23',
    });
    expect(await figures({ from: '2026-12-01', to: '2026-11-23' })).toMatchObject({
      from: '2026-11-23',
    });
  });
});
