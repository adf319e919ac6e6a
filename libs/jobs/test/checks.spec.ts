import { type CheckId, checks, findWords, plainText, wordChecks } from '../src';

const ids = (text: string) => findWords({ description: text }).map((finding) => finding.id);

describe('the words of a posting', () => {
  it.each<[string, CheckId]>([
    ['入职交押金200元', 'deposit'],
    ['押 金 200', 'deposit'],
    ['押＊金', 'deposit'],
    ['需交 100 元服装费', 'deposit'],
    ['收取中介费', 'agency_fee'],
    ['身份证抵押，扣押身份证', 'document_seizure'],
    ['限男性', 'sex'],
    ['只招女工', 'sex'],
    ['男士优先', 'sex'],
    ['未婚未育', 'sex'],
    ['45岁以下', 'age'],
    ['18-45周岁', 'age'],
    ['年龄20到35', 'age'],
    ['仅限汉族', 'ethnicity'],
    ['不招残疾人', 'health'],
    ['入职查乙肝', 'health'],
    ['只要本地人', 'origin'],
    ['月入过万，躺赚', 'false_promise'],
  ])('%s → %s', (text, id) => {
    expect(ids(text)).toContain(id);
  });

  it.each([
    '不收押金，不收中介费',
    '免服装费',
    '没有任何中介费',
    '男女不限',
    '年满18周岁',
    '能搬 25 公斤以内的箱子',
    '月薪 5000 元，管住',
    '仓库搬运工 3 人，日结 200 元',
    '不用交押金',
  ])('%s passes', (text) => {
    expect(ids(text)).toEqual([]);
  });

  it('marks the words in the original text', () => {
    const [finding] = findWords({ title: '搬运', description: '日结，押 金 200 元' });
    const [mark] = finding?.marks ?? [];
    expect(mark).toEqual({ field: 'description', start: 3, end: 6, words: '押 金' });
  });

  it('names a source for every check', () => {
    for (const check of [...wordChecks, ...Object.values(checks)]) {
      expect(check.source).not.toBe('');
      expect(check.article ?? check.local).toBeTruthy();
    }
  });

  it('keeps the place of every character', () => {
    expect(plainText('押 金 ２００')).toEqual({ plain: '押金200', at: [0, 2, 4, 5, 6] });
  });
});
