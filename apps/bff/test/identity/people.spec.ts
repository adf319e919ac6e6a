import { identityRoutes as routes } from '@yizhan/contract';
import { privacyNotice, type Role, staffRoles } from '@yizhan/identity/vocabulary';
import { newId } from '@yizhan/kernel';
import { FirstAdministrator } from '../../src/modules/identity/first-administrator';
import { aUnit } from '../cases/builders';
import { unwrapAnswer as value } from '../jobs/builders';
import { aStation } from '../stations/builders';
import { type Person, runningApp } from '../support/app';

async function codeOf(result: Promise<{ ok: true } | { ok: false; error: { code: string } }>) {
  const settled = await result;
  return settled.ok ? 'ok' : settled.error.code;
}

function newPerson(role: Role, scopeId: string | null, account = `a${newId().toLowerCase()}`) {
  return { account, displayName: '周晓', role, scopeId };
}

describe('the desk for people', () => {
  const app = runningApp();
  let administrator: Person;
  beforeAll(async () => {
    administrator = await app.signIn('administrator');
  });
  const create = (role: Role, scopeId: string | null) =>
    administrator.call(routes.createPerson, { body: newPerson(role, scopeId) });
  const list = (query: { role?: Role; cursor?: string } = {}) =>
    administrator.call(routes.listPeople, { query }).then(value);

  it('opens accounts within a station or unit, and names it', async () => {
    const stationId = (await aStation(app)).id;
    const unitId = await aUnit(app);
    const staff = value(await create('station_staff', stationId));
    expect(staff.person.grants).toEqual([
      { role: 'station_staff', scopeId: stationId, scopeName: '月亮湾零工驿站' },
    ]);
    const handler = value(await create('handler', unitId));
    expect(handler.person.grants[0]?.scopeName).toContain('劳动保障监察大队');
  });

  it('refuses a scope that is missing, unknown, or another kind of thing', async () => {
    const stationId = (await aStation(app)).id;
    expect(await codeOf(create('station_staff', null))).toBe('identity.role_needs_scope');
    for (const [role, scopeId] of [
      ['station_staff', newId()],
      ['handler', stationId],
      ['supervisor', stationId],
    ] as const)
      expect(await codeOf(create(role, scopeId))).toBe('identity.scope_unknown');
    const person = value(await create('supervisor', null)).person;
    const grant = (role: Role, scopeId: string | null) =>
      administrator.call(routes.grantRole, {
        params: { userId: person.userId },
        body: { role, scopeId },
      });
    expect(await codeOf(grant('handler', null))).toBe('identity.role_needs_scope');
    expect(await codeOf(grant('handler', newId()))).toBe('identity.scope_unknown');
    const now = value(await grant('station_staff', stationId));
    expect(now.grants.map(({ role }) => role)).toEqual(['supervisor', 'station_staff']);
  });

  it('lists by role, and keeps whose roles were all taken away', async () => {
    const { person } = value(await create('policy_officer', null));
    const listed = async (role?: Role) =>
      (await list(role ? { role } : {})).items.some(({ userId }) => userId === person.userId);
    expect([await listed('policy_officer'), await listed('operator')]).toEqual([true, false]);
    const params = { userId: person.userId };
    value(
      await administrator.call(routes.revokeRole, { params, query: { role: 'policy_officer' } }),
    );
    expect([await listed('policy_officer'), await listed()]).toEqual([false, true]);
  });

  it('lists staff by pages, each once, and no worker', async () => {
    const worker = await app.signIn('worker');
    for (let n = 0; n < 60; n += 1)
      await app.signIn(staffRoles[n % staffRoles.length] ?? 'handler');
    const first = await list();
    expect(first.items).toHaveLength(50);
    const second = await list(first.next ? { cursor: first.next } : {});
    expect(second.next).toBeNull();
    const ids = [...first.items, ...second.items].map(({ userId }) => userId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(60);
    expect(ids).not.toContain(worker.userId);
  });

  it('gives another first password to those who lost theirs, and ends what was open', async () => {
    const body = newPerson('operator', null);
    const made = value(await administrator.call(routes.createPerson, { body }));
    const enter = (password: string) =>
      app.visitor.call(routes.signInByPassword, {
        body: { account: body.account, password, notice: privacyNotice.version },
      });
    const session = value(await enter(made.firstPassword));
    const params = { userId: made.person.userId };
    const { firstPassword } = value(await administrator.call(routes.resetPassword, { params }));
    expect(await codeOf(enter(made.firstPassword))).toBe('identity.login_failed');
    expect(value(await enter(firstPassword)).mustChangePassword).toBe(true);
    const { refreshToken } = session;
    expect(await codeOf(app.visitor.call(routes.refresh, { body: { refreshToken } }))).toBe(
      'identity.refresh_invalid',
    );
    const byPhone = { userId: (await app.signIn('worker')).userId };
    expect(await codeOf(administrator.call(routes.resetPassword, { params: byPhone }))).toBe(
      'request.not_found',
    );
  });
});

describe('administrators', () => {
  const app = runningApp();
  const administrators = async () => {
    const rows = await app.database.query<{ userId: string }>(
      "SELECT user_id AS userId FROM role_grants WHERE role = 'administrator'",
    );
    return rows.map(({ userId }) => userId);
  };
  const revoke = (by: Person, userId: string) =>
    codeOf(by.call(routes.revokeRole, { params: { userId }, query: { role: 'administrator' } }));
  beforeEach(() => app.database.execute("DELETE FROM role_grants WHERE role = 'administrator'"));

  it('never are none: the last one keeps the role', async () => {
    const one = await app.signIn('administrator');
    const other = await app.signIn('administrator');
    const worker = await app.signIn('worker');
    expect(await revoke(one, other.userId)).toBe('ok');
    expect(await revoke(one, one.userId)).toBe('identity.last_administrator');
    expect(await revoke(one, worker.userId)).toBe('ok');
    expect(await administrators()).toEqual([one.userId]);
  });

  it('never are none, even when two take the role from each other at once', async () => {
    const one = await app.signIn('administrator');
    const other = await app.signIn('administrator');
    await Promise.all([revoke(one, other.userId), revoke(other, one.userId)]);
    expect(await administrators()).toHaveLength(1);
  });

  it('begin with one account, whose password must be changed', async () => {
    const first = app.service(FirstAdministrator);
    const login = await first.make(app.clock.now());
    if (!login) throw new Error('nobody was made');
    expect(login.account).toBe('admin');
    const body = { ...login, notice: privacyNotice.version };
    const session = value(await app.visitor.call(routes.signInByPassword, { body }));
    expect(session.mustChangePassword).toBe(true);
    expect(await administrators()).toEqual([session.userId]);
    expect(await first.make(app.clock.now())).toBeNull();
  });

  it('begin with one account, however many processes start, also where `admin` is taken', async () => {
    const first = app.service(FirstAdministrator);
    const taken = await first.make(app.clock.now());
    await app.database.execute("DELETE FROM role_grants WHERE role = 'administrator'");
    const made = await Promise.all([1, 2, 3].map(() => first.make(app.clock.now())));
    const [login, ...others] = made.filter((one) => one !== null);
    expect(others).toEqual([]);
    expect(login?.account).toMatch(/^admin\d$/);
    expect(login?.account).not.toBe(taken?.account);
    expect(await administrators()).toHaveLength(1);
  });
});
