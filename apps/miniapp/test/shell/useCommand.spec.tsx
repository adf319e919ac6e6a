import { act } from '@testing-library/react';
import { routes } from '@yizhan/contract';
import { Button, Input, Screen } from '../../src/components';
import { useCommand } from '../../src/shell';
import { fakeApi, type Outcome, refuse } from '../support/api';
import { aProfile } from '../support/people';
import { show } from '../support/show';

const { createPerson, sendCode } = routes.identity;
const made = { status: 201, value: { person: aPerson(), firstPassword: 'first' } };
const aCode = {
  resendAt: '2026-11-21T06:01:00.000+08:00',
  expiresAt: '2026-11-21T06:05:00.000+08:00',
};
const lost = refuse(502, 'request.internal', '系统出了点问题，请稍后再试');

function aPerson() {
  const { userId, displayName, account, phone, grants } = aProfile();
  return { userId, displayName, account, phone, active: true, secondFactor: false, grants };
}

function Opening({ name = 'wang' }: { readonly name?: string }) {
  const command = useCommand(createPerson, { draft: 'person', success: '已开通' });
  const body = { account: name, displayName: '王', role: 'operator', scopeId: null } as const;
  return (
    <Screen title="开通账号">
      <Input
        label="账号"
        value={name}
        onChange={() => undefined}
        error={command.fieldError('account')}
      />
      <Button onTap={() => void command.run({ body })}>开通</Button>
    </Screen>
  );
}

function answering(...outcomes: Outcome[]) {
  let turn = 0;
  const api = fakeApi({
    'identity.createPerson': () => outcomes[Math.min(turn++, outcomes.length - 1)] ?? 'offline',
  });
  const keys = (): unknown[] => api.calls('identity.createPerson').map((one) => one.idempotencyKey);
  return { keys };
}

describe('a command', () => {
  it('is sent once however often it is tapped', async () => {
    let finish: (outcome: Outcome) => void = () => undefined;
    const waiting = new Promise<Outcome>((resolve) => {
      finish = resolve;
    });
    const api = fakeApi({ 'identity.createPerson': () => waiting });
    const page = show(<Opening />);
    await page.tap('开通');
    await page.tap('开通');
    await act(async () => finish(made));
    await page.see('已开通');
    expect(api.calls('identity.createPerson')).toHaveLength(1);
  });

  it('keeps its key while nobody knows whether it arrived', async () => {
    const { keys } = answering(lost, made);
    const page = show(<Opening />);
    await page.tap('开通');
    await page.tap('重试');
    await page.see('已开通');
    expect(keys()[0]).toMatch(/^[0-9A-Z]{26}$/);
    expect(keys()[1]).toBe(keys()[0]);
  });

  it('keeps its key even when the app is closed between', async () => {
    const { keys } = answering(lost, made);
    const before = show(<Opening />);
    await before.tap('开通');
    before.unmount();
    await show(<Opening />).tap('开通');
    expect(keys()[1]).toBe(keys()[0]);
  });

  it('takes another key for another content', async () => {
    const { keys } = answering(lost, made);
    const before = show(<Opening />);
    await before.tap('开通');
    before.unmount();
    await show(<Opening name="zhang" />).tap('开通');
    expect(keys()[1]).not.toBe(keys()[0]);
  });

  it('takes another key after a definite answer', async () => {
    const { keys } = answering(refuse(409, 'identity.account_taken', '这个账号名已被使用'), made);
    const page = show(<Opening />);
    await page.tap('开通');
    await page.see('这个账号名已被使用');
    await page.tap('开通');
    expect(keys()[1]).not.toBe(keys()[0]);
  });

  it('is one intent: the second tap of an impatient thumb isn’t sent and shows no error', async () => {
    const taken = refuse(409, 'identity.account_taken', '这个账号名已被使用');
    const { keys } = answering(made, taken);
    const page = show(<Opening />);
    await page.tap('开通');
    await page.see('已开通');
    await page.tap('开通');
    expect(keys()).toHaveLength(1);
    expect(page.has('这个账号名已被使用')).toBe(false);
  });

  it('is meant anew when a moment has passed', async () => {
    jest.useFakeTimers();
    const { keys } = answering(made, made);
    const page = show(<Opening />);
    await page.tap('开通');
    await act(() => jest.advanceTimersByTimeAsync(2_000));
    await page.tap('开通');
    expect(new Set(keys()).size).toBe(2);
    jest.useRealTimers();
  });

  it('stays under way until the screen shows what was done', async () => {
    let shown: () => void = () => undefined;
    const drawing = new Promise<void>((resolve) => {
      shown = resolve;
    });
    const api = fakeApi({ 'identity.sendCode': () => ({ status: 200, value: aCode }) });
    const page = show(<Code onDone={() => drawing} />);
    await page.tap('获取验证码');
    await page.tap('获取验证码');
    expect(api.calls('identity.sendCode')).toHaveLength(1);
    await act(async () => shown());
    expect(api.calls('identity.sendCode')).toHaveLength(1);
  });

  it('says at the field what is wrong with it', async () => {
    const errors = [{ path: 'body.account', message: '账号用小写字母开头' }];
    answering(refuse(400, 'request.invalid', '填写的内容有误', { errors }));
    const page = show(<Opening />);
    await page.tap('开通');
    await page.see('账号用小写字母开头');
  });

  it('is sent again by itself when the network drops, but not when a repeat could do harm', async () => {
    jest.useFakeTimers();
    let asked = 0;
    fakeApi({
      'identity.createPerson': () => (asked++ === 0 ? 'offline' : made),
      'identity.sendCode': () => 'offline',
    });
    const page = show(<Opening />);
    await page.tap('开通');
    await act(() => jest.advanceTimersByTimeAsync(1_000));
    expect([asked, page.has('已开通')]).toEqual([2, true]);
    page.unmount();

    const codes = show(<Code />);
    await codes.tap('获取验证码');
    await act(() => jest.advanceTimersByTimeAsync(5_000));
    expect(codes.has(/网络不通/)).toBe(true);
    jest.useRealTimers();
  });
});

function Code({ onDone }: { readonly onDone?: () => Promise<void> }) {
  const command = useCommand(sendCode, { onDone });
  return (
    <Screen title="登录">
      <Button onTap={() => void command.run({ body: { phone: '13900000000' } })}>获取验证码</Button>
    </Screen>
  );
}

it('offers to sign in where that is what is missing', async () => {
  answering(refuse(401, 'request.unauthenticated', '请先登录'));
  const page = show(<Opening />);
  await page.tap('开通');
  expect(page.find('去登录')).toBeTruthy();
});
