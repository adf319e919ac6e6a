import { makeKey, placeCode, verifyText } from '@yizhan/rotating-code';
import {
  codeRefusal,
  directionOf,
  facilities,
  facilityLabels,
  purposeOf,
  stationErrors,
} from '../src';

it('has a Chinese word for every facility', () => {
  expect(facilities.map((code) => facilityLabels[code]).filter((word) => !word)).toEqual([]);
});

it('maps purposes and directions onto each other', () => {
  expect(directionOf[purposeOf.in]).toBe('in');
  expect(directionOf[purposeOf.out]).toBe('out');
});

it("says a code's fault in a station's words", () => {
  const key = makeKey((length) => new Uint8Array(length), {
    id: 'k',
    place: 's',
    validFrom: 0,
    validUntil: 9e12,
  });
  const { text } = placeCode(key, 'check_in', 1_000_000);
  const refused = (at: string, now: number) => {
    const result = verifyText(at, [key], now);
    if (result.ok) throw new Error('taken');
    return codeRefusal(result.error);
  };
  expect(refused(text, 2_000_000)).toMatchObject({
    ...stationErrors.expired_code,
    details: { ageMs: 980_000 },
  });
  expect(refused(`${text.slice(0, -1)}!`, 1_000_000)).toMatchObject(stationErrors.bad_code);
});
