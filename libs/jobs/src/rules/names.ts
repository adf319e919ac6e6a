import { type JobSettings, jingzhouSettings } from './settings';

/** An employer's name as far as it tells one from another: without place, legal form and marks. */
export function nameCore(name: string): string {
  return name
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, '')
    .replace(/^(湖北省?)?(荆州市?)?/u, '')
    .replace(/(有限责任公司|股份有限公司|有限公司|公司|经营部|服务部|商行|个体工商户)$/u, '');
}

/** What a reviewer should look at before a name is believed; nothing is refused by it. */
export interface NameMark {
  readonly id: 'impersonates' | 'like_verified' | 'many_by_one';
  readonly label: string;
}

export interface NameFacts {
  readonly name: string;
  /** Names of verified employers other than this one. */
  readonly verified: readonly string[];
  /** Employers that the same person has registered, this one among them. */
  readonly byOnePerson: number;
}

/** Marks for whoever verifies an employer: an office's name, a verified firm's, many by one person. */
export function nameMarks(
  { name, verified, byOnePerson }: NameFacts,
  settings: JobSettings = jingzhouSettings,
): NameMark[] {
  const marks: NameMark[] = [];
  const flat = name.normalize('NFKC').replace(/[^\p{Letter}\p{Number}]/gu, '');
  const office = settings.officeWords.find((word) => flat.includes(word));
  if (office) marks.push({ id: 'impersonates', label: `名称里有“${office}”，可能冒充机关单位` });
  const twin = verified.find((other) => isNear(nameCore(name), nameCore(other)));
  if (twin) marks.push({ id: 'like_verified', label: `和已核验的“${twin}”几乎一样` });
  if (byOnePerson > settings.employersPerPerson.value)
    marks.push({ id: 'many_by_one', label: `同一个人登记了 ${byOnePerson} 家` });
  return marks;
}

/** Equal, or one character more, less or other; short ones only when equal. */
function isNear(one: string, other: string): boolean {
  if (one === other) return one !== '';
  const a = Array.from(one);
  const b = Array.from(other);
  if (Math.min(a.length, b.length) < 4 || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return Math.max(a.length, b.length) - start - end <= 1;
}
