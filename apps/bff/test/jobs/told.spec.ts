import { jobsRoutes as routes, stationsRoutes } from '@yizhan/contract';
import { atLocal, DAY, HOUR, type Instant, MINUTE, toIso } from '@yizhan/kernel';
import { JobsService } from '../../src/modules/jobs/jobs.service';
import { Schedule } from '../../src/platform/schedule';
import { aStation } from '../stations/builders';
import { type Person, runningApp } from '../support/app';
import { rowsStandAsWritten } from '../support/rows';
import { anEmployer, aPosting, unwrapAnswer } from './builders';

const app = runningApp();
const at = (time: string, date = '2026-11-23') => atLocal(date, time);

/** A worker accepted for 08:00 to 17:00, beside a neighbour, at a station with one of staff. */
class Stage {
  constructor(
    readonly stationId: string,
    readonly applicationId: string,
    private readonly ids: { worker: string; employer: string; staff: string; neighbour: string },
  ) {}

  as(who: keyof Stage['ids']): Promise<Person> {
    return app.signInAgain(this.ids[who]);
  }

  nameOf(userId: string): string {
    return Object.entries(this.ids).find(([, id]) => id === userId)?.[0] ?? 'somebody else';
  }

  async attend(from: string, to?: string): Promise<void> {
    const jobs = app.service(JobsService);
    unwrapAnswer(await jobs.recordAttendance(this.applicationId, 'in', at(from)));
    if (to) unwrapAnswer(await jobs.recordAttendance(this.applicationId, 'out', at(to)));
  }

  async confirm(minutes: number, reason?: string) {
    const answer = await (await this.as('employer')).call(routes.confirmHours, {
      params: { applicationId: this.applicationId },
      body: { minutes, ...(reason ? { reason } : {}) },
    });
    return unwrapAnswer(answer);
  }

  async wageId(): Promise<string> {
    const [row] = await app.database.query<{ id: string }>(
      'select id from wages where application_id = ?',
      [this.applicationId],
    );
    return row?.id ?? '';
  }
}

async function aStage(): Promise<Stage> {
  app.clock.set(at('06:00'));
  const { id: stationId } = await aStation(app);
  const staff = await app.signIn('station_staff', { scopeId: stationId });
  const employer = await anEmployer(app);
  const { shiftIds } = await aPosting(app, employer, { stationId, headcount: 4 });
  const signUp = async () => {
    const worker = await app.signIn('worker');
    const answer = await worker.call(routes.signUp, {
      params: { shiftId: shiftIds[0] ?? '' },
      body: {},
    });
    return { worker, ...unwrapAnswer(answer) };
  };
  const [own, neighbour] = [await signUp(), await signUp()];
  return new Stage(stationId, own.applicationId, {
    worker: own.worker.userId,
    employer: employer.userId,
    staff: staff.userId,
    neighbour: neighbour.worker.userId,
  });
}

async function sweepAt(moment: Instant): Promise<void> {
  app.clock.set(moment);
  for (const name of [
    'stations.settleClaims',
    'jobs.workClock',
    'jobs.wageClock',
    'jobs.endObjections',
  ])
    await app.service(Schedule).run(name);
}

/** What was said, in all news of all steps so far: days as people say them, sentences with one end. */
async function bodies(): Promise<string[]> {
  const rows = await app.database.query<{ payload: string }>(
    "select payload from outbox_messages where topic like 'jobs.%'",
  );
  return rows.map(({ payload }) => JSON.parse(app.database.sealing.open(payload)).body ?? '');
}

/** News about this application or its wage, in the outbox: who, by which topic. */
async function news(stage: Stage): Promise<string[]> {
  const wageId = await stage.wageId();
  const attendances = await app.database.query<{ id: string }>(
    'select id from attendances where application_id = ?',
    [stage.applicationId],
  );
  const keys = [stage.applicationId, wageId, ...attendances.map(({ id }) => id)].filter(Boolean);
  const rows = await app.database.query<{ topic: string; message_key: string; payload: string }>(
    "select topic, message_key, payload from outbox_messages where topic like 'jobs.%' or topic like 'stations.%'",
  );
  return rows
    .filter(({ message_key: key }) => keys.some((one) => key.includes(one)))
    .map(
      (row) =>
        `${stage.nameOf(JSON.parse(app.database.sealing.open(row.payload)).userId)}: ${row.topic}`,
    )
    .sort();
}

interface Telling {
  readonly step: string;
  readonly before?: (stage: Stage) => Promise<unknown>;
  readonly act: (stage: Stage) => Promise<unknown>;
  /** By hand, from the law and the product's design: nobody more, nobody less, once. */
  readonly told: readonly string[];
}

const worked = (stage: Stage) => stage.attend('08:00', '17:00');
const owed = async (stage: Stage) => {
  await worked(stage);
  app.clock.set(at('17:30'));
  await stage.confirm(480);
};
const counted = async (stage: Stage) => {
  await worked(stage);
  await sweepAt(at('21:00'));
  await sweepAt(at('00:00', '2026-11-24') - 1);
};
const paid = async (stage: Stage) => {
  await owed(stage);
  unwrapAnswer(
    await (await stage.as('employer')).call(routes.recordPayment, {
      params: { wageId: await stage.wageId() },
      body: { method: 'cash' },
    }),
  );
};
const asked = async (stage: Stage) => {
  await worked(stage);
  app.clock.set(at('17:30'));
  await stage.confirm(420, '中途离开');
};
const absent = async (stage: Stage) => {
  app.clock.set(at('08:10'));
  unwrapAnswer(
    await (await stage.as('employer')).call(routes.markNoShow, {
      params: { applicationId: stage.applicationId },
    }),
  );
};
const absenceObjected = async (stage: Stage) => {
  await absent(stage);
  unwrapAnswer(
    await (await stage.as('worker')).call(routes.objectAbsence, {
      params: { applicationId: stage.applicationId },
      body: { note: '我到了' },
    }),
  );
};
const hoursObjected = async (stage: Stage) => {
  await owed(stage);
  unwrapAnswer(
    await (await stage.as('worker')).call(routes.objectHours, {
      params: { applicationId: stage.applicationId },
      body: { minutes: 490, reason: '晚走十分钟' },
    }),
  );
};
const claimed = async (stage: Stage) => {
  app.clock.set(at('07:50'));
  const shown = await (await stage.as('staff')).call(stationsRoutes.code, {
    params: { stationId: stage.stationId },
    query: { purpose: 'check_in' },
  });
  const code = shown.ok ? shown.value.text : '';
  const heldAt = toIso(app.clock.now());
  app.clock.set(at('09:00'));
  unwrapAnswer(
    await (await stage.as('worker')).call(stationsRoutes.checkIn, { body: { code, heldAt } }),
  );
};
const byStaff = async (stage: Stage, direction: 'in' | 'out', time: string) =>
  unwrapAnswer(
    await (await stage.as('staff')).call(stationsRoutes.checkInFor, {
      params: { stationId: stage.stationId },
      body: {
        ...{ applicationId: stage.applicationId, direction, reason: '时间记错了' },
        at: toIso(at(time)),
      },
    }),
  );
const consent = (agree: boolean) => async (stage: Stage) =>
  (await stage.as('worker')).call(routes.consentHours, {
    params: { applicationId: stage.applicationId },
    body: { agree },
  });
const answer = (agree: boolean) => async (stage: Stage) =>
  (await stage.as('employer')).call(routes.answerHours, {
    params: { applicationId: stage.applicationId },
    body: { agree },
  });
const disputed = async (stage: Stage) => {
  await owed(stage);
  app.clock.set(at('09:00', '2026-11-24'));
  unwrapAnswer(
    await (await stage.as('worker')).call(routes.disputeWage, {
      params: { wageId: await stage.wageId() },
      body: {},
    }),
  );
};

const table: readonly Telling[] = [
  { step: 'an employer marks an absence', act: absent, told: ['worker: jobs.absence_marked'] },
  {
    step: 'a check-in lifts it',
    before: absent,
    act: (stage) => stage.attend('08:20'),
    told: ['employer: jobs.absence_lifted', 'worker: jobs.absence_lifted'],
  },
  {
    step: 'the worker objects to it',
    before: absent,
    act: absenceObjected,
    told: ['employer: jobs.absence_objected', 'staff: jobs.absence_objected'],
  },
  {
    step: 'nobody answers the objection',
    before: absenceObjected,
    act: () => sweepAt(at('08:10') + 3 * DAY),
    told: ['employer: jobs.absence_unanswered', 'worker: jobs.absence_unanswered'],
  },
  {
    step: 'nobody checked in: both are asked',
    act: () => sweepAt(at('17:30')),
    told: ['employer: jobs.presence_asked', 'worker: jobs.presence_asked'],
  },
  {
    step: 'nobody said anything: absent',
    before: () => sweepAt(at('17:30')),
    act: () => sweepAt(at('17:00') + DAY),
    told: ['employer: jobs.absence_marked', 'worker: jobs.absence_marked'],
  },
  {
    step: 'a claim without network',
    act: claimed,
    told: ['staff: stations.claim_waiting'],
  },
  {
    step: 'the claim’s term is over',
    before: claimed,
    // What follows from the check-in follows at the same moment: the shift is long over.
    act: async () => {
      app.clock.set(at('09:00') + DAY);
      await app.service(Schedule).run('stations.settleClaims');
    },
    told: ['worker: stations.accepted'],
  },
  {
    step: 'no check-out: both are asked',
    before: (stage) => stage.attend('08:00'),
    act: () => sweepAt(at('17:30')),
    told: ['employer: jobs.leaving_asked', 'worker: jobs.leaving_asked'],
  },
  {
    step: 'the worker says when he left',
    before: (stage) => stage.attend('08:00'),
    act: async (stage) => {
      app.clock.set(at('17:40'));
      await (await stage.as('worker')).call(routes.stateWork, {
        params: { applicationId: stage.applicationId },
        body: { leftAt: toIso(at('16:30')) },
      });
    },
    told: ['employer: jobs.leaving_stated'],
  },
  {
    step: 'nobody says: the shift’s end, and its hours are announced',
    before: async (stage) => {
      await stage.attend('08:00');
      await sweepAt(at('17:30'));
    },
    act: () => sweepAt(at('23:00')),
    told: [
      'employer: jobs.hours_announced',
      'employer: jobs.leaving_assumed',
      'worker: jobs.hours_announced',
      'worker: jobs.leaving_assumed',
    ],
  },
  {
    step: 'hours wait to be confirmed',
    before: worked,
    act: () => sweepAt(at('21:00')),
    told: ['employer: jobs.hours_announced', 'worker: jobs.hours_announced'],
  },
  {
    step: 'hours count by themselves',
    before: async (stage) => {
      await worked(stage);
      await sweepAt(at('21:00'));
    },
    act: () => sweepAt(at('00:00', '2026-11-24') - 1),
    told: ['employer: jobs.hours_counted', 'worker: jobs.hours_counted'],
  },
  { step: 'the employer confirms them', act: owed, told: ['worker: jobs.wage_due'] },
  { step: 'the employer wishes others', act: asked, told: ['worker: jobs.consent_asked'] },
  {
    step: 'the worker agrees',
    before: asked,
    act: consent(true),
    told: ['employer: jobs.correction_agreed', 'worker: jobs.wage_due'],
  },
  {
    step: 'the worker refuses',
    before: asked,
    act: consent(false),
    told: ['employer: jobs.correction_refused'],
  },
  {
    step: 'the worker says nothing',
    before: asked,
    act: async () => {
      app.clock.set(at('17:30') + DAY);
      await app.service(Schedule).run('jobs.workClock');
    },
    told: ['employer: jobs.hours_counted', 'worker: jobs.hours_counted'],
  },
  {
    step: 'the worker objects to hours that count',
    before: owed,
    act: hoursObjected,
    told: ['employer: jobs.consent_asked'],
  },
  {
    step: 'the employer agrees to that',
    before: hoursObjected,
    act: answer(true),
    told: ['employer: jobs.wage_changed', 'worker: jobs.wage_changed'],
  },
  {
    step: 'the employer refuses that',
    before: hoursObjected,
    act: answer(false),
    told: ['worker: jobs.correction_refused'],
  },
  {
    step: 'the employer says nothing to that',
    before: hoursObjected,
    act: async () => {
      app.clock.set(at('17:30') + DAY);
      await app.service(Schedule).run('jobs.workClock');
    },
    told: ['employer: jobs.correction_unanswered', 'worker: jobs.correction_unanswered'],
  },
  {
    step: 'the employer says nothing to hours within the plan',
    before: async (stage) => {
      await stage.attend('08:00', '13:03');
      await sweepAt(at('00:00', '2026-11-24') - 1);
      const worker = await stage.as('worker');
      const params = { applicationId: stage.applicationId };
      const body = { minutes: 480, reason: '扫错了码，干到了五点' };
      unwrapAnswer(await worker.call(routes.objectHours, { params, body }));
    },
    act: async () => {
      app.clock.advance(DAY);
      await app.service(Schedule).run('jobs.workClock');
    },
    told: ['employer: jobs.wage_changed', 'worker: jobs.wage_changed'],
  },
  {
    step: 'staff correct when someone left',
    before: async (stage) => {
      app.clock.set(at('17:05'));
      await byStaff(stage, 'in', '08:00');
      await byStaff(stage, 'out', '12:00');
    },
    act: (stage) => byStaff(stage, 'out', '17:00'),
    told: ['employer: jobs.time_changed', 'worker: stations.accepted'],
  },
  {
    step: 'the wage is past due',
    before: counted,
    act: () => sweepAt(at('00:01', '2026-11-24')),
    told: ['employer: jobs.wage_overdue', 'worker: jobs.wage_overdue'],
  },
  {
    step: 'the employer records a payment',
    before: owed,
    act: paid,
    told: ['worker: jobs.wage_paid'],
  },
  {
    step: 'the worker confirms it',
    before: paid,
    act: async (stage) =>
      (await stage.as('worker')).call(routes.confirmPaid, {
        params: { wageId: await stage.wageId() },
      }),
    told: ['employer: jobs.wage_confirmed'],
  },
  {
    step: 'the worker doesn’t: told a day before',
    before: paid,
    act: () => sweepAt(at('17:31') + 6 * DAY),
    told: ['worker: jobs.payment_announced'],
  },
  {
    step: 'and then it counts as received',
    before: async (stage) => {
      await paid(stage);
      await sweepAt(at('17:31') + 6 * DAY);
    },
    act: () => sweepAt(at('17:31') + 7 * DAY),
    told: ['employer: jobs.payment_assumed', 'worker: jobs.payment_assumed'],
  },
  {
    step: 'a dispute with nobody acting',
    before: disputed,
    act: () => sweepAt(at('09:00', '2026-11-24') + 3 * DAY + MINUTE),
    told: ['worker: jobs.dispute_asked'],
  },
  {
    step: 'the limit of arbitration comes near',
    before: async (stage) => {
      await disputed(stage);
      await sweepAt(at('09:00', '2026-11-24') + 3 * DAY + MINUTE);
    },
    act: () => sweepAt(at('00:00', '2027-11-24') - 30 * DAY + HOUR),
    told: ['worker: jobs.arbitration_limit'],
  },
];

describe('who is told, step by step', () => {
  it.each(table.map((row) => [row.step, row] as const))('%s', async (_step, row) => {
    const stage = await aStage();
    await row.before?.(stage);
    const before = await news(stage);
    await row.act(stage);
    const after = await news(stage);
    for (const one of before) after.splice(after.indexOf(one), 1);
    expect(after).toEqual(row.told);
    for (const body of await bodies()) expect(body).not.toMatch(/\d-\d\d|。。|驿站帮您要/);
  });
});

rowsStandAsWritten(app);
