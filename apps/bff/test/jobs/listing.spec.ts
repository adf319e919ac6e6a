import { homeRoutes, type JobCard, jobsRoutes as routes } from '@yizhan/contract';
import { atLocal } from '@yizhan/kernel';
import { PublishingService } from '../../src/modules/jobs/publishing.service';
import { runningApp } from '../support/app';
import { anEmployer, aPosting, codeOf, home, unwrapAnswer } from './builders';

const app = runningApp();
const list = async (query: Parameters<typeof app.visitor.call<typeof routes.list>>[1]['query']) =>
  unwrapAnswer(await app.visitor.call(routes.list, { query }));
const titles = (page: { items: JobCard[] }) => page.items.map((item) => item.title);

/** A little north of home, in metres. */
const north = (metres: number) => ({ ...home, latitude: home.latitude + metres / 111_195 });

describe('the list of jobs', () => {
  it('shows the newest first, page by page, each once', async () => {
    const employer = await anEmployer(app);
    for (let n = 0; n < 25; n++) {
      app.clock.advance(1_000);
      await aPosting(app, employer, { title: `第 ${n} 个`, division: '421081' });
    }
    const first = await list({ division: '421081' });
    expect(first.items).toHaveLength(20);
    expect(first.items[0]?.title).toBe('第 24 个');
    const second = await list({ division: '421081', cursor: first.next ?? '' });
    expect(titles(second)).toEqual(['第 4 个', '第 3 个', '第 2 个', '第 1 个', '第 0 个']);
    expect(second.next).toBeNull();
  });

  it('shows the nearest first, page by page, each once, however far', async () => {
    const employer = await anEmployer(app);
    const away = [100, 900, 2_500, 7_000, 15_000, 30_000];
    for (const metres of away)
      for (let twin = 0; twin < 4; twin++)
        await aPosting(app, employer, {
          title: `${metres} 米`,
          settlement: 'completion',
          ...north(metres),
        });
    const seen: JobCard[] = [];
    let cursor: string | undefined;
    do {
      const page: { items: JobCard[]; next: string | null } = await list({
        ...home,
        settlement: 'completion',
        cursor,
      });
      seen.push(...page.items);
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(new Set(seen.map((card) => card.postingId)).size).toBe(24);
    expect(seen.map((card) => card.title)).toEqual(
      away.flatMap((metres) => Array.from({ length: 4 }, () => `${metres} 米`)),
    );
    expect(Math.abs((seen[0]?.distance ?? 0) - 100)).toBeLessThan(2);
  });

  it('shows the newest to someone far from every job', async () => {
    const employer = await anEmployer(app);
    await aPosting(app, employer);
    const page = await list({ latitude: 39.9, longitude: 116.4 });
    expect(page.items.length).toBeGreaterThan(0);
    expect(page.items[0]?.distance).toBeGreaterThan(900_000);
  });

  it('filters by trade, day, wage and settlement', async () => {
    const employer = await anEmployer(app);
    const division = '421083';
    await aPosting(app, employer, { title: '保洁', division, occupationCode: '4-09-08-01' });
    await aPosting(app, employer, { title: '高工资', division, wageFen: 30_000 });
    await aPosting(app, employer, {
      title: '后天',
      division,
      settlement: 'week',
      shifts: [{ date: '2026-11-25', from: '08:00', to: '17:00', breakMinutes: 60 }],
    });
    expect(titles(await list({ division, group: 'household' }))).toEqual(['保洁']);
    expect(titles(await list({ division, minDayWage: 25_000 }))).toEqual(['高工资']);
    expect(titles(await list({ division, date: '2026-11-25' }))).toEqual(['后天']);
    expect(titles(await list({ division, settlement: 'week' }))).toEqual(['后天']);
    expect((await list({ division, date: '2026-11-26' })).items).toEqual([]);
  });

  it('finds two-character words, also within longer ones, and several together', async () => {
    const employer = await anEmployer(app);
    const division = '421087';
    await aPosting(app, employer, { title: '夜班分拣快件', division, address: '松滋市物流园' });
    await aPosting(app, employer, { title: '酒店传菜', division, address: '松滋市大酒店' });
    expect(titles(await list({ division, words: '分拣' }))).toEqual(['夜班分拣快件']);
    expect(titles(await list({ division, words: '传菜' }))).toEqual(['酒店传菜']);
    expect(titles(await list({ division, words: '夜班 物流' }))).toEqual(['夜班分拣快件']);
    expect(titles(await list({ division, words: '夜班 酒店' }))).toEqual([]);
    expect(titles(await list({ division, words: '菜' }))).toEqual(['酒店传菜']);
    expect(titles(await list({ division, words: '传 菜' }))).toEqual(['酒店传菜']);
    expect(titles(await list({ division, words: '傳菜' }))).toEqual(['酒店传菜']);
    expect(titles(await list({ division, words: ' ' }))).toHaveLength(2);
    const unusable = await app.visitor.call(routes.list, { query: { division, words: '！！%' } });
    expect(unusable).toMatchObject({ ok: false, error: { code: 'jobs.words_unusable' } });
  });

  it('shows nothing paused or full', async () => {
    const employer = await anEmployer(app);
    const division = '421022';
    const { postingId } = await aPosting(app, employer, { division });
    unwrapAnswer(await employer.call(routes.pausePosting, { params: { postingId } }));
    const full = await aPosting(app, employer, { division, headcount: 1 });
    const worker = await app.signIn('worker');
    const params = { shiftId: full.shiftIds[0] ?? '' };
    unwrapAnswer(await worker.call(routes.signUp, { params, body: {} }));
    expect((await list({ division })).items).toEqual([]);
  });

  it('shows only what can still be joined, by the next shift', async () => {
    const employer = await anEmployer(app);
    const division = '421003';
    const hours = { from: '08:00', to: '17:00', breakMinutes: 60 };
    await aPosting(app, employer, { division, title: '一天' });
    await aPosting(app, employer, {
      division,
      title: '两天',
      shifts: [
        { date: '2026-11-23', ...hours },
        { date: '2026-11-24', ...hours },
      ],
    });
    expect((await list({ division })).items).toHaveLength(2);
    const begun = atLocal('2026-11-23', '08:00');
    app.clock.set(begun);
    await app.service(PublishingService).passStarts(begun);
    const { items } = await list({ division });
    expect(items.map((item) => [item.title, item.firstStartsAt])).toEqual([
      ['两天', '2026-11-24T08:00:00.000+08:00'],
    ]);
    expect(titles(await list({ division, ...home }))).toEqual(['两天']);
  });

  it('puts what one can join today or tomorrow first on the home screen, then by distance', async () => {
    const employer = await anEmployer(app);
    const away = { latitude: 30.9, longitude: 111.3 };
    const place = (metres: number) => ({ ...away, latitude: away.latitude + metres / 111_195 });
    const on = (...dates: string[]) =>
      dates.map((date) => ({ date, from: '08:00', to: '17:00', breakMinutes: 60 }));
    const post = (title: string, metres: number, dates: string[]) =>
      aPosting(app, employer, { title, headcount: 1, ...place(metres), shifts: on(...dates) });
    await post('下下周', 100, ['2026-12-05']);
    await post('明天，远些', 900, ['2026-11-24']);
    await post('今天', 500, ['2026-11-23']);
    const full = await post('今天的满了', 200, ['2026-11-23', '2026-12-01']);
    const worker = await app.signIn('worker');
    const params = { shiftId: full.shiftIds[0] ?? '' };
    unwrapAnswer(await worker.call(routes.signUp, { params, body: {} }));
    const shown = unwrapAnswer(await app.visitor.call(homeRoutes.show, { query: away }));
    const jobs = shown.jobs.ok ? shown.jobs.value.map((job) => job.title) : [];
    expect(jobs.slice(0, 4)).toEqual(['今天', '明天，远些', '下下周', '今天的满了']);
    const all = await list(away);
    expect(titles(all).slice(0, 2)).toEqual(['下下周', '今天的满了']);
  });

  it('refuses a cursor that isn’t one of its own', async () => {
    const answer = await app.visitor.call(routes.list, { query: { cursor: 'x' } });
    expect(codeOf(answer)).toBe('request.invalid');
  });
});

describe('a job’s page', () => {
  it('joins shifts, employer, my application; never the phone', async () => {
    const employer = await anEmployer(app);
    const { postingId, shiftIds } = await aPosting(app, employer, { headcount: 2 });
    const call = { params: { postingId }, query: north(1_000) };
    const before = unwrapAnswer(await app.visitor.call(routes.detail, call));
    expect(before).toMatchObject({
      contactPhone: null,
      mine: [],
      employer: { ok: true, value: { verified: true, level: 'green' } },
      shifts: [{ placesLeft: 2, waiting: 0 }],
    });
    expect(Math.abs((before.distance ?? 0) - 1_000)).toBeLessThan(5);
    expect(JSON.parse(before.jsonLd)).toMatchObject({
      '@type': 'JobPosting',
      baseSalary: { currency: 'CNY', value: { value: 200, unitText: 'DAY' } },
    });
    const worker = await app.signIn('worker');
    const params = { shiftId: shiftIds[0] ?? '' };
    unwrapAnswer(await worker.call(routes.signUp, { params, body: {} }));
    const after = unwrapAnswer(await worker.call(routes.detail, call));
    expect(after).toMatchObject({
      contactPhone: null,
      mine: [{ state: 'accepted' }],
      shifts: [{ placesLeft: 1 }],
    });
  });
});
