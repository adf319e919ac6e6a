/** The letters of a unified social credit code, in the order of their values (GB 32100-2015, table 1). */
const LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Which classes each registering department gives codes to (GB 32100-2015, annex A). */
const CLASSES: Readonly<Record<string, string>> = {
  // 机构编制, 外交, 司法行政, 文化
  '1': '1239',
  '2': '19',
  '3': '123459',
  '4': '19',
  // 民政, 旅游, 宗教, 工会
  '5': '1239',
  '6': '129',
  '7': '129',
  '8': '19',
  // 工商: 企业, 个体工商户, 农民专业合作社
  '9': '123',
  // 军委编制, 农业, 其他
  A: '19',
  N: '1239',
  Y: '1',
};

/** A code as people type and paste it: full width, lower case, in groups. */
export function foldCreditCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\ufeff\-–—]/g, '')
    .toUpperCase();
}

/** The last character that belongs to the first seventeen (GB 32100-2015, annex B). */
export function creditCodeCheck(first: string): string {
  let weight = 1;
  let sum = 0;
  for (const letter of first) {
    sum += LETTERS.indexOf(letter) * weight;
    weight = (weight * 3) % 31;
  }
  return LETTERS[(31 - (sum % 31)) % 31] ?? '';
}

/**
 * Whether a folded text is a unified social credit code: department and class that exist, six
 * digits of a division, nine of the body, and the check digit (GB 32100-2015).
 */
export function isCreditCode(code: string): boolean {
  if (!/^[1-9ANY][1-9]\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code)) return false;
  const [department = '', kind = ''] = code;
  if (!CLASSES[department]?.includes(kind)) return false;
  return code[17] === creditCodeCheck(code.slice(0, 17));
}
