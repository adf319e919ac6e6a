import { text } from '../src/common';

const read = (words: string, min = 1) => {
  const parsed = text(min, 20).safeParse(words);
  return parsed.success ? parsed.data : parsed.error.issues.map(({ message }) => message);
};

it.each(['前\0后', '\uD800', '好\uDC00', '\uD83D好'])(
  'refuses %j, which no storage keeps',
  (words) => {
    expect(read(words)).toContain('有无法保存的字符，请删掉后重新输入');
  },
);

it.each([
  ['张\u202E三\u2066', '张三'],
  ['\u200B李\uFEFF四\u2060', '李四'],
  ['👨\u200D👩\u200D👧 好', '👨\u200D👩\u200D👧 好'],
  ['𠮷野', '𠮷野'],
])('keeps of %j what is seen', (words, kept) => {
  expect(read(words)).toBe(kept);
});

it.each(['\u200B\u200B', '\u202A\u202C', '\u200D', '\u3164', ' \u3000'])(
  'takes %j for nothing',
  (words) => {
    expect(read(words)).toContain('请填写');
    expect(read(words, 0)).not.toBeInstanceOf(Array);
  },
);
