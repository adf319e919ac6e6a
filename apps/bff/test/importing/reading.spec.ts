import { isCreditCode } from '@yizhan/jobs';
import { atLocal, HOUR } from '@yizhan/kernel';
import * as fc from 'fast-check';
import { kindByName, kindByWord } from '../../src/modules/importing/files/kinds';
import { decode, readSource } from '../../src/modules/importing/files/read';
import { fromFirstWorkable, readDay, readMoment } from '../../src/modules/importing/rows/times';

const now = atLocal('2026-11-23', '06:00');

function rowsOf(name: string, content: string) {
  const kind = kindByName(name);
  if (!kind) throw new Error(`no kind for ${name}`);
  const source = readSource(kind, name, content);
  if (!source.ok) throw new Error(source.error.code);
  return source.value;
}

describe('what a file holds', () => {
  it.each([
    ['postings.csv', 'postings'],
    ['/tmp/Stations-2026.CSV', 'stations'],
    ['岗位（十一月）.csv', 'postings'],
    ['驿站和服务点.csv', 'stations'],
    ['cases.json', 'cases'],
    ['notes.csv', undefined],
  ])('%s', (name, kind) => {
    expect(kindByName(name)).toBe(kind);
  });

  it('is also told by a word or a label', () => {
    expect(kindByWord('雇主')).toBe('employers');
    expect(kindByWord('units')).toBe('units');
    expect(kindByWord('unit')).toBeUndefined();
  });
});

describe('reading a table', () => {
  it('passes over the mark at the start, keeps quoted commas and line breaks', () => {
    const { rows } = rowsOf('employers.csv', '\uFEFFcode,name\r\nE1,"甲, 乙"\r\nE2,"一\n二"\r\n');
    expect(rows).toEqual([
      { code: 'E1', name: '甲, 乙' },
      { code: 'E2', name: '一\n二' },
    ]);
  });

  it('takes cells as they are copied out of a spreadsheet', () => {
    const { rows } = rowsOf('employers.csv', 'code\tname\tphone\r\nE1\t甲, 乙\t\r\n\t丙\t1\r\n');
    expect(rows).toEqual([
      { code: 'E1', name: '甲, 乙', phone: '' },
      { code: '', name: '丙', phone: '1' },
    ]);
  });

  it('knows columns by their Chinese heading', () => {
    const { rows, faults } = rowsOf('雇主.csv', '编号,名称\nE1,甲\n');
    expect([rows, faults]).toEqual([[{ code: 'E1', name: '甲' }], []]);
  });

  it('tells of columns that nobody knows, that come twice, and of cells too many', () => {
    const { faults } = rowsOf('employers.csv', 'code,colour,编号\nE1,red,E1,extra\n');
    expect(faults).toEqual([
      { row: 0, column: 'colour', message: '不认识“colour”这一列' },
      { row: 0, column: 'code', message: '这一列出现了两次' },
      { row: 1, column: '', message: '列数比标题多，请检查逗号和引号' },
    ]);
  });

  it('reads what Excel in Chinese writes: GB 18030', () => {
    const bytes = Uint8Array.from([0xb1, 0xe0, 0xba, 0xc5, 0x0a, 0x45, 0x31]);
    expect(decode(bytes)).toBe('编号\nE1');
    expect(decode(new TextEncoder().encode('编号'))).toBe('编号');
  });

  it.each([
    ['postings.csv', 'code,title\nP1,"open', 'importing.not_readable'],
    ['postings.json', '[{]', 'importing.not_readable'],
    ['postings.csv', 'code,title\n', 'importing.empty'],
    ['postings.json', '[]', 'importing.empty'],
  ])('refuses %s with %j', (name, content, code) => {
    const source = readSource('postings', name, content);
    expect(!source.ok && source.error.code).toBe(code);
  });

  it('tells of items of a list that are no objects', () => {
    const { rows, faults } = rowsOf('units.json', '[{"code":"A"}, 7, null]');
    expect([rows.length, faults.map(({ row }) => row)]).toEqual([1, [2, 3]]);
  });

  it('never throws, whatever it is given', () =>
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('a.csv', 'a.json'), (content, name) => {
        const source = readSource('postings', name, content);
        return typeof source.ok === 'boolean';
      }),
    ));
});

describe('days and moments', () => {
  const nextDay = ['2026-11-24', '2026-11-26'];
  it.each([
    ['05:59', nextDay],
    ['06:00', nextDay],
    ['06:01', ['2026-11-23', '2026-11-25']],
  ])('counted from six in the morning, work from %s is on', (from, expected) => {
    expect(fromFirstWorkable(['2026-11-23', '2026-11-25'], from, now)).toEqual(expected);
  });

  it.each([
    ['+0', '2026-11-23'],
    ['+9', '2026-12-02'],
    ['-23', '2026-10-31'],
    ['2026-02-28', '2026-02-28'],
    ['2026-02-29', undefined],
    ['12', undefined],
    ['明天', undefined],
  ])('day %s', (text, day) => {
    expect(readDay(text, now)).toBe(day);
  });

  it.each([
    ['-12d 09:30', atLocal('2026-11-11', '09:30')],
    ['-0d 05:00', atLocal('2026-11-23', '05:00')],
    ['-3h', now - 3 * HOUR],
    ['-90m', now - 1.5 * HOUR],
    ['2026-11-01T08:00:00+08:00', atLocal('2026-11-01', '08:00')],
    ['2026-11-01T08:00:00', undefined],
    ['-12d 25:00', undefined],
    ['yesterday', undefined],
  ])('moment %s', (text, at) => {
    expect(readMoment(text, now)).toBe(at);
  });
});

describe('the check digit of a credit code', () => {
  // The example of GB 32100-2015, annex B.
  it('holds for the example of the standard', () => {
    expect(isCreditCode('91350100M000100Y43')).toBe(true);
  });

  it('finds any single wrong character', () => {
    const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY'.split('');
    return fc.assert(
      fc.property(fc.integer({ min: 0, max: 17 }), fc.constantFrom(...letters), (at, letter) => {
        const right = '91350100M000100Y43';
        const other = right.slice(0, at) + letter + right.slice(at + 1);
        return isCreditCode(other) === (other === right);
      }),
    );
  });
});
