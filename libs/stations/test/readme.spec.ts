import { atLocal } from '@yizhan/kernel';
import { cellsAround, decideCheckIn, distanceBetween, openState } from '../src';

it('does what the README shows', () => {
  const now = atLocal('2026-11-23', '07:50');
  const hours = { usual: { from: '05:00', to: '19:00' }, holiday: null };
  expect(openState(hours, now, () => false).open).toBe(true);

  const me = { lat: 30.047, lng: 112.417 };
  expect(cellsAround(me, 1)).toHaveLength(9);
  expect(distanceBetween(me, { lat: 30.05, lng: 112.42 })).toBeLessThan(500);

  const shift = {
    applicationId: 'a1',
    stationId: 's1',
    postingId: 'p1',
    from: atLocal('2026-11-23', '08:00'),
    to: atLocal('2026-11-23', '17:00'),
    isIn: false,
  };
  const decision = decideCheckIn({
    direction: 'in',
    placeId: 's1',
    at: now,
    shifts: [shift],
    recorded: [],
  });
  expect(decision).toEqual({ ok: true, value: { kind: 'record', shift, waits: false } });
});
