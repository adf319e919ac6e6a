import { act, fireEvent } from '@testing-library/react';
import type { StaffPerson } from '@yizhan/contract';
import PeoplePage from '../../../src/pages/desk/people/index';
import { fakeApi, ok, refuse } from '../../support/api';
import { show } from '../../support/show';
import { aStation } from '../stations/builders';

const ZHOU = '01HZX0000000000000000000ZA';
const UNIT = '01HZX0000000000000000000XA';

function aPerson(fields: Partial<StaffPerson> = {}): StaffPerson {
  return {
    userId: ZHOU,
    displayName: '周晓',
    account: 'zhou.xiao',
    phone: null,
    active: true,
    secondFactor: false,
    grants: [{ role: 'supervisor', scopeId: null, scopeName: null }],
    ...fields,
  };
}

const aUnit = (unitId: string, name: string, active = true) => ({
  unitId,
  code: 'X-1',
  name,
  shortName: name,
  division: null,
  duties: [],
  phone: '0716-0002040',
  active,
});

/** The whole page over an API that answers well unless told otherwise. */
function desk(answers: Parameters<typeof fakeApi>[0] = {}) {
  const api = fakeApi({
    'identity.listPeople': ({ query }) =>
      ok(
        query.cursor
          ? { items: [aPerson({ userId: UNIT, displayName: '末页' })], next: null }
          : { items: [aPerson()], next: ZHOU },
      ),
    'identity.createPerson': () => ok({ person: aPerson(), firstPassword: 'abcd2345efgh' }),
    'identity.grantRole': () => ok(aPerson()),
    'identity.revokeRole': () => ok(aPerson({ grants: [] })),
    'identity.resetPassword': () => ok({ firstPassword: 'wxyz6789wxyz' }),
    'stations.list': () => ok({ items: [aStation()], next: null }),
    'cases.units': () =>
      ok({
        items: [
          aUnit(UNIT, '江陵县劳动保障监察大队'),
          aUnit(ZHOU, '沙市区市场监管局'),
          aUnit('01HZX0000000000000000000XB', '沙市区旧单位', false),
        ],
        duties: [],
      }),
    ...answers,
  });
  const page = show(<PeoplePage />);
  const answer = async (name: string): Promise<void> => {
    const button = page.dialog().getByRole('button', { name });
    await act(async () => {
      fireEvent.click(button);
    });
  };
  return { ...page, api, answer };
}

describe('the list of people', () => {
  it('shows staff with their roles, page by page, in one request each', async () => {
    const { api, see, tap, has } = desk();
    await see('zhou.xiao · 督办');
    await tap('再看一些');
    await see('末页');
    expect(has('周晓')).toBe(true);
    expect(api.calls('identity.listPeople').map(({ query }) => query)).toEqual([
      {},
      { cursor: ZHOU },
    ]);
  });

  it('is narrowed by role, and the filter stays when nobody holds it', async () => {
    const { api, see, tap, find } = desk({
      'identity.listPeople': ({ query }) =>
        ok({ items: query.role === 'operator' ? [] : [aPerson()], next: null }),
    });
    await see('周晓');
    await tap('话务员');
    await see('没有这样的人');
    expect(api.calls('identity.listPeople')[1]?.query).toEqual({ role: 'operator' });
    expect(find('全部')).toBeTruthy();
  });
});

describe('opening an account', () => {
  it('takes a station found by typing, and shows the first password until it is handed over', async () => {
    const { api, see, tap, change, has, text } = desk();
    await see('周晓');
    await tap('开通账号');
    change('姓名', '周晓');
    change('账号', 'Zhou.Xiao');
    change('角色', 'station_staff');
    await see('月亮湾零工驿站');
    change('找驿站', '月亮');
    await see('月亮湾零工驿站');
    await tap('月亮湾零工驿站');
    await tap('开通并取得首次密码');
    const [call] = api.calls('identity.createPerson');
    expect(call?.body).toEqual({
      account: 'zhou.xiao',
      displayName: '周晓',
      role: 'station_staff',
      scopeId: aStation().stationId,
    });
    expect(call?.idempotencyKey).toBeTruthy();
    expect(text()).toContain('abcd2345efgh');
    await tap('已交给本人');
    expect(has('abcd2345efgh')).toBe(false);
    expect(has('现有角色')).toBe(true);
  });

  it('asks the server for what was typed, once', async () => {
    const { api, see, tap, change } = desk({
      'stations.list': ({ query }) => ok({ items: query.name ? [] : [aStation()], next: null }),
    });
    await see('周晓');
    await tap('开通账号');
    change('角色', 'station_staff');
    await see('月亮湾零工驿站');
    for (const typed of ['沙', '沙市', '沙市北']) change('找驿站', typed);
    await see('没有找到这样的驿站');
    expect(api.calls('stations.list').map(({ query }) => query)).toEqual([{}, { name: '沙市北' }]);
  });

  it('says at the field what is wrong', async () => {
    const errors = [{ path: 'body.account', message: '账号用小写字母开头，3 到 40 位' }];
    const { see, tap, change, has } = desk({
      'identity.createPerson': () => refuse(422, 'request.invalid', '内容有误', { errors }),
    });
    await see('周晓');
    await tap('开通账号');
    change('姓名', '周晓');
    change('账号', 'zhou');
    change('角色', 'operator');
    await tap('开通并取得首次密码');
    expect(has('账号用小写字母开头，3 到 40 位')).toBe(true);
  });
});

describe('a person', () => {
  const opened = async (answers?: Parameters<typeof fakeApi>[0]) => {
    const page = desk(answers);
    await page.see('周晓');
    await page.tap(/^周晓/);
    return page;
  };

  it('is given a role within a unit that still works, after a question', async () => {
    const { api, see, tap, change, answer, has } = await opened();
    change('角色', 'handler');
    await see('沙市区市场监管局');
    change('找承办单位', '沙市');
    expect(has('江陵县劳动保障监察大队')).toBe(false);
    expect(has('沙市区旧单位')).toBe(false);
    await tap('沙市区市场监管局');
    await tap('加上');
    expect(api.calls('identity.grantRole')).toEqual([]);
    await answer('加上这个角色');
    expect(api.calls('identity.grantRole')).toMatchObject([
      { params: { userId: ZHOU }, body: { role: 'handler', scopeId: ZHOU } },
    ]);
  });

  it('loses a role after a question', async () => {
    const { api, tap, answer, has } = await opened();
    await tap('收回督办');
    await answer('先不了');
    expect(api.calls('identity.revokeRole')).toEqual([]);
    await tap('收回督办');
    await answer('收回');
    expect(api.calls('identity.revokeRole')).toMatchObject([{ query: { role: 'supervisor' } }]);
    expect(has('没有角色，登录后什么也办不了')).toBe(true);
  });

  it('keeps the role when the server refuses, and is told why', async () => {
    const { tap, answer, has, see } = await opened({
      'identity.revokeRole': () =>
        refuse(
          409,
          'identity.last_administrator',
          '这是最后一位管理员，请先给别人管理员角色再收回',
        ),
    });
    await tap('收回督办');
    await answer('收回');
    await see('这是最后一位管理员，请先给别人管理员角色再收回');
    expect(has('没有角色，登录后什么也办不了')).toBe(false);
  });

  it('gets another first password, shown once', async () => {
    const { tap, answer, has } = await opened();
    await tap('换一个首次密码');
    await answer('换密码');
    expect(has('wxyz6789wxyz')).toBe(true);
    await tap('已交给本人');
    expect(has('wxyz6789wxyz')).toBe(false);
  });
});
