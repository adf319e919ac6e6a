import type { AuditEntry } from '@yizhan/contract';
import OpeningsPage from '../../../src/pages/case/openings/index';
import AuditPage from '../../../src/pages/desk/audit/index';
import { fakeApi, ok } from '../../support/api';
import { show } from '../../support/show';
import { phone } from '../../support/taro';

const ID = '01HZX0000000000000000000ZA';

function anEntry(fields: Partial<AuditEntry> = {}): AuditEntry {
  return {
    id: ID,
    at: '2026-11-23T08:00:00.000+08:00',
    action: 'role_granted',
    outcome: 'done',
    actor: { userId: ID, name: '周晓', roles: ['管理员'] },
    subject: { kind: 'user', id: ID, name: '余站长' },
    reason: 'handler',
    address: '127.0.0.1',
    requestId: 'r',
    ...fields,
  };
}

describe('the trail', () => {
  it('says who did what to whom and why, and marks what failed', async () => {
    fakeApi({
      'identity.searchAudit': () =>
        ok({
          items: [
            anEntry(),
            anEntry({
              id: '01HZX0000000000000000000ZB',
              action: 'signed_in',
              outcome: 'identity.login_failed',
              actor: null,
              subject: { kind: 'account', id: 'nobody', name: null },
              reason: null,
            }),
          ],
          next: null,
        }),
    });
    const page = show(<AuditPage />);
    await page.see('周晓 · 管理员');
    await page.see('人员：余站长');
    await page.see('说明：handler');
    await page.see('未登录的人');
    await page.see('没有成功');
  });

  it('is narrowed by what was done and by what failed', async () => {
    const api = fakeApi({ 'identity.searchAudit': () => ok({ items: [], next: null }) });
    const page = show(<AuditPage />);
    await page.see('没有这样的记录');
    await page.tap('授予角色');
    await page.tap('只看失败');
    expect(api.calls('identity.searchAudit').at(-1)).toMatchObject({
      query: { action: 'role_granted', refused: 'true' },
    });
    await page.see('没有这样的记录');
  });
});

describe('who has seen the reporter', () => {
  beforeEach(() => phone.at('pages/case/openings/index', { id: ID }));

  it('is told by role and unit', async () => {
    fakeApi({
      'cases.openings': () =>
        ok({
          items: [
            {
              id: ID,
              at: '2026-11-23T08:00:00.000+08:00',
              roles: ['承办单位'],
              unit: '江陵县劳动监察',
            },
          ],
        }),
    });
    const page = show(<OpeningsPage />);
    await page.see('承办单位 · 江陵县劳动监察');
  });

  it('says so when it was nobody', async () => {
    fakeApi({ 'cases.openings': () => ok({ items: [] }) });
    const page = show(<OpeningsPage />);
    await page.see('还没有人看过');
  });
});
