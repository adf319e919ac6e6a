import { allRoutes, casesRoutes, jobsRoutes, identityRoutes as routes } from '@yizhan/contract';
import { auditSettings } from '@yizhan/identity';
import { privacyNotice } from '@yizhan/identity/vocabulary';
import { HOUR } from '@yizhan/kernel';
import { AuditService } from '../../src/platform/audit';
import { opened } from '../cases/builders';
import { unwrapAnswer } from '../jobs/builders';
import { runningApp } from '../support/app';

const app = runningApp();

const find = async (
  query: Parameters<typeof app.visitor.call<typeof routes.searchAudit>>[1]['query'],
) => {
  const administrator = await app.signIn('administrator');
  return unwrapAnswer(await administrator.call(routes.searchAudit, { query })).items;
};

/** Every field a schema declares at the end of a path; empty where there is none. */
const declared = (routeId: string, place: string): boolean => {
  const route = allRoutes.find(({ id }) => id === routeId);
  const [part = '', ...path] = place.split('.');
  let schema: unknown = (route as unknown as Record<string, unknown>)[part];
  for (const name of path) schema = shapeOf(schema)?.[name];
  return schema !== undefined;
};
const shapeOf = (schema: unknown): Record<string, unknown> | undefined =>
  (schema as { shape?: Record<string, unknown> } | undefined)?.shape;

describe('what a route says of its audit', () => {
  it.each(allRoutes.filter(({ audit }) => audit).map((route) => [route.id, route] as const))(
    '%s names fields that it has',
    (id, { audit }) => {
      const { subject, reason, actor, onlyWith } = audit ?? {};
      for (const place of [subject?.at, reason, actor, onlyWith])
        if (place !== undefined) expect([place, declared(id, place)]).toEqual([place, true]);
    },
  );

  it('stands at every route that gives or takes power, or decides on others', () => {
    const silent = [
      'identity.signInByPhone',
      'identity.signInByPassword',
      'identity.signInByWechat',
      'identity.createPerson',
      'identity.resetPassword',
      'identity.grantRole',
      'identity.revokeRole',
      'identity.searchAudit',
      'jobs.verifyEmployer',
      'jobs.giveCard',
      'jobs.approve',
      'jobs.takeDown',
      'policies.publish',
      'cases.detail',
    ].filter((id) => !allRoutes.find((route) => route.id === id)?.audit);
    expect(silent).toEqual([]);
  });
});

describe('the trail', () => {
  it('tells who gave whom which role, and who looked at the trail', async () => {
    const administrator = await app.signIn('administrator');
    const officer = await app.signIn('worker');
    const params = { userId: officer.userId };
    const body = { role: 'policy_officer' as const, scopeId: null };
    unwrapAnswer(await administrator.call(routes.grantRole, { params, body }));
    const [entry] = await find({ action: 'role_granted', subjectId: officer.userId });
    expect(entry).toMatchObject({
      outcome: 'done',
      actor: { userId: administrator.userId, roles: ['求职者', '管理员'] },
      subject: { kind: 'user', id: officer.userId },
      reason: 'policy_officer',
    });
    expect((await find({ action: 'audit_searched' })).length).toBeGreaterThan(0);
  });

  it('has sign-ins that failed, by account, without the password', async () => {
    const body = {
      account: 'nobody.here',
      password: 'a-wrong-password-1',
      notice: privacyNotice.version,
    };
    await app.visitor.call(routes.signInByPassword, { body });
    const [entry] = await find({ subjectKind: 'account', subjectId: 'nobody.here', refused: true });
    expect(entry).toMatchObject({
      action: 'signed_in',
      outcome: 'identity.login_failed',
      actor: null,
      reason: null,
    });
    const rows = await app.database.query('select * from audit_entries');
    expect(JSON.stringify(rows)).not.toContain('a-wrong-password-1');
  });

  it('keeps no phone in clear, and finds it all the same', async () => {
    const phone = '13900007777';
    await app.visitor.call(routes.signInByPhone, {
      body: { phone, code: '000000', notice: privacyNotice.version },
    });
    expect(await find({ subjectKind: 'phone', subjectId: phone })).toHaveLength(1);
    const rows = await app.database.query('select * from audit_entries');
    expect(JSON.stringify(rows)).not.toContain(phone);
  });

  it('has nothing of a refused step that nobody asked to see, and one entry for a repeat', async () => {
    const administrator = await app.signIn('administrator');
    const employerId = '01HZZZZZZZZZZZZZZZZZZZZZZZ';
    const params = { employerId };
    const body = { card: 'red' as const, reason: '多次拖欠工资' };
    expect(await administrator.call(jobsRoutes.giveCard, { params, body })).toMatchObject({
      ok: false,
    });
    expect(await find({ subjectId: employerId })).toEqual([]);
  });

  it('is chained: an entry changed by hand, or taken out of its place, is found', async () => {
    const audit = app.service(AuditService);
    const [entry] = await find({ action: 'role_granted' });
    expect(await audit.check()).toEqual([]);
    await app.database.execute("update audit_entries set action = 'signed_in' where id = ?", [
      entry?.id ?? '',
    ]);
    expect(await audit.check()).toEqual([entry?.id]);
    await app.database.execute("update audit_entries set action = 'role_granted' where id = ?", [
      entry?.id ?? '',
    ]);
    expect(await audit.check()).toEqual([]);
    await app.database.execute('delete from audit_entries where id = ?', [entry?.id ?? '']);
    expect(await audit.check()).toEqual([entry?.id]);
  });

  it('is kept 400 days and no longer', async () => {
    const audit = app.service(AuditService);
    const before = (await find({})).length;
    expect(before).toBeGreaterThan(0);
    const edge = app.clock.now() + auditSettings.keptFor.value;
    expect(await audit.purge(edge - HOUR)).toBe(0);
    expect(await audit.purge(edge + HOUR)).toBeGreaterThanOrEqual(before);
    expect(auditSettings.keptFor.value).toBe(400 * 24 * HOUR);
  });
});

describe('who has seen a reporter', () => {
  it('is shown to the reporter alone', async () => {
    const reporter = await app.signIn('worker');
    const stranger = await app.signIn('worker');
    const { caseId } = await opened(reporter);
    const operator = await app.signIn('operator');
    unwrapAnswer(await operator.call(casesRoutes.detail, { params: { caseId } }));
    unwrapAnswer(await reporter.call(casesRoutes.detail, { params: { caseId } }));
    const seen = unwrapAnswer(await reporter.call(casesRoutes.openings, { params: { caseId } }));
    expect(seen.items.map(({ roles }) => roles)).toEqual([['话务员']]);
    for (const other of [stranger, operator])
      expect(await other.call(casesRoutes.openings, { params: { caseId } })).toMatchObject({
        error: { code: 'cases.not_found' },
      });
  });
});
