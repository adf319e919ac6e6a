import { type CallOf, jobsRoutes, type Route, stationsRoutes } from '@yizhan/contract';
import { atLocal, toIso } from '@yizhan/kernel';
import { JobsService } from '../../src/modules/jobs/jobs.service';
import { Schedule } from '../../src/platform/schedule';
import { aStation } from '../stations/builders';
import { type Person, runningApp } from '../support/app';
import { rowsStandAsWritten } from '../support/rows';
import { anEmployer, aPosting, codeOf, unwrapAnswer } from './builders';

const app = runningApp();
const at = (time: string) => atLocal('2026-11-23', time);

/** A row of its own, beside a neighbour's of the same kind: same posting, same shift, same day. */
async function aStand() {
  const { id: stationId } = await aStation(app);
  const employer = await anEmployer(app);
  const { postingId, shiftIds } = await aPosting(app, employer, { stationId, headcount: 4 });
  const signUp = async () => {
    const worker = await app.signIn('worker');
    const answer = await worker.call(jobsRoutes.signUp, {
      params: { shiftId: shiftIds[0] ?? '' },
      body: {},
    });
    return { worker, applicationId: unwrapAnswer(answer).applicationId };
  };
  return { stationId, employer, postingId, own: await signUp(), neighbour: await signUp() };
}

type Stand = Awaited<ReturnType<typeof aStand>>;

const work = async (applicationId: string, ...times: [string, string?]) => {
  const jobs = app.service(JobsService);
  unwrapAnswer(await jobs.recordAttendance(applicationId, 'in', at(times[0])));
  if (times[1]) unwrapAnswer(await jobs.recordAttendance(applicationId, 'out', at(times[1])));
};

async function wageOf(stand: Stand): Promise<string> {
  await work(stand.own.applicationId, '08:00', '17:00');
  app.clock.set(at('18:00'));
  const answer = await (await app.signInAgain(stand.employer.userId)).call(
    jobsRoutes.confirmHours,
    {
      params: { applicationId: stand.own.applicationId },
      body: { minutes: 480 },
    },
  );
  return unwrapAnswer(answer).wage?.wageId ?? '';
}

interface Row {
  readonly route: Route;
  /** Brings the row into the state in which its own side could act; the call's parameters. */
  readonly ready: (stand: Stand) => Promise<CallOf<Route>>;
  readonly role: 'worker' | 'employer' | 'station_staff';
  /** What the stranger of the same role is told. */
  readonly refusal: string;
}

const none = 'jobs.application_not_found';
const forApplication =
  (body?: object, moment = '18:00', prepare?: (s: Stand) => Promise<void>) =>
  async (stand: Stand) => {
    await prepare?.(stand);
    app.clock.set(at(moment));
    return { params: { applicationId: stand.own.applicationId }, body } as CallOf<Route>;
  };
const forWage = (body?: object) => async (stand: Stand) => {
  const wageId = await wageOf(stand);
  app.clock.set(atLocal('2026-11-24', '09:00'));
  return { params: { wageId }, body } as CallOf<Route>;
};
const proposed = async (stand: Stand) => {
  await work(stand.own.applicationId, '08:00', '17:00');
  app.clock.set(at('17:30'));
  const employer = await app.signInAgain(stand.employer.userId);
  unwrapAnswer(
    await employer.call(jobsRoutes.confirmHours, {
      params: { applicationId: stand.own.applicationId },
      body: { minutes: 420, reason: '中途离开' },
    }),
  );
};
const absent = async (stand: Stand) => {
  app.clock.set(at('09:00'));
  unwrapAnswer(
    await (await app.signInAgain(stand.employer.userId)).call(jobsRoutes.markNoShow, {
      params: { applicationId: stand.own.applicationId },
    }),
  );
};
const objected = async (stand: Stand) => {
  await wageOf(stand);
  unwrapAnswer(
    await (await app.signInAgain(stand.own.worker.userId)).call(jobsRoutes.objectHours, {
      params: { applicationId: stand.own.applicationId },
      body: { minutes: 490, reason: '晚走十分钟' },
    }),
  );
};

/** By hand: every route with an id of hours, absences, wages and attendance on behalf. */
const rows: readonly Row[] = [
  {
    route: jobsRoutes.consentHours,
    role: 'worker',
    refusal: none,
    ready: forApplication({ agree: true }, '18:00', proposed),
  },
  {
    route: jobsRoutes.stateWork,
    role: 'worker',
    refusal: none,
    ready: forApplication({ leftAt: toIso(at('16:00')) }, '18:00', (s) =>
      work(s.own.applicationId, '08:00'),
    ),
  },
  {
    route: jobsRoutes.objectHours,
    role: 'worker',
    refusal: none,
    ready: forApplication(
      { minutes: 490, reason: '晚走' },
      '18:30',
      async (s) => void (await wageOf(s)),
    ),
  },
  {
    route: jobsRoutes.objectAbsence,
    role: 'worker',
    refusal: none,
    ready: forApplication({ note: '我到了' }, '10:00', absent),
  },
  {
    route: jobsRoutes.confirmPaid,
    role: 'worker',
    refusal: 'jobs.wage_not_found',
    ready: forWage(),
  },
  {
    route: jobsRoutes.disputeWage,
    role: 'worker',
    refusal: 'jobs.wage_not_found',
    ready: forWage({}),
  },
  {
    route: jobsRoutes.markNoShow,
    role: 'employer',
    refusal: none,
    ready: forApplication(undefined, '09:00'),
  },
  {
    route: jobsRoutes.confirmHours,
    role: 'employer',
    refusal: none,
    ready: forApplication({ minutes: 480 }, '18:00', (s) =>
      work(s.own.applicationId, '08:00', '17:00'),
    ),
  },
  {
    route: jobsRoutes.answerHours,
    role: 'employer',
    refusal: none,
    ready: forApplication({ agree: true }, '19:00', objected),
  },
  {
    route: jobsRoutes.recordPayment,
    role: 'employer',
    refusal: 'jobs.wage_not_found',
    ready: forWage({ method: 'cash' }),
  },
  {
    route: stationsRoutes.checkInFor,
    role: 'station_staff',
    refusal: 'stations.not_your_station',
    ready: async (stand) => {
      app.clock.set(at('08:00'));
      return {
        params: { stationId: stand.stationId },
        body: { applicationId: stand.own.applicationId, direction: 'in', reason: '没有手机' },
      } as CallOf<Route>;
    },
  },
];

const strangers: Record<Row['role'], (stand: Stand) => Promise<Person>> = {
  worker: async (stand) => app.signInAgain(stand.neighbour.worker.userId),
  employer: async () => anEmployer(app),
  station_staff: async () => {
    const { id } = await aStation(app);
    return app.signIn('station_staff', { scopeId: id });
  },
};

const owners: Record<Row['role'], (stand: Stand) => Promise<Person>> = {
  worker: (stand) => app.signInAgain(stand.own.worker.userId),
  employer: (stand) => app.signInAgain(stand.employer.userId),
  station_staff: (stand) => app.signIn('station_staff', { scopeId: stand.stationId }),
};

const snapshot = async ({ own, neighbour }: Stand) =>
  app.database.query<{ id: string }>(
    `select a.id, a.state, a.version, h.minutes, h.proposed_by, h.checked_out_at, w.state as wage, w.version as paid
     from applications a left join work_hours h on h.application_id = a.id
     left join wages w on w.application_id = a.id where a.id in (?) order by a.id`,
    [[own.applicationId, neighbour.applicationId]],
  );

describe('a stranger of the same role', () => {
  it.each(rows.map((row) => [row.route.id, row] as const))('%s', async (_id, row) => {
    const stand = await aStand();
    const call = await row.ready(stand);
    const before = await snapshot(stand);
    const stranger = await strangers[row.role](stand);
    expect(codeOf(await stranger.call(row.route, call))).toBe(row.refusal);
    expect(await snapshot(stand)).toEqual(before);
    const other = before.find(({ id }) => id === stand.neighbour.applicationId);
    const answer = await (await owners[row.role](stand)).call(row.route, call);
    expect(answer).toMatchObject({ ok: true });
    // Sent twice it gets the first answer; the neighbour's row is as it was.
    const again = await (await owners[row.role](stand)).call(row.route, call);
    expect(again).toMatchObject({ ok: true });
    const after = await snapshot(stand);
    expect(after).toContainEqual(other);
  });

  it('walks every such route of the contract', () => {
    const theirs = Object.values(jobsRoutes as Record<string, Route>).filter(
      ({ method, path }) => method !== 'GET' && /:wageId|\/(hours|absence)/.test(path),
    );
    const walked = rows.map(({ route }) => route.id);
    expect(theirs.map(({ id }) => id).filter((id) => !walked.includes(id))).toEqual([]);
  });

  it('settles no claim of another station', async () => {
    const stand = await aStand();
    await app.service(Schedule).run('stations.settleClaims');
    const staff = await owners.station_staff(stand);
    app.clock.set(at('07:50'));
    const shown = await staff.call(stationsRoutes.code, {
      params: { stationId: stand.stationId },
      query: { purpose: 'check_in' },
    });
    const code = shown.ok ? shown.value.text : '';
    const heldAt = toIso(app.clock.now());
    app.clock.set(at('09:00'));
    const claim = await (await owners.worker(stand)).call(stationsRoutes.checkIn, {
      body: { code, heldAt },
    });
    const attendanceId = claim.ok ? claim.value.attendanceId : '';
    const settle = (who: Person, accept: boolean) =>
      who.call(stationsRoutes.verifyAttendance, { params: { attendanceId }, body: { accept } });
    const stranger = await strangers.station_staff(stand);
    expect(codeOf(await settle(stranger, false))).toBe('stations.not_your_station');
    expect(unwrapAnswer(await settle(staff, true)).state).toBe('accepted');
    expect(unwrapAnswer(await settle(staff, true)).again).toBe(true);
  });
});

rowsStandAsWritten(app);
