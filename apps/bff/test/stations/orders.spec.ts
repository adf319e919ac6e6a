import { jobsRoutes, stationsRoutes as routes } from '@yizhan/contract';
import { atLocal, DAY, HOUR, toIso } from '@yizhan/kernel';
import { verifyStream } from '@yizhan/ledger';
import fc from 'fast-check';
import { LedgerService } from '../../src/platform/ledger';
import { Schedule } from '../../src/platform/schedule';
import { anEmployer } from '../jobs/builders';
import { type Person, runningApp } from '../support/app';
import { rowsStandAsWritten } from '../support/rows';
import { aBookedShift } from './booked';
import { aStation, TODAY } from './builders';

/** What may happen around one shift, in any order. */
const steps = [
  'claim_in',
  'claim_out',
  'check_in',
  'check_out',
  'staff_in',
  'staff_out',
  'accept_claims',
  'reject_claims',
  'absence',
  'confirm',
  'withdraw',
  'object',
  'sweep',
  'later',
] as const;
type Step = (typeof steps)[number];

describe('attendance, absence and hours in any order', () => {
  const app = runningApp();
  let stationId: string;
  let staff: Person;

  beforeAll(async () => {
    app.clock.set(atLocal(TODAY, '06:00'));
    stationId = (await aStation(app)).id;
    staff = await app.signIn('station_staff', { scopeId: stationId });
  });

  const again = ({ userId }: Person) => app.signInAgain(userId);

  async function codeOf(purpose: 'check_in' | 'check_out'): Promise<string> {
    const shown = await (await again(staff)).call(routes.code, {
      params: { stationId },
      query: { purpose },
    });
    if (!shown.ok) throw new Error(shown.error.code);
    return shown.value.text;
  }

  /** One person's day: each step answers with a value or a refusal that has a code. */
  class Day {
    readonly answers: { ok: boolean; error?: { code: string; status?: number } }[] = [];
    private readonly held: { code: string; heldAt: string }[] = [];

    constructor(
      private readonly worker: Person,
      private readonly employer: Person,
      readonly applicationId: string,
    ) {}

    async take(step: Step): Promise<void> {
      const outcome = await this.run(step);
      if (outcome) this.answers.push(outcome as (typeof this.answers)[number]);
    }

    private async run(step: Step) {
      const params = { applicationId: this.applicationId };
      switch (step) {
        case 'claim_in':
        case 'claim_out':
          return this.claim(step === 'claim_in' ? 'check_in' : 'check_out');
        case 'check_in':
        case 'check_out':
          return (await again(this.worker)).call(routes.checkIn, {
            body: { code: await codeOf(step) },
          });
        case 'staff_in':
        case 'staff_out':
          return (await again(staff)).call(routes.checkInFor, {
            params: { stationId },
            body: { ...params, direction: step === 'staff_in' ? 'in' : 'out', reason: '没有手机' },
          });
        case 'accept_claims':
        case 'reject_claims':
          return this.settle(step === 'accept_claims');
        case 'absence':
          return (await again(this.employer)).call(jobsRoutes.markNoShow, { params });
        case 'confirm':
          return (await again(this.employer)).call(jobsRoutes.confirmHours, {
            params,
            body: { minutes: 540 },
          });
        case 'withdraw':
          return (await again(this.worker)).call(jobsRoutes.withdraw, { params });
        case 'object':
          return (await again(this.worker)).call(jobsRoutes.objectAbsence, {
            params,
            body: { note: '我到了' },
          });
        case 'sweep':
          return this.sweep();
        case 'later':
          app.clock.advance(2 * HOUR + 11 * 60_000);
          return undefined;
      }
    }

    /** Shown now, sent three hours later: the phone had no network. */
    private async claim(purpose: 'check_in' | 'check_out') {
      const claim = { code: await codeOf(purpose), heldAt: toIso(app.clock.now()) };
      app.clock.advance(HOUR);
      this.held.push(claim);
      return (await again(this.worker)).call(routes.checkIn, { body: claim });
    }

    private async settle(accept: boolean) {
      const rows = await app.database.query<{ id: string }>(
        `select id from attendances where application_id = ? and state = 'to_verify' order by direction`,
        [this.applicationId],
      );
      for (const { id } of rows) {
        const settled = await (await again(staff)).call(routes.verifyAttendance, {
          params: { attendanceId: id },
          body: { accept },
        });
        this.answers.push(settled as (typeof this.answers)[number]);
      }
    }

    private async sweep(): Promise<void> {
      for (const name of ['stations.settleClaims', 'jobs.workClock', 'jobs.wageClock'])
        await app.service(Schedule).run(name);
    }
  }

  async function aDay(): Promise<Day> {
    app.clock.set(atLocal(TODAY, '06:10'));
    const worker = await app.signIn('worker');
    // An employer of its own: hours that one day leaves open would send the next posting to review.
    const { applicationId, employer } = await aBookedShift(app, worker, {
      stationId,
      employer: await anEmployer(app),
    });
    return new Day(worker, employer, applicationId);
  }

  async function lived(order: readonly Step[]): Promise<Day> {
    const day = await aDay();
    for (const step of order) await day.take(step);
    return day;
  }

  const faults = (day: Day) =>
    day.answers.filter(({ ok, error }) => !ok && (error?.status ?? 500) >= 500);

  async function endOf({ applicationId }: Day) {
    const [row] = await app.database.query<{ state: string; wages: number | string }>(
      `select a.state, (select count(*) from wages w where w.application_id = a.id) as wages
       from applications a where a.id = ?`,
      [applicationId],
    );
    return row;
  }

  it.each<[string, readonly Step[], string]>([
    [
      'a claim, then a check-out, then the claim accepted',
      ['claim_in', 'later', 'check_out', 'accept_claims'],
      'checked_out',
    ],
    [
      'a claim, then a check-out, then the claim refused',
      ['claim_in', 'later', 'check_out', 'reject_claims'],
      'accepted',
    ],
    [
      'hours confirmed before the check-out',
      ['check_in', 'later', 'later', 'later', 'later', 'later', 'confirm', 'check_out'],
      'wage_due',
    ],
    [
      'an absence while a claim waits',
      ['claim_in', 'later', 'absence', 'accept_claims'],
      'checked_in',
    ],
    ['an absence, then a check-in', ['later', 'absence', 'check_in'], 'checked_in'],
    ['an absence, then the staff', ['later', 'absence', 'staff_in'], 'checked_in'],
    [
      'a claim, then a withdrawal, then the claim accepted',
      ['claim_in', 'withdraw', 'accept_claims'],
      'withdrawn',
    ],
    ['a claim that nobody settles', ['claim_in', 'later', 'check_out'], 'accepted'],
  ])('%s', async (_name, order, state) => {
    const day = await lived(order);
    expect(faults(day)).toEqual([]);
    expect((await endOf(day))?.state).toBe(state);
  });

  it('takes a claim that nobody settles by itself, with the check-out that waited for it', async () => {
    const day = await lived(['claim_in', 'later', 'check_out']);
    app.clock.advance(DAY);
    await app.service(Schedule).run('stations.settleClaims');
    expect((await endOf(day))?.state).toBe('checked_out');
    const told = await app.database.query<{ payload: string }>(
      "select payload from outbox_messages where topic = 'stations.claim_waiting'",
    );
    expect(
      told.some(({ payload }) => app.database.sealing.open(payload).includes(staff.userId)),
    ).toBe(true);
  });

  it('answers every step with a value or a code, and ends by itself with a sound record', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...steps), { minLength: 4, maxLength: 9 }),
        async (order) => {
          const day = await lived(order);
          expect(faults(day)).toEqual([]);
          for (const days of [1, 2, 2, 3]) {
            app.clock.advance(days * DAY);
            await day.take('sweep');
          }
          const end = await endOf(day);
          const isPaid = ['wage_due', 'paid', 'settled', 'disputed'].includes(end?.state ?? '');
          expect(['withdrawn', 'no_show', 'wage_due']).toContain(end?.state);
          expect(Number(end?.wages)).toBe(isPaid ? 1 : 0);
          const stream = `application:${day.applicationId}`;
          const events = await app.service(LedgerService).events(stream);
          expect(events.length === 0 || verifyStream(events).ok).toBe(true);
        },
      ),
      { numRuns: 12, endOnFailure: true },
    );
  }, 120_000);

  rowsStandAsWritten(app);
});
