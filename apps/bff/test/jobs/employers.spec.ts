import { identityRoutes, jobsRoutes as routes } from '@yizhan/contract';
import { type Person, runningApp } from '../support/app';
import { aCreditCode, aForm, anEmployer, aPosting, aStaff, codeOf, unwrapAnswer } from './builders';

const app = runningApp();

const aFirm = (changes: Record<string, unknown> = {}) => ({
  kind: 'firm' as const,
  name: '荆州楚韵保洁服务有限公司',
  creditCode: aCreditCode(),
  contactName: '余老板',
  contactPhone: '13900001210',
  division: '421024',
  address: '江陵县郝穴镇',
  ...changes,
});
const register = (person: Person, body: ReturnType<typeof aFirm>) =>
  person.call(routes.registerEmployer, { body });
const rows = (sql: string, values: string[] = []) =>
  app.database.query<Record<string, unknown>>(sql, values);

describe('registering an employer', () => {
  it.each([
    ['111111111111111111', {}],
    ['91421000MA4ABCDE15', {}],
    ['999999198001010089', {}],
    [null, {}],
    ['91421000MA4ABCDE10', { division: '999999' }],
  ])('refuses a firm with %s %j, with the field named', async (creditCode, changes) => {
    const worker = await app.signIn('worker');
    const answer = await register(worker, aFirm({ creditCode, ...changes }) as never);
    expect(codeOf(answer)).toBe('request.invalid');
    const field = 'division' in changes ? 'body.division' : 'body.creditCode';
    expect(JSON.stringify(answer)).toContain(field);
  });

  it('folds what is typed, and one code is one firm', async () => {
    const [first, second] = [await app.signIn('worker'), await app.signIn('worker')];
    const made = unwrapAnswer(
      await register(first, aFirm({ creditCode: '9142 1000 ma4a bcde 10' })),
    );
    expect(made.creditCode).toBe('91421000MA4ABCDE10');
    const twin = await register(
      second,
      aFirm({ creditCode: '９１４２１０００ＭＡ４ＡＢＣＤＥ１０' }),
    );
    expect(codeOf(twin)).toBe('jobs.employer_exists');
    expect(JSON.stringify(twin)).toContain('驿站');
  });

  it.each([
    ['firm', {}],
    ['household', { creditCode: null, name: '王先生家' }],
  ])(
    'a %s tapped twice at once is registered once, with the same answer',
    async (kind, changes) => {
      const person = await app.signIn('worker');
      const body = aFirm({ kind, ...changes });
      const answers = await Promise.all([1, 2, 3].map(() => register(person, body)));
      const ids = answers.map((answer) => unwrapAnswer(answer).employerId);
      expect(new Set(ids).size).toBe(1);
      const kept = await rows('select id from employers where owner_id = ?', [person.userId]);
      expect(kept).toHaveLength(1);
      const grants = await rows(
        "select id from role_grants where user_id = ? and role = 'employer'",
        [person.userId],
      );
      expect(grants).toHaveLength(1);
    },
  );

  it('of two people at once with one code, one gets it', async () => {
    const people = [await app.signIn('worker'), await app.signIn('worker')];
    const body = aFirm();
    const answers = await Promise.all(people.map((person) => register(person, body)));
    expect(answers.map((answer) => answer.ok).sort()).toEqual([false, true]);
    expect(answers.map(codeOf)).toContain('jobs.employer_exists');
  });
});

describe('a role given while signed in', () => {
  it('opens its pages at once to who registered, by the tokens they have', async () => {
    const person = await app.signIn('worker');
    expect(codeOf(await person.call(routes.company, {}))).toBe('request.forbidden');
    const { employerId } = unwrapAnswer(await register(person, aFirm()));
    const { employer } = unwrapAnswer(await person.call(routes.company, {}));
    expect(employer?.employerId).toBe(employerId);
    unwrapAnswer(await person.call(routes.createPosting, { body: aForm() }));
  });

  it('by an administrator is there at the next call', async () => {
    const person = await app.signIn('worker');
    const { stationId } = await aStaff(app);
    expect(codeOf(await person.call(routes.reviewQueue, { query: {} }))).toBe('request.forbidden');
    const boss = await app.signIn('administrator');
    const body = { role: 'station_staff' as const, scopeId: stationId };
    unwrapAnswer(
      await boss.call(identityRoutes.grantRole, { params: { userId: person.userId }, body }),
    );
    unwrapAnswer(await person.call(routes.reviewQueue, { query: {} }));
  });
});

describe('a verified firm', () => {
  it('keeps its name until staff have seen the new one', async () => {
    const employer = await anEmployer(app);
    const neighbour = await anEmployer(app);
    const { postingId } = await aPosting(app, employer);
    const { employer: own } = unwrapAnswer(await employer.call(routes.company, {}));
    const body = aFirm({ creditCode: own?.creditCode, name: '沙市区人社局招聘中心' });
    const changed = unwrapAnswer(await employer.call(routes.updateEmployer, { body }));
    expect(changed).toMatchObject({
      state: 'verified',
      name: own?.name,
      pendingName: '沙市区人社局招聘中心',
    });
    const seen = unwrapAnswer(
      await app.visitor.call(routes.detail, { params: { postingId }, query: {} }),
    );
    expect(seen.employer).toMatchObject({ value: { name: own?.name } });
    const staff = await aStaff(app);
    const { employers } = unwrapAnswer(await staff.call(routes.reviewQueue, { query: {} }));
    const item = employers.find((one) => one.employerId === employer.employerId);
    expect(item?.marks.join()).toContain('人社局');
    const params = { employerId: employer.employerId };
    const no = { verified: false, reason: '和执照不一样' };
    unwrapAnswer(await staff.call(routes.verifyEmployer, { params, body: no }));
    const after = unwrapAnswer(await employer.call(routes.company, {})).employer;
    expect(after).toMatchObject({ state: 'verified', name: own?.name, pendingName: null });
    const next = { ...body, name: '荆州江畔新装卸' };
    unwrapAnswer(await employer.call(routes.updateEmployer, { body: next }));
    unwrapAnswer(await staff.call(routes.verifyEmployer, { params, body: { verified: true } }));
    const renamed = unwrapAnswer(
      await app.visitor.call(routes.detail, { params: { postingId }, query: {} }),
    );
    expect(renamed.employer).toMatchObject({ value: { name: '荆州江畔新装卸' } });
    const other = unwrapAnswer(await neighbour.call(routes.company, {})).employer;
    expect(other?.name).not.toBe('荆州江畔新装卸');
  });

  it('doesn’t change into another firm', async () => {
    const employer = await anEmployer(app);
    const body = aFirm();
    expect(codeOf(await employer.call(routes.updateEmployer, { body }))).toBe(
      'jobs.credit_code_fixed',
    );
  });

  it('is told apart from those registered six at a time, and those of its own name', async () => {
    const person = await app.signIn('worker');
    const twin = await anEmployer(app);
    const { employer } = unwrapAnswer(await twin.call(routes.company, {}));
    for (let at = 0; at < 6; at++)
      unwrapAnswer(await register(person, aFirm({ name: `${employer?.name ?? ''}有限公司` })));
    const staff = await aStaff(app);
    const { employers } = unwrapAnswer(await staff.call(routes.reviewQueue, { query: {} }));
    const marks = employers.filter((one) => one.name.startsWith(employer?.name ?? '?'));
    expect(marks).toHaveLength(6);
    for (const one of marks) {
      expect(one.marks.join()).toContain('同一个人登记了 6 家');
      expect(one.marks.join()).toContain('几乎一样');
    }
  });
});
