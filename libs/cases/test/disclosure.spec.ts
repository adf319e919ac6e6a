import { atLocal } from '@yizhan/kernel';
import { introducedNames, marksIn, marksInWords, recordTracks, starred, type Tracks } from '../src';

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
    ['姓田的，手机0001', ['姓田', '0001']],
    ['田小滿没拿到钱', ['田小滿']],
    ['小满那天也在', ['小满']],
    ['老田那班', ['老田']],
    ['小田和大田', ['小田', '大田']],
    ['田姓女工', ['田姓']],
    ['田/小/满', ['田/小/满']],
    ['田。小。满', ['田。小。满']],
    ['田😀小😀满', ['田😀小😀满']],
    ['田|小~满', ['田|小~满']],
    ['139/0000/0001', ['139/0000/0001']],
    ['139:0000:0001', ['139:0000:0001']],
    ['139#0000#0001', ['139#0000#0001']],
    ['壹叁玖零零零零零零零幺', ['壹叁玖零零零零零零零幺']],
    ['139OOOOOOOl', ['139OOOOOOOl']],
    ['手机号结尾0001', ['0001']],
    ['尾数是0001', ['0001']],
    ['139xxxx0001', ['0001']],
    ['编号20261127/483920', ['20261127/483920']],
    ['编号二〇二六一一二七四八三九二〇', ['二〇二六一一二七四八三九二〇']],
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
    '农田水利工程，小麦收割，每天8小时',
    '满勤奖、小时工、临时工的工资标准',
    '请在12月3日前说明，联系电话0716-8250001转2',
    '请提供2026年11月的考勤表、工资表（共12人）',
    '工地：江陵县郝穴镇沿江路53号；工种：装卸',
    '请拨打13800000009联系承办人',
  ])('that tells nobody’s name passes: %s', (text) => {
    expect(marksIn(text, tian)).toEqual([]);
  });

  it('of a surname that is part of everyday words passes', () => {
    const people = [{ name: '时国庆', phone: '13900000009' }];
    expect(marksIn('国庆假期每小时按三倍付工资', { people })).toEqual([]);
    expect(marksIn('时国庆反映', { people }).map(({ words }) => words)).toEqual(['时国庆']);
  });

  it('of an anonymous case holds no mobile number at all', () => {
    const told = (text: string) =>
      marksIn(text, { people: [], anyMobile: true }).map(({ words }) => words);
    expect(told('她电话138-1234-5678，或一三八一二三四五六七八')).toEqual([
      '138-1234-5678',
      '一三八一二三四五六七八',
    ]);
    expect(told('0716-0002040，编号20261123-483920，共13800元')).toEqual([]);
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
    expect(told('十一月二十七日，八点五小时，二百一十三元', alone)).toEqual([
      '十一月二十七日',
      '八点五小时',
      '二百一十三元',
    ]);
    expect(told('八个半小时，工时510分钟，8小时30分', alone)).toEqual([
      '八个半小时',
      '510分钟',
      '8小时30分',
    ]);
    expect(told('一千二百一十三元，十一月二十日，十分钟', alone)).toEqual([]);
    // Part of another sum or day.
    expect(told('1213元，11月2日', alone)).toEqual([]);
    const times = [atLocal('2026-11-27', '08:45'), atLocal('2026-11-27', '17:00')];
    const timed = recordTracks({ ...wage, times, sameDay: 9, sameSum: 9, sameHours: 1 });
    expect(told('八点四十五到，8:45到，17点走', timed)).toEqual(['八点四十五', '8:45']);
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
    ['秋菊没拿到，郝師傅', '**没拿到，郝**'],
    ['没有写名字', '没有写名字'],
  ])('%s', (text, shown) => {
    expect(starred(text, people)).toBe(shown);
  });
});

describe('a name that a text introduces', () => {
  it.each([
    ['我是郝秋菊，电话13900000003', ['郝秋菊']],
    ['我叫田小满在江畔装卸干活', ['田小满']],
    ['本人欧阳青禾，女', ['欧阳青禾']],
    ['本人：柳河。我是柳河', ['柳河']],
    ['我是农民工，我是江陵县的，我是安装工', []],
    ['本人于昨天在工地干活，本人已经辞职', []],
    ['我是车间工人，我是被骗的', []],
  ])('%s', (text, names) => {
    expect(introducedNames(text)).toEqual(names);
  });
});
