import { identityRoutes as routes } from '@yizhan/contract';
import { identitySettings } from '@yizhan/identity';
import { privacyNotice } from '@yizhan/identity/vocabulary';
import { DAY, HOUR, MINUTE, newId, SECOND } from '@yizhan/kernel';
import { DevelopmentSms } from '../../src/modules/identity/gateways/sms';
import { SessionsService } from '../../src/modules/identity/sessions.service';
import { Alarms } from '../../src/platform/alarms';
import { Schedule } from '../../src/platform/schedule';
import { runningApp } from '../support/app';

const STATION = '198.51.100.7';
const app = runningApp({ knownAddresses: ['198.51.100.0/24'], smsDailyLimit: 1000 });

/** Budgets count by address: each test asks from one of its own. */
let lines = 0;
const anAddress = () => {
  lines += 1;
  return `203.0.${Math.floor(lines / 250)}.${(lines % 250) + 1}`;
};

async function post(path: string, body: object, ip: string, headers: Record<string, string> = {}) {
  const answer = await app.nest.inject({
    method: 'POST',
    url: `/api/v1/identity${path}`,
    payload: body,
    remoteAddress: ip,
    headers,
  });
  return answer.statusCode === 200 ? 'ok' : answer.json<{ code: string }>().code;
}

const askCode = (phone: string, ip: string, headers = {}) => post('/codes', { phone }, ip, headers);
const lastCode = (phone: string) =>
  app.service(DevelopmentSms).sent.find((sent) => sent.phone === phone)?.code ?? '';
const enter = (phone: string, code: string, ip: string) =>
  post('/sessions/phone', { phone, code, notice: privacyNotice.version }, ip);
const wrongFor = (phone: string) => (lastCode(phone) === '000000' ? '000001' : '000000');

describe('codes to one phone', () => {
  it('asked for too soon cost nothing of the hour', async () => {
    const ip = anAddress();
    const phone = '13700000001';
    const begun = app.clock.now();
    const at = async (seconds: number) => {
      app.clock.set(begun + seconds * SECOND);
      return askCode(phone, ip);
    };
    expect(await at(0)).toBe('ok');
    for (const seconds of [5, 10, 15, 20, 25])
      expect(await at(seconds)).toBe('identity.code_too_soon');
    expect(await at(61)).toBe('ok');
    expect(await at(600)).toBe('ok');
  });

  it('are ten in a day at most, then a plain word', async () => {
    const phone = '13700000002';
    const places = [anAddress(), anAddress()];
    for (const ip of places) {
      expect(await askCode(phone, ip)).toBe('ok');
      expect(await enter(phone, lastCode(phone), ip)).toBe('ok');
      app.clock.advance(DAY);
    }
    app.clock.advance(DAY);
    let sent = 0;
    const refusals = new Set<string>();
    for (let n = 0; n < 6 * 24; n += 1) {
      const answer = await askCode(phone, places[n % 2] ?? '');
      if (answer === 'ok') sent += 1;
      else refusals.add(answer);
      app.clock.advance(10 * MINUTE);
    }
    expect(sent).toBe(10);
    expect([...refusals]).toEqual(['identity.codes_exhausted']);
    expect(await askCode(phone, places[0] ?? '')).toBe('ok');
  });

  it('can’t all be used up by one stranger', async () => {
    const phone = '13700000003';
    const stranger = anAddress();
    for (let n = 0; n < 20; n += 1) {
      await askCode(phone, stranger);
      app.clock.advance(10 * MINUTE);
    }
    expect(await askCode(phone, stranger)).toBe('identity.codes_exhausted');
    expect(await askCode(phone, anAddress())).toBe('ok');
  });

  it('leave one to a new place after two strangers, and some to where the owner signs in', async () => {
    const phone = '13700000011';
    const home = anAddress();
    expect(await askCode(phone, home)).toBe('ok');
    expect(await enter(phone, lastCode(phone), home)).toBe('ok');
    app.clock.advance(DAY);
    const flood = async (ips: readonly string[]) => {
      for (const ip of ips)
        for (let n = 0; n < 5; n += 1) {
          app.clock.advance(2 * MINUTE);
          await askCode(phone, ip);
        }
      app.clock.advance(2 * MINUTE);
    };
    await flood([anAddress(), anAddress()]);
    expect(await askCode(phone, anAddress())).toBe('ok');
    await flood([anAddress(), anAddress(), anAddress()]);
    expect(await askCode(phone, anAddress())).toBe('identity.codes_exhausted');
    expect(await askCode(phone, home)).toBe('ok');
    expect(await enter(phone, lastCode(phone), home)).toBe('ok');
  });

  it('asked for twice in one tap are one, with one answer', async () => {
    const phone = '13700000004';
    const ip = anAddress();
    const answers = await Promise.all([1, 2, 3, 4].map(() => askCode(phone, ip)));
    expect(answers).toEqual(['ok', 'ok', 'ok', 'ok']);
    const sent = app.service(DevelopmentSms).sent.filter((one) => one.phone === phone);
    expect(sent).toHaveLength(1);
    expect(await enter(phone, lastCode(phone), ip)).toBe('ok');
  });

  it('lock nobody out when the clock is set back', async () => {
    const phone = '13700000005';
    const ip = anAddress();
    const begun = app.clock.now();
    expect(await askCode(phone, ip)).toBe('ok');
    app.clock.set(begun - 3 * HOUR);
    expect(await askCode(phone, ip)).toBe('ok');
    expect(await enter(phone, lastCode(phone), ip)).toBe('ok');
  });

  it('can’t be spoiled by a stranger’s guesses, and are guessed by nobody', async () => {
    const phone = '13700000006';
    const [owner, stranger] = [anAddress(), anAddress()];
    await askCode(phone, owner);
    const wrong = wrongFor(phone);
    for (let n = 0; n < identitySettings.code.strangerAttempts; n += 1)
      expect(await enter(phone, wrong, stranger)).toBe('identity.code_wrong');
    expect(await enter(phone, lastCode(phone), stranger)).toBe('identity.code_expired');
    expect(await enter(phone, wrong, owner)).toBe('identity.code_wrong');
    expect(await enter(phone, lastCode(phone), owner)).toBe('ok');
  });

  it('are given back when the gateway doesn’t take them', async () => {
    const phone = '13700000007';
    const refused = jest.spyOn(app.service(DevelopmentSms), 'sendCode').mockResolvedValue(false);
    const ip = anAddress();
    for (let n = 0; n < 12; n += 1)
      expect(await askCode(phone, ip)).toBe('identity.sms_unavailable');
    refused.mockRestore();
    expect(await askCode(phone, ip)).toBe('ok');
  });

  it.each([
    ['+8613700000008', '13700000008'],
    ['137 0000 0009', '13700000009'],
    ['1３7-0000-0010', '13700000010'],
  ])('written as %s go to %s', async (written, phone) => {
    expect(await askCode(written, anAddress())).toBe('ok');
    expect(lastCode(phone)).not.toBe('');
  });
});

describe('one address', () => {
  const phones = (count: number, from: string) =>
    Array.from({ length: count }, (_, n) => `${from}${String(n).padStart(5, '0')}`);
  const sentOf = async (list: readonly string[], ipOf: (n: number) => string, headers = {}) => {
    let sent = 0;
    for (const [n, phone] of list.entries())
      if ((await askCode(phone, ipOf(n), headers)) === 'ok') sent += 1;
    return sent;
  };

  it('may ask for sixty phones an hour, a station’s for all who sit there', async () => {
    const ip = anAddress();
    expect(await sentOf(phones(80, '136000'), () => ip)).toBe(60);
    expect(await sentOf(phones(80, '136001'), () => STATION)).toBe(80);
  });

  it('is the same whatever it forges, and a whole /64', async () => {
    const ip = anAddress();
    const forged = { 'x-forwarded-for': STATION };
    expect(await sentOf(phones(70, '136002'), () => ip, forged)).toBe(60);
    const within = (n: number) => `2001:db8:0:1::${(n + 1).toString(16)}`;
    expect(await sentOf(phones(70, '136003'), within)).toBe(60);
  });

  it('gets back what honest people used', async () => {
    const ip = anAddress();
    for (const phone of phones(80, '136004')) {
      expect(await askCode(phone, ip)).toBe('ok');
      expect(await enter(phone, lastCode(phone), ip)).toBe('ok');
    }
  });
});

describe('a hall behind one address', () => {
  it('renews all its sessions, and one client gone wild is stopped alone', async () => {
    const ip = anAddress();
    const renew = (refreshToken: string) => post('/sessions/refresh', { refreshToken }, ip);
    const user = await app.signIn('worker');
    const sessions = app.service(SessionsService);
    for (let n = 0; n < 130; n += 1) {
      const { refreshToken } = await sessions.openFor(user.userId, app.clock.now());
      expect(await renew(refreshToken)).toBe('ok');
    }
    const wild = `${newId()}.x`;
    const answers = new Set<string>();
    for (let n = 0; n < 61; n += 1) answers.add(await renew(wild));
    expect([...answers]).toEqual(['identity.refresh_invalid', 'request.limited']);
    const { refreshToken } = await sessions.openFor(user.userId, app.clock.now());
    expect(await renew(refreshToken)).toBe('ok');
  });
});

describe('all phones together', () => {
  it('have a day’s messages, and not one more', async () => {
    const [row] = await app.database.query<{ n: number }>('SELECT COUNT(*) AS n FROM sms_sends');
    const left = 1000 - Number(row?.n ?? 0);
    const sentAt = app.clock.now();
    await app.database.transaction(async () => {
      for (let n = 0; n < left; n += 1)
        await app.database.execute(
          'INSERT INTO sms_sends (id, phone_index, place_index, sent_at) VALUES (?, ?, ?, ?)',
          [`flood${n}`, 'x', 'y', sentAt],
        );
    });
    await app.database.execute('UPDATE sms_sends SET sent_at = ?', [sentAt]);
    expect(await askCode('13500000001', anAddress())).toBe('identity.sms_day_limit');
    expect(app.service(Alarms).all()).toMatchObject([{ name: 'identity.sms_day_limit' }]);
    app.clock.advance(DAY);
    expect(await askCode('13500000001', anAddress())).toBe('ok');
    expect(app.service(Alarms).all()).toEqual([]);
    const { payload } = await app.nest.inject({ url: '/metrics' });
    expect(payload).toMatch(/yizhan_sms_codes_total\{outcome="day_limit"\} [1-9]/);
  });
});

describe('a staff account', () => {
  const tryAs = (account: string, password: string, ip: string) =>
    post('/sessions/password', { account, password, notice: privacyNotice.version }, ip);

  async function anAccount(account: string): Promise<string> {
    const administrator = await app.signIn('administrator');
    const body = { account, displayName: '周晓', role: 'supervisor', scopeId: null } as const;
    const made = await administrator.call(routes.createPerson, { body });
    if (!made.ok) throw new Error(made.error.code);
    return made.value.firstPassword;
  }

  it('is open to its owner while a stranger guesses', async () => {
    const password = await anAccount('chen');
    const stranger = anAddress();
    const answers = [];
    for (let n = 0; n < 6; n += 1) answers.push(await tryAs('chen', 'guess', stranger));
    expect(answers).toEqual([...Array(5).fill('identity.login_failed'), 'identity.login_waits']);
    expect(await tryAs('chen', password, anAddress())).toBe('ok');
    expect(await tryAs('chen', password, stranger)).toBe('identity.login_waits');
    app.clock.advance(30 * SECOND);
    expect(await tryAs('chen', 'guess', stranger)).toBe('identity.login_failed');
    app.clock.advance(30 * SECOND);
    expect(await tryAs('chen', 'guess', stranger)).toBe('identity.login_waits');
  });

  it('is tried by many at once no oftener than in turn', async () => {
    await anAccount('liu');
    const ip = anAddress();
    const answers = await Promise.all(Array.from({ length: 9 }, () => tryAs('liu', 'guess', ip)));
    expect(answers.filter((one) => one === 'identity.login_failed')).toHaveLength(5);
  });

  it('is closed to strange addresses in a flood, and open where its owner is known', async () => {
    const password = await anAccount('wuhan');
    const home = anAddress();
    expect(await tryAs('wuhan', password, home)).toBe('ok');
    for (let n = 0; n < 20; n += 1) {
      const ip = anAddress();
      for (let k = 0; k < 5; k += 1) await tryAs('wuhan', 'guess', ip);
    }
    expect(await tryAs('wuhan', 'guess', anAddress())).toBe('identity.login_waits');
    expect(await tryAs('wuhan', password, home)).toBe('ok');
  });
});

describe('what is kept to count', () => {
  it('is taken away when it counts no more', async () => {
    await askCode('13500000009', anAddress());
    await post(
      '/sessions/password',
      { account: 'nobody', password: 'x', notice: privacyNotice.version },
      anAddress(),
    );
    app.clock.advance(6 * DAY);
    await app.service(Schedule).run('identity.sign-in-records');
    for (const table of ['sms_sends', 'sms_codes'])
      expect(await app.database.query(`SELECT * FROM ${table}`)).toEqual([]);
    const known = await app.database.query<{ at: unknown }>(
      'SELECT last_success_at AS at FROM password_tries',
    );
    expect(known.every((row) => row.at !== null)).toBe(true);
  });
});
