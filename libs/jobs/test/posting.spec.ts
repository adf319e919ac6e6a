import { atLocal } from '@yizhan/kernel';
import fc from 'fast-check';
import {
  afterLastShift,
  assess,
  cards,
  employerFace,
  missingIn,
  postingStates,
  postingTexts,
} from '../src';
import { aDraft, anEmployer, aShift } from './builders';

const now = atLocal('2026-11-22', '06:00');
const why = (...args: Parameters<typeof assess>) =>
  assess(...args).findings.map((finding) => finding.id);

describe('assessing a posting', () => {
  it('publishes a clean one of a trusted employer at once', () => {
    expect(assess(aDraft(), anEmployer(), now)).toEqual({ outcome: 'published', findings: [] });
  });

  it.each([
    ['not verified', anEmployer({ state: 'pending' }), 'not_verified'],
    [
      'an open wage case',
      anEmployer({ wageCases: { open: 1, settled: 0, upheld: 0 } }),
      'open_wage_case',
    ],
    ['a yellow card', anEmployer({ card: 'yellow' }), 'yellow_card'],
    ['wages paid late', anEmployer({ daysToPay: [8, 9, 10] }), 'late_wages'],
    ['no filled postings yet', anEmployer({ filledPostings: 0 }), 'new_employer'],
  ])('sends %s to review', (_name, employer, id) => {
    const { outcome, findings } = assess(aDraft(), employer, now);
    expect([outcome, findings.map((finding) => finding.id)]).toEqual(['in_review', [id]]);
  });

  it('is bound by the face: whatever makes it yellow reviews, whatever makes it red refuses', () => {
    const counts = fc.nat({ max: 6 });
    const records = fc.record({
      card: fc.constantFrom(...cards),
      filledPostings: fc.nat({ max: 6 }),
      daysToPay: fc.array(fc.nat({ max: 20 }), { maxLength: 5 }),
      overdueWages: fc.nat({ max: 3 }),
      silentHours: fc.nat({ max: 6 }),
      wageCases: fc.record({ open: counts, settled: counts, upheld: counts }),
    });
    fc.assert(
      fc.property(records, (record) => {
        const employer = anEmployer(record);
        const { level } = employerFace(employer);
        const { outcome } = assess(aDraft(), employer, now);
        const bound = { red: 'refused', yellow: 'in_review', new: 'in_review', green: 'published' };
        expect(outcome).toBe(bound[level]);
      }),
    );
  });

  it.each(postingTexts.map(({ key }) => key))('checks the words of %s', (key) => {
    const { findings } = assess(aDraft({ [key]: '交押金 200 元' }), anEmployer(), now);
    expect(findings.flatMap(({ marks }) => marks.map(({ field }) => field))).toEqual([key]);
  });

  it('refuses a red card', () => {
    expect(assess(aDraft(), anEmployer({ card: 'red' }), now).outcome).toBe('refused');
  });

  it.each([
    ['2,199 fen an hour', aDraft({ wageUnit: 'hour', wageFen: 2_199 }), true],
    ['2,200 fen an hour', aDraft({ wageUnit: 'hour', wageFen: 2_200 }), false],
    ['175.99 yuan for eight hours', aDraft({ wageFen: 17_599 }), true],
    ['176 yuan for eight hours', aDraft({ wageFen: 17_600 }), false],
    ['2,209 yuan a month', aDraft({ wageUnit: 'month', wageFen: 220_900 }), true],
    ['2,210 yuan a month', aDraft({ wageUnit: 'month', wageFen: 221_000 }), false],
    ['half a yuan a piece', aDraft({ wageUnit: 'piece', wageFen: 50 }), false],
  ])('%s is under the minimum: %s', (_name, draft, under) => {
    expect(why(draft, anEmployer(), now).includes('wage_minimum')).toBe(under);
  });

  it('asks a shorter settlement of hourly work (劳动合同法 72)', () => {
    const draft = aDraft({ wageUnit: 'hour', wageFen: 2_500, settlement: 'month' });
    expect(why(draft, anEmployer(), now)).toEqual(['settlement_too_long']);
  });

  it('never publishes at once what has a finding', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40_000 }), fc.boolean(), (wageFen, clean) => {
        const draft = aDraft({ wageFen, description: clean ? '卸货' : '交押金' });
        const { outcome, findings } = assess(draft, anEmployer(), now);
        expect(outcome === 'published').toBe(findings.length === 0);
      }),
    );
  });
});

describe('an unfinished posting', () => {
  it('is complete when all is there', () => {
    expect(missingIn(aDraft(), now)).toEqual([]);
  });

  it('names what is missing', () => {
    const draft = aDraft({
      title: '',
      occupationCode: 'x',
      wageFen: 0,
      headcount: 0,
      address: ' ',
    });
    expect(missingIn(draft, now).map((fault) => fault.path)).toEqual([
      'title',
      'occupationCode',
      'wageFen',
      'headcount',
      'address',
    ]);
    expect(missingIn(aDraft({ shifts: [] }), now)[0]?.path).toBe('shifts');
  });

  it('takes no place outside the city, nor coordinates that nobody filled in', () => {
    const paths = (latitude: number, longitude: number) =>
      missingIn(aDraft({ latitude, longitude }), now).map((fault) => fault.path);
    expect(paths(30.318, 112.25)).toEqual([]);
    // 0,0; the two swapped; the capital.
    for (const [lat, lng] of [
      [0, 0],
      [112.25, 30.318],
      [39.9, 116.4],
    ] as const)
      expect(paths(lat, lng)).toEqual(['latitude']);
  });

  it('takes no shift of the past, nor one that ends before it starts', () => {
    const past = aDraft({ shifts: [aShift({ date: '2026-11-21' })] });
    const back = aDraft({ shifts: [aShift({ from: '17:00', to: '08:00' })] });
    expect(missingIn(past, now)).toHaveLength(1);
    expect(missingIn(back, now)).toHaveLength(1);
  });
});

describe('after the last shift', () => {
  const ended = now - 1;
  /** By hand: a posting under which people worked is finished, any other has expired. */
  it.each<[(typeof postingStates)[number], string, string]>([
    ['draft', 'expired', 'expired'],
    ['in_review', 'expired', 'expired'],
    ['published', 'expired', 'finished'],
    ['paused', 'expired', 'finished'],
    ['filled', 'expired', 'finished'],
    ['finished', 'stays', 'stays'],
    ['taken_down', 'stays', 'stays'],
    ['expired', 'stays', 'stays'],
  ])('%s: %s when nobody came, %s when somebody did', (state, without, withPeople) => {
    const after = (taken: number) => {
      const result = afterLastShift({ state, lastEndsAt: ended, taken }, now);
      return result.ok ? result.value : 'stays';
    };
    expect([after(0), after(3)]).toEqual([without, withPeople]);
  });

  it('waits while a shift is still to end', () => {
    const coming = { state: 'published' as const, lastEndsAt: now + 1, taken: 1 };
    expect(afterLastShift(coming, now)).toEqual({ ok: true, value: undefined });
  });
});
