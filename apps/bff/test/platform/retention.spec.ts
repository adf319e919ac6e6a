import { jobsRoutes, policiesRoutes } from '@yizhan/contract';
import { retention, type SweptKind, sweptKinds } from '@yizhan/identity/vocabulary';
import { DAY } from '@yizhan/kernel';
import { Alarms } from '../../src/platform/alarms';
import { ClockWatch } from '../../src/platform/clock-watch';
import { confirmClock } from '../../src/platform/purges';
import { RetentionSweep } from '../../src/platform/retention';
import { Schedule } from '../../src/platform/schedule';
import { opened } from '../cases/builders';
import { anUnpaidWage } from '../cases/wages';
import { anEmployer, aPosting, unwrapAnswer } from '../jobs/builders';
import { aBookedShift } from '../stations/booked';
import { aStation } from '../stations/builders';
import { type Person, runningApp } from '../support/app';
import { rowsStandAsWritten } from '../support/rows';

const app = runningApp();

/** Where each kind stands, and from when it counts. */
const places: Readonly<Record<SweptKind, readonly [table: string, since: string]>> = {
  answers: ['idempotency_records', 'max(created_at)'],
  messages: ['outbox_messages where delivered_at is not null', 'max(delivered_at)'],
  sessions: ['sessions', 'max(expires_at)'],
  notifications: ['notifications', 'max(created_at)'],
  policy_facts: ['policy_facts', 'max(created_at)'],
  contact_calls: ['contact_calls', 'max(called_at)'],
  wages: ["wages where state = 'confirmed'", 'max(confirmed_at)'],
  sign_ups: [
    'applications where id not in (select application_id from wages)',
    'max(applications.ends_at)',
  ],
  postings: [
    'postings where id not in (select posting_id from applications)',
    'max(postings.last_ends_at)',
  ],
  objections: ['employer_objections where answered_at is not null', 'max(answered_at)'],
  attendances: ['attendances', 'max(ends_at)'],
};

async function standing(kind: SweptKind): Promise<number> {
  const [row] = await app.database.query<{ n: number | string }>(
    `select count(*) as n from ${places[kind][0]}`,
  );
  return Number(row?.n);
}

async function sinceOf(kind: SweptKind): Promise<number> {
  const [place, since] = places[kind];
  const [row] = await app.database.query<{ at: number | string }>(
    `select ${since} as at from ${place}`,
  );
  return Number(row?.at);
}

async function paid(work: { employer: Person; worker: Person; wageId: string }): Promise<void> {
  const params = { wageId: work.wageId };
  const employer = await app.signInAgain(work.employer.userId);
  const body = { method: 'cash' as const };
  unwrapAnswer(await employer.call(jobsRoutes.recordPayment, { params, body }));
  const worker = await app.signInAgain(work.worker.userId);
  unwrapAnswer(await worker.call(jobsRoutes.confirmPaid, { params }));
}

it('knows how each kind goes that it is to take away, and no other', () => {
  const sweeper = app.service(RetentionSweep);
  expect([...sweeper.kinds].sort()).toEqual([...sweptKinds].sort());
});

it('keeps each kind to its last day and takes it the day after', async () => {
  const worker = await app.signIn('worker');
  unwrapAnswer(
    await worker.call(policiesRoutes.keepFacts, { body: { audience: 'person', facts: {} } }),
  );
  const { id: stationId } = await aStation(app);
  const booked = await aBookedShift(app, worker, { stationId });
  const call = { to: 'employer', purpose: 'meeting' } as const;
  app.clock.set('2026-11-23T07:00:00+08:00');
  const asked = { params: { applicationId: booked.applicationId }, body: call };
  unwrapAnswer(await worker.call(jobsRoutes.call, asked));
  // Nobody signs up for this one.
  await aPosting(app, await anEmployer(app));
  const settled = await anUnpaidWage(app);
  await paid(settled);
  app.clock.set('2026-11-23T06:00:00+08:00');
  const owed = await anUnpaidWage(app);
  const { caseId } = await opened(await app.signInAgain(worker.userId));
  await app.deliver();
  await app.database.execute(
    `insert into attendances (id, application_id, direction, slot, worker_id, shift_id, posting_id,
       place_id, place_name, title, starts_at, ends_at, at, method, state, created_at, version)
     select a.id, a.id, 'in', '', a.worker_id, a.shift_id, a.posting_id, a.posting_id, '', '',
       a.starts_at, a.ends_at, a.starts_at, 'staff', 'accepted', a.starts_at, 0 from applications a`,
  );
  const objector = await anEmployer(app);
  const objection = async (id: string, answeredAt: number | null) =>
    app.database.execute(
      `insert into employer_objections (id, employer_id, subject, text_sealed, state, due_at,
         answered_at, created_at, version) values (?, ?, 'card', '', 'open', 0, ?, 0, 0)`,
      [id, objector.employerId, answeredAt],
    );
  await objection('answered', app.clock.now());
  await objection('waiting', null);
  const checks: { kind: SweptKind; at: number; stays: boolean }[] = [];
  for (const kind of sweptKinds) {
    expect([kind, await standing(kind)]).not.toEqual([kind, 0]);
    const end = (await sinceOf(kind)) + retention[kind].keptFor;
    checks.push({ kind, at: end - DAY, stays: true }, { kind, at: end + DAY, stays: false });
  }
  for (const { kind, at, stays } of checks.sort((one, other) => one.at - other.at)) {
    app.clock.set(at);
    await confirmClock(app.database, at);
    await app.service(Schedule).run('retention');
    expect([kind, (await standing(kind)) > 0]).toEqual([kind, stays]);
  }
  // What is still owed stays with its sign-up and posting, and so does the case.
  const left = await app.database.query('select id, state from wages');
  expect(left).toEqual([{ id: owed.wageId, state: 'due' }]);
  expect(await app.database.query('select count(*) as n from applications')).toEqual([{ n: 1 }]);
  expect(await app.database.query('select id from employer_objections')).toEqual([
    { id: 'waiting' },
  ]);
  expect(await app.database.query('select id from cases')).toEqual([{ id: caseId }]);
});

/** All that a purge may take away of, counted. */
async function counted(): Promise<Record<string, number>> {
  const tables = ['sms_sends', 'audit_entries', 'sessions', 'notifications', 'postings'];
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const [row] = await app.database.query<{ n: number | string }>(
      `select count(*) as n from ${table}`,
    );
    counts[table] = Number(row?.n);
  }
  return counts;
}

describe('a wrong clock', () => {
  const purges = ['retention', 'audit.purge', 'identity.sign-in-records'];
  const sweep = async () => {
    for (const name of purges) await app.service(Schedule).run(name);
  };
  const held = () =>
    app
      .service(Alarms)
      .all()
      .filter(({ name }) => name === 'purges.held');

  beforeEach(async () => {
    await confirmClock(app.database, app.clock.now());
    await aPosting(app, await anEmployer(app));
    await app.database.execute("delete from sms_sends where id = 'one'");
    await app.database.execute(
      "insert into sms_sends (id, phone_index, place_index, sent_at) values ('one', 'p', 'a', ?)",
      [app.clock.now()],
    );
  });

  it('of fifty years ahead deletes nothing and raises an alarm, also after it wrote', async () => {
    const before = await counted();
    app.clock.advance(50 * 365 * DAY);
    await anEmployer(app);
    const withNew = await counted();
    await sweep();
    await sweep();
    expect(await counted()).toEqual(withNew);
    expect(withNew.sms_sends).toBe(before.sms_sends);
    expect(held()).toHaveLength(1);
    app.clock.advance(-50 * 365 * DAY);
    await sweep();
    expect(held()).toEqual([]);
  });

  it('that goes day by day takes away what is over', async () => {
    for (let n = 0; n < 2; n += 1) {
      app.clock.advance(DAY);
      await sweep();
    }
    expect(held()).toEqual([]);
    expect((await counted()).sms_sends).toBe(0);
  });

  it('that has jumped even a little deletes nothing while the jump stands', async () => {
    const watch = app.service(ClockWatch);
    const jumped = jest.spyOn(watch, 'jumpStands', 'get').mockReturnValue(true);
    app.clock.advance(2 * DAY);
    await sweep();
    expect((await counted()).sms_sends).toBe(1);
    expect(held()).toHaveLength(1);
    jumped.mockRestore();
    await sweep();
    expect((await counted()).sms_sends).toBe(0);
  });
});

rowsStandAsWritten(app);
