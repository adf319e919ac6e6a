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
    // Adverts as they hang on a labour market's screen, and texts copied out of PDF files.
    ['女营业员18—45岁', 'sex'],
    ['女营业员18—45岁', 'age'],
    ['女工5名', 'sex'],
    ['搬运工（男）', 'sex'],
    ['男士3人', 'sex'],
    ['男性两名', 'sex'],
    ['女的不要来，只要男师傅', 'sex'],
    ['四十五岁以下', 'age'],
    ['五十岁以上勿扰', 'age'],
    ['80后、90后优先', 'age'],
    ['进厂交押⾦300元', 'deposit'],
    ['押\uf90a', 'deposit'],
    ['收服裝費200', 'deposit'],
    ['保证⾦①千', 'deposit'],
    ['进群交20元定金', 'deposit'],
    ['工牌30元，干满退', 'deposit'],
    ['从工资里扣100服装钱', 'deposit'],
    ['服装押200', 'deposit'],
    ['押一个月工资', 'wage_withheld'],
    ['工资压半月', 'wage_withheld'],
    ['压半个月的工钱', 'wage_withheld'],
    ['身份证原件交公司保管', 'document_seizure'],
    ['身份证放我这里', 'document_seizure'],
    ['乙肝小三阳勿扰', 'health'],
    ['在家刷单，日结300', 'fraud'],
    ['收购银行卡', 'fraud'],
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
    '免费培训',
    '男女均可',
    '男女普工都要',
    '男工女工都可以来',
    '服务员，男女不限',
    '不押工资，当天结清',
    '绝不压半个月工资',
    '身份证复印件交公司备案',
    '凭身份证到驿站登记',
    '照顾七十岁以上老人',
    '陪护男性病人，会翻身拍背',
    '帮老师接女儿放学',
    '女装店理货',
    '有健康证优先',
    '洗刷单人床和桌椅',
    '工牌、服装由公司免费发',
    '团队都是90后，气氛好',
    '测血压半小时一次',
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
