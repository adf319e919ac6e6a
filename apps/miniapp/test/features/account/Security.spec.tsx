import type { ResponseOf, routes } from '@yizhan/contract';
import { PasswordSignIn } from '../../../src/features/account/PasswordSignIn';
import SecurityPage from '../../../src/pages/account/security/index';
import { fakeApi, ok, refuse } from '../../support/api';
import { aSession } from '../../support/people';
import { show } from '../../support/show';

const HERE = '01HZX0000000000000000000ZA';
const THERE = '01HZX0000000000000000000ZB';

type Security = ResponseOf<typeof routes.identity.security>;

const at = '2026-11-23T08:00:00.000+08:00';
const aSecurity = (fields: Partial<Security> = {}): Security => ({
  secondFactor: { on: false, required: true },
  devices: [
    { sessionId: HERE, current: true, device: '安卓手机 · 微信', openedAt: at, lastUsedAt: at },
    {
      sessionId: THERE,
      current: false,
      device: 'Windows 电脑 · Edge',
      openedAt: at,
      lastUsedAt: at,
    },
  ],
  ...fields,
});

describe('the second factor', () => {
  it('is set up step by step, with recovery codes at the end', async () => {
    const api = fakeApi({
      'identity.security': () => ok(aSecurity()),
      'identity.beginSecondFactor': () =>
        ok({ secret: 'ABCD', uri: 'otpauth://totp/x?secret=ABCD' }),
      'identity.confirmSecondFactor': () => ok({ recoveryCodes: ['abcde-fghjk'] }),
    });
    const page = show(<SecurityPage />);
    await page.see(/必须开启两步验证/);
    await page.tap('开启两步验证');
    page.change('先输入密码', 'river-lamp-07-oak');
    await page.tap('下一步');
    page.change('动态码', '123456');
    await page.tap('开启');
    await page.see('abcde-fghjk');
    await page.tap('已经记下');
    expect(api.calls('identity.confirmSecondFactor')).toMatchObject([{ body: { code: '123456' } }]);
    expect(api.calls('identity.security')).toHaveLength(2);
  });

  it('says when a code is wrong and keeps the field', async () => {
    fakeApi({
      'identity.security': () => ok(aSecurity()),
      'identity.beginSecondFactor': () =>
        ok({ secret: 'ABCD', uri: 'otpauth://totp/x?secret=ABCD' }),
      'identity.confirmSecondFactor': () =>
        refuse(422, 'identity.second_factor_wrong', '动态码不对或已经用过，请等下一个'),
    });
    const page = show(<SecurityPage />);
    await page.see('未开启');
    await page.tap('开启两步验证');
    page.change('先输入密码', 'river-lamp-07-oak');
    await page.tap('下一步');
    page.change('动态码', '000000');
    await page.tap('开启');
    await page.see(/动态码不对/);
    expect(page.field('动态码').value).toBe('000000');
  });

  it('is asked for when signing in, without a word of a mistake', async () => {
    const api = fakeApi({
      'identity.signInByPassword': ({ body }) =>
        (body as { code?: string }).code === '123456'
          ? ok(aSession())
          : refuse(422, 'identity.second_factor_needed', '请再填写验证器里的 6 位动态码'),
    });
    const sessions: unknown[] = [];
    const page = show(
      <PasswordSignIn
        agree={async () => '2026-11-26'}
        onSession={(session) => void sessions.push(session)}
      />,
    );
    page.change('账号', 'guanli');
    page.change('密码', 'river-lamp-07-oak');
    await page.tap('登录');
    page.change('动态码', '123456');
    await page.tap('登录');
    expect(sessions).toHaveLength(1);
    expect(api.calls('identity.signInByPassword')).toHaveLength(2);
  });
});

describe('devices', () => {
  it('can be signed out, but for this one', async () => {
    const api = fakeApi({
      'identity.security': () => ok(aSecurity()),
      'identity.endSession': () => ok({ done: true }),
    });
    const page = show(<SecurityPage />);
    await page.see('安卓手机 · 微信（这台设备）');
    await page.tap('退出Windows 电脑 · Edge');
    await page.tap('退出');
    expect(api.calls('identity.endSession')).toMatchObject([{ params: { sessionId: THERE } }]);
  });
});
