import { createClient, memoryTokens } from '@yizhan/client';
import { identityRoutes as routes, type Session } from '@yizhan/contract';
import { identitySettings } from '@yizhan/identity';
import { privacyNotice } from '@yizhan/identity/vocabulary';
import { DevelopmentSms } from '../../src/modules/identity/gateways/sms';
import { PeopleService } from '../../src/modules/identity/people.service';
import { runningApp } from '../support/app';

const app = runningApp();

const holding = (session: Session) =>
  createClient({
    transport: app.transport,
    baseUrl: '',
    tokens: memoryTokens(session),
    newKey: () => 'key',
  });

async function value<T>(result: Promise<{ ok: true; value: T } | { ok: false; error: unknown }>) {
  const settled = await result;
  if (!settled.ok) throw new Error(JSON.stringify(settled.error));
  return settled.value;
}

async function codeOf(result: Promise<{ ok: true } | { ok: false; error: { code: string } }>) {
  const settled = await result;
  return settled.ok ? 'ok' : settled.error.code;
}

const lastCode = () => app.service(DevelopmentSms).sent[0]?.code ?? '';

async function signInWith(phone: string): Promise<Session> {
  await value(app.visitor.call(routes.sendCode, { body: { phone } }));
  return value(
    app.visitor.call(routes.signInByPhone, {
      body: { phone, code: lastCode(), notice: privacyNotice.version },
    }),
  );
}

describe('signing in by phone', () => {
  it('makes a worker the first time and finds the same person later', async () => {
    const first = await signInWith('13800000001');
    app.clock.advance(identitySettings.code.resendAfter);
    const second = await signInWith('13800000001');
    expect(second.userId).toBe(first.userId);
    const me = await value(holding(second).call(routes.me, {}));
    expect(me).toMatchObject({
      phone: '138****0001',
      grants: [{ role: 'worker', scopeId: null, scopeName: null }],
      lastRole: 'worker',
      mustChangePassword: false,
    });
  });

  it('takes a code once, and sends one a minute', async () => {
    const phone = '13800000002';
    await signInWith(phone);
    expect(
      await codeOf(
        app.visitor.call(routes.signInByPhone, {
          body: { phone, code: lastCode(), notice: privacyNotice.version },
        }),
      ),
    ).toBe('identity.code_wrong');
    const first = await value(app.visitor.call(routes.sendCode, { body: { phone } }));
    app.clock.advance(5000);
    const second = await app.visitor.call(routes.sendCode, { body: { phone } });
    expect(second).toMatchObject({
      ok: false,
      error: { code: 'identity.code_too_soon', details: first },
    });
  });

  it('refuses the right code after five wrong ones, and after its time', async () => {
    const phone = '13800000003';
    await value(app.visitor.call(routes.sendCode, { body: { phone } }));
    const code = lastCode();
    const wrong = code === '000000' ? '000001' : '000000';
    const guess = (digits: string) =>
      codeOf(
        app.visitor.call(routes.signInByPhone, {
          body: { phone, code: digits, notice: privacyNotice.version },
        }),
      );
    for (let n = 0; n < 5; n += 1) expect(await guess(wrong)).toBe('identity.code_wrong');
    expect(await guess(code)).toBe('identity.code_expired');
    app.clock.advance(identitySettings.code.resendAfter);
    await value(app.visitor.call(routes.sendCode, { body: { phone } }));
    app.clock.advance(identitySettings.code.life);
    expect(await guess(lastCode())).toBe('identity.code_expired');
  });

  it('keeps no phone in clear', async () => {
    await signInWith('13800000004');
    const rows = await app.database.query('SELECT * FROM users');
    expect(JSON.stringify(rows)).not.toContain('13800000004');
  });
});

describe('signing in by WeChat', () => {
  it('exchanges the code, which works once, and knows the person again', async () => {
    const body = { code: 'dev-mei.1', notice: privacyNotice.version };
    const first = await value(app.visitor.call(routes.signInByWechat, { body }));
    expect(await codeOf(app.visitor.call(routes.signInByWechat, { body }))).toBe(
      'identity.wechat_rejected',
    );
    const again = { code: 'dev-mei.2', notice: privacyNotice.version };
    const second = await value(app.visitor.call(routes.signInByWechat, { body: again }));
    expect(second.userId).toBe(first.userId);
  });

  it('binds a phone that nobody else has', async () => {
    const body = { code: 'dev-lan.1', notice: privacyNotice.version };
    const client = holding(await value(app.visitor.call(routes.signInByWechat, { body })));
    await value(app.visitor.call(routes.sendCode, { body: { phone: '13800000005' } }));
    const bound = await value(
      client.call(routes.bindPhone, { body: { phone: '13800000005', code: lastCode() } }),
    );
    expect(bound).toMatchObject({ phone: '138****0005', wechatBound: true });
    await signInWith('13800000006');
    app.clock.advance(identitySettings.code.resendAfter);
    await value(app.visitor.call(routes.sendCode, { body: { phone: '13800000006' } }));
    const taken = client.call(routes.bindPhone, {
      body: { phone: '13800000006', code: lastCode() },
    });
    expect(await codeOf(taken)).toBe('identity.phone_taken');
  });
});

describe('a session', () => {
  it('is renewed by a refresh token that works once', async () => {
    const first = await signInWith('13800000007');
    app.clock.advance(identitySettings.accessTokenLife + 1000);
    const client = holding(first);
    const me = await value(client.call(routes.me, {}));
    expect(me.userId).toBe(first.userId);
  });

  it('gives a repeat the same successor within its grace, and ends when it comes back later', async () => {
    const { refreshToken } = await signInWith('13800000008');
    const refresh = (token: string) =>
      app.visitor.call(routes.refresh, { body: { refreshToken: token } });
    const lost = await value(refresh(refreshToken));
    app.clock.advance(31_000);
    const again = await value(refresh(refreshToken));
    expect(again.refreshToken).toBe(lost.refreshToken);
    app.clock.advance(identitySettings.refreshGrace - 31_000);
    expect(await codeOf(refresh(refreshToken))).toBe('identity.refresh_reused');
    expect(await codeOf(refresh(again.refreshToken))).toBe('identity.refresh_invalid');
  });

  it('gives every one of many refreshes at once a pair that works', async () => {
    const { refreshToken } = await signInWith('13800000009');
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        value(app.visitor.call(routes.refresh, { body: { refreshToken } })),
      ),
    );
    expect(new Set(answers.map((each) => each.refreshToken)).size).toBe(1);
    for (const each of answers) await value(holding(each).call(routes.me, {}));
    const next = answers[0]?.refreshToken ?? '';
    await value(app.visitor.call(routes.refresh, { body: { refreshToken: next } }));
  });

  it('is ended by a thief’s use of a token that was replaced twice', async () => {
    const { refreshToken: stolen } = await signInWith('13800000012');
    const refresh = (token: string) =>
      app.visitor.call(routes.refresh, { body: { refreshToken: token } });
    const next = await value(refresh(stolen));
    const owner = await value(refresh(next.refreshToken));
    expect(await codeOf(refresh(stolen))).toBe('identity.refresh_reused');
    expect(await codeOf(refresh(owner.refreshToken))).toBe('identity.refresh_invalid');
    expect(await codeOf(holding(owner).call(routes.me, {}))).toBe('request.token_expired');
  });

  it('ends here or everywhere', async () => {
    const phone = '13800000010';
    const first = await signInWith(phone);
    app.clock.advance(identitySettings.code.resendAfter);
    const second = await signInWith(phone);
    await value(holding(first).call(routes.me, {}));
    await value(holding(first).call(routes.signOut, {}));
    expect(await codeOf(holding(first).call(routes.me, {}))).toBe('request.token_expired');
    await value(holding(second).call(routes.me, {}));
    const refresh = (session: Session) =>
      codeOf(app.visitor.call(routes.refresh, { body: { refreshToken: session.refreshToken } }));
    expect(await refresh(first)).toBe('identity.refresh_invalid');
    await value(holding(second).call(routes.signOutEverywhere, {}));
    expect(await refresh(second)).toBe('identity.refresh_invalid');
  });

  it('refuses a token that was tampered with', async () => {
    const session = await signInWith('13800000011');
    const [head, , tail] = session.accessToken.split('.');
    const claims = {
      sub: session.userId,
      sid: 'x',
      grants: [['administrator', null]],
      iss: 'yizhan',
    };
    const forged = [head, Buffer.from(JSON.stringify(claims)).toString('base64url'), tail].join(
      '.',
    );
    const client = holding({ ...session, accessToken: forged });
    expect(await codeOf(client.call(routes.listPeople, { query: {} }))).toBe(
      'request.unauthenticated',
    );
  });
});

describe('a staff account', () => {
  it('must change its first password before anything else', async () => {
    const administrator = await app.signIn('administrator');
    const made = await value(
      administrator.call(routes.createPerson, {
        body: {
          account: 'policy.li',
          displayName: '李政策',
          role: 'policy_officer',
          scopeId: null,
        },
      }),
    );
    const body = {
      account: 'policy.li',
      password: made.firstPassword,
      notice: privacyNotice.version,
    };
    const session = await value(app.visitor.call(routes.signInByPassword, { body }));
    expect(session.mustChangePassword).toBe(true);
    const restricted = holding(session);
    expect(await codeOf(restricted.call(routes.updateMe, { body: { largeType: true } }))).toBe(
      'identity.password_change_required',
    );
    const change = (next: string) =>
      restricted.call(routes.changePassword, { body: { current: made.firstPassword, next } });
    expect(await codeOf(change('short'))).toBe('identity.password_weak');
    const changed = await value(change('a much longer one'));
    expect(changed.mustChangePassword).toBe(false);
    const me = await value(holding(changed).call(routes.updateMe, { body: { largeType: true } }));
    expect(me.largeType).toBe(true);
    expect(
      await codeOf(
        app.visitor.call(routes.refresh, { body: { refreshToken: session.refreshToken } }),
      ),
    ).toBe('identity.refresh_invalid');
  });

  it('does not tell a wrong password from an unknown account', async () => {
    const attempt = (account: string) =>
      codeOf(
        app.visitor.call(routes.signInByPassword, {
          body: { account, password: 'nonsense', notice: privacyNotice.version },
        }),
      );
    expect(await attempt('policy.li')).toBe('identity.login_failed');
    expect(await attempt('nobody')).toBe('identity.login_failed');
  });

  it('is opened once for a key, and its name is taken once', async () => {
    const administrator = await app.signIn('administrator');
    const body = {
      account: 'station.a',
      displayName: '站员',
      role: 'supervisor',
      scopeId: null,
    } as const;
    const first = await value(
      administrator.call(routes.createPerson, { body, idempotencyKey: 'once' }),
    );
    const second = await value(
      administrator.call(routes.createPerson, { body, idempotencyKey: 'once' }),
    );
    expect(second).toEqual(first);
    const kept = await app.database.query('SELECT response FROM idempotency_records');
    expect(JSON.stringify(kept)).not.toContain(first.firstPassword);
    expect(await codeOf(administrator.call(routes.createPerson, { body }))).toBe(
      'identity.account_taken',
    );
    const other = { ...body, displayName: '别人' };
    expect(
      await codeOf(
        administrator.call(routes.createPerson, { body: other, idempotencyKey: 'once' }),
      ),
    ).toBe('storage.idempotency_key_reused');
  });

  it('holds a role until it is taken away', async () => {
    const administrator = await app.signIn('administrator');
    const person = await app.signIn('supervisor');
    const params = { userId: person.userId };
    const left = await value(
      administrator.call(routes.revokeRole, { params, query: { role: 'supervisor' } }),
    );
    expect(left.grants.map((grant) => grant.role)).toEqual(['worker']);
    const names = await app.service(PeopleService).names([person.userId]);
    expect(names.get(person.userId)).toContain('手机尾号');
  });
});
