import { atLocal, HOUR } from '@yizhan/kernel';
import { applicationStates, contactWindow, decideCall } from '../src';

const startsAt = atLocal('2026-11-23', '08:00');
const endsAt = atLocal('2026-11-23', '17:00');
const none = { same: 0, otherEmployers: 0 };
const answer = (
  now: number,
  state: (typeof applicationStates)[number] = 'accepted',
  calls = none,
) => {
  const result = decideCall({ state, startsAt, endsAt }, calls, now);
  return result.ok ? 'shown' : result.error.code;
};

describe('calling each other', () => {
  /** By hand: who works together, and nobody else. */
  it('is for who was taken on', () => {
    const open = applicationStates.filter((state) => contactWindow({ state, startsAt, endsAt }));
    expect(open).toEqual([
      'accepted',
      'no_show',
      'checked_in',
      'checked_out',
      'hours_confirmed',
      'wage_due',
      'paid',
      'settled',
      'disputed',
      'lapsed',
    ]);
  });

  it.each<[string, number, (typeof applicationStates)[number], string]>([
    [
      'a day and a minute before',
      startsAt - 24 * HOUR - 60_000,
      'accepted',
      'jobs.contact_not_yet',
    ],
    ['a day before', startsAt - 24 * HOUR, 'accepted', 'shown'],
    ['at work', startsAt + HOUR, 'checked_in', 'shown'],
    ['a week after', endsAt + 7 * 24 * HOUR - 1, 'settled', 'shown'],
    ['later', endsAt + 7 * 24 * HOUR, 'settled', 'jobs.contact_closed'],
    ['long after, the wage still open', endsAt + 90 * 24 * HOUR, 'disputed', 'shown'],
    ['after withdrawing', startsAt - HOUR, 'withdrawn', 'jobs.contact_closed'],
    ['while waiting', startsAt - HOUR, 'waiting', 'jobs.contact_closed'],
    ['having asked', startsAt - HOUR, 'applied', 'jobs.contact_closed'],
    ['the posting called off', startsAt - HOUR, 'cancelled', 'jobs.contact_closed'],
  ])('%s: %s', (_name, now, state, expected) => expect(answer(now, state)).toBe(expected));

  it('is counted: three employers a day, twenty calls about one sign-up', () => {
    const now = startsAt - HOUR;
    expect(
      [2, 3].map((otherEmployers) => answer(now, 'accepted', { same: 0, otherEmployers })),
    ).toEqual(['shown', 'jobs.contact_limited']);
    expect([19, 20].map((same) => answer(now, 'accepted', { same, otherEmployers: 0 }))).toEqual([
      'shown',
      'jobs.contact_limited',
    ]);
  });
});
