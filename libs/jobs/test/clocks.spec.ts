import { DAY, fromIso, HOUR, toIso, transitionOf } from '@yizhan/kernel';
import {
  type ApplicationStep,
  applicationClocks,
  applicationMachine,
  applicationPlan,
  firstStep,
  followsWage,
  hoursCountAt,
  mayClaimUnpaid,
  stepAfter,
  type WageStep,
  type WorkFacts,
  wageClocks,
  wageMachine,
  wagePlan,
} from '../src';
import { applicationStates, wageStates } from '../src/vocabulary';

/** By hand: which action ends each clock. */
const endsApplication: Partial<
  Record<ApplicationStep, (typeof applicationMachine)['transitions'][number]['action']>
> = {
  dismiss: 'decline',
  mark_absent: 'miss',
  assume_leaving: 'check_out',
  count_hours: 'owe',
  end_proposal: 'owe',
};
const endsWage: Partial<Record<WageStep, (typeof wageMachine)['transitions'][number]['action']>> = {
  assume: 'assume',
  close: 'close',
  lapse: 'lapse',
};

const night = (changes: Partial<WorkFacts> = {}): WorkFacts => ({
  state: 'checked_out',
  startsAt: fromIso('2026-11-26T18:00:00+08:00'),
  endsAt: fromIso('2026-11-27T07:00:00+08:00'),
  settlement: 'day',
  lastDate: '2026-11-26',
  checkedOutAt: fromIso('2026-11-27T07:10:00+08:00'),
  proposedAt: null,
  ...changes,
});

describe('no state of an application sits for ever', () => {
  it.each(applicationStates)('%s', (state) => {
    const clock = applicationClocks[state];
    if (applicationMachine.final.includes(state)) return expect(clock).toEqual([]);
    if (followsWage.includes(state)) return expect(clock).toEqual([]);
    const last = clock[clock.length - 1];
    const action = last && endsApplication[last.step];
    const way = action && transitionOf(applicationMachine, state, action);
    expect(way?.roles).toContain('system');
    expect(way?.to).not.toBe(state);
  });

  it.each(wageStates)('nor of a wage: %s', (state) => {
    const clock = wageClocks[state];
    if (wageMachine.final.includes(state)) return expect(clock).toEqual([]);
    const last = clock[clock.length - 1];
    const action = last && endsWage[last.step];
    const way = action && transitionOf(wageMachine, state, action);
    expect(way?.roles).toContain('system');
    expect(way?.to).not.toBe(state);
  });

  it('has the steps of each clock in the order of time', () => {
    const wage = { dueAt: 0, paidAt: DAY, disputedAt: DAY, amountFen: 1 };
    for (const state of applicationStates) {
      const times = applicationPlan(night({ state })).map(({ at }) => at);
      expect(times).toEqual([...times].sort((one, other) => one - other));
    }
    for (const state of wageStates) {
      const times = wagePlan({ ...wage, state }).map(({ at }) => at);
      expect(times).toEqual([...times].sort((one, other) => one - other));
    }
  });
});

describe('hours that nobody confirms', () => {
  it.each<[string, Partial<WorkFacts>, string]>([
    [
      'a night shift by the day: the end of the day on which it ended',
      {},
      '2026-11-27T23:59:59.999',
    ],
    ['by the month: a day after the check-out', { settlement: 'month' }, '2026-11-28T07:10:00.000'],
    [
      'a shift that ends at midnight belongs to its own day',
      {
        endsAt: fromIso('2026-11-27T00:00:00+08:00'),
        checkedOutAt: fromIso('2026-11-26T23:58:00+08:00'),
      },
      '2026-11-26T23:59:59.999',
    ],
    [
      'left early: counted from the shift’s end',
      { settlement: 'month', checkedOutAt: fromIso('2026-11-27T02:00:00+08:00') },
      '2026-11-28T07:00:00.000',
    ],
  ])('%s', (_name, changes, expected) => {
    expect(toIso(hoursCountAt(night(changes)))).toBe(`${expected}+08:00`);
  });

  it('announces before it counts, also when the time to announce is past', () => {
    const plan = applicationPlan(night());
    const [announce, count] = plan;
    expect(firstStep(plan, night().endsAt)).toEqual(announce);
    expect(firstStep(plan, (announce?.at ?? 0) + HOUR)).toEqual(announce);
    expect(stepAfter(plan, 'announce_hours')).toEqual(count);
    expect(firstStep(plan, (count?.at ?? 0) + DAY)).toEqual(count);
    expect(stepAfter(plan, 'count_hours')).toBeNull();
    expect(stepAfter(plan, 'dismiss')).toBeNull();
    expect(firstStep([], 0)).toBeNull();
  });
});

describe('没拿到工资', () => {
  const dueAt = fromIso('2026-11-27T23:59:59.999+08:00');
  const end = fromIso('2028-11-27T23:59:59.999+08:00');
  it.each([
    ['due', dueAt, 'jobs.wage_not_due'],
    ['due', dueAt + 1, 'may'],
    ['due', end, 'may'],
    ['due', end + 1, 'jobs.wage_lapsed'],
    ['paid', dueAt - DAY, 'may'],
    ['paid', dueAt + DAY, 'may'],
    ['assumed', end, 'may'],
    ['assumed', end + 1, 'jobs.wage_lapsed'],
    ['disputed', dueAt + DAY, 'may'],
    ['confirmed', dueAt + DAY, 'jobs.wage_received'],
    ['lapsed', dueAt + DAY, 'jobs.wage_lapsed'],
  ] as const)('of a wage %s at %i: %s', (state, now, expected) => {
    const answer = mayClaimUnpaid({ state, dueAt, amountFen: 1 }, now);
    expect(answer.ok ? 'may' : answer.error.code).toBe(expected);
  });

  it('counts years to the same day, and from 29 February to the 28th', () => {
    const leap = fromIso('2028-02-29T23:59:59.999+08:00');
    const plan = wagePlan({
      ...{ state: 'assumed', dueAt: leap, paidAt: leap },
      ...{ disputedAt: null, amountFen: 1 },
    });
    expect(plan.map(({ at }) => toIso(at))).toEqual(['2030-02-28T23:59:59.999+08:00']);
  });
});
