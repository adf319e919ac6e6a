import { marksIn, marksInWords, recordTracks, starred, type Tracks } from '../src';

const tian: Tracks = {
  people: [{ name: '田小满', phone: '13900000001' }],
  codes: ['K7PM2XQA'],
  numbers: ['20261127-483920'],
};

describe('a text for those reported', () => {
  it.each([
    ['田小满（电话13900000001）反映11月27日工资未付', ['田小满', '13900000001']],
    ['田 小 满说没拿到', ['田 小 满']],
    ['电话 139 0000 0001', ['139 0000 0001']],
    ['电话139-0000-0001', ['139-0000-0001']],
    ['电话１３９０００００００１', ['１３９０００００００１']],
    ['一三九零零零零零零零一', ['一三九零零零零零零零一']],
    ['姓田的，手机0001', ['0001']],
    ['尾号0001的工人', ['0001']],
    ['139****0001', ['0001']],
    ['田师傅上班那天', ['田师傅']],
    ['查询码k7pm 2xqa', ['k7pm 2xqa']],
    ['编号20261127-483920', ['20261127-483920']],
    ['身份证42102419900307451X', []],
    ['身份证11010519491231002X', ['11010519491231002X']],
  ])('%s', (text, words) => {
    expect(marksIn(text, tian).map((mark) => mark.words)).toEqual(words);
    for (const { start, end, words } of marksIn(text, tian))
      expect(text.slice(start, end)).toBe(words);
  });

  it.each([
    '11月27日搬运班次的工资发放',
    '请说明0001号货架那天是谁在装卸',
    '金额10001元',
    '请联系0716-0002040',
    '田间作业的工资',
  ])('that tells nobody’s name passes: %s', (text) => {
    expect(marksIn(text, tian)).toEqual([]);
  });

  it('is answered with what must go, once each', () => {
    const marks = marksIn('田小满，就是田小满，13900000001', tian);
    expect(marksInWords(marks)).toBe(
      '这段话会让对方认出诉求人（姓名、电话）：“田小满”“13900000001”。请改掉后再发。',
    );
  });

  it('of a confidential case also tells by what only one person’s record shows', () => {
    const wage = { date: '2026-11-27', owedFen: 21_300, minutes: 510 };
    const alone = recordTracks({ ...wage, sameDay: 1, sameSum: 1, sameHours: 1 });
    const told = (text: string, record: readonly string[]) =>
      marksIn(text, { people: [], record }).map(({ words }) => words);
    expect(told('11月27日那班，8.5小时，213元没发', alone)).toEqual([
      '11月27日',
      '8.5小时',
      '213元',
    ]);
    expect(told('2026-11-27 欠 213.00', alone)).toEqual(['2026-11-27', '213.00']);
    // Part of another sum or day.
    expect(told('1213元，11月2日', alone)).toEqual([]);
    const crowd = recordTracks({ ...wage, sameDay: 3, sameSum: 2, sameHours: 3 });
    expect(told('11月27日，8.5小时，213元', crowd)).toEqual(['213元']);
  });
});

describe('a confidential reporter’s own words', () => {
  const people = [{ name: '郝秋菊', phone: '13900000003' }];
  it.each([
    ['我是郝秋菊，电话13900000003。', '我是郝**，电话139****0003。'],
    ['郝 秋 菊 139 0000 0003', '郝** 139****0003'],
    ['我姓郝，尾号0003', '我姓郝，尾号****'],
    ['没有写名字', '没有写名字'],
  ])('%s', (text, shown) => {
    expect(starred(text, people)).toBe(shown);
  });
});
