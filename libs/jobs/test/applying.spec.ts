import { atLocal } from '@yizhan/kernel';
import fc from 'fast-check';
import { decideSignUp, leaveSeat, overlaps, type Seats, type SignUpFacts, takeSeat } from '../src';
import { aShift } from './builders';

const now = atLocal('2026-11-22', '06:00');
const shift = { ...aShift(), headcount: 10, taken: 0, waiting: 0 };
const facts = (changes: Partial<SignUpFacts> = {}): SignUpFacts => ({
  postingState: 'published',
  pickMode: 'first_come',
  shift,
  own: [],
  lateWithdrawals: 0,
  isOwnPosting: false,
  ...changes,
});
const answer = (changes: Partial<SignUpFacts>, at = now) => {
  const result = decideSignUp(facts(changes), at);
  return result.ok ? result.value : result.error.code;
};

describe('signing up', () => {
  it.each<[string, Partial<SignUpFacts>, string]>([
    ['an open shift', {}, 'place_or_wait'],
    ['a shift with people waiting', { shift: { ...shift, waiting: 1 } }, 'wait'],
    ['a filled posting', { postingState: 'filled' }, 'place_or_wait'],
    ['when the employer picks', { pickMode: 'employer_picks' }, 'ask'],
    ['a paused posting', { postingState: 'paused' }, 'jobs.posting_closed'],
    ['a posting taken down', { postingState: 'taken_down' }, 'jobs.posting_closed'],
    ['again', { earlier: 'accepted' }, 'jobs.already_applied'],
    ['after being declined', { earlier: 'declined' }, 'jobs.already_applied'],
    ['after withdrawing', { earlier: 'withdrawn' }, 'place_or_wait'],
    ['after two late withdrawals', { lateWithdrawals: 2 }, 'place_or_wait'],
    ['after three late withdrawals', { lateWithdrawals: 3 }, 'jobs.late_withdrawals'],
    ['to one’s own posting', { isOwnPosting: true }, 'jobs.own_posting'],
    ['over another shift', { own: [aShift({ from: '16:00', to: '20:00' })] }, 'jobs.shift_overlap'],
    ['right after another', { own: [aShift({ from: '05:00', to: '08:00' })] }, 'place_or_wait'],
  ])('%s → %s', (_name, changes, expected) => {
    expect(answer(changes)).toBe(expected);
  });

  it('closes when the shift starts', () => {
    expect(answer({}, shift.startsAt - 1)).toBe('place_or_wait');
    expect(answer({}, shift.startsAt)).toBe('jobs.shift_started');
  });

  it('sees overlap the same from both sides', () => {
    const interval = fc
      .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 20 }))
      .map(([from, length]) => ({ startsAt: from, endsAt: from + length }));
    fc.assert(
      fc.property(interval, interval, (one, other) => {
        expect(overlaps(one, other)).toBe(overlaps(other, one));
        expect(overlaps(one, one)).toBe(true);
      }),
    );
  });
});

describe('the seats of a shift', () => {
  it('are never oversold, keep their order, and stand empty only when nobody waits', () => {
    const moves = fc.array(
      fc.record({ worker: fc.integer({ min: 0, max: 30 }), join: fc.boolean() }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), moves, (headcount, steps) => {
        let seats: Seats = { headcount, accepted: [], waiting: [] };
        for (const { worker, join } of steps) {
          const name = String(worker);
          const inside = seats.accepted.includes(name) || seats.waiting.includes(name);
          if (join === inside) {
            const before = seats.waiting;
            seats = inside ? leaveSeat(seats, name) : takeSeat(seats, name);
            expect(before.filter((one) => seats.waiting.includes(one))).toEqual(
              seats.waiting.filter((one) => before.includes(one)),
            );
          }
          expect(seats.accepted.length).toBeLessThanOrEqual(headcount);
          if (seats.accepted.length < headcount) expect(seats.waiting).toEqual([]);
        }
      }),
    );
  });

  it('tells who got the freed place', () => {
    const seats = { headcount: 1, accepted: ['a'], waiting: ['b', 'c'] };
    expect(leaveSeat(seats, 'a')).toMatchObject({ accepted: ['b'], waiting: ['c'], promoted: 'b' });
  });
});
