import { passwordFault } from '../src';

const common = new Set(['sunflower', 'qwertyuiop', 'iloveyou']);
const fault = (next: string, account: string | null = 'laojian') =>
  passwordFault(next, {
    account,
    current: 'former-secret-9',
    isCommon: (word) => common.has(word),
  });

it.each([
  ['aB3#kkk9z', 'short'],
  ['former-secret-9', 'same'],
  ['my-LaoJian-77x', 'account'],
  ['aabbaabbaabb', 'repeated'],
  ['1111111111', 'repeated'],
  ['Sunflower2026!', 'common'],
  ['qwertyuiop', 'common'],
  ['123iloveyou456', 'common'],
  ['yizhan2026', 'common'],
  ['JingZhou-YiZhan-1', 'common'],
  ['荆州驿站20261126', 'common'],
  ['yizhan-river-oak', null],
  ['river-lamp-07-oak', null],
  ['月亮湾的清晨六点钟雾', null],
])('%s → %s', (next, expected) => {
  expect(fault(next)).toBe(expected);
});

it('knows no account to look for where there is none', () => {
  expect(fault('my-laojian-77x', null)).toBeNull();
});
