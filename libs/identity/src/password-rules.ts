import { identitySettings } from './settings';

/** Why a password may not be chosen (NIST SP 800-63B, 5.1.1.2: length, and no common or derived ones). */
export type PasswordFault = 'short' | 'same' | 'account' | 'common' | 'repeated';

export const passwordFaultText: Readonly<Record<PasswordFault, string>> = {
  short: `新密码至少 ${identitySettings.password.minLength} 个字符`,
  same: '新密码不能和原密码一样',
  account: '新密码里不能有账号名',
  common: '这个密码太常见，容易被猜中，请换一个',
  repeated: '新密码里不同的字符太少，请换一个',
};

interface Around {
  readonly account: string | null;
  readonly current?: string;
  /** Whether a word stands on the list of common passwords. */
  readonly isCommon: (word: string) => boolean;
}

/** The first thing wrong with a new password; null when it may be chosen. */
export function passwordFault(next: string, { account, current, isCommon }: Around) {
  const plain = next.toLowerCase();
  const { minLength, leastDifferent } = identitySettings.password;
  const faults: readonly (readonly [PasswordFault, boolean])[] = [
    ['short', Array.from(next).length < minLength],
    ['same', next === current],
    ['account', account !== null && plain.includes(account.toLowerCase())],
    ['repeated', new Set(plain).size < leastDifferent],
    // sunflower2026! is as common as sunflower.
    [
      'common',
      [plain, plain.replace(/^[^a-z]+|[^a-z]+$/g, '')].some(isCommon) || isBuiltOnNames(plain),
    ],
  ];
  return faults.find(([, holds]) => holds)?.[0] ?? null;
}

/** Whether little is left beside the product's own names: yizhan2026, jingzhou-yizhan-1. */
function isBuiltOnNames(plain: string): boolean {
  const { namesOfProduct, lettersBeside } = identitySettings.password;
  const folded = plain.normalize('NFKC');
  const rest = namesOfProduct.reduce((left, name) => left.replaceAll(name, ' '), folded);
  return rest !== folded && (rest.match(/\p{L}/gu) ?? []).length < lettersBeside;
}
