import fc from 'fast-check';
import { employerFace, median } from '../src';
import { aRecord } from './builders';

describe('an employer’s face', () => {
  it('is green with its reasons', () => {
    expect(employerFace(aRecord())).toMatchObject({
      verified: true,
      level: 'green',
      medianDaysToPay: 0,
      reasons: ['证照已核验', '招满过 5 个岗位', '工资按时发'],
    });
  });

  it.each([
    ['new', aRecord({ filledPostings: 0 }), 'new'],
    ['not verified', aRecord({ state: 'pending' }), 'new'],
    ['an open wage case', aRecord({ wageCases: { open: 1, settled: 0, upheld: 0 } }), 'yellow'],
    ['pays after nine days', aRecord({ daysToPay: [9, 9, 9] }), 'yellow'],
    ['a wage unpaid past its day', aRecord({ overdueWages: 1 }), 'yellow'],
    ['hours let pass twice', aRecord({ silentHours: 2 }), 'green'],
    ['hours let pass three times', aRecord({ silentHours: 3 }), 'yellow'],
    ['three upheld', aRecord({ wageCases: { open: 0, settled: 0, upheld: 3 } }), 'red'],
    ['a red card', aRecord({ card: 'red' }), 'red'],
  ])('%s → %s', (_name, record, level) => {
    const face = employerFace(record);
    expect(face.level).toBe(level);
    expect(face.reasons.length).toBeGreaterThan(0);
  });

  it('takes the middle, and of two middle ones the worse', () => {
    expect(median([])).toBeNull();
    expect(median([3, 1, 2])).toBe(2);
    expect(median([1, 2, 3, 4])).toBe(3);
    fc.assert(
      fc.property(fc.array(fc.nat(100), { minLength: 1 }), (values) => {
        const middle = median(values) ?? -1;
        expect(values.filter((value) => value <= middle).length * 2).toBeGreaterThanOrEqual(
          values.length,
        );
      }),
    );
  });
});
