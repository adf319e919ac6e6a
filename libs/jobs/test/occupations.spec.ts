import { occupationGroups, occupationOf, occupations } from '../src';

describe('occupations', () => {
  it('are at least 25, each with a code of its own in the form of the classification', () => {
    expect(occupations.length).toBeGreaterThanOrEqual(25);
    expect(new Set(occupations.map((one) => one.code)).size).toBe(occupations.length);
    for (const one of occupations) expect(one.code).toMatch(/^[1-6]-\d{2}-\d{2}-\d{2}$/);
  });

  it('fill every group', () => {
    expect(new Set(occupations.map((one) => one.group))).toEqual(new Set(occupationGroups));
  });

  it('are found by code', () => {
    expect(occupationOf('4-02-05-01')?.name).toBe('装卸搬运工');
    expect(occupationOf('9-99-99-99')).toBeUndefined();
  });
});
