import { atLocal } from '@yizhan/kernel';
import fc from 'fast-check';
import {
  cellOf,
  cellsAround,
  checkPosition,
  distanceBetween,
  NEAR_RINGS,
  openState,
  reachOf,
  type StationHours,
} from '../src';

const SHASHI = { lat: 30.31832, lng: 112.25012 };
/** The city and around it. */
const nearby = fc.record({
  lat: fc.double({ min: 29.4, max: 30.7, noNaN: true }),
  lng: fc.double({ min: 111.2, max: 114.1, noNaN: true }),
});

describe('distance and cells', () => {
  it('measures as the map does', () => {
    // One degree of a meridian of the mean sphere is 111.195 km.
    expect(distanceBetween({ lat: 30, lng: 112 }, { lat: 31, lng: 112 })).toBeCloseTo(111_195, -1);
    expect(distanceBetween(SHASHI, SHASHI)).toBe(0);
    expect(distanceBetween(SHASHI, { lat: 30.35321, lng: 112.19433 })).toBeCloseTo(6_610, -2);
  });

  it('finds every place within reach in the cells around, and no cell twice', () => {
    fc.assert(
      fc.property(nearby, nearby, fc.constantFrom(...NEAR_RINGS), (me, place, rings) => {
        const cells = cellsAround(me, rings);
        expect(new Set(cells).size).toBe((2 * rings + 1) ** 2);
        if (distanceBetween(me, place) <= reachOf(me, rings))
          expect(cells).toContain(cellOf(place));
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('a fence', () => {
  const now = atLocal('2026-11-23', '08:00');
  const at = (metres: number, accuracy: number, takenAt = now) => ({
    lat: SHASHI.lat + metres / 111_195,
    lng: SHASHI.lng,
    accuracy,
    takenAt,
  });
  const wordOf = (fence: number | null, position?: ReturnType<typeof at>) => {
    const result = checkPosition(SHASHI, fence, position, now);
    return result.ok ? 'ok' : result.error.code;
  };

  it('refuses only who is surely outside', () => {
    expect(wordOf(null)).toBe('ok');
    expect(wordOf(200)).toBe('stations.position_needed');
    expect(wordOf(200, at(150, 20))).toBe('ok');
    expect(wordOf(200, at(250, 60))).toBe('ok');
    expect(wordOf(200, at(250, 20))).toBe('stations.too_far');
    expect(wordOf(200, at(3_000, 50_000))).toBe('stations.too_far');
    expect(wordOf(200, at(10, 5, now - 600_000))).toBe('stations.position_needed');
  });
});

describe('opening hours', () => {
  const hours: StationHours = { usual: { from: '05:00', to: '19:00' }, holiday: null };
  const isHoliday = (date: string) => date >= '2026-10-01' && date <= '2026-10-07';
  const stateAt = (date: string, time: string, over: Partial<StationHours> = {}) =>
    openState({ ...hours, ...over }, atLocal(date, time), isHoliday);

  it('knows until when it is open and when it opens next', () => {
    expect(stateAt('2026-11-23', '05:00')).toMatchObject({
      open: true,
      changesAt: atLocal('2026-11-23', '19:00'),
    });
    expect(stateAt('2026-11-23', '04:59')).toMatchObject({
      open: false,
      changesAt: atLocal('2026-11-23', '05:00'),
    });
    expect(stateAt('2026-11-23', '19:00')).toMatchObject({
      open: false,
      changesAt: atLocal('2026-11-24', '05:00'),
    });
  });

  it('closes on holidays, or keeps other hours', () => {
    expect(stateAt('2026-10-01', '09:00')).toEqual({
      open: false,
      today: null,
      changesAt: atLocal('2026-10-08', '05:00'),
    });
    const holiday = { from: '07:00', to: '12:00' };
    expect(stateAt('2026-10-01', '09:00', { holiday })).toMatchObject({
      open: true,
      today: holiday,
    });
  });

  it('is open till midnight, and never when it has no hours', () => {
    const usual = { from: '00:00', to: '24:00' };
    expect(stateAt('2026-11-23', '23:59', { usual })).toMatchObject({
      open: true,
      changesAt: atLocal('2026-11-24'),
    });
    expect(stateAt('2026-11-23', '09:00', { usual: null })).toEqual({
      open: false,
      changesAt: null,
      today: null,
    });
  });
});
