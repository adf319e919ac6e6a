import { casesRoutes, jobsRoutes as routes } from '@yizhan/contract';
import { atLocal, DAY, fromIso, HOUR, MINUTE } from '@yizhan/kernel';
import { verifyStream } from '@yizhan/ledger';
import { JobsService } from '../../src/modules/jobs/jobs.service';
import { LedgerService, RowRecords } from '../../src/platform/ledger';
import { Schedule } from '../../src/platform/schedule';
import { type Person, runningApp } from '../support/app';
import { rowsStandAsWritten } from '../support/rows';
import { anEmployer, aPosting, codeOf, unwrapAnswer } from './builders';

const app = runningApp();

const night = [{ date: '2026-11-26', from: '18:00', to: '07:00', breakMinutes: 60 }];
const at = (iso: string) => fromIso(`2026-${iso}:00+08:00`);

/** Someone accepted for a shift, with a neighbour in the same posting. */
async function accepted(changes: Parameters<typeof aPosting>[2] = {}) {
  const employer = await anEmployer(app);
  const { postingId, shiftIds } = await aPosting(app, employer, {
    shifts: night,
    wageFen: 32_000,
    ...changes,
  });
  const signUp = async () => {
    const worker = await app.signIn('worker');
    const answer = await worker.call(routes.signUp, {
      params: { shiftId: shiftIds[0] ?? '' },
      body: {},
    });
    return { worker, applicationId: unwrapAnswer(answer).applicationId };
  };
  const one = await signUp();
  return { ...one, employer, postingId, neighbour: await signUp() };
}

async function attended(applicationId: string, came: string, left?: string) {
  const jobs = app.service(JobsService);
  unwrapAnswer(await jobs.recordAttendance(applicationId, 'in', at(came)));
  if (left) unwrapAnswer(await jobs.recordAttendance(applicationId, 'out', at(left)));
}

/** The sweeps at each of these moments; the person's token is made anew. */
async function sweepsAt(...moments: number[]) {
  for (const moment of moments) {
    app.clock.set(moment);
    await app.service(Schedule).run('jobs.workClock');
    await app.service(Schedule).run('jobs.wageClock');
    await app.service(Schedule).run('jobs.endObjections');
  }
}

const again = ({ userId }: Person) => app.signInAgain(userId);

async function myShift(worker: Person, applicationId: string) {
  const { today, coming, past } = unwrapAnswer(
    await (await again(worker)).call(routes.myShifts, {}),
  );
  const found = [...today, ...coming, ...past].find((row) => row.applicationId === applicationId);
  if (!found) throw new Error('the shift is gone from the screen');
  return found;
}

/** Topics told to this person about this key. */
async function told(person: Person, key: string): Promise<string[]> {
  const rows = await app.database.query<{ topic: string; message_key: string; payload: string }>(
    'select topic, message_key, payload from outbox_messages order by created_at, topic',
  );
  return rows
    .filter(
      (row) =>
        row.message_key.includes(key) &&
        app.database.sealing.open(row.payload).includes(person.userId),
    )
    .map((row) => row.topic);
}

const eventsOf = (applicationId: string) =>
  app.service(LedgerService).events(`application:${applicationId}`);

describe('an employer who does nothing', () => {
  it('owes the recorded hours by the end of the day of settlement, both being told once', async () => {
    const { worker, employer, applicationId, neighbour } = await accepted();
    await attended(applicationId, '11-26T18:30', '11-27T07:10');
    await sweepsAt(at('11-27T20:00'), at('11-27T21:00'), at('11-27T22:00'));
    expect(await myShift(worker, applicationId)).toMatchObject({
      state: 'checked_out',
      hours: { recordedMinutes: 690, countsAt: '2026-11-27T23:59:59.999+08:00' },
      wage: null,
    });
    expect(await told(employer, applicationId)).toEqual(['jobs.hours_announced']);
    await sweepsAt(at('11-28T00:00'), at('11-28T00:01'), at('11-28T09:00'));
    const { state, hours, wage } = await myShift(worker, applicationId);
    expect({ state, basis: hours.basis, minutes: hours.minutes }).toEqual({
      state: 'wage_due',
      basis: 'counted',
      minutes: 690,
    });
    expect(wage).toMatchObject({
      amountFen: 30_667,
      dueAt: '2026-11-27T23:59:59.999+08:00',
      claimable: true,
    });
    const wageId = wage?.wageId ?? '';
    expect(await told(worker, applicationId)).toEqual(['jobs.hours_announced']);
    for (const person of [worker, employer])
      expect((await told(person, wageId)).sort()).toEqual([
        'jobs.hours_counted',
        'jobs.wage_overdue',
      ]);
    const wizard = await (await again(worker)).call(casesRoutes.wizard, { query: { wageId } });
    expect(unwrapAnswer(wizard).prefill?.wage).toMatchObject({ minutes: 690, owedFen: 30_667 });
    expect((await myShift(neighbour.worker, neighbour.applicationId)).wage).toBeNull();
  });

  it('who is looked at again after a month has missed nothing', async () => {
    const { worker, employer, applicationId } = await accepted();
    await attended(applicationId, '11-26T18:30', '11-27T07:10');
    await sweepsAt(at('12-30T09:00'));
    const { wage } = await myShift(worker, applicationId);
    expect(wage).toMatchObject({ state: 'due', overdueDays: 32 });
    expect(await told(employer, wage?.wageId ?? '')).toContain('jobs.hours_counted');
    const company = unwrapAnswer(await (await again(employer)).call(routes.company, {}));
    const face = company.face.ok ? company.face.value : null;
    expect(face?.level).toBe('yellow');
    expect(face?.reasons).toEqual(
      expect.arrayContaining([expect.stringMatching(/1 笔工资过了日子没发/)]),
    );
  });

  it('can object for three days, which changes nothing without the worker', async () => {
    const { worker, employer, applicationId } = await accepted();
    await attended(applicationId, '11-26T18:30', '11-27T07:10');
    await sweepsAt(at('11-28T00:00'));
    const wish = { params: { applicationId }, body: { minutes: 600, reason: '提前走了' } };
    const answer = await (await again(employer)).call(routes.confirmHours, wish);
    expect(unwrapAnswer(answer)).toMatchObject({ state: 'wage_due', wage: { amountFen: 30_667 } });
    expect((await myShift(worker, applicationId)).hours.proposal).toMatchObject({
      by: 'employer',
      minutes: 600,
      until: '2026-11-29T00:00:00.000+08:00',
    });
    await sweepsAt(at('11-29T00:00'));
    const { hours, wage } = await myShift(worker, applicationId);
    expect({ minutes: hours.minutes, proposal: hours.proposal, wage: wage?.amountFen }).toEqual({
      minutes: 690,
      proposal: null,
      wage: 30_667,
    });
    app.clock.set(at('12-01T00:01'));
    const late = await (await again(employer)).call(routes.confirmHours, wish);
    expect(codeOf(late)).toBe('jobs.objection_closed');
  });
});

describe('work that comes to nothing', () => {
  it('owes nothing, reminds nobody, counts nowhere, and can still be objected to', async () => {
    const { worker, employer, applicationId } = await accepted();
    await attended(applicationId, '11-26T18:30', '11-26T18:30');
    await sweepsAt(at('11-28T00:00'), at('11-28T00:01'), at('11-28T12:00'));
    const { wage } = await myShift(worker, applicationId);
    expect(wage).toMatchObject({ amountFen: 0, claimable: false, overdueDays: 0 });
    const wageId = wage?.wageId ?? '';
    for (const person of [worker, employer])
      expect(await told(person, wageId)).toEqual(['jobs.hours_counted']);
    const [me, boss] = [await again(worker), await again(employer)];
    const params = { wageId };
    const refused = [
      await me.call(routes.disputeWage, { params, body: {} }),
      await me.call(routes.confirmPaid, { params }),
      await boss.call(routes.recordPayment, { params, body: { method: 'cash' } }),
    ];
    expect(refused.map((answer) => codeOf(answer))).toEqual(Array(3).fill('jobs.wage_nothing'));
    const wizard = await me.call(casesRoutes.wizard, { query: { wageId } });
    expect(codeOf(wizard)).toBe('cases.wage_nothing');
    const objected = await me.call(routes.objectHours, {
      params: { applicationId },
      body: { minutes: 720, reason: '扫错了码，干到早上七点' },
    });
    expect(objected.ok).toBe(true);
    await sweepsAt(at('11-29T12:00'), at('11-29T12:01'));
    expect((await myShift(worker, applicationId)).wage).toMatchObject({
      amountFen: 32_000,
      claimable: true,
    });
    expect(await told(worker, wageId)).toContain('jobs.wage_overdue');
  });

  it('isn’t late on the employer’s face, however long ago', async () => {
    const { employer, applicationId } = await accepted();
    await attended(applicationId, '11-26T18:30', '11-26T18:30');
    await sweepsAt(at('12-30T09:00'));
    const company = unwrapAnswer(await (await again(employer)).call(routes.company, {}));
    expect(JSON.stringify(company.face)).not.toContain('过了日子没发');
  });
});

describe('an employer who doesn’t answer an objection', () => {
  it('owes what the worker said, within the plan, and can still object', async () => {
    const { worker, employer, applicationId } = await accepted();
    await attended(applicationId, '11-26T18:30', '11-26T20:00');
    await sweepsAt(at('11-28T00:00'));
    const object = async (minutes: number) =>
      (await again(worker)).call(routes.objectHours, {
        params: { applicationId },
        body: { minutes, reason: '扫错了码，干到早上七点' },
      });
    expect(codeOf(await object(1440))).toBe('jobs.hours_impossible');
    unwrapAnswer(await object(800));
    await sweepsAt(at('11-28T23:59'));
    expect((await myShift(worker, applicationId)).hours.minutes).toBe(90);
    await sweepsAt(at('11-29T00:00'));
    expect(await myShift(worker, applicationId)).toMatchObject({
      state: 'wage_due',
      hours: { minutes: 720, basis: 'employer_silent', proposal: null },
      wage: { amountFen: 32_000 },
    });
    const wish = { params: { applicationId }, body: { minutes: 90, reason: '八点就走了' } };
    const asked = await (await again(employer)).call(routes.confirmHours, wish);
    expect(unwrapAnswer(asked)).toMatchObject({ wage: { amountFen: 32_000 } });
    // Beyond the plan nothing is presumed.
    await (await again(worker)).call(routes.consentHours, {
      params: { applicationId },
      body: { agree: false },
    });
    unwrapAnswer(await object(780));
    await sweepsAt(at('11-30T00:00'));
    expect((await myShift(worker, applicationId)).wage?.amountFen).toBe(32_000);
    expect(await told(worker, applicationId)).toContain('jobs.correction_unanswered');
  });
});

describe('a worker who does nothing', () => {
  it('has the recorded minutes, when the employer wished others', async () => {
    const { worker, employer, applicationId } = await accepted();
    await attended(applicationId, '11-26T18:30', '11-27T07:10');
    app.clock.set(at('11-27T08:00'));
    const asked = await (await again(employer)).call(routes.confirmHours, {
      params: { applicationId },
      body: { minutes: 300, reason: '半夜走了' },
    });
    expect(unwrapAnswer(asked)).toEqual({ state: 'hours_confirmed', wage: null });
    await sweepsAt(at('11-28T07:59'));
    expect((await myShift(worker, applicationId)).state).toBe('hours_confirmed');
    await sweepsAt(at('11-28T08:00'));
    expect(await myShift(worker, applicationId)).toMatchObject({
      state: 'wage_due',
      hours: { minutes: 690, basis: 'unanswered' },
      wage: { dueAt: '2026-11-27T23:59:59.999+08:00' },
    });
  });

  it('who forgot to check out is asked, and has the shift’s end with a mark', async () => {
    const { worker, employer, applicationId } = await accepted();
    await attended(applicationId, '11-26T18:30');
    app.clock.set(at('11-27T02:00'));
    const atNight = unwrapAnswer(await (await again(worker)).call(routes.myShifts, {}));
    expect(atNight.today.map((shift) => shift.applicationId)).toEqual([applicationId]);
    await sweepsAt(at('11-27T07:30'));
    for (const person of [worker, employer])
      expect(await told(person, applicationId)).toEqual(['jobs.leaving_asked']);
    expect((await myShift(worker, applicationId)).actions).toContain('state_leaving');
    await sweepsAt(at('11-27T13:00'));
    expect(await myShift(worker, applicationId)).toMatchObject({
      state: 'checked_out',
      hours: { leavingBasis: 'assumed', checkedOutAt: '2026-11-27T07:00:00.000+08:00' },
    });
    await sweepsAt(at('11-28T00:00'));
    expect((await myShift(worker, applicationId)).wage?.amountFen).toBe(30_667);
  });

  it('may say when work ended instead: never overtime, said twice it is said once', async () => {
    const { worker, employer, applicationId, neighbour } = await accepted();
    await attended(applicationId, '11-26T18:30');
    app.clock.set(at('11-27T07:40'));
    const me = await again(worker);
    const say = (who: Person, leftAt: string) =>
      who.call(routes.stateWork, {
        params: { applicationId },
        body: { leftAt: `2026-${leftAt}:00+08:00` },
      });
    expect(codeOf(await say(me, '11-27T07:30'))).toBe('jobs.leaving_time');
    expect(codeOf(await say(await again(neighbour.worker), '11-27T06:00'))).toBe(
      'jobs.application_not_found',
    );
    expect(unwrapAnswer(await say(me, '11-27T06:00')).state).toBe('checked_out');
    expect(unwrapAnswer(await say(me, '11-27T06:00')).state).toBe('checked_out');
    expect(await myShift(worker, applicationId)).toMatchObject({
      hours: { leavingBasis: 'stated', recordedMinutes: 630 },
    });
    expect(await told(employer, applicationId)).toEqual(['jobs.leaving_stated']);
  });

  it('who doesn’t confirm a payment is told, and may still say that nothing came', async () => {
    const { worker, employer, applicationId } = await accepted();
    await attended(applicationId, '11-26T18:30', '11-27T07:10');
    app.clock.set(at('11-27T08:00'));
    const boss = await again(employer);
    const confirmed = await boss.call(routes.confirmHours, {
      params: { applicationId },
      body: { minutes: 690 },
    });
    const wageId = unwrapAnswer(confirmed).wage?.wageId ?? '';
    const pay = () =>
      boss.call(routes.recordPayment, { params: { wageId }, body: { method: 'cash' as const } });
    expect(unwrapAnswer(await pay()).assumedAt).toBe('2026-12-04T08:00:00.000+08:00');
    expect(unwrapAnswer(await pay()).state).toBe('paid');
    await sweepsAt(at('12-03T08:01'), at('12-04T08:01'));
    expect((await myShift(worker, applicationId)).wage).toMatchObject({
      state: 'assumed',
      claimable: true,
      claimUntil: '2028-11-27T23:59:59.999+08:00',
    });
    expect(await told(worker, wageId)).toEqual(
      expect.arrayContaining(['jobs.wage_paid', 'jobs.payment_announced', 'jobs.payment_assumed']),
    );
    const me = await again(worker);
    const disputed = await me.call(routes.disputeWage, { params: { wageId }, body: {} });
    expect(unwrapAnswer(disputed).state).toBe('disputed');
  });
});

describe('piece work', () => {
  it('counts by the worker’s word, or at the least wage when nobody says a number', async () => {
    const { worker, applicationId, neighbour } = await accepted({
      wageUnit: 'piece',
      wageFen: 100,
    });
    for (const id of [applicationId, neighbour.applicationId])
      await attended(id, '11-26T18:00', '11-27T07:00');
    app.clock.set(at('11-27T08:00'));
    const stated = await (await again(worker)).call(routes.stateWork, {
      params: { applicationId },
      body: { pieces: 250 },
    });
    expect(stated.ok).toBe(true);
    await sweepsAt(at('11-28T00:00'));
    expect((await myShift(worker, applicationId)).wage?.amountFen).toBe(25_000);
    const other = await myShift(neighbour.worker, neighbour.applicationId);
    expect(other.wage?.amountFen).toBeGreaterThan(20_000);
  });
});

describe('a mark of absence', () => {
  const mark = async (employer: Person, applicationId: string) =>
    (await again(employer)).call(routes.markNoShow, { params: { applicationId } });

  it('is told at once, lifted by a check-in, and then pays as ever', async () => {
    const { worker, employer, applicationId } = await accepted();
    app.clock.set(at('11-26T18:09'));
    expect(codeOf(await mark(employer, applicationId))).toBe('jobs.too_early_absent');
    app.clock.set(at('11-26T18:10'));
    expect(unwrapAnswer(await mark(employer, applicationId)).state).toBe('no_show');
    expect(unwrapAnswer(await mark(employer, applicationId)).state).toBe('no_show');
    expect(await told(worker, applicationId)).toEqual(['jobs.absence_marked']);
    await attended(applicationId, '11-26T18:15', '11-27T07:00');
    expect(await myShift(worker, applicationId)).toMatchObject({
      state: 'checked_out',
      absence: null,
      hours: { recordedMinutes: 705 },
    });
    expect(await told(employer, applicationId)).toContain('jobs.absence_lifted');
    const types = (await eventsOf(applicationId)).map(({ type }) => type);
    expect(types).toEqual(['absence.marked', 'absence.lifted', 'hours.recorded', 'hours.recorded']);
  });

  it('can be objected to for seven days; unanswered it doesn’t count', async () => {
    const { worker, employer, applicationId, neighbour } = await accepted();
    app.clock.set(at('11-26T19:00'));
    await mark(employer, applicationId);
    const object = async (who: Person) =>
      (await again(who)).call(routes.objectAbsence, {
        params: { applicationId },
        body: { note: '我到了，手机没电' },
      });
    expect(codeOf(await object(neighbour.worker))).toBe('jobs.application_not_found');
    expect(unwrapAnswer(await object(worker)).state).toBe('no_show');
    expect(unwrapAnswer(await object(worker)).state).toBe('no_show');
    expect(await told(employer, applicationId)).toEqual(['jobs.absence_objected']);
    await sweepsAt(at('11-29T18:59'));
    expect((await myShift(worker, applicationId)).absence?.counts).toBe(true);
    await sweepsAt(at('11-29T19:00'));
    expect((await myShift(worker, applicationId)).absence?.counts).toBe(false);
    await mark(employer, neighbour.applicationId);
    app.clock.set(app.clock.now() + 7 * DAY + MINUTE);
    const late = await (await again(neighbour.worker)).call(routes.objectAbsence, {
      params: { applicationId: neighbour.applicationId },
      body: { note: '我到了' },
    });
    expect(codeOf(late)).toBe('jobs.objection_closed');
  });

  it('comes by itself a day after the end, both having been asked', async () => {
    const { worker, employer, applicationId } = await accepted();
    await sweepsAt(at('11-27T07:30'), at('11-28T07:00'));
    expect(await myShift(worker, applicationId)).toMatchObject({
      state: 'no_show',
      absence: { byItself: true, counts: true },
    });
    for (const person of [worker, employer])
      expect(await told(person, applicationId)).toEqual([
        'jobs.presence_asked',
        'jobs.absence_marked',
      ]);
    const confirmed = await (await again(employer)).call(routes.confirmHours, {
      params: { applicationId },
      body: { minutes: 720 },
    });
    expect(unwrapAnswer(confirmed).state).toBe('wage_due');
  });
});

describe('hours to confirm', () => {
  it('are there after work, not before', async () => {
    const { employer, applicationId, postingId } = await accepted();
    const confirm = async () =>
      (await again(employer)).call(routes.confirmHours, {
        params: { applicationId },
        body: { minutes: 720 },
      });
    const actions = async () =>
      unwrapAnswer(
        await (await again(employer)).call(routes.people, { params: { postingId } }),
      ).people.find((person) => person.applicationId === applicationId)?.actions;
    app.clock.set(at('11-26T17:00'));
    expect(codeOf(await confirm())).toBe('jobs.work_not_over');
    await attended(applicationId, '11-26T17:55');
    app.clock.set(at('11-27T06:59'));
    expect(codeOf(await confirm())).toBe('jobs.work_not_over');
    expect(await actions()).not.toContain('confirm_hours');
    app.clock.set(at('11-27T07:00'));
    expect(await actions()).toContain('confirm_hours');
    expect(unwrapAnswer(await confirm()).state).toBe('wage_due');
    expect(unwrapAnswer(await confirm()).state).toBe('wage_due');
    // The check-out that comes afterwards is kept, and moves nothing.
    const late = await app
      .service(JobsService)
      .recordAttendance(applicationId, 'out', at('11-27T07:05'));
    expect(unwrapAnswer(late)).toBe('wage_due');
  });
});

describe('the chain of an application', () => {
  it('holds what the screen says, from check-in to the wage in hand', async () => {
    const { worker, employer, applicationId } = await accepted();
    await attended(applicationId, '11-26T18:30', '11-27T07:10');
    await sweepsAt(at('11-28T00:00'));
    const wageId = (await myShift(worker, applicationId)).wage?.wageId ?? '';
    const me = await again(worker);
    const objected = await me.call(routes.objectHours, {
      params: { applicationId },
      body: { minutes: 720, reason: '六点半以前就在卸货' },
    });
    expect(objected.ok).toBe(true);
    const agreed = await (await again(employer)).call(routes.answerHours, {
      params: { applicationId },
      body: { agree: true },
    });
    expect(agreed.ok).toBe(true);
    const pay = { params: { wageId }, body: { method: 'cash' as const, reference: '收条 3' } };
    unwrapAnswer(await (await again(employer)).call(routes.recordPayment, pay));
    unwrapAnswer(await me.call(routes.confirmPaid, { params: { wageId } }));
    const events = await eventsOf(applicationId);
    expect(verifyStream(events).ok).toBe(true);
    const last = (type: string) => events.filter((event) => event.type === type).pop()?.content;
    const { hours, wage } = await myShift(worker, applicationId);
    expect(last('hours.recorded')).toMatchObject({
      checkedInAt: fromIso(hours.checkedInAt ?? ''),
      checkedOutAt: fromIso(hours.checkedOutAt ?? ''),
      minutes: hours.recordedMinutes,
    });
    expect(last('hours.settled')).toMatchObject({ minutes: hours.minutes, basis: hours.basis });
    expect(last('wage.changed')).toMatchObject({ wageId, amountFen: wage?.amountFen });
    expect(last('wage.confirm')).toMatchObject({
      wageId,
      amountFen: wage?.amountFen,
      method: 'cash',
    });
    expect(events.map(({ type }) => type)).toEqual([
      'hours.recorded',
      'hours.recorded',
      'hours.settled',
      'wage.owed',
      'hours.proposed',
      'hours.settled',
      'wage.changed',
      'wage.pay',
      'wage.confirm',
    ]);
    const rows = await app.database.query('select content from ledger_events where stream = ?', [
      `application:${applicationId}`,
    ]);
    expect(JSON.stringify(rows)).not.toContain('卸货');
  });
});

describe('a wage that nobody pays', () => {
  it('is claimed only once it is due, warns of the limits, and ends at the last of them', async () => {
    const { worker, employer, applicationId } = await accepted();
    await attended(applicationId, '11-26T18:30', '11-27T07:10');
    app.clock.set(at('11-27T08:00'));
    const confirmed = await (await again(employer)).call(routes.confirmHours, {
      params: { applicationId },
      body: { minutes: 690 },
    });
    const wageId = unwrapAnswer(confirmed).wage?.wageId ?? '';
    const dispute = async () =>
      (await again(worker)).call(routes.disputeWage, { params: { wageId }, body: {} });
    expect(codeOf(await dispute())).toBe('jobs.wage_not_due');
    app.clock.set(atLocal('2026-11-28'));
    expect(unwrapAnswer(await dispute()).state).toBe('disputed');
    expect(unwrapAnswer(await dispute()).state).toBe('disputed');
    app.clock.set(atLocal('2027-08-01'));
    // However old, what isn't settled stays on the screen with its button.
    expect((await myShift(worker, applicationId)).wage?.claimable).toBe(true);
    const limit = atLocal('2028-11-28') - 1;
    await sweepsAt(atLocal('2026-12-02'), atLocal('2027-10-29'), limit - 30 * DAY + MINUTE);
    expect(await told(worker, wageId)).toEqual(
      expect.arrayContaining([
        'jobs.dispute_asked',
        'jobs.arbitration_limit',
        'jobs.inspection_limit',
      ]),
    );
    await sweepsAt(limit + HOUR);
    const [row] = await app.database.query<{ state: string; wage: string }>(
      `select a.state, w.state as wage from applications a join wages w on w.application_id = a.id
       where a.id = ?`,
      [applicationId],
    );
    expect(row).toEqual({ state: 'lapsed', wage: 'lapsed' });
    expect(codeOf(await dispute())).toBe('jobs.wage_lapsed');
  });
});

describe('the record of work', () => {
  rowsStandAsWritten(app);

  it.each([
    ['wages', 'amount_fen = amount_fen - 100'],
    ['wages', "state = 'confirmed'"],
    ['work_hours', 'minutes = 1'],
    ['work_hours', 'checked_in_at = checked_in_at + 60000'],
  ])('finds a row of %s changed by hand: %s', async (table, change) => {
    const { applicationId } = await accepted();
    await attended(applicationId, '11-26T18:30', '11-27T07:10');
    await sweepsAt(atLocal('2026-11-29'));
    expect(await app.service(RowRecords).check()).toEqual([]);
    const changed = `update ${table} set ${change} where application_id = ?`;
    await app.database.execute(changed, [applicationId]);
    expect(await app.service(RowRecords).check()).toEqual([
      { stream: `application:${applicationId}`, why: 'row_changed' },
    ]);
    await app.database.execute(`delete from ${table} where application_id = ?`, [applicationId]);
    expect(await app.service(RowRecords).check()).toHaveLength(1);
    await app.database.execute('delete from ledger_events where stream = ?', [
      `application:${applicationId}`,
    ]);
    await app.database.execute('delete from ledger_streams where stream = ?', [
      `application:${applicationId}`,
    ]);
  });
});
