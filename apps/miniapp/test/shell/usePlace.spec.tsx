import { act } from '@testing-library/react';
import { MINUTE, SECOND } from '@yizhan/kernel';
import { usePlace, usePlaceNow } from '../../src/shell';
import { show } from '../support/show';
import { phone } from '../support/taro';

const HERE = { latitude: 30.05, longitude: 112.42 };
const THERE = { latitude: 30.42, longitude: 112.89 };

type Answer = (found: PositionCallback, failed: PositionErrorCallback) => void;

/** The browser's way of locating, as far as it is asked here. */
function browserLocates(answer: Answer): void {
  Object.defineProperty(navigator, 'geolocation', {
    configurable: true,
    value: { getCurrentPosition: answer },
  });
}

const stands =
  (place: typeof HERE): Answer =>
  (found) =>
    found({ coords: { ...place, accuracy: 20 } } as GeolocationPosition);
const refuses: Answer = (_, failed) => failed({ code: 1 } as GeolocationPositionError);

function Now() {
  return <>{JSON.stringify(usePlaceNow())}</>;
}

function Last() {
  return <>{JSON.stringify(usePlace().query)}</>;
}

const settle = () => act(async () => undefined);
const said = (value: object) => JSON.stringify(value);

describe('where the person is', () => {
  afterEach(() => {
    Reflect.deleteProperty(navigator, 'geolocation');
    jest.useRealTimers();
  });

  it('is unknown when the phone does not tell and never did, with the reason', async () => {
    browserLocates(refuses);
    const { text } = show(<Now />);
    expect(text()).toBe(said({ status: 'asking' }));
    await settle();
    expect(text()).toContain('您没有允许定位');
  });

  it('is not waited for longer than four seconds', async () => {
    jest.useFakeTimers();
    browserLocates(() => undefined);
    const { text } = show(<Now />);
    await act(() => jest.advanceTimersByTimeAsync(4 * SECOND));
    expect(text()).toContain('定位太慢');
  });

  it('is where the phone last was, when it finds no newer place', async () => {
    phone.store('place', { at: Date.now() - 11 * MINUTE, ...THERE });
    browserLocates(refuses);
    const { text } = show(<Now />);
    await settle();
    expect(text()).toBe(said({ status: 'known', query: THERE }));
  });

  it('is known at once while it is fresh, and the phone is not asked', () => {
    phone.store('place', { at: Date.now() - 9 * MINUTE, ...THERE });
    const asked = jest.fn();
    browserLocates(asked);
    const { text } = show(<Now />);
    expect(text()).toBe(said({ status: 'known', query: THERE }));
    expect(asked).not.toHaveBeenCalled();
  });

  it('is the same for screens that do not ask by themselves', async () => {
    phone.store('place', THERE);
    const last = show(<Last />);
    expect(last.text()).toBe(said(THERE));
    browserLocates(stands(HERE));
    const now = show(<Now />);
    await settle();
    expect(now.text()).toBe(said(HERE) + said({ status: 'known', query: HERE }));
    expect(phone.stored('place')).toEqual({ at: expect.any(Number), ...HERE });
  });
});
