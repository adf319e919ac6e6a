import { importingRoutes, importLimits, jobsRoutes, stationsRoutes } from '@yizhan/contract';
import { ImportingService } from '../../src/modules/importing/importing.service';
import { EmployerDirectory } from '../../src/modules/jobs/employer-directory';
import { runningApp } from '../support/app';
import { csvOf, employer, posting, station } from './builders';

const app = runningApp();

async function run(name: string, content: string, preview = false) {
  const report = await app.service(ImportingService).run({ name, content }, { preview });
  if (!report.ok) throw new Error(report.error.code);
  return report.value;
}

async function count(table: string, code: string): Promise<number> {
  const rows = await app.database.query<{ code: string }>(
    `select code from ${table} where code like ?`,
    [`${code}%`],
  );
  return rows.length;
}

/** A station and an employer under codes of the test's own. */
async function ground(own: string) {
  await run('stations.csv', csvOf([station({ code: `${own}-S` })]));
  await run('employers.csv', csvOf([employer({ code: `${own}-E` })]));
  return (more: Record<string, string>) =>
    posting({ employerCode: `${own}-E`, stationCode: `${own}-S`, ...more });
}

/** Staff of the station under the test's own code. */
async function staffOf(own: string) {
  const [row] = await app.database.query<{ id: string }>('select id from stations where code = ?', [
    `${own}-S`,
  ]);
  return app.signIn('station_staff', { scopeId: row?.id ?? '' });
}

describe('an import', () => {
  it('makes what is new and leaves what is known as it is', async () => {
    const of = await ground('A');
    const table = csvOf([of({ code: 'A-P1' }), of({ code: 'A-P2', date: '+1|+2' })]);
    expect(await run('postings.csv', table)).toMatchObject({ rows: 2, created: 2, faults: [] });
    const before = await app.database.query('select * from postings order by id');
    expect(await run('postings.csv', table)).toMatchObject({ created: 0, unchanged: 2 });
    expect(await app.database.query('select * from postings order by id')).toEqual(before);
  });

  it('writes nothing when one row is bad, and tells where', async () => {
    const of = await ground('B');
    const rows = [
      of({ code: 'B-P1' }),
      of({ code: 'B-P2', wageFen: '两百', phone: '12345', date: '昨天' }),
      of({ code: 'B-P3', employerCode: 'NOBODY' }),
    ];
    const report = await run('postings.csv', csvOf(rows));
    expect(report.created).toBe(0);
    expect(report.faults.map(({ row, line, column }) => [row, line, column])).toEqual([
      [2, 3, '工资（分）'],
      [2, 3, '日期'],
      [2, 3, '电话'],
    ]);
    const rest = await run('postings.csv', csvOf(rows.filter((_, index) => index !== 1)));
    expect(rest.faults).toEqual([
      { row: 2, line: 3, column: '雇主编号', message: '没有编号为 NOBODY 的雇主' },
    ]);
    expect(await count('postings', 'B-')).toBe(0);
  });

  it('refuses a wage under the minimum', async () => {
    const of = await ground('C');
    const table = csvOf([of({ code: 'C-P1', unit: 'hour', wageFen: '2199' })]);
    const report = await run('postings.csv', table);
    expect(report.faults[0]).toMatchObject({ row: 1, column: '工资（分）' });
    expect(await count('postings', 'C-')).toBe(0);
  });

  it('tells the same codes twice in one file', async () => {
    const table = csvOf([employer({ code: 'D-E' }), employer({ code: 'D-E' })]);
    const report = await run('employers.csv', table);
    expect(report.faults).toEqual([
      { row: 2, line: 3, column: '编号', message: '编号 D-E 在文件里出现了两次' },
    ]);
    expect(await count('employers', 'D-')).toBe(0);
  });

  it('previews what it would do and writes nothing', async () => {
    const table = csvOf([employer({ code: 'F-E' })]);
    expect(await run('employers.csv', table, true)).toMatchObject({ created: 1, faults: [] });
    expect(await count('employers', 'F-')).toBe(0);
  });

  it('reads people from JSON and gives their roles within stations and employers', async () => {
    await ground('G');
    const people = [
      {
        code: 'g1',
        displayName: '丁一',
        account: 'ding.yi',
        password: 'ding-yi-secret',
        grants: [{ role: 'station_staff', scope: 'G-S' }],
      },
    ];
    expect(await run('people.json', JSON.stringify(people))).toMatchObject({ created: 1 });
    expect(await run('people.json', JSON.stringify(people))).toMatchObject({ unchanged: 1 });
    const lost = [{ ...people[0], code: 'g2', grants: [{ role: 'station_staff', scope: 'NO' }] }];
    const report = await run('people.json', JSON.stringify(lost));
    expect(report.faults).toMatchObject([{ row: 1, column: 'grants' }]);
  });
});

describe('cases from a file', () => {
  const raised = {
    kind: 'complaint',
    privacy: 'named',
    channel: 'phone',
    category: 'labour.wage_unpaid',
    division: '421024',
    address: '江陵县郝穴镇',
    title: '三天工钱没有结',
    text: '在货场搬了三天货，工钱一直没有给。',
    reporter: { name: '丁一', phone: '13900009009' },
    at: '-2d 09:00',
  };
  const accepted = {
    at: '-2d 10:00',
    action: 'accept',
    by: 'operator',
    classing: { particularity: 'individual', urgency: 'normal', impact: 'low' },
  };

  it('live through their history by the rules, one after another', async () => {
    const rows = [
      { ...raised, code: 'L-1', state: 'accepted', history: [accepted] },
      {
        ...raised,
        code: 'L-2',
        state: 'merged',
        history: [{ at: '-2d 11:00', action: 'merge', by: 'operator', intoCode: 'L-1' }],
      },
    ];
    // A case may be merged into one that stands further down.
    const text = JSON.stringify([...rows].reverse());
    expect(await run('cases.json', text)).toMatchObject({ created: 2, faults: [] });
    expect(await run('cases.json', text)).toMatchObject({ created: 0, unchanged: 2 });
  });

  it('are refused whole when one step is against the rules', async () => {
    const before = await app.database.query('select id from cases');
    const early = { at: '-2d 12:00', action: 'close', by: 'operator' };
    const rows = [
      { ...raised, code: 'M-1', state: 'accepted', history: [accepted] },
      { ...raised, code: 'M-2', state: 'closed', history: [accepted, early] },
      { ...raised, code: 'M-3', state: 'closed', history: [accepted] },
    ];
    const { faults } = await run('cases.json', JSON.stringify(rows));
    expect(faults.map(({ row, column }) => [row, column])).toEqual([
      [2, 'history'],
      [3, 'state'],
    ]);
    expect(await app.database.query('select id from cases')).toEqual(before);
  });

  it.each([
    [{ history: [{ ...accepted, at: '-3d 09:00' }] }, 'history'],
    [{ history: [{ ...accepted, colour: 'red' }] }, 'history.0'],
    [{ history: [{ ...accepted, action: 'forget' }] }, 'history.0.action'],
    [{ at: '2099-01-01T00:00:00+08:00' }, 'at'],
    [{ reporter: null }, 'reporter'],
    [{ category: 'weather.rain' }, 'category'],
    [{ employerCode: 'NOBODY' }, 'employerCode'],
    [
      { history: [{ at: '-1d 09:00', action: 'merge', by: 'operator', intoCode: 'N-9' }] },
      'history',
    ],
  ])('tell the column of %j', async (wrong, column) => {
    const row = { ...raised, code: 'N-1', state: 'accepted', history: [accepted], ...wrong };
    const { faults } = await run('cases.json', JSON.stringify([row]));
    expect(faults).toMatchObject([{ row: 1, line: 1, column }]);
    expect(faults[0]?.message).toMatch(/[\u4e00-\u9fff]/);
  });
});

describe('postings from a table, over HTTP', () => {
  it('are previewed and imported by staff', async () => {
    const of = await ground('H');
    const staff = await staffOf('H');
    const body = { name: '岗位.csv', content: csvOf([of({ code: 'H-P1', title: '红薯装袋工' })]) };
    const preview = await staff.call(importingRoutes.previewPostings, { body });
    expect(preview).toMatchObject({ ok: true, value: { created: 1, faults: [] } });
    expect(await count('postings', 'H-')).toBe(0);
    const done = await staff.call(importingRoutes.importPostings, { body });
    expect(done).toMatchObject({ ok: true, value: { created: 1 } });
    const found = await app.visitor.call(jobsRoutes.list, { query: { words: '红薯' } });
    expect(found.ok && found.value.items.map(({ title }) => title)).toEqual(['红薯装袋工']);
  });

  it('of other stations or employers are faults for staff, not for an administrator', async () => {
    const of = await ground('R');
    await ground('T');
    const far = { divisionCode: '421087' };
    await run('stations.csv', csvOf([station({ code: 'U-S', ...far })]));
    await run('employers.csv', csvOf([employer({ code: 'U-E', ...far })]));
    const rows = [
      of({ code: 'R-P1' }),
      of({ code: 'R-P2', stationCode: 'T-S' }),
      of({ code: 'R-P3', employerCode: 'U-E' }),
      of({ code: 'R-P4', stationCode: '', ...far }),
      of({ code: 'R-P5', stationCode: '' }),
    ];
    const body = { name: '岗位.csv', content: csvOf(rows) };
    const staff = await staffOf('R');
    const answer = await staff.call(importingRoutes.previewPostings, { body });
    const faults = answer.ok ? answer.value.faults : [];
    expect(faults.map(({ row, column }) => [row, column])).toEqual([
      [2, '驿站编号'],
      [3, '雇主编号'],
      [4, '区县代码'],
    ]);
    expect((await staff.call(importingRoutes.importPostings, { body })).ok).toBe(false);
    expect(await count('postings', 'R-')).toBe(0);
    const administrator = await app.signIn('administrator');
    const done = await administrator.call(importingRoutes.importPostings, { body });
    expect(done).toMatchObject({ ok: true, value: { created: 5 } });
  });

  it.each(['9999-12-31', '2200-01-01', '1899-12-31'])('of %s are faults', async (date) => {
    const report = await run('postings.csv', csvOf([posting({ code: 'V-P1', date })]));
    expect(report.faults.map(({ column }) => column)).toContain('日期');
  });

  it('are refused whole with the faults in the answer', async () => {
    const of = await ground('J');
    const staff = await app.signIn('administrator');
    const content = csvOf([of({ code: 'J-P1' }), of({ code: 'J-P2', headcount: '0' })]);
    const answer = await staff.call(importingRoutes.importPostings, {
      body: { name: 'postings.csv', content },
    });
    expect(answer).toMatchObject({
      ok: false,
      error: {
        code: 'importing.faulty_rows',
        details: { faults: [{ row: 2, line: 3, column: '人数' }] },
      },
    });
    expect(await count('postings', 'J-')).toBe(0);
  });

  it('are checked as the form checks them: begun shifts and places outside the city are faults', async () => {
    const of = await ground('N');
    const rows = [
      of({ code: 'N-P1' }),
      of({ code: 'N-P2', date: '2026-01-05' }),
      of({ code: 'N-P3', lat: '0', lng: '0' }),
    ];
    const report = await run('postings.csv', csvOf(rows));
    expect(report.faults).toEqual([
      { row: 2, line: 3, column: '日期', message: '班次已经开始，请改到以后的时间' },
      { row: 3, line: 4, column: '纬度', message: '地点不在本市，请重新选择位置' },
    ]);
    expect(await count('postings', 'N-')).toBe(0);
  });

  it('are bounded: rows, columns, and what is said of them', async () => {
    const staff = await app.signIn('station_staff');
    const look = (content: string) =>
      staff.call(importingRoutes.previewPostings, { body: { name: '岗位.csv', content } });
    const tooMany = await look(`code,title\n${'P,x\n'.repeat(importLimits.rows + 1)}`);
    expect(tooMany).toMatchObject({ error: { code: 'importing.too_many_rows' } });
    const tooWide = await look(`code${','.repeat(150_000)}\nP1\n`);
    expect(tooWide).toMatchObject({ error: { code: 'importing.too_many_columns' } });
    const faulty = await look(`code,title\n${'P,x\n'.repeat(importLimits.rows)}`);
    const value = faulty.ok ? faulty.value : undefined;
    expect(value?.faults).toHaveLength(importLimits.shownFaults);
    expect(value?.faultCount).toBeGreaterThan(10 * importLimits.rows);
    const long = await look(`code,title,${'列'.repeat(100_000)}\nP1,x,\n`);
    expect(long.ok && long.value.faults.map(({ message }) => message.length)).toEqual(
      expect.arrayContaining([200]),
    );
  });

  it('let others be answered while a long file is looked through', async () => {
    const of = await ground('Q');
    const staff = await staffOf('Q');
    const rows = Array.from({ length: 300 }, (_, index) => of({ code: `Q-P${index}` }));
    const order: string[] = [];
    const preview = staff
      .call(importingRoutes.previewPostings, { body: { name: 'a.csv', content: csvOf(rows) } })
      .then((answer) => {
        order.push('preview');
        return answer;
      });
    const others = Array.from({ length: 5 }, () =>
      app
        .transport({ method: 'GET', url: '/healthz', headers: {} })
        .then(() => order.push('other')),
    );
    await Promise.all([preview, ...others]);
    expect(await preview).toMatchObject({ ok: true, value: { created: 300, faults: [] } });
    expect(order).toEqual(['other', 'other', 'other', 'other', 'other', 'preview']);
  });

  it('are no business of a worker', async () => {
    const worker = await app.signIn('worker');
    const body = { name: 'postings.csv', content: 'code' };
    const answer = await worker.call(importingRoutes.importPostings, { body });
    expect(answer).toMatchObject({ ok: false, error: { code: 'request.forbidden' } });
  });
});

it('finds signs of a name as what they are, not as wildcards', async () => {
  await run('stations.csv', csvOf([station({ code: 'W-S', name: '一百%驿站' })]));
  await run('employers.csv', csvOf([employer({ code: 'W-E', name: '满勤100%!劳务' })]));
  const stations = async (name: string) => {
    const found = await app.visitor.call(stationsRoutes.list, { query: { name } });
    return found.ok ? found.value.items.map((one) => one.name) : [];
  };
  expect(await stations('%')).toEqual(['一百%驿站']);
  expect(await stations('_')).toEqual([]);
  const employers = async (words: string) =>
    (await app.service(EmployerDirectory).find(words)).map(({ name }) => name);
  expect(await employers('%%')).toEqual([]);
  expect(await employers('__')).toEqual([]);
  expect(await employers('0%!')).toEqual(['满勤100%!劳务']);
});

it('shows stations from a table at once', async () => {
  await run(
    '驿站.csv',
    csvOf([station({ code: 'K-S', name: '新码头零工驿站', lat: '30.5', lng: '111.9' })]),
  );
  const near = await app.visitor.call(stationsRoutes.list, {
    query: { latitude: 30.5, longitude: 111.9 },
  });
  expect(near.ok && near.value.items[0]?.name).toBe('新码头零工驿站');
});
