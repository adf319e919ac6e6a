import { identityRoutes, jobsRoutes as routes, stationsRoutes } from '@yizhan/contract';
import { atLocal } from '@yizhan/kernel';
import { PersonalData } from '../../src/platform/personal-data';
import { type Person, runningApp } from '../support/app';
import { anEmployer, aPosting, aStaff, codeOf, unwrapAnswer } from './builders';

const app = runningApp();

const signUp = async (worker: Person, shiftId = '') =>
  unwrapAnswer(await worker.call(routes.signUp, { params: { shiftId }, body: {} }));
const call = (
  person: Person,
  applicationId: string,
  to: 'worker' | 'employer',
  purpose: 'meeting' | 'absent' = 'meeting',
) => person.call(routes.call, { params: { applicationId }, body: { to, purpose } });
const phoneOf = async (person: Person) => {
  const [row] = await app.database.query<{ phone_sealed: string }>(
    'select phone_sealed from users where id = ?',
    [person.userId],
  );
  return app.service(PersonalData).open(row?.phone_sealed ?? '');
};
const calls = (applicationId: string) =>
  app.database.query<Record<string, unknown>>(
    'select caller_id, side, purpose from contact_calls where application_id = ? order by id',
    [applicationId],
  );

async function named(name: string): Promise<Person> {
  const person = await app.signIn('worker');
  unwrapAnswer(await person.call(identityRoutes.updateMe, { body: { displayName: name } }));
  return person;
}

describe('people of one shift', () => {
  it('are told apart by who works with them; who only asked stays masked', async () => {
    const employer = await anEmployer(app);
    const staff = await aStaff(app);
    const { postingId, shiftIds } = await aPosting(app, employer, {
      headcount: 5,
      stationId: staff.stationId,
    });
    const people = [
      await named('王小明'),
      await named('王大明'),
      await named('王五😀'),
      await named('王小明'),
      await app.signIn('worker'),
    ];
    for (const worker of people) await signUp(worker, shiftIds[0]);
    const waiting = await named('王不留行');
    await signUp(waiting, shiftIds[0]);
    const page = unwrapAnswer(await employer.call(routes.people, { params: { postingId } }));
    const accepted = page.people.filter((one) => one.state === 'accepted');
    expect(accepted.map((one) => one.name).slice(0, 4)).toEqual([
      '王小明',
      '王大明',
      '王五😀',
      '王小明',
    ]);
    const last = (await phoneOf(people[4] as Person)).slice(-4);
    expect(accepted[4]).toMatchObject({ name: `手机尾号${last}`, phoneTail: last, callable: true });
    const rows = page.people.map(({ name, phoneTail, number }) => [name, phoneTail, number].join());
    expect(new Set(rows).size).toBe(6);
    const other = page.people.find((one) => one.state === 'waiting');
    expect(other).toMatchObject({ name: '王***', phoneTail: null, callable: false });
    const phones = await Promise.all([...people, waiting].map(phoneOf));
    for (const phone of phones) expect(JSON.stringify(page)).not.toContain(phone);
    const params = { stationId: staff.stationId };
    const day = unwrapAnswer(await staff.call(stationsRoutes.people, { params }));
    const seen = day.people.map(({ name, phone }) => `${name} ${phone ?? ''}`);
    expect(new Set(seen).size).toBe(5);
    expect(seen.join()).toContain('王小明 139****');
  });
});

describe('calling each other', () => {
  it('shows the number to the two sides and their station, each look kept with its purpose', async () => {
    const employer = await anEmployer(app);
    const staff = await aStaff(app);
    const { shiftIds, postingId } = await aPosting(app, employer, { stationId: staff.stationId });
    const worker = await app.signIn('worker');
    const { applicationId } = await signUp(worker, shiftIds[0]);
    const phone = await phoneOf(worker);
    expect(unwrapAnswer(await call(employer, applicationId, 'worker', 'absent')).phone).toBe(phone);
    expect(unwrapAnswer(await call(staff, applicationId, 'worker')).phone).toBe(phone);
    const answer = unwrapAnswer(await call(worker, applicationId, 'employer'));
    expect(answer).toMatchObject({ name: '余老板', phone: '13900001210' });
    expect(await calls(applicationId)).toEqual([
      { caller_id: employer.userId, side: 'worker', purpose: 'absent' },
      { caller_id: staff.userId, side: 'worker', purpose: 'meeting' },
      { caller_id: worker.userId, side: 'employer', purpose: 'meeting' },
    ]);
    const detail = { params: { postingId }, query: {} };
    const shown = unwrapAnswer(await worker.call(routes.detail, detail));
    expect(shown.contactPhone).toBeNull();
  });

  it('not to strangers of the same role', async () => {
    const employer = await anEmployer(app);
    const staff = await aStaff(app);
    const { shiftIds } = await aPosting(app, employer, { stationId: staff.stationId });
    const worker = await app.signIn('worker');
    const mate = await app.signIn('worker');
    const { applicationId } = await signUp(worker, shiftIds[0]);
    await signUp(mate, shiftIds[0]);
    const strangers = [mate, await anEmployer(app), await aStaff(app)];
    for (const stranger of strangers)
      for (const to of ['worker', 'employer'] as const)
        expect(codeOf(await call(stranger, applicationId, to))).toBe('jobs.application_not_found');
    expect(await calls(applicationId)).toEqual([]);
  });

  it('not before the place is granted, not days before, not after withdrawing', async () => {
    const employer = await anEmployer(app);
    const day = { from: '08:00', to: '17:00', breakMinutes: 60 };
    const picks = await aPosting(app, employer, { pickMode: 'employer_picks' });
    const later = await aPosting(app, employer, { shifts: [{ ...day, date: '2026-11-25' }] });
    const worker = await app.signIn('worker');
    const asked = await signUp(worker, picks.shiftIds[0]);
    expect(codeOf(await call(employer, asked.applicationId, 'worker'))).toBe('jobs.contact_closed');
    expect(codeOf(await call(worker, asked.applicationId, 'employer'))).toBe('jobs.contact_closed');
    const params = { applicationId: asked.applicationId };
    unwrapAnswer(await employer.call(routes.accept, { params }));
    expect((await call(employer, asked.applicationId, 'worker')).ok).toBe(true);
    unwrapAnswer(await worker.call(routes.withdraw, { params }));
    expect(codeOf(await call(employer, asked.applicationId, 'worker'))).toBe('jobs.contact_closed');
    expect(codeOf(await call(worker, asked.applicationId, 'employer'))).toBe('jobs.contact_closed');
    const { applicationId } = await signUp(worker, later.shiftIds[0]);
    expect(codeOf(await call(worker, applicationId, 'employer'))).toBe('jobs.contact_not_yet');
    app.clock.set(atLocal('2026-11-24', '08:00'));
    const again = await app.signInAgain(worker.userId);
    expect((await call(again, applicationId, 'employer')).ok).toBe(true);
  });

  it('gives a harvester of seventeen households no more than a few numbers', async () => {
    const harvester = await app.signIn('worker');
    const phones = new Set<string>();
    const refused: unknown[] = [];
    for (let at = 0; at < 17; at++) {
      const employer = await anEmployer(app);
      const contactPhone = `1380000${String(1_000 + at)}`;
      const shifts = [{ date: '2026-11-23', from: '12:00', to: '20:00', breakMinutes: 60 }];
      const { shiftIds } = await aPosting(app, employer, { contactPhone, shifts });
      const { applicationId } = await signUp(harvester, shiftIds[0]);
      const answer = await call(harvester, applicationId, 'employer');
      if (answer.ok) phones.add(answer.value.phone);
      else refused.push(codeOf(answer));
      const mine = JSON.stringify(unwrapAnswer(await harvester.call(routes.myShifts, {})));
      expect(mine).not.toContain(contactPhone);
      unwrapAnswer(await harvester.call(routes.withdraw, { params: { applicationId } }));
    }
    expect(phones.size).toBe(3);
    expect(new Set(refused)).toEqual(new Set(['jobs.contact_limited']));
  });

  it('counts two at once one after the other', async () => {
    const worker = await app.signIn('worker');
    const ids: string[] = [];
    for (let at = 0; at < 5; at++) {
      const employer = await anEmployer(app);
      const from = `${String(8 + at * 2).padStart(2, '0')}:00`;
      const to = `${String(10 + at * 2).padStart(2, '0')}:00`;
      const shifts = [{ date: '2026-11-23', from, to, breakMinutes: 0 }];
      const form = { shifts, wageUnit: 'hour' as const, wageFen: 2_500 };
      const { shiftIds } = await aPosting(app, employer, form);
      ids.push((await signUp(worker, shiftIds[0])).applicationId);
    }
    const answers = await Promise.all(ids.map((id) => call(worker, id, 'employer')));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(3);
  });
});
