import { casesRoutes, homeRoutes, jobsRoutes, supervisionRoutes } from '@yizhan/contract';
import { addDays, localDate } from '@yizhan/kernel';
import { seedSampleData } from '../../src/modules/importing/sample-data';
import { runningApp } from '../support/app';

/** This very moment, which `npm test -- --at` and the leg `moments` move. */
const now = Date.now();

describe('the first start, whatever the hour and the day', () => {
  const app = runningApp({ sampleData: true }, now);

  beforeAll(async () => {
    expect(await seedSampleData(app.nest)).toBe(true);
  }, 120_000);

  it('has work that one can still take up, today or tomorrow', async () => {
    const home = await app.visitor.call(homeRoutes.show, { query: {} });
    expect(home).toMatchObject({ ok: true, value: { jobs: { ok: true } } });
    const days = [localDate(now), addDays(localDate(now), 1)];
    const lists = await Promise.all(
      days.map((date) => app.visitor.call(jobsRoutes.list, { query: { date } })),
    );
    const found = lists.flatMap((list) => (list.ok ? list.value.items : []));
    expect(found.length).toBeGreaterThan(10);
    expect(found.map(({ title }) => title)).toContain('月亮湾货场搬运工');
    for (const { firstStartsAt } of found) expect(Date.parse(firstStartsAt)).toBeGreaterThan(now);
  });

  it('has cases on the desk, and figures of the last week', async () => {
    const [operator, supervisor] = [await app.signIn('operator'), await app.signIn('supervisor')];
    const inbox = await operator.call(casesRoutes.inbox, { query: {} });
    expect(inbox.ok && inbox.value.items.length).toBeGreaterThan(10);
    const span = { from: addDays(localDate(now), -6), to: localDate(now) };
    const figures = await supervisor.call(supervisionRoutes.figures, { query: span });
    expect(figures).toMatchObject({ ok: true });
  });
});
