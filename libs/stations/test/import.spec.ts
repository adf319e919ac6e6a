import { readStations } from '../src';
import { aRow } from './builders';

const faultsOf = (...rows: ReturnType<typeof aRow>[]) =>
  readStations(rows).faults.map(({ row, column }) => `${row} ${column}`);

describe('reading a file of stations', () => {
  it('turns words into codes', () => {
    const { stations, faults } = readStations([aRow()]);
    expect(faults).toEqual([]);
    expect(stations[0]).toMatchObject({
      parentCode: null,
      lat: 30.04702,
      hours: { usual: { from: '05:00', to: '19:00' }, holiday: null },
      facilities: ['water', 'toilet', 'rest'],
      services: ['registration', 'labour_rights'],
      languages: ['普通话', '荆州话'],
      capacity: 60,
    });
  });

  it('takes blank holiday hours for the usual ones', () => {
    const hours = readStations([aRow({ holidayHours: '' })]).stations[0]?.hours;
    expect(hours?.holiday).toEqual(hours?.usual);
  });

  it('wants the parent of a point, from the file or known before', () => {
    const point = aRow({ code: 'JL-02-P01', kind: 'point', parentCode: 'JL-02' });
    expect(faultsOf(point, aRow())).toEqual([]);
    expect(readStations([point], ['JL-02']).faults).toEqual([]);
    expect(faultsOf(point)).toEqual(['1 parentCode']);
    expect(faultsOf({ ...point, parentCode: '' })).toEqual(['1 parentCode']);
    expect(faultsOf(aRow({ parentCode: 'JL-01' }))).toContain('1 parentCode');
  });

  it.each([
    ['code', 'jl 02'],
    ['code', ''],
    ['kind', 'shop'],
    ['name', ''],
    ['divisionCode', '42'],
    ['streetCode', '421024'],
    ['lat', '91'],
    ['lng', ''],
    ['hours', '19:00-05:00'],
    ['holidayHours', 'closed'],
    ['facilities', '饮水间|游泳池'],
    ['services', '理发'],
    ['phone', 'none'],
    ['capacity', '-1'],
    ['notice', '长'.repeat(201)],
  ])('names the column %s when it holds %j', (column, value) => {
    expect(faultsOf(aRow({ code: 'JL-01' }), aRow({ [column]: value }))).toContain(`2 ${column}`);
  });

  it('finds a code that stands twice', () => {
    expect(faultsOf(aRow(), aRow())).toEqual(['2 code']);
  });
});
