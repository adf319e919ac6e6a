import { atLocal } from '@yizhan/kernel';
import { readSource } from '../../src/modules/importing/files/read';
import { readRows } from '../../src/modules/importing/rows/fields';
import { postingRow } from '../../src/modules/importing/rows/postings';
import { csvOf, posting } from './builders';

/** What Excel and WPS write by themselves, and what people type by hand; Shanghai time. */
const now = atLocal('2026-11-26', '09:00');

function read(content: string) {
  const source = readSource('postings', '岗位.csv', content);
  if (!source.ok) throw new Error(source.error.code);
  const { faults: ofHeading, ...file } = source.value;
  const { values, faults } = readRows(file.rows, postingRow(now));
  return { file, value: values[0], faults: [...ofHeading, ...faults] };
}

/** One sound row with a cell changed. */
const withCell = (column: string, cell: string) => read(csvOf([posting({ [column]: cell })]));

describe('a table that an office program saved', () => {
  it.each([
    ['2026/12/15', '2026-12-15'],
    ['2026/12/5', '2026-12-05'],
    ['2026.12.15', '2026-12-15'],
    ['2026年12月15日', '2026-12-15'],
    ['２０２６／１２／１５', '2026-12-15'],
    ['2026/12/15 0:00', '2026-12-15'],
    ['12月15日', '2026-12-15'],
    ['1月5日', '2027-01-05'],
  ])('has the day %s', (cell, day) => {
    const { value, faults } = withCell('date', cell);
    expect([faults, value?.date]).toEqual([[], [day]]);
  });

  it.each(['8:00', '8:00:00', '08：00', '08:00 '])('has the time %j', (cell) => {
    const { value, faults } = withCell('from', cell);
    expect([faults, value?.from]).toEqual([[], '08:00']);
  });

  it.each([
    '139 0000 1210',
    '139-0000-1210',
    '+86 13900001210',
    '8613900001210',
    '１３９００００１２１０',
    '\u200b13900001210',
  ])('has the phone %j', (cell) => {
    const { value, faults } = withCell('phone', cell);
    expect([faults, value?.phone]).toEqual([[], '13900001210']);
  });

  it.each([
    ['天', 'day'],
    ['日', 'day'],
    ['元/天', 'day'],
    ['小时', 'hour'],
  ])('has the unit %s', (cell, unit) => {
    expect(withCell('unit', cell).value?.unit).toBe(unit);
  });

  it('names trades and divisions as people do', () => {
    const row = posting({ occupation: '装卸搬运工', divisionCode: '江陵县' });
    expect(read(csvOf([row])).value).toMatchObject({
      occupation: { code: '4-02-05-01' },
      divisionCode: '421024',
    });
    expect(withCell('divisionCode', '999999').faults).toMatchObject([{ column: 'divisionCode' }]);
  });

  it('has empty columns at its end, a title on top, and blank lines between', () => {
    const [heading = '', ...rows] = csvOf([posting({}), posting({ code: 'P2' })]).split('\n');
    const content = [
      '十二月用工表,,',
      '',
      `${heading},,`,
      `${rows[0]},,`,
      ',,,,',
      `${rows[1]},,`,
    ].join('\r\n');
    const { file, faults } = read(content);
    expect(faults).toEqual([]);
    expect(file.rows).toHaveLength(2);
    expect(file.lines).toEqual([4, 6]);
  });

  it('has headings with brackets of either width, wages in yuan, and codes kept as text', () => {
    const { wageFen: _, ...rest } = posting({ code: '="T-1"' });
    const columns = Object.keys(rest);
    const yuan = (heading: string, cell: string) =>
      read(
        [
          [...columns, heading].join(','),
          [...columns.map((column) => rest[column]), cell].join(','),
        ].join('\n'),
      );
    expect(yuan('工资(元)', '200').value).toMatchObject({ wageFen: 20_000, code: 'T-1' });
    expect(yuan('工资（元）', '21.5').value?.wageFen).toBe(2_150);
    expect(yuan('工资(分)', '20000').value?.wageFen).toBe(20_000);
  });

  it.each([
    ['phone', '1.39E+10', '文本'],
    ['date', '46371', '日期'],
    ['wageFen', '150-200', '不能填范围'],
    ['headcount', '若干', '具体'],
  ])('is told how to mend %s %s', (column, cell, word) => {
    const { faults } = withCell(column, cell);
    expect(faults).toMatchObject([{ row: 1, column }]);
    expect(faults[0]?.message).toContain(word);
  });

  it('is told of a column with content and without a heading', () => {
    const { faults } = read('编号,,岗位名称\nP1,x,搬运工\n');
    expect(faults[0]).toEqual({ row: 0, column: '', message: '第 2 列有内容但没有列名' });
  });
});
