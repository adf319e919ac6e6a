import { foldCreditCode, isCreditCode, nameCore, nameMarks } from '../src';

describe('a unified social credit code (GB 32100-2015)', () => {
  it.each([
    ['91421000MA4ABCDE10', true, 'a firm'],
    ['91421000MA40000100', true, 'check digit 0'],
    ['92141127MA0KD1Y64A', true, 'a publicly listed sole trader'],
    ['111111111111111111', false, 'a pattern alone'],
    ['91421000MA4ABCDE15', false, 'a wrong check digit'],
    ['999999198001010089', false, 'an identity number: no such class'],
    ['91421000MA4ABCDE1', false, 'seventeen characters'],
    ['91421000MA4ABCDE1O', false, 'a letter that codes leave out'],
    ['9142A000MA4ABCDE10', false, 'a letter in the division'],
    ['', false, 'nothing'],
  ])('%s: %s (%s)', (code, expected) => {
    expect(isCreditCode(code)).toBe(expected);
  });

  it.each([
    '91421000ma4abcde10',
    '9142 1000 MA4A BCDE 10',
    '９１４２１０００ＭＡ４ＡＢＣＤＥ１０',
    ' 91421000-MA4ABCDE10\u200b',
  ])('%j is the same code', (typed) => expect(foldCreditCode(typed)).toBe('91421000MA4ABCDE10'));

  it('notices one wrong character anywhere', () => {
    const right = '91421000MA4ABCDE10';
    const wrong = [...right].map((letter, at) => {
      const other = letter === '2' ? '3' : '2';
      return right.slice(0, at) + other + right.slice(at + 1);
    });
    expect(wrong.filter(isCreditCode)).toEqual([]);
  });
});

describe('a name that a reviewer looks at twice', () => {
  const verified = ['荆州江畔通达装卸服务有限公司', '沙市云梦仓储管理部'];
  const marks = (name: string, byOnePerson = 1) =>
    nameMarks({ name, verified, byOnePerson }).map(({ id }) => id);

  it.each([
    ['沙市区人社局招聘中心', ['impersonates']],
    ['荆州市公安局后勤', ['impersonates']],
    ['1 2 3 4 5 便民服务', ['impersonates']],
    ['工商银行家政', ['impersonates']],
    ['荆州市江畔通达装卸服务有限责任公司', ['like_verified']],
    ['江畔通达装卸服务', ['like_verified']],
    ['沙市云萝仓储管理部', ['like_verified']],
    ['荆州楚韵保洁服务有限公司', []],
    ['王先生家', []],
  ])('%s → %j', (name, expected) => expect(marks(name)).toEqual(expected));

  it('six by one person are marked, three are not', () => {
    expect([marks('甲货运', 3), marks('甲货运', 4), marks('甲货运', 6)]).toEqual([
      [],
      ['many_by_one'],
      ['many_by_one'],
    ]);
  });

  it('tells firms apart by what is left without place and legal form', () => {
    expect(nameCore('湖北省荆州市 楚韵保洁（沙市）有限公司')).toBe('楚韵保洁沙市');
  });
});
