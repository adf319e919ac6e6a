/**
 * Every text of a posting that people read: the one list that the form, the checks, the reviewer's
 * page and the public page go through. What isn't here can't be filled in.
 */
export const postingTexts = [
  { key: 'title', label: '岗位名称', max: 40 },
  { key: 'description', label: '干什么', max: 2000 },
  { key: 'requirements', label: '要求', max: 500 },
  { key: 'benefits', label: '待遇', max: 500 },
  { key: 'insurance', label: '保险', max: 200 },
  { key: 'address', label: '上工地点', max: 120 },
  { key: 'contactName', label: '联系人', max: 20 },
] as const;

export type TextField = (typeof postingTexts)[number]['key'];
export type PostingTexts = Readonly<Record<TextField, string>>;

/** The same of each field, in the order of the list. */
function ofEach<T>(of: (text: (typeof postingTexts)[number]) => T): Readonly<Record<TextField, T>> {
  return Object.fromEntries(postingTexts.map((text) => [text.key, of(text)])) as Record<
    TextField,
    T
  >;
}

export const postingTextLabels = ofEach(({ label }): string => label);
export const postingTextMax = ofEach(({ max }): number => max);

/** The texts of anything that carries them. */
export function textsOf(posting: PostingTexts): PostingTexts {
  return ofEach(({ key }) => posting[key]);
}
