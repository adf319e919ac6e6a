import { identityRoutes as routes } from '@yizhan/contract';
import { privacyNotice } from '@yizhan/identity/vocabulary';
import { MINUTE, SECOND } from '@yizhan/kernel';
import { TOTP } from 'otpauth';
import { SessionsService } from '../../src/modules/identity/sessions.service';
import { unwrapAnswer } from '../jobs/builders';
import { runningApp } from '../support/app';

const app = runningApp({ staffSecondFactor: 'required', staffAddresses: ['10.0.0.0/8'] });

const PASSWORD = 'river-lamp-07-oak';
let accounts = 0;

/** Staff with an account, past the first password. */
async function aStaff(role: 'supervisor' | 'station_staff' | 'operator' = 'operator') {
  const administrator = await app.signIn('administrator');
  accounts += 1;
  const account = `staff.${accounts}`;
  const made = unwrapAnswer(
    await administrator.call(routes.createPerson, {
      body: { account, displayName: '周晓', role, scopeId: null },
    }),
  );
  await app.database.execute('update users set must_change_password = 0 where account = ?', [
    account,
  ]);
  return { administrator, account, userId: made.person.userId, password: made.firstPassword };
}

const enter = (account: string, password: string, code?: string, ip = '10.1.2.3') =>
  app.nest
    .inject({
      method: 'POST',
      url: '/api/v1/identity/sessions/password',
      remoteAddress: ip,
      headers: { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/120' },
      payload: {
        account,
        password,
        notice: privacyNotice.version,
        ...(code === undefined ? {} : { code }),
      },
    })
    .then((answer) => answer.json() as Record<string, unknown>);

const codeAt = (secret: string, at = app.clock.now()) =>
  new TOTP({ secret, digits: 6, period: 30 }).generate({ timestamp: at });

/** Someone whose second factor is on; the clock has moved on by one step. */
async function withFactor(userId: string, password: string) {
  const person = await app.signInAgain(userId);
  const { secret } = unwrapAnswer(
    await person.call(routes.beginSecondFactor, { body: { password } }),
  );
  const { recoveryCodes } = unwrapAnswer(
    await person.call(routes.confirmSecondFactor, { body: { code: codeAt(secret) } }),
  );
  app.clock.advance(30 * SECOND);
  return { secret, recoveryCodes };
}

describe('the second factor', () => {
  it('is asked for beside the password, each code once, and drifting clocks are forgiven', async () => {
    const { account, userId, password } = await aStaff();
    const { secret } = await withFactor(userId, password);
    expect((await enter(account, password)).code).toBe('identity.second_factor_needed');
    expect((await enter(account, password, '000000')).code).toBe('identity.second_factor_wrong');
    const code = codeAt(secret);
    expect((await enter(account, password, code)).userId).toBe(userId);
    expect((await enter(account, password, code)).code).toBe('identity.second_factor_wrong');
    app.clock.advance(MINUTE);
    const late = codeAt(secret, app.clock.now() - 30 * SECOND);
    expect((await enter(account, password, late)).userId).toBe(userId);
    app.clock.advance(5 * MINUTE);
    const old = codeAt(secret, app.clock.now() - 90 * SECOND);
    expect((await enter(account, password, old)).code).toBe('identity.second_factor_wrong');
  });

  it('lets one of two sign-ins with one code pass', async () => {
    const { account, userId, password } = await aStaff();
    const { secret } = await withFactor(userId, password);
    const code = codeAt(secret);
    const answers = await Promise.all([1, 2].map(() => enter(account, password, code)));
    expect(answers.filter((answer) => answer.userId === userId)).toHaveLength(1);
  });

  it('gives recovery codes that work once each, and is taken away with password and code', async () => {
    const { account, userId, password } = await aStaff();
    const { recoveryCodes, secret } = await withFactor(userId, password);
    expect(recoveryCodes).toHaveLength(8);
    const [first = ''] = recoveryCodes;
    expect((await enter(account, password, first.toUpperCase())).userId).toBe(userId);
    expect((await enter(account, password, first)).code).toBe('identity.second_factor_wrong');
    const person = await app.signInAgain(userId);
    const code = codeAt(secret);
    expect(
      await person.call(routes.removeSecondFactor, { body: { password: 'wrong-one-123', code } }),
    ).toMatchObject({ error: { code: 'identity.password_wrong' } });
    unwrapAnswer(await person.call(routes.removeSecondFactor, { body: { password, code } }));
    expect((await enter(account, password)).userId).toBe(userId);
  });

  it('comes first for roles with much power: nothing else opens before', async () => {
    const { userId, password } = await aStaff('supervisor');
    const session = await app.service(SessionsService).openFor(userId, app.clock.now());
    expect(session.mustSecure).toBe(true);
    const person = await app.signInAgain(userId);
    expect(await person.call(routes.updateMe, { body: { largeType: true } })).toMatchObject({
      error: { code: 'identity.second_factor_required' },
    });
    await withFactor(userId, password);
    const after = await app.signInAgain(userId);
    unwrapAnswer(await after.call(routes.updateMe, { body: { largeType: true } }));
  });

  it('is reset by an administrator, who ends the sessions; by nobody else', async () => {
    const { account, userId, password, administrator } = await aStaff();
    await withFactor(userId, password);
    const params = { userId };
    const stranger = await app.signIn('operator');
    expect(await stranger.call(routes.resetSecondFactor, { params })).toMatchObject({
      error: { code: 'request.forbidden' },
    });
    unwrapAnswer(await administrator.call(routes.resetSecondFactor, { params }));
    expect((await enter(account, password)).userId).toBe(userId);
  });

  it('keeps no secret in clear', async () => {
    const { userId, password } = await aStaff();
    const { secret, recoveryCodes } = await withFactor(userId, password);
    const rows = JSON.stringify(await app.database.query('select * from second_factors'));
    expect(rows).not.toContain(secret);
    expect(rows).not.toContain(recoveryCodes[0]);
  });
});

describe('an account', () => {
  it('is closed at once, on every device, and opened again', async () => {
    const { account, userId, password, administrator } = await aStaff();
    const person = await app.signInAgain(userId);
    const state = (active: boolean) =>
      administrator.call(routes.setPersonState, {
        params: { userId },
        body: { active, reason: '调离岗位' },
      });
    unwrapAnswer(await state(false));
    expect((await person.call(routes.me, {})).ok).toBe(false);
    expect((await enter(account, password)).code).toBe('identity.person_disabled');
    unwrapAnswer(await state(true));
    expect((await enter(account, password)).userId).toBe(userId);
  });

  it('is never the caller’s own', async () => {
    const { administrator } = await aStaff();
    const params = { userId: administrator.userId };
    const body = { active: false, reason: '试试看' };
    expect(await administrator.call(routes.setPersonState, { params, body })).toMatchObject({
      error: { code: 'identity.not_yourself' },
    });
  });

  it('opens only at the addresses of the office, where they are named', async () => {
    const { account, password } = await aStaff();
    expect((await enter(account, password, undefined, '203.0.113.9')).code).toBe(
      'identity.address_not_allowed',
    );
    expect((await enter(account, password)).userId).toBeDefined();
  });

  it('takes no common password, nor one with the account’s name', async () => {
    const { account, userId, password } = await aStaff();
    const person = await app.signInAgain(userId);
    const choose = (next: string) =>
      person.call(routes.changePassword, { body: { current: password, next } });
    for (const next of ['Sunflower2026!', `${account}-secret`, '1111111111'])
      expect(await choose(next)).toMatchObject({ error: { code: 'identity.password_weak' } });
    unwrapAnswer(await choose(PASSWORD));
  });
});

describe('devices', () => {
  it('are listed for their owner, who ends one of them; a stranger can’t', async () => {
    const { account, userId, password } = await aStaff();
    await enter(account, password);
    const person = await app.signInAgain(userId);
    const stranger = await app.signIn('operator');
    const { devices } = unwrapAnswer(await person.call(routes.security, {}));
    expect(devices.map(({ current, device }) => [current, device]).sort()).toEqual(
      [
        [true, '未知设备'],
        [false, 'Windows 电脑 · Chrome'],
      ].sort(),
    );
    const other = devices.find(({ current }) => !current)?.sessionId ?? '';
    const params = { sessionId: other };
    expect(await stranger.call(routes.endSession, { params })).toMatchObject({
      error: { code: 'identity.session_not_found' },
    });
    unwrapAnswer(await person.call(routes.endSession, { params }));
    const left = unwrapAnswer(await person.call(routes.security, {})).devices;
    expect(left).toHaveLength(1);
  });
});
