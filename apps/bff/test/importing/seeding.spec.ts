import { casesRoutes, identityRoutes, jobsRoutes, stationsRoutes } from '@yizhan/contract';
import { privacyNotice } from '@yizhan/identity/vocabulary';
import { ImportingService } from '../../src/modules/importing/importing.service';
import { sampleFiles, sampleFolder, seedSampleData } from '../../src/modules/importing/sample-data';
import { RowRecords } from '../../src/platform/ledger';
import { runningApp } from '../support/app';

const app = runningApp({ sampleData: true });

interface Counted {
  readonly n: number | string;
}

async function count(sql: string): Promise<number> {
  const [row] = await app.database.query<Counted>(`select count(*) as n from ${sql}`);
  return Number(row?.n);
}

const tables = [
  'units',
  'stations',
  'employers',
  'users',
  'role_grants',
  'policies',
  'postings',
  'shifts',
  'cases',
  'notices',
];

/** How many rows each table has, and the rows that a change would show in. */
async function snapshot() {
  const counts: Record<string, number> = {};
  for (const table of tables) counts[table] = await count(table);
  const postings = await app.database.query('select * from postings order by id');
  const cases = await app.database.query('select * from cases order by id');
  return { counts, postings, cases };
}

describe('the first start', () => {
  const lines: string[] = [];

  beforeAll(async () => {
    expect(await seedSampleData(app.nest, (line) => lines.push(line))).toBe(true);
  }, 120_000);

  it('says what it puts in', () => {
    expect(lines).toHaveLength(1 + sampleFiles.length);
    expect(lines).toContain('  驿站和服务点 178 条');
    expect(lines).toContain('  诉求 200 条');
  });

  it('leaves every row as its last event says: the watch raises no alarm', async () => {
    expect(await app.service(RowRecords).check()).toEqual([]);
  });

  it('puts in a city, all of it marked as a sample', async () => {
    expect(await count("stations where kind = 'station'")).toBe(17);
    expect(await count("stations where kind = 'point'")).toBe(161);
    expect(await count('employers')).toBeGreaterThanOrEqual(40);
    expect(await count("postings where state = 'published'")).toBeGreaterThanOrEqual(600);
    expect(await count('cases')).toBe(200);
    expect(await count('policies')).toBeGreaterThanOrEqual(11);
    for (const table of [
      'units',
      'stations',
      'employers',
      'users',
      'postings',
      'cases',
      'policies',
    ])
      expect([table, await count(`${table} where sample = 0`)]).toEqual([table, 0]);
  });

  it('shows it to a visitor', async () => {
    const jobs = await app.visitor.call(jobsRoutes.list, { query: { words: '搬运' } });
    expect(jobs.ok && jobs.value.items.length).toBeGreaterThan(10);
    const near = await app.visitor.call(stationsRoutes.list, {
      query: { latitude: 30.0463, longitude: 112.4158 },
    });
    expect(near.ok && near.value.items[0]).toMatchObject({
      name: '月亮湾社区零工驿站',
      sample: true,
    });
  });

  it('lets its people in with what the demo page prints', async () => {
    const login = await app.visitor.call(identityRoutes.signInByPassword, {
      body: {
        account: 'yueliangwan',
        password: 'yizhan-yueliangwan',
        notice: privacyNotice.version,
      },
    });
    expect(login.ok).toBe(true);
  });

  it('gives a worker cases of their own', async () => {
    const sql = "select user_id as id from role_grants where role = 'worker'";
    const workers = await app.database.query<{ id: string }>(sql);
    const mine = await Promise.all(
      workers.map(async ({ id }) => (await app.signInAgain(id)).call(casesRoutes.mine, {})),
    );
    expect(mine.filter((each) => each.ok && each.value.items.length > 0).length).toBeGreaterThan(2);
  });

  it('changes nothing the second time', async () => {
    const before = await snapshot();
    expect(await seedSampleData(app.nest)).toBe(false);
    const importing = app.service(ImportingService);
    for (const [kind, name] of sampleFiles) {
      const mode = { kind, sample: true };
      const report = await importing.runFile(`${sampleFolder}/${name}`, mode);
      expect(report).toMatchObject({
        ok: true,
        value: { kind, created: 0, updated: 0, faults: [] },
      });
    }
    expect(await snapshot()).toEqual(before);
  }, 120_000);
});
