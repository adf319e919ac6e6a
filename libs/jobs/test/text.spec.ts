import fc from 'fast-check';
import { dayWage, parameterOn, queryWords, searchTerms, searchText } from '../src';

describe('words', () => {
  it('are found by one character and by two', () => {
    expect(searchTerms('搬运工 3人')).toEqual(['搬', '运', '工', '搬运', '运工', '3', '人']);
    expect(queryWords('焊')).toEqual({ words: ['焊'], term: '焊' });
    expect(queryWords('𠚺')).toEqual({ words: ['𠚺'], term: '𠚺' });
    expect(queryWords('焊 沙市')).toEqual({ words: ['焊', '沙市'], term: '沙市' });
    expect(queryWords('搬 运 工')).toEqual(queryWords('搬运工'));
    expect(queryWords('⼯⼈')).toEqual({ words: ['工人'], term: '工人' });
    expect(queryWords('搬運')).toEqual({ words: ['搬运'], term: '搬运' });
    expect(queryWords('！！')).toEqual({ words: [], term: null });
    expect(queryWords('搬运')).toEqual({ words: ['搬运'], term: '搬运' });
    expect(queryWords('  ')).toEqual({ words: [], term: null });
    expect(queryWords('ＣＮＣ 学徒')).toEqual({ words: ['cnc', '学徒'], term: 'cnc' });
  });

  it('any piece of a text leads back to it', () => {
    const han = fc.array(fc.constantFrom(...'搬运工仓库装卸货物日结江津路'), {
      minLength: 2,
      maxLength: 20,
    });
    fc.assert(
      fc.property(han, fc.nat(), fc.nat(), (characters, from, length) => {
        const text = characters.join('');
        const start = from % characters.length;
        const piece = text.slice(start, start + 1 + (length % 5));
        const { term } = queryWords(piece);
        expect(searchTerms(text)).toContain(term);
        expect(searchText(text)).toContain(piece);
      }),
    );
  });
});

describe('parameters', () => {
  const list = [
    { value: 1, from: '2024-01-01', to: '2025-12-31', source: 'a' },
    { value: 2, from: '2025-06-01', source: 'b' },
  ];
  it.each([
    ['2023-12-31', undefined],
    ['2024-01-01', 1],
    ['2025-06-01', 2],
    ['2030-01-01', 2],
  ])('on %s: %s', (day, value) => {
    expect(parameterOn(list, day)?.value).toBe(value);
  });

  it('compares units by the wage of a day', () => {
    expect([dayWage('hour', 2_500), dayWage('day', 20_000), dayWage('month', 435_000)]).toEqual([
      20_000, 20_000, 20_000,
    ]);
    expect(dayWage('piece', 35)).toBeNull();
  });
});
