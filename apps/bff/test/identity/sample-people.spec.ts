import { createClient, memoryTokens } from '@yizhan/client';
import { identityRoutes as routes, type Session } from '@yizhan/contract';
import { privacyNotice } from '@yizhan/identity/vocabulary';
import { DevelopmentSms } from '../../src/modules/identity/gateways/sms';
import { PeopleImport } from '../../src/modules/identity/people.import';
import { SessionsService } from '../../src/modules/identity/sessions.service';
import { refuseSampleData, sampleRows } from '../../src/modules/importing/sample-data';
import { ConfigError } from '../../src/platform/config';
import { runningApp } from '../support/app';

const guanli = { account: 'guanli', password: 'yizhan-guanli' };
const phone = '13900000001';

/** The people an earlier start with sample data left in the database. */
const left = [
  {
    code: 'p1',
    displayName: '管理员',
    ...guanli,
    grants: [{ role: 'administrator', scopeId: null }],
  },
  { code: 'p2', displayName: '求职者', phone, grants: [{ role: 'worker', scopeId: null }] },
] as const satisfies Parameters<PeopleImport['import']>[0];

const guanliAgrees = { ...guanli, notice: privacyNotice.version };

describe('people of the sample data, in production', () => {
  const app = runningApp({ production: true, publicUrl: 'https://yizhan.example' });
  const codeOf = async (made: Promise<{ ok: boolean; error?: { code: string } }>) =>
    (await made).error?.code ?? 'ok';

  beforeAll(async () => {
    await app.service(PeopleImport).import(left, { now: app.clock.now(), sample: true });
    jest.spyOn(app.service(DevelopmentSms), 'sendCode').mockResolvedValue(true);
  });

  it('can’t sign in, by whatever way', async () => {
    expect(await codeOf(app.visitor.call(routes.signInByPassword, { body: guanliAgrees }))).toBe(
      'identity.sample_closed',
    );
  });

  it('have no session that an earlier start left open', async () => {
    const [row] = await app.database.query<{ id: string }>(
      "SELECT id FROM users WHERE account = 'guanli'",
    );
    const session: Session = await app
      .service(SessionsService)
      .openFor(row?.id ?? '', app.clock.now());
    const tokens = memoryTokens(session);
    const client = createClient({
      transport: app.transport,
      baseUrl: '',
      tokens,
      newKey: () => 'k',
    });
    expect(await codeOf(client.call(routes.listPeople, { query: {} }))).toBe(
      'request.token_expired',
    );
    expect(tokens.read()).toBeNull();
  });

  it('keep a start from happening, which says what it found', async () => {
    expect(await sampleRows(app.database)).toEqual(new Map([['users', 2]]));
    const refused = refuseSampleData(app.database);
    await expect(refused).rejects.toThrow(ConfigError);
    await expect(refused).rejects.toThrow('users 2');
    await app.database.execute('UPDATE users SET sample = ?', [0]);
    await expect(refuseSampleData(app.database)).resolves.toBeUndefined();
    expect(await codeOf(app.visitor.call(routes.signInByPassword, { body: guanliAgrees }))).toBe(
      'ok',
    );
  });
});
