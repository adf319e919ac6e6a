import fc from 'fast-check';
import { figureDefinitions, figureGroups, figuresOf, percent } from '../src';
import type { CaseCounts, WorkCounts } from '../src/vocabulary';

const none: CaseCounts & WorkCounts = {
  received: 0,
  closed: 0,
  overridden: 0,
  open: 0,
  overdue: 0,
  yellow: 0,
  dispatched: 0,
  signedInTime: 0,
  replied: 0,
  repliedInTime: 0,
  reached: 0,
  unreachable: 0,
  resolved: 0,
  satisfied: 0,
  published: 0,
  signUps: 0,
  hires: 0,
  checkedIn: 0,
  wagesSettledFen: 0,
  wagesOverdue: 0,
  wagesOverdueFen: 0,
};

const figure = (id: string, counts: Partial<typeof none>) =>
  figuresOf({ ...none, ...counts }).find((each) => each.id === id);

describe('figures', () => {
  it('takes shares of those who were reached, and shows both numbers', () => {
    expect(figure('rate_satisfied', { reached: 3, satisfied: 2, unreachable: 9 })).toMatchObject({
      value: 66.7,
      numerator: 2,
      denominator: 3,
    });
  });

  it('has no share where there is nothing to share', () => {
    expect(figure('rate_resolved', {})).toMatchObject({ value: null, denominator: 0 });
  });

  it('gives counts and sums as they are', () => {
    expect(figure('wages_overdue_sum', { wagesOverdueFen: 123_45 })?.value).toBe(12_345);
  });

  it('explains each figure in words, each once', () => {
    const ids = figureDefinitions.map((each) => each.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const each of figureDefinitions) {
      expect(each.counts).toMatch(/[\u4e00-\u9fff].+。$/);
      expect(figureGroups).toContain(each.group);
    }
  });

  it('keeps shares between 0 and 100', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(10_000), (part, more) => {
        const share = percent(part, part + more);
        if (part + more === 0) expect(share).toBeNull();
        else expect(share).toBeGreaterThanOrEqual(0);
        expect(share ?? 0).toBeLessThanOrEqual(100);
      }),
    );
  });
});
