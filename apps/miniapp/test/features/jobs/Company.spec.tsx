import type { OwnPosting, ResponseOf, routes } from '@yizhan/contract';
import { atLocal, localDate, toIso } from '@yizhan/kernel';
import { Company } from '../../../src/features/jobs/employer/Company';
import { show } from '../../support/show';
import { EMPLOYER, POSTING } from './samples';

const posting: OwnPosting = {
  postingId: POSTING,
  state: 'published',
  title: '仓库搬运',
  occupation: '装卸搬运工',
  wageFen: 20_000,
  wageUnit: 'day',
  headcount: 2,
  shift: null,
  places: 2,
  hired: 2,
  arrived: 1,
  waiting: 0,
  applied: 0,
  hoursToConfirm: 0,
  wagesDue: 0,
  stateReason: null,
};
const page = (shift: OwnPosting['shift']): ResponseOf<typeof routes.jobs.company> => ({
  employer: {
    employerId: EMPLOYER,
    kind: 'firm',
    name: '月亮湾货运服务部',
    pendingName: null,
    creditCode: null,
    contactName: '余老板',
    contactPhone: '139****1210',
    division: '421024',
    address: '郝穴镇',
    state: 'verified',
    stateReason: null,
    card: 'none',
    cardReason: null,
  },
  face: { ok: true, value: null },
  postings: [{ ...posting, shift }],
  objections: [],
});

describe('a posting on its employer’s page', () => {
  const startsAt = toIso(atLocal(localDate(Date.now()), '08:00'));

  it.each([
    [{ startsAt, phase: 'running' as const }, '今天 08:00 进行中'],
    [{ startsAt, phase: 'coming' as const }, '今天 08:00 开工'],
    [{ startsAt, phase: 'over' as const }, '今天 08:00 已结束'],
    [null, '还没排班次'],
  ])('says of its shift %j: %s', async (shift, words) => {
    const { see } = show(<Company page={page(shift)} onChanged={() => undefined} />);
    await see(new RegExp(`^${words} · 已录用 2/2 人`));
  });
});
