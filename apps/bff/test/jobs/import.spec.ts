import { jobsRoutes as routes } from '@yizhan/contract';
import { occupationOf } from '@yizhan/jobs';
import type { EmployerImportRow, PostingImportRow } from '../../src/modules/jobs/import-rows';
import { JobsService } from '../../src/modules/jobs/jobs.service';
import { runningApp } from '../support/app';
import { aStaff, unwrapAnswer } from './builders';

const app = runningApp();
const options = () => ({ now: app.clock.now(), sample: true });

const anEmployerRow = (changes: Partial<EmployerImportRow> = {}): EmployerImportRow => ({
  code: 'E001',
  kind: 'firm',
  name: '荆州江畔装卸服务有限公司',
  creditCode: '91421002000001003G',
  contact: '周队长',
  phone: '13900001007',
  divisionCode: '421002',
  address: '沙市区蔬菜批发市场',
  verified: true,
  ...changes,
});

const aPostingRow = (changes: Partial<PostingImportRow> = {}): PostingImportRow => ({
  code: 'P0001',
  employerCode: 'E001',
  occupation: occupationOf('4-02-05-01') ?? { code: '' },
  title: '货场搬运工',
  description: '上下车搬运',
  requirements: '',
  benefits: '',
  insurance: '',
  wageFen: 20_000,
  unit: 'day',
  settlement: 'day',
  headcount: 6,
  date: ['2026-11-24', '2026-11-25'],
  from: '08:00',
  to: '17:00',
  breakMinutes: 60,
  stationCode: null,
  divisionCode: '421002',
  address: '沙市区物流园',
  lat: 30.31,
  lng: 112.25,
  contact: '周队长',
  phone: '13900001007',
  selection: 'first_come',
  ...changes,
});

describe('importing employers and postings', () => {
  it('is all or nothing, names the rows, and is safe to repeat', async () => {
    const jobs = app.service(JobsService);
    const employers = [
      anEmployerRow(),
      anEmployerRow({ code: 'E002', creditCode: null, kind: 'household', verified: false }),
    ];
    expect(await jobs.importEmployers(employers, options())).toEqual({
      ok: true,
      created: 2,
      unchanged: 0,
    });
    expect(await jobs.importEmployers(employers, options())).toEqual({
      ok: true,
      created: 0,
      unchanged: 2,
    });

    const faulty = [
      aPostingRow(),
      aPostingRow({ code: 'P0002', employerCode: 'E999' }),
      aPostingRow({ code: 'P0003', stationCode: 'NO-01' }),
      aPostingRow({ code: 'P0004', wageFen: 9_000 }),
    ];
    const refused = await jobs.importPostings(faulty, options());
    expect(refused.ok ? [] : refused.faults.map(({ row, column }) => [row, column])).toEqual([
      [2, 'employerCode'],
      [3, 'stationCode'],
      [4, 'wageFen'],
    ]);
    const before = unwrapAnswer(await app.visitor.call(routes.list, { query: {} }));
    expect(before.items).toEqual([]);

    const sound = [aPostingRow(), aPostingRow({ code: 'P0002', employerCode: 'E002' })];
    const preview = await jobs.importPostings(sound, { ...options(), preview: true });
    expect(preview).toEqual({ ok: true, created: 2, unchanged: 0 });
    expect(await jobs.importPostings(sound, options())).toEqual({
      ok: true,
      created: 2,
      unchanged: 0,
    });
    expect(await jobs.importPostings(sound, options())).toEqual({
      ok: true,
      created: 0,
      unchanged: 2,
    });

    const { items } = unwrapAnswer(
      await app.visitor.call(routes.list, { query: { words: '货场' } }),
    );
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ sample: true, verified: true, headcount: 6 });
    const staff = await aStaff(app, '421002');
    const queue = unwrapAnswer(await staff.call(routes.reviewQueue, { query: {} }));
    expect(queue.postings[0]?.reasons).toEqual(['雇主还没核验']);
    expect(queue.employers).toHaveLength(1);
  });
});
