import { atLocal } from '@yizhan/kernel';
import { sayDay, sayDistance, sayDuration, sayMoment, saySpan } from '../../src/shell/dates';

const MINUTE = 60_000;

describe('what people say', () => {
  it.each([
    ['2026-11-21', '今天'],
    ['2026-11-22', '明天'],
    ['2026-11-20', '昨天'],
    ['2026-11-25', '11月25日 周三'],
    ['2026-12-31', '12月31日'],
    ['2027-01-03', '2027年1月3日'],
  ])('of the day %s is %s', (day, said) => {
    expect(sayDay(day, '2026-11-21')).toBe(said);
  });

  it('of a moment is in Shanghai, wherever the phone is', () => {
    const now = atLocal('2026-11-21', '06:00');
    expect(sayMoment('2026-11-20T23:30:00Z', now)).toBe('今天 07:30');
    expect(saySpan(atLocal('2026-11-22', '07:00'), atLocal('2026-11-22', '17:00'), now)).toBe(
      '明天 07:00–17:00',
    );
  });

  it.each([
    [0, '0分钟'],
    [59 * MINUTE, '59分钟'],
    [60 * MINUTE, '1小时'],
    [90 * MINUTE, '1小时30分钟'],
    [27 * 60 * MINUTE, '1天3小时'],
    [-MINUTE, '0分钟'],
  ])('of %d ms is %s', (ms, said) => {
    expect(sayDuration(ms)).toBe(said);
  });

  it.each([
    [4, '10米'],
    [347, '350米'],
    [994, '990米'],
    [999, '1.0公里'],
    [2_430, '2.4公里'],
    [12_600, '13公里'],
  ])('of %d metres is %s', (metres, said) => {
    expect(sayDistance(metres)).toBe(said);
  });
});
